import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyFixes } from '../../../src/report/fix';
import { lineEdits } from '../../../src/report/lineEdits';
import { lineIndex, spanOf } from '../../../src/report/lines';

const made = (before: string, after: string): string => applyFixes(before, [lineEdits(before, after).map(({ range, newText }) => ({ span: spanOf(lineIndex(before), range), text: newText }))]);

describe('lineEdits', () => {
  it('changes no more of a line than differs', () => {
    assert.deepEqual(lineEdits('a\n1 + x\nb\n', 'a\n1 - x\nb\n'), [{ range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, newText: '-' }]);
  });

  it('is nothing where nothing differs', () => assert.deepEqual(lineEdits('a\nb', 'a\nb'), []));

  it('makes one text of the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n', ' '), { maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(fc.property(text, text, (before, after) => assert.equal(made(before, after), after)));
  });
});
