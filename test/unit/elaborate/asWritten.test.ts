import assert from 'node:assert/strict';
import { claimsOf, formula, readingsOf, shownReading } from './pieces';

const shown = (latex: string): string => shownReading(readingsOf(latex)[0]!);
const ranks = (latex: string): readonly string[] => readingsOf(latex)[0]!.variables.map(({ name, dimensions }) => `${name}${dimensions.length}`);

/** What is written, what it means, and what it is not to be mistaken for. */
const MEANT: readonly (readonly [what: string, latex: string, meaning: string])[] = [
  ['several values', String.raw`Y = y_1, \ldots, y_m`, String.raw`Y = y_1, \ldots, y_m`],
  ['one value', 'Y = y_1', 'Y := y₁'],
  ['values in braces that are not drawn', String.raw`Y = {y_1, \dots, y_m}`, String.raw`Y = {y_1, \dots, y_m}`],
  ['a call that is given a value', String.raw`\Psi(2) = 5`, 'Ψ(2) = 5'],
  ['a numeral put in for a letter', 'y = a(2) + b', 'y := a · 2 + b'],
  ['a call with a list', String.raw`\Psi([1, 2]) = 3`, 'Ψ([1, 2]) = 3'],
  ['a letter before brackets of its own', 'Y = B(B(XV)U)', 'Y := B(B(XV) U)'],
  ['a factor before brackets', 'Y = B(X + U)', 'Y := B (X + U)'],
  ['a letter of time', 's(t+1) = b s(t)', 's(t + 1) = b s(t)'],
  ['a letter that is never applied', 's(t+1) = b s', 's (t + 1) = b s'],
  ['the square of an increment', String.raw`v = \Delta w_t^2 u`, 'v := Δw_t² u'],
  ['a word above', String.raw`m = w^{corrected} + 1`, 'm := w^corrected + 1'],
  ['a power', 'm = w^{a} + 1', 'm := w^a + 1'],
  ['a layer above', String.raw`a = z^{(L-1)} + 1`, 'a := z^(L-1) + 1'],
  ['a power in brackets', 'a = z^{(1-y)} + 1', 'a := z^(1 − y) + 1'],
  ['a word before square brackets', String.raw`(\textrm{bias} [a])^2 + c = d`, 'bias(a)² + c = d'],
  ['what comes in', 'h_{in} = 64', 'h_{in} := 64'],
  ['an entry', 'h_{ij} = 64', 'h_{i, j} := 64'],
  ['a function with a letter of its own', 'g_c(x) = c + x', 'g_c(x) := c + x'],
  ['entries of a bold matrix', String.raw`\mathbf{R}_{ij} = \mathbf{S}_{ij} / \sqrt{\mathbf{S}_{ii}}`, '𝐑_{i, j} := 𝐒_{i, j} / √(𝐒_{i, i})'],
  ['a squared slope', String.raw`s = (\frac{\partial J}{\partial w})^2`, 's := (∂J/∂w)²'],
  ['a constant factor', String.raw`\log C + \max_j f_j = 0`, 'log(C) + max_{j=1}^{n₁} f_j = 0'],
  ['a dimension beside an index alone', String.raw`r_k = 2^{-k/d}`, 'r_k := 2^(−k / d)'],
  ['names above capitals', String.raw`A^c = \max(0, Z^c)`, 'A^c = max(0, Z^c)'],
  ['several values with more than one before the dots', String.raw`Y = y_1, y_2, \ldots, y_m`, String.raw`Y = y_1, y_2, \ldots, y_m`],
  ['partial derivatives of a function of several letters', String.raw`f(u, v) + \frac{df}{du} = a`, 'f(u, v) + ∂f(u, v)/∂u = a'],
  ['a derivative of a function of one letter', String.raw`f(u) + \frac{df}{du} = a`, 'f(u) + ∂f(u)/∂u = a'],
  ['a step along a derivative', String.raw`f(u - \eta f'(u)) = a`, 'f(u − η f′(u)) = a'],
  ['a factor in its own complement', 'a = p(1 - p)', 'a := p (1 − p)'],
  ['numbers of things', String.raw`r = \frac{\#\text{hits}}{\#\text{tries}}`, 'r := number of hits / number of tries'],
  ['what a function is alike at', String.raw`\phi(u) = \phi(v)`, 'φ(u) = φ(v)'],
  ['what is said of a function', String.raw`\phi(u) = \psi(u)`, 'φ(u) := ψ(u)'],
  ['a letter of a determinant', String.raw`\det(A) = ad - bc`, 'det(A) := a d − b c'],
  ['a letter of policies beside e', String.raw`p_e = e^{a} + b`, 'p_e := exp(a) + b'],
];

