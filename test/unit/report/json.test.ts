import assert from 'node:assert/strict';
import { fileJson, reportJson } from '../../../src/report/json';
import { lintDocument } from '../../../src/report/lint';
import { emptySummary } from '../../../src/report/summary';

describe('reportJson', () => {
  it('is one JSON document in pieces', () => {
    const good = fileJson('a.md', lintDocument({ claims: [], problems: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, message: 'no' }] }));
    const text =
      reportJson.open + reportJson.file(good) + reportJson.separator + reportJson.file({ path: 'b.md', error: 'gone' }) + reportJson.close(emptySummary);
    assert.deepEqual(JSON.parse(text), { version: 1, files: [good, { path: 'b.md', error: 'gone' }], summary: emptySummary });
    assert.deepEqual(good.findings, [{ range: good.problems[0]!.range, severity: 'warning', code: 'damaged-document', message: 'no', docs: 'docs/codes/damaged-document.md', tags: ['document'] }]);
  });

  it('is a document without files', () => {
    assert.deepEqual(JSON.parse(reportJson.open + reportJson.close(emptySummary)), { version: 1, files: [], summary: emptySummary });
  });
});
