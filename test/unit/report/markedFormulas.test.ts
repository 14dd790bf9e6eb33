import assert from 'node:assert/strict';
import { liveSteps } from '../../../src/pipeline/live';
import { DocumentMemo } from '../../../src/pipeline/memo';
import type { MarkedFormula } from '../../../src/protocol/cellMarks';
import { markedFormulas } from '../../../src/report/markedFormulas';

function formulasOf(text: string): readonly MarkedFormula[] {
  const steps = liveSteps({ text, languageId: 'markdown' }, new DocumentMemo());
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value.blocks.flatMap(({ block }) => markedFormulas(block));
}

/** The formulas of a document with their marks, `latex · mark`. */
const marks = (text: string): readonly string[] => formulasOf(text).map(({ latex, mark }) => (mark ? `${latex} · ${mark.text}` : latex));

describe('markedFormulas', () => {
  it('marks each formula of a line by what it claims itself', () => {
    assert.deepEqual(marks('Of $x$ it holds that $x + x = 2x$, and\nnot that $x + x = 3x$.'), ['x', 'x + x = 2x · ✓ verified', 'x + x = 3x · ✗ the sides differ']);
  });

  it('marks a displayed formula by the worst of its claims', () => {
    assert.deepEqual(marks('$$1 + 1 = 2, \\qquad 1 + 1 = 3$$'), ['1 + 1 = 2, \\qquad 1 + 1 = 3 · ✗ the value is 2, not 3']);
  });

  it('marks formulas in headings, and nothing where there is no claim', () => {
    assert.deepEqual(marks('# Why $1 + 1 = 2$\n\nLet $n$ be large.'), ['1 + 1 = 2 · ✓ verified', 'n']);
  });

  it('has all that the claims say as the title', () => {
    const titles = formulasOf('$$1 + 1 = 3, \\qquad 2 + 2 = 5$$').map(({ mark }) => mark?.title);
    assert.deepEqual(titles, ['the value is 2, not 3\nthe value is 4, not 5']);
  });
});
