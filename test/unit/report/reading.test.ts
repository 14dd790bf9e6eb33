import assert from 'node:assert/strict';
import { checkDocument, formulaReadings, readingsOf } from '../../../src/pipeline';
import type { Interpretation } from '../../../src/protocol/reading';

/** How the only claim of a formula is read. */
function readingOf(latex: string): Interpretation {
  const [reading, ...others] = formulaReadings(latex);
  assert.deepEqual(others, []);
  assert.ok(reading?.interpretation, `${latex} is not read: ${reading?.message ?? ''}`);
  return reading.interpretation;
}

/** `name: meaning (source)` of each symbol. */
const symbolLines = ({ symbols }: Interpretation): readonly string[] => symbols.map(({ name, meaning, source }) => `${name}: ${meaning} (${source})`);

describe('interpretationOf', () => {
  const statements: readonly (readonly [latex: string, statement: string])[] = [
    ['\\operatorname{softmax}(z)_i = \\frac{\\exp(z_i)}{\\sum_{j=1}^K \\exp(z_j)}', 'softmax(z)_i := exp(z_i) / ∑_{j=1}^{K} exp(z_j)'],
    ['1 - \\sigma(x) = \\sigma(-x)', '1 − σ(x) = σ(−x)'],
    ['f(x, y) = x y', 'f(x, y) := x y'],
    ['p_{ij} = a_i b_j', 'p_{i, j} := a_i b_j'],
    ['a^2 \\le b^2 < c', 'a² ≤ b² < c'],
    ['V(s) = \\max_{a} c(s, a) + V(s)', 'V(s) := max_a (c(s, a) + V(s))'],
    ['u(s) = \\arg\\max_{a} c(s, a)', 'u(s) := argmax_a c(s, a)'],
    ['x \\in \\mathbb{R}^d', 'x ∈ ℝᵈ'],
    ['\\begin{aligned} 2x + 2 &= 4 \\\\ 2x &= 2 \\\\ \\Rightarrow x &= 1 \\end{aligned}', '2 x + 2 = 4\n2 x = 2\n⇒ x = 1'],
  ];
  for (const [latex, statement] of statements) it(`says ${latex} as ${statement}`, () => assert.equal(readingOf(latex).statement, statement));

  it('says of every symbol what it is and where that comes from', () => {
    assert.deepEqual(symbolLines(readingOf('\\operatorname{softmax}(z)_i = \\frac{\\exp(z_i)}{\\sum_{j=1}^K \\exp(z_j)}')), [
      'z: a vector of length K (inferred)',
      'i: any of 1 … K (inferred)',
      'K: a size, any positive whole number (inferred)',
    ]);
    assert.deepEqual(symbolLines(readingOf('\\mathbf{y} = \\mathbf{W} \\mathbf{x} + \\mathbf{b}')), [
      '𝐖: an n₁×n₂ matrix (convention)',
      '𝐱: a vector of length n₂ (convention)',
      '𝐛: a vector of length n₁ (convention)',
      'n₁: a size, any positive whole number (inferred)',
      'n₂: a size, any positive whole number (inferred)',
    ]);
    assert.deepEqual(symbolLines(readingOf('L = \\pi f(x) + e')), [
      'x: a number (inferred)',
      'f: a function of which nothing else is known (inferred)',
      'e: Euler’s number 2.718… (convention)',
      'π: the number 3.14159… (convention)',
    ]);
  });

  it('tells a function of which nothing is known from values of one', () => {
    assert.deepEqual(symbolLines(readingOf('\\mathbf{H} = g(\\mathbf{X} \\mathbf{W}) + f^{(2)}(a)')), [
      'a: a number (inferred)',
      'g(𝐗𝐖): values of which nothing else is known (inferred)',
      'f^(2): a function of which nothing else is known (inferred)',
      'n₁: a size, any positive whole number (inferred)',
      'n₂: a size, any positive whole number (inferred)',
    ]);
  });

  it('says that a condition beside the formula is not read', () => {
    assert.deepEqual(readingOf('a + b = c \\text{ if } t_i \\le t \\le t_j').assumptions, ['a condition that stands beside it is not read']);
    assert.deepEqual(readingOf('a + b = c \\text{ if } t > 0').assumptions, []);
  });

  it('names the functions of the field it recognised, and does not repeat that as an assumption', () => {
    const reading = readingOf('1 - \\sigma(x) = \\sigma(-x)');
    assert.deepEqual(symbolLines(reading), ['σ: the sigmoid (convention)', 'x: a number (inferred)']);
    assert.deepEqual(reading.assumptions, []);
    assert.deepEqual(readingOf('\\log(x y) = \\log x + \\log y').assumptions, ['log is natural']);
  });

  it('takes no name from what was only tried', () => {
    assert.deepEqual(symbolLines(readingOf('\\sigma(x) = \\frac{1}{1 + e^{-x}}')), ['x: a number (inferred)']);
  });

  it('tells the other readings of the notation', () => {
    const { choice, otherReadings } = readingOf('y = 1/2 x');
    assert.deepEqual([choice, otherReadings], ['only the first factor stands below the slash', ['the whole product stands below the slash']]);
  });

  it('marks an operand that could not be read', () => {
    assert.equal(readingOf('a + b = b + a = \\sum (a - b)').statement, 'a + b = b + a = ⟨not read⟩');
  });
});

