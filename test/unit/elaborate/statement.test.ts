import assert from 'node:assert/strict';
import { formulaReadings } from '../../../src/pipeline';

/** How a formula is understood, in plain notation; why not, where it is not. */
function understood(latex: string): string {
  const readings = formulaReadings(latex);
  assert.ok(readings.length > 0, latex);
  return readings.map(({ interpretation, reason, message }) => interpretation?.statement ?? `${reason}: ${message}`).join('\n');
}

/** What is written, what it means, and beside it the neighbour that means something else. */
const READINGS: readonly (readonly [title: string, latex: string, meaning: string])[] = [
  ['σ² before a bracket is a variance', String.raw`k = \sigma^2(1 + r)^{-a}`, 'k := σ² (1 + r)^(−a)'],
  ['σ before a bracket is the sigmoid', String.raw`k = \sigma(1 + r)`, 'k := σ(1 + r)'],
  ['a bold capital before a bracket is a matrix', String.raw`(\mathbf{x} - \mathbf{y})^\top \mathbf{H}(\mathbf{x} - \mathbf{y}) = 0`, '(𝐱 − 𝐲)ᵀ 𝐇 (𝐱 − 𝐲) = 0'],
  ['a capital before a bracket is a function', 'F(x + h) - F(x) = 0', 'F(x + h) − F(x) = 0'],
  ['what stands behind d is no factor', String.raw`f(x+h) = f(x) + h \frac{df}{dx}(x)`, 'f(x + h) = f(x) + h f′(x)'],
  ['the extremum of a letter is taken over its entries', String.raw`b = \max(x)`, 'b := max_{i=1}^{n₁} x_i'],
  ['an epoch e is no constant', String.raw`r_e = r_0 \gamma^e`, 'r_e := r₀ γ^e'],
  ['e with a power is Euler’s number', String.raw`r = r_0 e^{-x}`, 'r := r₀ exp(−x)'],
  ['e among letters is a letter', String.raw`M = \begin{pmatrix} a & b \\ e & f \end{pmatrix}`, 'M := [[a, b], [e, f]]'],
  ['e among numbers is Euler’s number', String.raw`v = [1, e, e^2]`, 'v := [1, e, exp(2)]'],
  ['a subscript of several letters is a name', String.raw`s_{dW} = \beta s_{dW} + g`, 's_{dW} = β s_{dW} + g'],
  ['what is transposed is a vector', String.raw`q = \exp(\mathbf{u}_i^\top \mathbf{v})`, 'q := exp(𝐮_iᵀ 𝐯)'],
  ['a multiple of I is a matrix', String.raw`\mathbf{v} = (K + \sigma^2 I)^{-1} \mathbf{y}`, '𝐯 := (K + σ² I)⁻¹ 𝐲'],
  ['A beside a bold A is the same matrix', String.raw`A\mathbf{x} = (\mathbf{A} + \mathbf{A})\mathbf{x}`, '𝐀 𝐱 = (𝐀 + 𝐀) 𝐱'],
  ['a run of letters that is defined is a name', 'odds = p / q', 'odds := p / q'],
  ['a short run is a product', 'pq = 1', 'p q = 1'],
  ['ranges are shown as written', String.raw`G_t = \sum_{k=t}^T r_k`, 'G_t := ∑_{k=t}^{T} r_k'],
  ['a function of values is no table', String.raw`Q(s, a) = \sum_{b \in B} Q(s, b)`, 'Q(s, a) = ∑_{b ∈ B} Q(s, b)'],
  ['what an unknown function gives is a vector where it is transposed', 'V = K(x, y)^T K(x, y)', 'V := K(x, y)ᵀ K(x, y)'],
  ['several values are those it takes', 'x = -1, 0, 2', 'x = -1, 0, 2'],
  ['several values are no term', 'y = f(x) + (1, 2, a) - b, 3', 'unsupported-notation: several values stand where one is expected'],
  ['a numbered σ is some activation', String.raw`h = \sigma_1(x) + 1`, 'h := σ₁(x) + 1'],
  ['the errors of an iteration are no powers', String.raw`|e^{(k+1)}| \le c (e^{(k)})^2`, '|e^(k+1)| ≤ c e^(k)²'],
  ['e with a sum in brackets above it is a power', 'y = e^{(k+1)}', 'y := exp(k + 1)'],
  ['an indicator above a letter is a power', String.raw`f = \prod_{i=1}^K p_i^{[i=y]}`, 'f := ∏_{i=1}^{K} p_i^select(i = y, 1, 0)'],
  ['what has a length is a vector', String.raw`d_{ij} = \|x_i - x_j\|`, 'd_{i, j} := ‖x_i − x_j‖_2'],
  ['bars of one stroke are those of a number', 'd = |x - y|', 'd := |x − y|'],
  ['both variables of a second derivative count', String.raw`\frac{d^2f}{dx_1dx_2} = 3`, '∂²f/∂x₁∂x₂ = 3'],
  ['LN is no logarithm', String.raw`y = \mathrm{LN}(x)`, 'y := LN(x)'],
  ['a quotation is no factor', String.raw`v = \text{"h"} [1, 2]`, 'words-in-formula: \\text{"h"} is no factor'],
  ['what is applied to the same as f is a function', 'g(x) = a(x) f(x)', 'g(x) := a(x) f(x)'],
  ['a symmetry is no definition', 'd(p, q) = d(q, p)', 'd(p, q) = d(q, p)'],
  ['repeated indices are summed', String.raw`\frac{d}{dx_k}x_ia_{ij}x_j = a_{kj}x_j + x_ia_{ik}`, '∑_{i=1}^{n₁} ∑_{j=1}^{n₁} (∂(x_i a_{i, j} x_j)/∂x_k) = (∑_{j=1}^{n₁} a_{k, j} x_j) + ∑_{i=1}^{n₁} x_i a_{i, k}'],
  ['gates of a cell are no repeated indices', String.raw`f_t = \sigma(W_{hf}h_{t-1} + W_{xf}x_t)`, 'f_t := σ(W_{hf} h_{t-1} + W_{xf} x_t)'],
  ['a form in vectors has no repeated indices', String.raw`x_i^\top A x_i = c`, 'x_iᵀ A x_i = c'],
  ['letters within letters are functions', 'C = L(R(Z))', 'C := L(R(Z))'],
  ['the derivative of a function is taken at its argument', String.raw`y = \frac{dg}{dh}(h(x))`, 'y := g′(h(x))'],
  ['dh is one name', String.raw`dh_{\text{raw}} = dh_t (1 - h_t^2)`, 'dh_{raw} := dh_t (1 − h_t²)'],
  ['d is a factor elsewhere', 'n = d h', 'n := d h'],
  ['a subscript of letters that spell is a name', 'x_{raw} = 2 x_{new}', 'x_{raw} := 2 x_{new}'],
  ['a subscript of letters that count is none', 'x_{ijk} = 2 y_{ijk}', 'x_{i, j, k} := 2 y_{ijk}'],
  ['a bound with a subscript is a size', String.raw`o_i = \sum_{j=1}^{n_{\text{in}}} w_{ij} x_j`, 'o_i := ∑_{j=1}^{n_{in}} w_{i, j} x_j'],
  ['the case of equality is a remark', String.raw`H \le \log k, \text{ with equality iff } p_i = \frac1k`, 'H ≤ log(k)'],
  ['a derivative at a point is shown as such', String.raw`a = \sigma'(z)`, 'a := σ′(z)'],
  ['indices repeat within a sum in brackets', String.raw`c_k = (a_{ki} + a_{ik}) x_i`, 'c_k := ∑_{i=1}^{n₁} (a_{k, i} + a_{i, k}) x_i'],
  ['what stands behind a transposed letter is a vector', String.raw`s = \max(0, w_j^T x_i + 1)`, 's := max(0, w_jᵀ x_i + 1)'],
  ['samples behind a transposed letter are vectors', String.raw`J = \sum_{i=1}^m (\theta^T x^{(i)} - y^{(i)})^2`, 'J := ∑_{i=1}^{m} (θᵀ x⁽·⁾_i − y⁽·⁾_i)²'],
  ['what stands before it is a number', String.raw`L = \sum_{i=1}^n y_i w^T x_i`, 'L := ∑_{i=1}^{n} (y_i w)ᵀ x_i'],
  ['a primed vector is one', String.raw`k = \tilde{x}^\top \Sigma \tilde{x}'`, 'k := x̃ᵀ Σ x̃′'],
  ['a star tells two policies apart', String.raw`\rho = \frac{\pi^*(a|s)}{\pi(a|s)}`, 'ρ := π⋆(a | s) / π(a | s)'],
  ['an entry of a matrix is one', String.raw`\frac{d}{dv_{ab}} \|\mathbf{V}\|^2 = 2 v_{ab}`, '∂frobenius(𝐕)²/∂𝐕_{a, b} = 2 𝐕_{a, b}'],
  ['wᵀφ(x) is an inner product', String.raw`f(x) = w^\top \phi(x)`, 'f(x) := wᵀ φ(x)'],
  ['wφ(x) is a multiple', String.raw`f(x) = w \phi(x)`, 'f(x) := w φ(x)'],
  ['what a norm is taken of is a vector', String.raw`d = \|P(\mathbf{x}) - P(\mathbf{y})\|`, 'd := ‖P(𝐱) − P(𝐲)‖_2'],
  ['what bars are around is a number', String.raw`d = |P(\mathbf{x}) - P(\mathbf{y})|`, 'd := |P(𝐱) − P(𝐲)|'],
  ['what is added to a vector is one', String.raw`\mathbf{y} = \mathbf{x} + F(\mathbf{x})`, '𝐲 := 𝐱 + F(𝐱)'],
  ['a function of vectors demands one', String.raw`y = \operatorname{softmax}(f(x))_1`, 'y := softmax(f(x))_1'],
  ['an entry of a value makes it a vector', 's_j = f(x, W)_j', 's_j := f(x, W)_j'],
  ['a gradient has a norm', String.raw`\|\nabla w\|_1 = 2`, '‖∇w‖_1 = 2'],
  ['an index range says what an index runs over', String.raw`i = 1, \ldots, n`, 'i = 1, …, n'],
  ['and no value', 'i = 1', 'i := 1'],
  ['beside a statement it is a remark', String.raw`y_i = 2 x_i, \quad i = 1, \ldots, n`, 'y_i := 2 x_i'],
  ['indices of a range share it', String.raw`i, j = 1, \ldots, n`, 'i, j = 1, …, n'],
  ['where a value goes is part of what is said', String.raw`m = np \to \infty`, 'unsupported-claim: the relation → is not decided yet'],
  ['a colon picks a column or a row', String.raw`A_{ij} = B_{i,:} C_{:,j}`, 'A_{i, j} := B_iᵀ C_{:, j}'],
  ['pairs of a set are not all pairs', String.raw`L = \sum_{(i, j) \in S} R_{ij}`, 'ambiguous-notation: which pairs (i, j) are is not known'],
  ['two indices in a set run through it each', String.raw`L = \sum_{i, j \in S} R_{ij}`, 'L := ∑_{i ∈ S} ∑_{j ∈ S} R_{i, j}'],
  ['where a sum over m ≤ k begins is not said', String.raw`S = \sum_{m \le k} m`, 'ambiguous-notation: where m begins and ends is not said'],
  ['a sum over i < j begins with j’s', String.raw`S = \sum_{j=1}^n \sum_{i < j} a_{ij}`, 'S := ∑_{j=1}^{n} ∑_{1 ≤ i ≤ n₁, i < j} a_{i, j}'],
  ['D before a function is its derivative or a factor', String.raw`y = \det(D\phi(\mathbf{x}))`, String.raw`ambiguous-notation: D before \phi: its derivative, or a factor?`],
  ['D before a letter is a factor', 'y = D x', 'y := D x'],
  ['the product of vectors in brackets is a number', String.raw`p = (v_2 \cdot u_1) u_1`, 'p := (v₂ᵀ u₁) u₁'],
  ['the product of numbers is one', String.raw`p = (v_2 \cdot u_1) w`, 'p := v₂ u₁ w'],
  ['the inputs of a cell stand one behind the other', String.raw`f_t = \sigma(W_f \cdot [h_{t-1}, x_t] + b_f)`, 'f_t := σ(W_f concat(h_{t-1}, x_t) + b_f)'],
  ['a list by itself is one', 'v = [h, x]', 'v := [h, x]'],
  ['a mean squared is no mean of squares', String.raw`v = \mathbb{E}_{x \sim P}[f^2(x)] - \mathbb{E}_{x \sim P}[f(x)]^2`, 'v := 𝔼_{x ∼ P}[f(x)²] − 𝔼_{x ∼ P}[f(x)]²'],
  ['what is drawn given something is', String.raw`v = \mathbb{E}_{a \sim \pi(s)}[r(s, a)]`, 'v := 𝔼_{a ∼ π}[r(s, a) | s]'],
  ['an inverse matrix before brackets is a factor', 'x = D^{-1}(b - Ux)', 'x = D⁻¹ (b − U x)'],
  ['an inverse function before brackets is applied', String.raw`x = F^{-1}(u)`, 'x := F^{-1}(u)'],
  ['a regulariser of a matrix is a number', String.raw`L = \mathbf{x}^\top \mathbf{x} + R(\mathbf{W})`, 'L := 𝐱ᵀ 𝐱 + R(𝐖)'],
  ['an arrow to the left is kept', String.raw`\overleftarrow{h}_t = 2 \overrightarrow{h}_t`, 'h⃖_t := 2 h⃗_t'],
  ['a mark over an expression is not dropped', String.raw`y = \overline{a + b}`, 'unsupported-notation: a mark (bar) over an expression is not read'],
  ['double brackets may be an indicator', '[[x]] = 1', 'ambiguous-notation: double brackets: an indicator, or a value?'],
  ['a product entry by entry is shown as one', String.raw`\mathbf{H} = \mathbf{Z} \odot \mathbf{A}`, '𝐇 := 𝐙 ⊙ 𝐀'],
  ['a product of matrices is shown as one', String.raw`\mathbf{H} = \mathbf{Z} \mathbf{A}`, '𝐇 := 𝐙 𝐀'],
  ['the rows of a matrix', String.raw`\mathbf{A} = \begin{bmatrix} \mathbf{a}_1^\top \\ \vdots \\ \mathbf{a}_m^\top \end{bmatrix}`, '𝐀 := (𝐚_i)_{i=1}^{m}'],
  ['the columns of a matrix', String.raw`\mathbf{A} = \begin{bmatrix} \mathbf{a}_1 & \cdots & \mathbf{a}_m \end{bmatrix}`, '𝐀 := (𝐚_i)_{i=1}^{m}ᵀ'],
  ['a cross product is written out', String.raw`\vec{c} = \vec{a} \times \vec{b}`, 'c⃗ := [a⃗_2 b⃗_3 − a⃗_3 b⃗_2, a⃗_3 b⃗_1 − a⃗_1 b⃗_3, a⃗_1 b⃗_2 − a⃗_2 b⃗_1]'],
  ['an index with a prime keeps it', String.raw`\mathbf{s}_{t'} = 2\mathbf{c}_{t'}`, '𝐬_{t′} := 2 𝐜_{t′}'],
  ['words in a subscript are no Greek letters', String.raw`y = \mathbf{x}^\top \mathbf{w}_{\textrm{xi}}`, 'y := 𝐱ᵀ 𝐰_{xi}'],
  ['a function in the bounds of an integral is one', String.raw`\int_{u(x)}^{u(x+h)} f(y)\,dy = u(x)`, '∫_{u(x)}^{u(x + h)} f(y) dy = u(x)'],
  ['two equations joined by and are two', String.raw`A = 1 \text{ and } B = 2`, 'A := 1\nB := 2'],
  ['a condition may have two parts', String.raw`z = x y \text{ for } x > 0 \text{ and } y > 0`, 'z := x y'],
  ['what stands behind a comma is not dropped', String.raw`k = s^2,x^\top y`, 'unsupported-notation: several values stand where one is expected'],
  ['gates multiply entry by entry', String.raw`c_t = f_t \odot c_{t-1}`, 'c_t := f_t ⊙ c_{t-1}'],
  ['factors do not', String.raw`c_t = f_t c_{t-1}`, 'c_t := f_t c_{t-1}'],
  ['what is held against a vector is one', 'a + b = [5, 7, 9]', 'a + b = [5, 7, 9]'],
  ['names that share a value have it each', 'w, b = 0', 'w := 0\nb := 0'],
  ['names that share more are not read', String.raw`w, b = f(x)`, 'unsupported-notation: several values stand where one is expected'],
  ['y2 is numbered', 's = y2 - y1', 's := y₂ − y₁'],
  ['2y is a multiple', 's = 2y - 1y', 's := 2 y − 1 y'],
  ['the value of a policy has its name', String.raw`Q^* = Q^{\pi^*}`, 'Q⋆ := Q^{π^⋆}'],
  ['other exponents are powers', String.raw`Q^* = Q^{\gamma}`, 'Q⋆ := Q^γ'],
  ['the next of an iteration is no power', String.raw`s = \sum_{j=1}^n a_j x_j^{(k+1)}`, 's := ∑_{j=1}^{n} a_j x^(k+1)_j'],
  ['an exponent is one', String.raw`s = \sum_{j=1}^n a_j x_j^{k+1}`, 's := ∑_{j=1}^{n} a_j x_j^(k + 1)'],
  ['capitals before what they are defined at are one name', String.raw`PE(x, 2i) = \sin(x)`, 'PE(x, 2 i) = sin(x)'],
  ['elsewhere they are factors', String.raw`y = PE(x - 2)`, 'y := P E(x-2)'],
  ['words with numerals are no value', String.raw`A = \text{2 x 3}`, 'words-in-formula: 2 x 3 is not read as a value'],
  ['square brackets hold the argument of an upright letter', String.raw`h = \mathrm{a}[\theta + x]`, 'h := a(θ + x)'],
  ['square brackets group behind an italic one', 'h = c[a + x]', 'h := c (a + x)'],
  ['programmers put indices in them', 'y = X[i, j]', 'y := X_{i,j}'],
  ['a function is defined with them', String.raw`\mathrm{sig}[z] = \frac{1}{1 + \exp[-z]}`, 'sig(z) := 1 / (1 + exp(−z))'],
  ['a value times another of its kind is no call', String.raw`\frac{d\sigma}{da} = \sigma(1 - \sigma)`, '∂σ/∂a = σ (1 − σ)'],
  ['a value of σ is one', String.raw`d = \sigma(1 - a)`, 'd := σ(1 − a)'],
  ['capitals above a name are part of it', String.raw`L^{CLIP}(\theta) = x`, 'L^CLIP(θ) = x'],
  ['and so is one capital above a weight', String.raw`y = W^Q x`, 'y := W^Q x'],
  ['a logarithm without brackets takes one call', String.raw`y = \log \pi(a|s) R(a)`, 'y := log(π(a | s)) R(a)'],
  ['or two probabilities', String.raw`y = \log p(a|s) p(s)`, 'y := log(p(a | s) p(s))'],
  ['an expectation says over what', String.raw`L = \mathbb{E}_{t,\mathbf{x}}[f(\mathbf{x}, t)]`, 'L := 𝔼_{t, 𝐱}[f(𝐱, t)]'],
  ['data are no condition', String.raw`L = \mathbb{E}_{x \sim \mathcal{D}}[f(x)]`, 'L := 𝔼_{x ∼ 𝓓}[f(x)]'],
  ['an indicator has its condition below', String.raw`s = \sum_{k=1}^N \mathbb{1}_{[k \ne i]} z_k`, 's := ∑_{k=1}^{N} select(k ≠ i, 1, 0) z_k'],
  ['an increment has one name', String.raw`h = W_0 x + \Delta W x`, 'h := W₀ x + ΔW x'],
  ['a bold σ is a vector', String.raw`\mathbf{z} = \boldsymbol\sigma \odot \mathbf{e}`, '𝐳 := 𝛔 ⊙ 𝐞'],
  ['powers of matrices are known by name', String.raw`\mathbf{B} = \mathbf{A}^{N} \mathbf{C}`, '𝐁 := 𝐀^{N} 𝐂'],
  ['what is added to a matrix is one', String.raw`y = \mathbf{x}^\top (K(X, X) + \sigma^2 I)^{-1} \mathbf{x}`, 'y := 𝐱ᵀ (K(X,X) + σ² I)⁻¹ 𝐱'],
  ['argmax reaches over what depends on its index', String.raw`c = \operatorname{argmax}_k \log p_k + \sum_{i=1}^d x_i w_{ki}`, 'c := argmax_{k=1}^{n₁} (log(p_k) + ∑_{i=1}^{d} x_i w_{k, i})'],
  ['a bound may have the subscript that it bounds', String.raw`s = \sum_{i=1}^{D_i} x_i`, 's := ∑_{i=1}^{D_i} x_i'],
  ['bars behind a function are those of its argument', String.raw`y = \log|x|`, 'y := log(|x|)'],
  ['brackets are its own', String.raw`y = \log(x)`, 'y := log(x)'],
  ['data beside a vector are others', String.raw`p = \sum_{i=1}^n k(\mathbf{x}, \mathbf{x}_i)`, 'p := ∑_{i=1}^{n} k(𝐱, 𝐱⁽·⁾_i)'],
  ['what is reckoned with are entries', String.raw`p = \mathbf{x}^\top \mathbf{y} + \sum_{i=1}^n \mathbf{x}_i^2`, 'p := 𝐱ᵀ 𝐲 + ∑_{i=1}^{n} 𝐱_i²'],
  ['a gradient behind with is a statement', String.raw`f(x) = x \text{ with derivative } f'(x) = 1`, 'f(x) := x\n∂x/∂x = 1'],
  ['derivatives in brackets are factors', String.raw`y = \frac{df}{dx}\left(\frac{df}{dx}\right)`, 'y := ∂f/∂x ∂f/∂x'],
  ['letters above weights and biases name layers', 'Z^d = A^f W^d + b^d', 'Z^d = A^f W^d + b^d'],
  ['α before a layer may be its activation', String.raw`\mathbf{z} = \alpha(\mathbf{W}\mathbf{x} + \mathbf{b})`, '𝐳 := α(𝐖 𝐱 + 𝐛)'],
  ['α before anything else is a factor', String.raw`z = \alpha(x + b)`, 'z := α (x + b)'],
  ['a list set upright is a vector of numbers', String.raw`\mathbf{v} = [x, y]^\top`, '𝐯 := [x, y]'],
];

