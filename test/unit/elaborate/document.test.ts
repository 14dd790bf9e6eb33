import assert from 'node:assert/strict';
import { readFacts } from '../../../src/elaborate/facts';
import type { Piece } from '../../../src/elaborate/piece';
import { aligned, claimsOf, formula, heading, shownReading, words } from './pieces';

/** How the last claim of a document is read. */
const last = (pieces: readonly Piece[], fate: 'holds' | 'fails' | 'open' = 'open'): readonly string[] => claimsOf(pieces, () => fate).at(-1)!.readings.map(shownReading);

const use = formula('L + 1 = y');

describe('readDocument: scope', () => {
  it('goes by the nearest definition', () => {
    assert.deepEqual(last([formula('L = x^2'), formula('L = x^3'), use]), ['x³ + 1 = y', 'L + 1 = y']);
  });

  it('knows nothing of a definition further down', () => {
    const [first] = claimsOf([use, formula('L = x^2')]);
    assert.deepEqual(first!.readings.map(shownReading), ['L + 1 = y']);
  });

  it('trusts a definition less behind a heading', () => {
    const scopes = (pieces: readonly Piece[]): readonly string[] => claimsOf(pieces).at(-1)!.readings.map(({ scope }) => scope);
    assert.deepEqual(scopes([formula('L = x^2'), use]), ['near', 'none']);
    assert.deepEqual(scopes([formula('L = x^2'), heading('Another model'), use]), ['distant', 'none']);
    assert.deepEqual(scopes([formula('L = x^2'), heading('Another model'), formula('L = x^2'), use]), ['near', 'none']);
  });

  it('does not use a definition of a name of the field that failed, nor one that holds', () => {
    const pieces = [formula(String.raw`\operatorname{sigmoid}(x) = e^x`), formula(String.raw`\operatorname{sigmoid}(x) + y = z`)];
    assert.deepEqual(last(pieces, 'fails'), ['σ(x) + y = z']);
    assert.deepEqual(last(pieces, 'holds'), ['σ(x) + y = z']);
    assert.deepEqual(last(pieces, 'open'), ['exp(x) + y = z', 'σ(x) + y = z']);
  });

  it('uses a new name’s definition whatever became of it', () => {
    assert.deepEqual(last([formula('L = x^2'), use], 'fails'), ['x² + 1 = y', 'L + 1 = y']);
  });

  it('takes a name for the number it was given only where the claim states numbers', () => {
    assert.deepEqual(last([formula('n = 5'), formula('n + 1 = 6')]), ['5 + 1 = 6', 'n + 1 = 6']);
    assert.deepEqual(last([formula('n = 5'), formula('n + m = m + n')]), ['n + m = m + n']);
  });

  it('reads a formula in the prose for what it defines and makes no claim of it', () => {
    const claims = claimsOf([formula('f(x) = c x', { aside: true }), formula('f(2) + y = z')]);
    assert.equal(claims.length, 1);
    assert.deepEqual(claims[0]!.readings.map(shownReading), ['c · 2 + y = z', 'f(2) + y = z']);
  });

  it('looks ahead within one formula', () => {
    const [claim] = claimsOf([formula('a / Z + y = p, Z = e^x')]);
    assert.deepEqual(claim!.readings.map(shownReading), ['a / exp(x) + y = p', 'a / Z + y = p']);
    // What was looked ahead for is not known before it is said.
    const definition = claimsOf([formula('a / Z + y = p, Z = e^x')]).at(-1)!.readings;
    assert.deepEqual(definition.map(({ statement }) => statement.kind === 'definition' && statement.library), [[]]);
  });

  it('takes facts from comments', () => {
    assert.deepEqual(last([...readFacts('log base 2'), formula(String.raw`\log x + y = z`)]), ['log(x) / log(2) + y = z']);
    const [claim] = claimsOf([...readFacts('x > 0'), formula('x + y = z')]);
    assert.deepEqual([...claim!.readings[0]!.domains], [['x', { kind: 'positive' }]]);
  });
});

