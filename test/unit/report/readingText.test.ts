import assert from 'node:assert/strict';
import type { ReadingJson } from '../../../src/protocol/reading';
import { countReading, emptyReadingSummary } from '../../../src/report/readingSummary';
import { readingSummaryText, readingText, shareText } from '../../../src/report/readingText';

const range = { start: { line: 2, character: 1 }, end: { line: 2, character: 5 } };
const unread = (reason: string, latex: string): ReadingJson => ({ range, latex, kind: 'identity', read: false, reason, message: `${latex} is not read` });
const read: ReadingJson = {
  range,
  cell: 1,
  latex: 'a\n= 1',
  kind: 'identity',
  read: true,
  interpretation: { statement: 'a = 1\nb = 2', symbols: [{ name: 'a', meaning: 'a number', source: 'inferred' }], assumptions: ['log is natural'], choice: 'c', otherReadings: ['d'] },
};

describe('readingText', () => {
  it('shows place, LaTeX and meaning', () => {
    assert.equal(
      readingText({ path: 'a.ipynb', reading: read }),
      'a.ipynb:cell 2:3:2  identity\n  a = 1\n  a = 1\n  b = 2\n    a: a number (inferred)\n    assumes: log is natural\n    read as: c\n    or read as: d\n\n',
    );
  });

  it('says why a formula was not read', () => {
    assert.equal(readingText({ path: 'a.md', reading: unread('unbalanced', '(a') }), 'a.md:3:2  identity\n  (a\n  not read (unbalanced): (a is not read\n\n');
  });
});

describe('readingSummaryText', () => {
  it('gives the share, and each reason with three examples, the most frequent first', () => {
    const readings = [read, unread('unbalanced', '(a'), ...['b', 'c', 'd', 'e'].map((latex) => unread('words-in-formula', latex))];
    const summary = readings.reduce((before, reading) => countReading(before, { path: 'a.md', reading }), { ...emptyReadingSummary, files: 1 });
    const example = (latex: string) => `    a.md:3:2  ${latex}\n      ${latex} is not read\n`;
    assert.equal(
      readingSummaryText(summary),
      `1 of 6 formulas read (16.6 %) in 1 file\n\nnot read:\n  words-in-formula: 4\n${['b', 'c', 'd'].map(example).join('')}  unbalanced: 1\n${example('(a')}`,
    );
  });

  it('is one line where everything was read', () => {
    assert.equal(readingSummaryText(countReading({ ...emptyReadingSummary, files: 2 }, { path: 'a', reading: read })), '1 of 1 formula read (100.0 %) in 2 files\n');
  });
});

describe('shareText', () => {
  it('never rounds up to all', () => assert.deepEqual([shareText(2999, 3000), shareText(3, 3), shareText(0, 0)], ['99.9 %', '100.0 %', '0 %']));
});