/** What cannot be known, by name. */
const REFUSED: readonly (readonly [latex: string, reason: string, message: string])[] = [
  [String.raw`y = \exp!(x)`, 'ambiguous-notation', String.raw`\exp! before its argument: a factorial, or a slip?`],
  [String.raw`y = \mathrm{argmax}\, p(c)`, 'ambiguous-notation', 'argmax: of what, and over what is it taken?'],
  ['m = q(x_{1:n}) + 1', 'ambiguous-notation', 'x_{1:n} stands for several values'],
  [String.raw`\mathbf{H}f(x, y) + 1 = c + d`, 'ambiguous-notation', String.raw`\mathbf{H} before f: its derivative, or a factor?`],
  [String.raw`p\textrm{-value} = a + b`, 'words-in-formula', String.raw`\textrm{-value} is no factor`],
  [String.raw`s = \sum_{i=1}^n \text{itemi}`, 'ambiguous-notation', 'itemi: whether i is counted in it is not clear'],
  ['\\frac{dy}{da} = \\frac{dy}{du} \\frac{du}{da}\n\\frac{dy}{db} = \\frac{dy}{du} \\frac{du}{db}', 'ambiguous-notation', 'a line that begins with a derivative: the end of the one above, or another formula?'],
  [String.raw`\mathbf{u}^\top \mathbf{v} \mathbf{A} = \mathbf{A} + 1`, 'ambiguous-notation', 'an inner product before a matrix: a multiple of it, or the outer product of rows?'],
  [String.raw`\mathbf{u}^\top \mathbf{v} \mathbf{u} = \mathbf{u}^\top \mathbf{u} + 1`, 'shape-mismatch', 'one side is a number, the other a vector of length ?'],
];