describe('readDocument: claims', () => {
  it('places claims in the author’s text', () => {
    const [claim] = claimsOf([formula(aligned('a + b &= c', 'a &= c - b'), { start: 100, cell: 2 })]);
    const start = 100 + String.raw`\begin{aligned} `.length;
    assert.deepEqual([claim!.kind, claim!.latex, claim!.span, claim!.cell], ['derivation', String.raw`a + b &= c \\ a &= c - b`, { start, end: start + 24 }, 2]);
  });

  it('tells kinds apart', () => {
    const kinds = ['a + b = c', 'L = a', 'a + b < c', '1 + 2 = 3', String.raw`\frac{\partial f}{\partial x} + 0 = y`, String.raw`x \in \mathbb{R}`].map((latex) => claimsOf([formula(latex)])[0]!.kind);
    assert.deepEqual(kinds, ['identity', 'definition', 'inequality', 'number', 'derivative', 'notation']);
  });

  it('takes at the author’s word what states a fact', () => {
    for (const latex of [String.raw`X \sim p`, String.raw`w \leftarrow w - \eta g`, String.raw`x \in \mathbb{R}^d`, 'x > 0']) assert.equal(claimsOf([formula(latex)])[0]!.readings[0]!.statement.kind, 'declaration', latex);
    assert.notEqual(claimsOf([formula('x > y')])[0]!.readings[0]!.statement.kind, 'declaration');
  });

  it('says what stopped a formula from being read, at its place', () => {
    const [claim] = claimsOf([formula(String.raw`a = \foo`, { start: 10 })]);
    assert.deepEqual([claim!.readings, claim!.unread], [[], { reason: 'unknown-macro', message: String.raw`\foo is not defined`, span: { start: 14, end: 18 }, macro: String.raw`\foo` }]);
  });

  it('passes over formulas that state nothing, and names those that seem to', () => {
    assert.deepEqual(claimsOf([formula('x + y')]), []);
    const [claim] = claimsOf([formula(String.raw`\left(a = b\right) + c`)]);
    assert.deepEqual([claim!.kind, claim!.unread?.reason], ['expression', 'not-a-claim']);
  });

  it('tells a fault of notation with the first claim of its formula only', () => {
    const latex = String.raw`f + 0 = (w_0, \ldots, w_d) \cdot (x_1, \ldots, x_d), g + 0 = \sum_{i=1}^d w_i x_i`;
    const claims = claimsOf([formula(latex)]);
    assert.deepEqual(claims.map(({ findings }) => findings.map(({ code }) => code)), [['index-range-mismatch'], []]);
  });

  it('says of a starred unknown what it was read as', () => {
    const [claim] = claimsOf([formula(aligned('2w + 4 &= 0', String.raw`w^\star &= -2`))]);
    assert.deepEqual(claim!.readings.map(shownReading), ['2 w + 4 = 0; w = −2']);
    assert.deepEqual(claim!.readings[0]!.assumptions, [{ text: 'w⋆ is the w that solves the equation above', source: 'inferred' }]);
  });

  it('hears the words before a displayed formula, once', () => {
    const candidates = (pieces: readonly Piece[]): readonly string[] => {
      const statement = claimsOf(pieces).at(-1)!.readings[0]!.statement;
      return statement.kind === 'definition' ? statement.library.filter(({ fitted }) => !fitted).map(({ shown }) => shown) : [];
    };
    const softmax = formula(String.raw`p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}`);
    assert.deepEqual(candidates([words('The softmax function is'), softmax]), ['softmax(z)_i']);
    assert.deepEqual(candidates([words('The softmax function is'), formula('x = y + 1'), softmax]), []);
    assert.deepEqual(candidates([words('The softmax function is'), heading('On'), softmax]), []);
  });
});
