import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import { diagnosticsOf } from '../../../src/report/diagnostic';
import { lineIndex, spanOf } from '../../../src/report/lines';

/** What each finding of a Markdown document rests on. */
function related(text: string): readonly (readonly string[])[] {
  return diagnosticsOf(checkDocument({ text, languageId: 'markdown' })).map(({ related: places = [] }) => places.map(({ range, message }) => {
    const { start, end } = spanOf(lineIndex(text), range);
    return `${text.slice(start, end)}: ${message}`;
  }));
}

const WRONG = '$$\\frac{e^a}{e^a + e^b} = \\sigma(-z)$$';

describe('what a finding rests on', () => {
  it('is the definition that was used, the last before it', () => {
    assert.deepEqual(related(`Let $z = a - b$.\n\n${WRONG}\n`), [['z = a - b: z = a - b is defined here']]);
    assert.deepEqual(related(`Let $z = a + b$. Now let $z = a - b$.\n\n${WRONG}\n`), [['z = a - b: z = a - b is defined here']]);
  });

  it('is a definition that is told in plain text', () => {
    assert.deepEqual(related('Let $\\lambda = 2$. Then $\\lambda + 1 = 4$.'), [['\\lambda = 2: λ = 2 is defined here']]);
    const matrix = '\\begin{pmatrix} 2 & 1 \\\\ 1 & 4 \\end{pmatrix}';
    assert.deepEqual(related(`Let $A = ${matrix}$. The determinant of $A$ is $5$.`), [[`A = ${matrix}: A = [[2, 1], [1, 4]] is defined here`]]);
  });

  it('is the step before the first wrong one', () => {
    assert.deepEqual(related('$$\\begin{aligned} (a+b)^2 &= (a+b)(a+b) \\\\ &= a^2 + b^2 \\\\ &= b^2 + a^2 \\end{aligned}$$'), [['(a+b)(a+b): the step before']]);
  });

  it('is nothing where there is neither', () => {
    assert.deepEqual(related('Let $y = a - b$. Then $1 - \\sigma(x) = \\sigma(x)$.'), [[]]);
  });
});
