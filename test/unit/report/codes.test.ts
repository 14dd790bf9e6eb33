import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { codeIndex } from '../../../src/report/codeIndex';
import { CODES, docsPath, isCode } from '../../../src/report/codes';

describe('CODES', () => {
  it('has readable codes and titles of one line', () => {
    for (const [code, { title, tags }] of Object.entries(CODES)) {
      assert.match(code, /^[a-z]+(-[a-z]+)+$/);
      assert.match(title, /^[A-Z].{10,70}[^.]$/);
      assert.ok(tags.length > 0);
    }
  });

  it('knows its own codes only', () => {
    assert.equal(isCode('free-index'), true);
    assert.equal(isCode('toString'), false);
  });

  it('leads to a page', () => {
    assert.equal(docsPath('free-index'), 'docs/codes/free-index.md');
  });

  it('is what the index shows', () => {
    const index = codeIndex();
    for (const code of Object.keys(CODES)) assert.ok(index.includes(`| [\`${code}\`](${code}.md) |`));
    assert.equal(readFileSync(new URL('../../../docs/codes/README.md', import.meta.url), 'utf8'), index);
  });
});
