import assert from 'node:assert/strict';
import { addCounts, countsLine, readMochaCounts } from '../../../scripts/testCounts.mjs';

const report = `
  softmax
    ✔ sums to one
    1) is shift-invariant

  12 passing (34ms)
  3 pending
  1 failing

  1) softmax
       is shift-invariant:
     Error: 7 passing through
`;

describe('readMochaCounts', () => {
  it('reads the summary of a report', () => {
    assert.deepEqual(readMochaCounts(report, 1), { passed: 12, failed: 1, skipped: 3 });
  });

  it('reads a coloured one', () => {
    const coloured = '\u001b[92m \u001b[0m\u001b[32m 5 passing\u001b[0m\u001b[90m (3ms)\u001b[0m\n';
    assert.deepEqual(readMochaCounts(coloured, 0), { passed: 5, failed: 0, skipped: 0 });
  });

  it('counts a run that died as one failure', () => {
    assert.deepEqual(readMochaCounts('SyntaxError: Unexpected token', 1), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(readMochaCounts('\n  5 passing (3ms)\n', 7), { passed: 5, failed: 1, skipped: 0 });
  });
});

describe('countsLine', () => {
  it('adds up to the line that CI reads', () => {
    const counts = addCounts({ passed: 1, failed: 0, skipped: 2 }, { passed: 41, failed: 3, skipped: 0 });
    assert.equal(countsLine(counts), '42 passed, 3 failed');
  });
});