describe('readingsOf', () => {
  const markdown = (text: string) => readingsOf({ text, languageId: 'markdown' });

  it('reads in the light of what the document has said', () => {
    const [definition, , claim] = markdown('Let $z = w^\\top x + b$ with $W \\in \\mathbb{R}^{3 \\times 4}$.\n\n$$\\sigma(z) = 1 - \\sigma(-z)$$\n');
    assert.equal(definition?.interpretation?.statement, 'z := wᵀ x + b');
    assert.equal(claim?.interpretation?.statement, 'σ(wᵀ x + b) = 1 − σ(−(wᵀ x + b))');
    assert.deepEqual(claim.interpretation.symbols.slice(0, 2), [
      { name: 'σ', meaning: 'the sigmoid', source: 'convention' },
      { name: 'z', meaning: 'z = wᵀx + b, as defined above', source: 'stated', definition: 'z = w^\\top x + b' },
    ]);
    assert.ok(claim.interpretation.otherReadings.some((other) => other.endsWith('z not as defined above')));
  });

  it('tells what is stated from what is inferred', () => {
    const [, claim] = markdown('With $W \\in \\mathbb{R}^{3 \\times d}$:\n\n$$y = W \\mathbf{x}$$\n');
    assert.deepEqual(claim?.interpretation?.symbols, [
      { name: 'W', meaning: 'a 3×d matrix', source: 'stated' },
      { name: '𝐱', meaning: 'a vector of length d', source: 'convention' },
      { name: 'd', meaning: 'a size, any positive whole number', source: 'stated' },
    ]);
  });

  it('says why a formula was not read, and where', () => {
    assert.deepEqual(markdown('First.\n\n$$(a = b$$\n'), [
      {
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
        latex: '(a = b',
        kind: 'expression',
        read: false,
        reason: 'unbalanced',
        message: '( without its partner',
      },
    ]);
  });

  it('reads a document as it is checked: a definition that agrees with the field’s is not put in for the name', () => {
    const text = '$$\\sigma(x) = \\frac{1}{1 + e^{-x}}$$\n\n$$\\sigma(-x) = 1 - \\sigma(x)$$\n\n$$\\tau(x) = 2x$$\n\n$$\\tau(x) + 1 = 2x + 1$$\n';
    const read = markdown(text).map(({ interpretation }) => interpretation?.statement);
    const checked = checkDocument({ text, languageId: 'markdown' }, { readings: true }).claims.map(({ interpretation }) => interpretation?.statement);
    assert.deepEqual(read, ['σ(x) := 1 / (1 + exp(−x))', 'σ(−x) = 1 − σ(x)', 'τ(x) := 2 x', '2 x + 1 = 2 x + 1']);
    assert.deepEqual(read, checked);
  });
});

describe('checkDocument', () => {
  it('says how formulas were read only where asked to', () => {
    const [claim] = checkDocument({ text: '$1 + x = x + 1$', languageId: 'markdown' }).claims;
    assert.equal(claim?.interpretation, undefined);
  });

  it('finds the same for a selection as for the whole document, and nothing else', () => {
    const text = '$$\\sigma(x) = \\frac{1}{1 + e^{-x}}$$\n\n$$\\tau = a - b$$\n\n$$\\sigma(\\tau) = \\frac{e^a}{e^a + e^b}$$\n\n$$\\tau = 7$$\n';
    const whole = checkDocument({ text, languageId: 'markdown' }).claims;
    const at = text.indexOf('\\sigma(\\tau)') + 3;
    assert.deepEqual(checkDocument({ text, languageId: 'markdown', selection: { start: at, end: at } }).claims, [whole[2]]);
    const words = checkDocument({ text: `Words. ${text}`, languageId: 'markdown', selection: { start: 2, end: 2 } });
    assert.deepEqual(words.claims, []);
  });
});
