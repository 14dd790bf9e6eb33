import assert from 'node:assert/strict';
import type { Range } from '../../../src/protocol/verdict';
import { shiftPosition, shiftRange } from '../../../src/vscode/shiftRange';

/** `range(1, 2, 3, 4)`: from line 1, character 2 to line 3, character 4. */
function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range {
  return { start: { line: startLine, character: startCharacter }, end: { line: endLine, character: endCharacter } };
}

const formula = range(5, 10, 5, 20);

describe('shiftRange', () => {
  it('moves down with a line inserted above', () => {
    assert.deepEqual(shiftRange(formula, { range: range(2, 0, 2, 0), text: '\n' }), range(6, 10, 6, 20));
  });

  it('moves up with lines removed above', () => {
    assert.deepEqual(shiftRange(formula, { range: range(1, 3, 4, 1), text: '' }), range(2, 10, 2, 20));
  });

  it('moves along its line', () => {
    assert.deepEqual(shiftRange(formula, { range: range(5, 0, 5, 4), text: 'ab' }), range(5, 8, 5, 18));
  });

  it('joins the line before', () => {
    assert.deepEqual(shiftRange(formula, { range: range(4, 7, 5, 0), text: '' }), range(4, 17, 4, 27));
  });

  it('goes to a new line when one is broken before it', () => {
    assert.deepEqual(shiftRange(formula, { range: range(5, 8, 5, 8), text: 'x\r\ny' }), range(6, 3, 6, 13));
  });

  it('stays where something changes behind it', () => {
    assert.deepEqual(shiftRange(formula, { range: range(5, 21, 9, 0), text: 'abc\n' }), formula);
  });

  for (const [what, change] of [
    ['inside', range(5, 12, 5, 13)],
    ['at its start', range(5, 10, 5, 10)],
    ['at its end', range(5, 20, 5, 20)],
    ['over all of it', range(0, 0, 9, 0)],
    ['across its start', range(4, 0, 5, 11)],
  ] as const) {
    it(`is gone when a change lies ${what}`, () => assert.equal(shiftRange(formula, { range: change, text: 'x' }), undefined));
  }
});

describe('shiftPosition', () => {
  it('puts a replaced position behind the new text', () => {
    assert.deepEqual(shiftPosition({ line: 5, character: 12 }, { range: range(5, 10, 5, 20), text: 'ab' }), { line: 5, character: 12 });
    assert.deepEqual(shiftPosition({ line: 5, character: 12 }, { range: range(5, 10, 6, 0), text: 'a\nbc' }), { line: 6, character: 2 });
  });
});