describe('what a formula is understood to say', () => {
  for (const [title, latex, meaning] of READINGS) it(title, () => assert.equal(understood(latex), meaning));

  /** What the letters of a formula stand for in its first reading. */
  const meanings = (latex: string): Record<string, string> => Object.fromEntries(formulaReadings(latex)[0]!.interpretation!.symbols.map(({ name, meaning }) => [name, meaning]));

  it('takes letters for vectors where they must be', () => {
    assert.deepEqual(meanings('a + b = [5, 7, 9]'), { a: 'a vector of length 3', b: 'a vector of length 3' });
    assert.deepEqual(meanings('a + b = 5'), { a: 'a number', b: 'a number' });
    assert.equal(meanings(String.raw`c_t = f_t \odot c_{t-1}`)['f_t'], 'a vector of length n₁');
    assert.equal(meanings(String.raw`c_t = f_t c_{t-1}`)['f_t'], 'a number');
    assert.deepEqual(meanings(String.raw`kA = \begin{pmatrix} k & 0 \\ 0 & 2k \end{pmatrix}`), { k: 'a number', A: 'a 2×2 matrix' });
  });

  it('takes letters above weights for names only where biases bear them too', () => {
    assert.equal(meanings('Z = A W^d + b^d')['W^d'], 'a number');
    assert.equal(meanings('Z = A W^d')['d'], 'a number');
  });

  it('counts bits to base 2', () => {
    const choice = (latex: string): string | undefined => formulaReadings(latex)[0]!.interpretation!.choice;
    assert.equal(choice(String.raw`I = -\log(0.25) = 2 \text{ bits}`), 'log is to base 2');
    assert.equal(choice(String.raw`I = -\log(0.25) = 2`), 'log is natural');
  });

  it('takes Wx for a matrix times a vector first, and for numbers then', () => {
    const [{ interpretation }] = formulaReadings('f(x) = Wx + b') as [ReturnType<typeof formulaReadings>[0]];
    assert.deepEqual(interpretation!.symbols.map(({ name, meaning }) => `${name}: ${meaning}`).slice(0, 3), ['W: an n₁×n₂ matrix', 'x: a vector of length n₂', 'b: a vector of length n₁']);
    assert.deepEqual(interpretation!.otherReadings, ['capitals before small letters are numbers']);
    assert.deepEqual(formulaReadings('f(x) = ax + b')[0]!.interpretation!.otherReadings, []);
    assert.equal(meanings(String.raw`z = W_1 x_1 + W_2 x_2`)['W₁'], 'a number');
  });

  it('reads repeated indices as summed over, or as any one value', () => {
    const [reading] = formulaReadings('c = x_i a_{ij} x_j');
    assert.deepEqual(reading!.interpretation!.otherReadings, ['repeated indices stand for any one value']);
    assert.deepEqual(formulaReadings('c_i = x_i a_i')[0]!.interpretation!.otherReadings, []);
  });
});
