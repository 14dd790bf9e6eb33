import assert from 'node:assert/strict';
import { findRegions } from '../../../src/regions/findRegions';
import { sourceSpan } from '../../../src/regions/region';
import { assertExact, mathOf, mathRegions } from './describeRegions';

function math(text: string): string[] {
  const found = findRegions(text, 'plaintext');
  assertExact(text, found, '{}');
  return mathOf(found);
}

/** The formulas without delimiters. */
function bare(text: string): string[] {
  return math(text).map((line) => line.replace(/^bare: /, ''));
}

describe('findRegions in plain text', () => {
  it('finds what Markdown delimits, and bare environments', () => {
    assert.deepEqual(math('Let $x$ be\n\\begin{align}\na &= b\n\\end{align}\n$$y$$'), [
      'dollar: x', 'environment [display, align]: \\begin{align}\na &= b\n\\end{align}', 'double-dollar [display]: y',
    ]);
  });

  it('cuts formulas out of prose at words and punctuation', () => {
    assert.deepEqual(bare('Our probabilities would be 3/ (3+7+14) = 0.13, be 7/ (3+7+14) = 0.29 and be 14/ (3+7+14) = 0.58.'), [
      '3/ (3+7+14) = 0.13', '7/ (3+7+14) = 0.29', '14/ (3+7+14) = 0.58',
    ]);
    assert.deepEqual(bare('would be e3/ e (3+7+14) = 1.6 X 10-5, e7/ e (3+7+14) = 91 X 10-5 and e14/ e (3+7+14) =0.99 respectively.'), [
      'e3/ e (3+7+14) = 1.6 X 10-5', 'e7/ e (3+7+14) = 91 X 10-5', 'e14/ e (3+7+14) =0.99',
    ]);
    assert.deepEqual(bare('Let z = z_1 - z_2 . Then: we shift by setting c = z_2 :'), ['z = z_1 - z_2', 'c = z_2']);
    assert.deepEqual(bare('You mentioned z = [z,0]. I wonder how z is linear z=W.X+b?'), ['z = [z,0]', 'z=W.X+b']);
    assert.deepEqual(bare('such as y= mx +b, (so y = x^2) or “β=1”'), ['y= mx +b', 'y = x^2', 'β=1']);
    assert.deepEqual(bare('where sigmoid(z) = 1/(1+e^-z) and P(y=1|x) = 0.5'), ['sigmoid(z) = 1/(1+e^{-z})', 'P(y=1|x) = 0.5']);
    assert.deepEqual(bare('• f(x) = max(0, x)\n- log(ab) = log a + log b\nx₁² ≥ 0'), ['f(x) = max(0, x)', 'log(ab) = log a + log b', 'x₁² ≥ 0']);
  });

  it('finds lines of LaTeX', () => {
    assert.deepEqual(bare('{\\rm Softmax}([z_1, z_2]) = {\\rm Softmax}([z_1 - z_2, 0]).'), ['{\\rm Softmax}([z_1, z_2]) = {\\rm Softmax}([z_1 - z_2, 0])']);
    assert.deepEqual(bare('so that \\frac{1}{2} \\le \\sigma(x), which'), ['\\frac{1}{2} \\le \\sigma(x)']);
  });

  it('joins the rows of an alignment without its environment', () => {
    const rows = '{\\rm Softmax}({\\bf z})_1 &= {e^z \\over e^z+1} \\\\\n&= \\sigma(z)';
    assert.deepEqual(math(`We have\n${rows}.\nSo it is.`), [`bare [display, aligned]: ${rows}`]);
    assert.deepEqual(math('a & b are fine\nR&D = 3 people'), []);
  });

  it('puts braces around scripts of several characters, which mean the whole in plain text', () => {
    assert.deepEqual(bare('2^10 = 1024, e^(x+1) = y_hat and a_ij^-1 = e^-z_1'), ['2^{10} = 1024', 'e^{(x+1)} = y_{hat}', 'a_{ij}^{-1} = e^{-z_1}']);
    assert.deepEqual(bare('\\frac{1}{2}^10 = 1'), ['\\frac{1}{2}^10 = 1']);
    assert.deepEqual(bare('y = e^-2x'), []);
    const text = 'so 2^10 = 1024.';
    const [region] = mathRegions(findRegions(text, 'plaintext'));
    assert.deepEqual(sourceSpan(region!, { start: 0, end: 6 }), { start: 3, end: 7 });
    assert.deepEqual(sourceSpan(region!, { start: 2, end: 6 }), { start: 5, end: 7 });
    assert.deepEqual(sourceSpan(region!, { start: 9, end: 13 }), { start: 10, end: 14 });
  });

  it('computes on behind a word: loss = -log(0.5) = 0.693', () => {
    assert.deepEqual(bare('the loss = -log(0.5) = 0.693 now'), ['-log(0.5) = 0.693']);
    assert.deepEqual(bare('the loss = -log(0.5) now'), []);
  });

  it('leaves out what holds only under a condition', () => {
    assert.deepEqual(bare('f(x) = x if x > 0'), ['x > 0']);
  });

  it('keeps an ellipsis with its list', () => {
    assert.deepEqual(bare('for i = 1, ..., n we have'), ['i = 1, ..., n']);
    assert.deepEqual(bare('for i = 1, 2, …, n we have'), []);
  });

  const prose: readonly (readonly [why: string, text: string])[] = [
    ['page furniture without a right side', '20 − 5 ='],
    ['no left side', 'the number of classes = 2, the learning rate = 0.1'],
    ['words', 'loss = 1.1 and accuracy = high, income >= expenses'],
    ['programs', 'x == 1; i += 1; y => z; plot(x=1, y=2); self.x = 3; a.shape = (3, 4); np.log(1.0/3) = 2; x = y ** 2'],
    ['addresses', 'https://example.org/?q=1&x=2 and www.example.org/?x=1'],
    ['versions and dates', 'Python>=3.8, numpy==1.2, June 14, 2025, 10:55 pm, v1.2.3'],
    ['lists of values', 'x = 3, 7 and 14; x = 3 or 4; x = 1 to 10; a, b = 1'],
    ['quantities that go on', 'x = 5 million, n = 1,000, x = 3 times y, f = g of x'],
    ['a relation within words', 'the sigmoid of z = 1/(1+y)'],
    ['comparisons of nothing', 'I <3 maths, 5 > 3, File > Open, A -> B'],
    ['no relation at all', 'a_1, a_2, ..., a_n and z_1 - z_2 are 3 + 4'],
    ['names with underscores', 'learning_rate = 0.1 and x_train = 5'],
    ['unbalanced and unfinished', 'x = (3 + 4 and y = 3 +, z = * 4'],
    ['keys', '{"a": 1, b=2}'],
    ['numbers side by side', 'x = 3 4'],
  ];
  for (const [why, text] of prose) {
    it(`takes for prose: ${why}`, () => assert.deepEqual(bare(text), []));
  }

  it('has no front matter, headings or indented code', () => {
    assert.deepEqual(math('---\n$x$\n---\n\n    $y$\n'), ['dollar: x', 'dollar: y']);
  });

  it('counts UTF-16 units', () => {
    const text = '😀 שלום\r\nso x = 𝑦 + 1.\r\n';
    assert.deepEqual(bare(text), ['x = 𝑦 + 1']);
  });
});