describe('formulas as they are written', () => {
  for (const [what, latex, meaning] of MEANT) {
    it(`reads ${what}: ${latex}`, () => {
      assert.equal(shown(latex), meaning);
    });
  }

  for (const [latex, reason, message] of REFUSED) {
    it(`refuses ${latex}`, () => {
      const { readings, unread } = claimsOf([formula(latex)]).at(-1)!;
      assert.deepEqual([readings.length, unread?.reason, unread?.message], [0, reason, message]);
    });
  }

  it('goes on with a derivative on a new line that ends its formula', () => {
    assert.equal(shown('\\frac{dy}{da} = \\frac{dy}{du}\n\\frac{du}{da}'), '∂y/∂a = ∂y/∂u ∂u/∂a');
  });

  it('says a bound of every term before it', () => {
    assert.deepEqual(claimsOf([formula(String.raw`G(X), G(Y) \le G(X) + G(Y)`)]).map(({ readings }) => shownReading(readings[0]!)), ['G(X) ≤ G(X) + G(Y)', 'G(Y) ≤ G(X) + G(Y)']);
    assert.equal(shown(String.raw`G(Y) \le G(X) + G(Y)`), 'G(Y) ≤ G(X) + G(Y)');
  });

  it('takes a definition under a condition that is not read for none further down', () => {
    const conditioned = readingsOf(String.raw`k(t) = 1 \text{ if } t_i \le t \le t_j`, 'k(t) + 1 = a');
    assert.equal(shownReading(conditioned[0]!), 'k(t) + 1 = a');
    assert.equal(shownReading(readingsOf('k(t) = 1 + t', 'k(t) + 1 = a')[0]!), '1 + t + 1 = a');
  });

  it('knows vectors by a quadratic form, and numbers by a square', () => {
    assert.deepEqual(ranks(String.raw`q = (z-m)^T \Sigma^{-1} (z-m)`), ['z1', 'm1', 'Σ2']);
    assert.deepEqual(ranks(String.raw`q = (z-m)^2 s^{-1}`), ['z0', 'm0', 's0']);
  });

  it('projects on a vector, whatever its letter', () => {
    assert.deepEqual(ranks(String.raw`w = (v \cdot \hat{L}) \hat{L}`), ['v1', 'L̂1']);
    assert.deepEqual(ranks(String.raw`w = (v + \hat{L}) \hat{L}`), ['v0', 'L̂0']);
  });

  it('takes capitals side by side for matrices sooner than for numbers', () => {
    assert.deepEqual(readingsOf('C = A B').map(({ note }) => note), ['capitals beside each other are matrices', 'capitals beside each other are numbers']);
    for (const [latex, expected] of [
      ['C = A B', ['A2', 'B2']],
      [String.raw`C = A \cdot B`, ['A2', 'B2']],
      ['K = X W_k + H', ['X2', 'W_k2', 'H2']],
      [String.raw`O = \text{weights} \cdot V`, ['weights2', 'V2']],
      ['U = A V \\Sigma^{-1}', ['A2', 'V2', 'Σ2']],
      ['F = P R', ['P0', 'R0']],
      ['F = Q_i A_j', ['Q_i0', 'A_j0']],
      ['s = W_1 Radio + W_2 Paper', ['W₁0', 'Radio0', 'W₂0', 'Paper0']],
      [String.raw`s = \sum_{i=1}^V \sum_{j=1}^A V A`, []],
    ] as const) assert.deepEqual(ranks(latex), expected, latex);
    assert.equal(shown('E[AX] = E[A] E[X]'), '𝔼[A X] = 𝔼[A] 𝔼[X]');
  });

  it('takes a capital before a small letter for a matrix before a vector, with a dot between and a number before it too', () => {
    for (const [latex, expected] of [
      [String.raw`A \cdot v = \begin{pmatrix} a + b \\ a - b \end{pmatrix}`, ['A2', 'v1', 'a0', 'b0']],
      [String.raw`r = s - \eta A p`, ['s1', 'η0', 'A2', 'p1']],
      ['z = A x + B u', ['A2', 'x1', 'B2', 'u1']],
      [String.raw`g = X^T (X \beta - Y)`, ['X2', 'β1', 'Y1']],
      [String.raw`r = s - \eta B p`, ['s0', 'η0', 'B0', 'p0']],
      ['z = C x + B u', ['C0', 'x0', 'B0', 'u0']],
      [String.raw`p = e^{X \beta}`, ['X0', 'β0']],
    ] as const) assert.deepEqual(ranks(latex), expected, latex);
  });

  it('reads a dot between letters as the product of numbers and as the inner product of vectors', () => {
    assert.deepEqual(readingsOf(String.raw`k(x, y) = x \cdot y`).map(shownReading), ['k(x, y) := x y', 'k(x, y) := xᵀ y']);
    assert.deepEqual(readingsOf(String.raw`k(x, y) = x y`).map(shownReading), ['k(x, y) := x y']);
    assert.deepEqual(readingsOf(String.raw`s = \sum_i w_i \cdot x_i`).map(shownReading), ['s := ∑_{i=1}^{n₁} w_i x_i']);
    assert.deepEqual(ranks(String.raw`w = \frac{v \cdot L}{L \cdot L} L`), ['v1', 'L1']);
    assert.deepEqual(ranks(String.raw`w = (x_1 \cdot y_2) - (x_2 \cdot y_1)`), ['x₁0', 'y₂0', 'x₂0', 'y₁0']);
    assert.deepEqual(ranks(String.raw`a = C \max(0, w^\top x) + b`), ['C0', 'w1', 'x1', 'b0']);
  });

  it('takes bars for a determinant, the number of elements or an absolute value by what is between them', () => {
    for (const [latex, meaning] of [
      [String.raw`c = \log |\Sigma_q|`, 'c := log(det(Σ_q))'],
      [String.raw`c = \log |\sigma_q|`, 'c := log(|σ_q|)'],
    ] as const) assert.equal(shown(latex), meaning);
    assert.deepEqual(ranks(String.raw`j = \frac{|A \cap B|}{|A| + |B|}`), []);
    assert.deepEqual(ranks(String.raw`j = \frac{|A - B|}{|A| + |B|}`), ['A0', 'B0']);
    assert.deepEqual(readingsOf(String.raw`b = |\mathcal{B}_t|`)[0]!.sizes, ['|𝓑_t|']);
    assert.deepEqual(readingsOf(String.raw`n = \sum_{t=1}^T |\mathcal{B}_t|`)[0]!.sizes, ['T']);
  });

  it('tells labels above from powers', () => {
    for (const [latex, expected] of [
      [String.raw`A^c = \max(0, Z^c)`, ['A^c0', 'Z^c0']],
      [String.raw`A^f = g(A^c)`, ['A^f0', 'A^c0']],
      [String.raw`q = \sum_j e^{Z_j^d}`, ['Z^d1']],
      [String.raw`q = s_t^i + a_t^i`, ['s^i_t0', 'a^i_t0']],
      ['a^c = z^c + 1', ['a0', 'c0', 'z0']],
      ['A^c = c Z^c', ['A0', 'c0', 'Z0']],
      ['q = u^i + v^i', ['u0', 'i0', 'v0']],
    ] as const) assert.deepEqual(ranks(latex), expected, latex);
  });

  it('reads what stands behind a product sign as a factor of the product and of its terms', () => {
    assert.deepEqual(readingsOf(String.raw`q = \prod_{i=1}^n u_i v`).map(shownReading), ['q := (∏_{i=1}^{n} u_i) v', 'q := ∏_{i=1}^{n} u_i v']);
    assert.deepEqual(readingsOf(String.raw`q = \prod_{i=1}^n v u_i`).map(shownReading), ['q := ∏_{i=1}^{n} v u_i']);
  });

  it('chooses nothing where another use of a letter says what it is', () => {
    const notes = (latex: string): readonly (string | undefined)[] => readingsOf(latex).map(({ note }) => note);
    assert.deepEqual(notes(String.raw`L L^\top \alpha = y`), [undefined]);
    assert.deepEqual(notes(String.raw`L L^\top \mathbf{a} = y \mathbf{b}`), ['y is a number']);
  });

  it('knows vectors with two indices under a sum that ends in a vector', () => {
    assert.deepEqual(ranks(String.raw`\mathbf{m} = \sum_{\tau=0}^{t-1} \gamma^\tau \mathbf{g}_{t-\tau, t-\tau-1}`), ['γ0', '𝐠3']);
    assert.deepEqual(ranks(String.raw`m = \sum_{\tau=0}^{t-1} \gamma^\tau g_{t-\tau, t-\tau-1}`), ['γ0', 'g2']);
  });

  it('takes what is added to a matrix, and a gradient beside a vector, for as much', () => {
    assert.deepEqual(ranks(String.raw`G = G_0 + M \odot N`), ['G₀2', 'M2', 'N2']);
    assert.deepEqual(ranks(String.raw`dh_t = W^\top x + dh_{t+1}`), ['W2', 'x1', 'dh_{t+1}1']);
    assert.deepEqual(ranks(String.raw`\mathbf{h} = \mathbf{W}\mathbf{x} + b`), ['𝐖2', '𝐱1', 'b0']);
  });

  it('keeps vectors vectors where a definition is followed', () => {
    const latex = String.raw`\mathbf{r}_t = \mathbf{A} \mathbf{x}_t \\ \mathbf{o}_t = \mathbf{B} \mathbf{r}_t`;
    const [reading] = claimsOf([formula(String.raw`\begin{aligned} ${latex} \end{aligned}`)]).at(-1)!.readings;
    assert.deepEqual(reading!.variables.map(({ name, dimensions }) => `${name}${dimensions.length}`), ['𝐁2', '𝐀2', '𝐱2']);
  });
});
