import { add, apply, comprehension, divide, exp, index, log, multiply, negate, one, power, range, rational, subtract, sum, variable } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import type { Expression } from '../../../src/ir/expression';
import type { Sides } from '../../../src/numeric/evidence';
import { a, at, b, c, crossEntropy, d, derivative, overD, p, sides, sigmoid, softmax, square, sumOver, t, target, two, x, z } from './claims';

const q = variable('q', overD);
const sqrt = (of: Expression): Expression => apply('sqrt', of);
const norm = (of: Expression): Expression => apply('norm2', of);
const tanh = (of: Expression): Expression => apply('tanh', of);
const half = (of: Expression): Expression => divide(of, two);
/** The indicator that x is positive. */
const step = (of: Expression): Expression => apply('less', rational(0), of);
const maximum = (of: Expression): Expression => ({ kind: 'reduce', operator: 'max', index: 'j', range: overD, body: at(of, index('j')) });
const logSumExp = (of: Expression): Expression => apply('logSumExp', of);
const keys = variable('K', range(one, rational(3)), overD);
const scores = eachKey((k) => sum('j', overD, multiply(at(z, index('j')), { kind: 'entry', array: keys, indices: [k, index('j')] })));

function eachKey(body: (k: Expression) => Expression): Expression {
  return comprehension('k', range(one, rational(3)), body(index('k')));
}

const stated = (...domains: (readonly [string, Domain['kind']])[]): Partial<Sides> => ({ domains: new Map(domains.map(([name, kind]) => [name, { kind } as Domain])) });
const distributions = stated(['p', 'simplex'], ['q', 'simplex']);
const probability: Partial<Sides> = { domains: new Map<string, Domain>([['a', { kind: 'interval', low: rational(0), high: one, open: true }], ['b', { kind: 'binary' }]]) };
const temperature = stated(['t', 'positive']);

/** False claims whose sides agree to the last bit wherever a sampler lets them saturate. */
export const saturating: ReadonlyMap<string, Sides> = new Map([
  ['e^2a/(e^2a+e^2b) = e^a/(e^a+e^b)', sides(divide(exp(multiply(two, a)), add(exp(multiply(two, a)), exp(multiply(two, b)))), divide(exp(a), add(exp(a), exp(b))))],
  ['σ(2(a−b)) = σ(a−b)', sides(sigmoid(multiply(two, subtract(a, b))), sigmoid(subtract(a, b)))],
  ['σ((a−b)³) = σ(a−b)', sides(sigmoid(power(subtract(a, b), rational(3))), sigmoid(subtract(a, b)))],
  ['softmax(x/T) = softmax(x)', sides(softmax(divide(z, t)), softmax(z), { domains: new Map([['t', { kind: 'positive' }]]) })],
  ['tanh x = sign x', sides(apply('tanh', x), apply('sign', x))],
  ['tanh 3x = tanh x', sides(apply('tanh', multiply(rational(3), x)), apply('tanh', x))],
  ['logsumexp z = max z', sides(apply('logSumExp', z), maximum(z))],
  ['log(1 + e^x) = x', sides(log(add(one, exp(x))), x)],
  ['log(1 + e^x) = max(0, x)', sides(log(add(one, exp(x))), apply('max', rational(0), x))],
  ['σ(x) = 1', sides(sigmoid(x), one)],
  ['σ(x) = e^x', sides(sigmoid(x), exp(x))],
  ['σ(x) = indicator of x > 0', sides(sigmoid(x), apply('less', rational(0), x))],
  ['erf x = tanh x', sides(apply('erf', x), apply('tanh', x))],
  ['softplus x = relu x', sides(apply('softplus', x), apply('relu', x))],
  ['x σ(x) = relu x', sides(multiply(x, sigmoid(x)), apply('relu', x))],
  ['softmax(2z) = softmax(z)', sides(softmax(multiply(two, z)), softmax(z))],
  ['softmax(z²) = softmax(z)', sides(softmax(square(z)), softmax(z))],
  ['sum of squares of softmax = 1', sides(sumOver((j) => square(at(softmax(z), j))), one)],
  ['e^(−x²) = 0', sides(exp(negate(square(x))), rational(0))],
  ['e^(−|x|) = e^(−x²)', sides(exp(negate(apply('abs', x))), exp(negate(square(x))))],
  ['a + e^(−10b²) = a', sides(add(a, exp(negate(multiply(rational(10), square(b))))), a)],
  ['σ′(x) = 0', sides(derivative(sigmoid(x), x), rational(0))],
  ['log σ(x) = −e^(−x)', sides(log(sigmoid(x)), negate(exp(negate(x))))],
  ['tanh²x = 1', sides(square(apply('tanh', x)), one)],
  ['(a^10 + b^10)^(1/10) = max(a, b)', sides(power(add(power(a, rational(10)), power(b, rational(10))), rational(1, 10)), apply('max', a, b))],
  ['softmax(z/t) = softmax(z)/t', sides(softmax(divide(z, t)), divide(softmax(z), t), temperature)],
  ['attention divides by d, not √d', sides(softmax(divide(scores, d)), softmax(divide(scores, sqrt(d))))],
  ['attention without its scale', sides(softmax(divide(scores, sqrt(d))), softmax(scores))],
  ['softmax = sigmoid, entry by entry', sides(softmax(z), sigmoid(z))],
  ['softmax = sparsemax', sides(softmax(z), apply('sparsemax', z))],
  ['softmax = hardmax', sides(softmax(z), apply('hardmax', z))],
  ['softmax(−z) = 1 − softmax(z)', sides(softmax(negate(z)), subtract(one, softmax(z)))],
  ['log softmax = log σ', sides(log(softmax(z)), log(sigmoid(z)))],
  ['logsumexp(tz)/t = logsumexp z', sides(divide(logSumExp(multiply(t, z)), t), logSumExp(z), temperature)],
  ['the shift of logsumexp is not put back', sides(logSumExp(subtract(z, maximum(z))), logSumExp(z))],
  ['logsumexp z = max z + log d', sides(logSumExp(z), add(maximum(z), log(d)))],
  ['softmax′ by p(1 − p) on all entries', sides(derivative(at(softmax(z), one), at(z, d)), multiply(at(softmax(z), one), subtract(one, at(softmax(z), one))))],
  ['σ(x)² = σ(2x)', sides(square(sigmoid(x)), sigmoid(multiply(two, x)))],
  ['σ(x/t) = σ(x)', sides(sigmoid(divide(x, t)), sigmoid(x), temperature)],
  ['tanh x = σ(2x)', sides(tanh(x), sigmoid(multiply(two, x)))],
  ['tanh′ = 1 − tanh', sides(derivative(tanh(x), x), subtract(one, tanh(x)))],
  ['e^(−e^(−x)) = σ(x)', sides(exp(negate(exp(negate(x)))), sigmoid(x))],
  ['GELU = its tanh form', sides(apply('gelu', x), apply('geluTanh', x))],
  ['GELU = xσ(1.702x)', sides(apply('gelu', x), apply('geluSigmoid', x))],
  ['GELU = relu', sides(apply('gelu', x), apply('relu', x))],
  ['GELU without the √2', sides(apply('gelu', x), multiply(half(x), add(one, apply('erf', x))))],
  ['SiLU = Mish', sides(apply('silu', x), apply('mish', x))],
  ['Swish without its β', sides(multiply(x, sigmoid(multiply(t, x))), multiply(x, sigmoid(x)), temperature)],
  ['softplus′ = step', sides(derivative(apply('softplus', x), x), step(x))],
  ['softplus(tx)/t = softplus x', sides(divide(apply('softplus', multiply(t, x)), t), apply('softplus', x), temperature)],
  ['softsign = tanh', sides(apply('softsign', x), tanh(x))],
  ['hard sigmoid = sigmoid', sides(apply('hardSigmoid', x), sigmoid(x))],
  ['hard tanh = tanh', sides(apply('hardTanh', x), tanh(x))],
  ['ELU = SELU', sides(apply('elu', x), apply('selu', x))],
  ['KL(p‖q) = KL(q‖p)', sides(apply('kl', p, q), apply('kl', q, p), distributions)],
  ['KL = cross-entropy', sides(apply('kl', p, q), apply('crossEntropy', p, q), distributions)],
  ['KL with its fraction upside down', sides(apply('kl', p, q), sumOver((j) => multiply(at(p, j), log(divide(at(q, j), at(p, j))))), distributions)],
  ['JS = the mean of both KLs', sides(apply('js', p, q), half(add(apply('kl', p, q), apply('kl', q, p))), distributions)],
  ['cross-entropy(p, q) = entropy p', sides(apply('crossEntropy', p, q), apply('entropy', p), distributions)],
  ['∇ cross-entropy(softmax z) = softmax z', sides(derivative(crossEntropy(softmax(z)), z), softmax(z), stated(['y', 'one-hot']))],
  ['BCE = −y log p', sides(apply('binaryCrossEntropy', b, a), negate(multiply(b, log(a))), probability)],
  ['focal loss = cross-entropy', sides(apply('focal', a), negate(log(a)), probability)],
  ['√(a² + ε) = |a| + √ε', sides(sqrt(add(square(a), rational(1, 100000))), add(apply('abs', a), sqrt(rational(1, 100000))))],
  ['√(v + ε) = √v + ε', sides(sqrt(add(a, rational(1, 10n ** 8n))), add(sqrt(a), rational(1, 10n ** 8n)), stated(['a', 'positive']))],
  ['Adam with ε under the root', sides(divide(b, add(sqrt(a), rational(1, 10n ** 8n))), divide(b, sqrt(add(a, rational(1, 10n ** 8n)))), stated(['a', 'positive']))],
  ['log(p + ε) = log p + ε', sides(log(add(a, rational(1, 10n ** 8n))), add(log(a), rational(1, 10n ** 8n)), probability)],
  ['layer norm with ε outside the root', sides(apply('layerNorm', z, rational(1, 100000)), divide(subtract(z, apply('mean', z)), add(apply('standardDeviation', z), rational(1, 100000))))],
  ['RMS norm = layer norm', sides(apply('rmsNorm', z), apply('layerNorm', z))],
  ['‖z‖₂ = ‖z‖₁', sides(norm(z), apply('norm1', z))],
  ['‖z‖₂² = ‖z‖₂', sides(square(norm(z)), norm(z))],
  ['‖z‖∞ = ‖z‖₂', sides(apply('normInf', z), norm(z))],
  ['∇‖z‖₂ = z', sides(derivative(norm(z), z), z)],
  ['cosine similarity = inner product', sides(apply('cosineSimilarity', z, target), apply('dot', z, target))],
  ['Φ(x) = σ(1.702x)', sides(apply('normalCdf', x), sigmoid(multiply(rational(1702, 1000), x)))],
  ['normal density with σ for σ²', sides(apply('normalPdf', x, rational(0), t), multiply(divide(one, t), apply('normalPdf', divide(x, sqrt(t)))), temperature)],
  ['Huber = half the square', sides(apply('huber', x), half(square(x)))],
]);

/** Their true neighbours. */
export const neighbours: ReadonlyMap<string, Sides> = new Map([
  ['softmax(z + c) = softmax(z)', sides(softmax(add(z, c)), softmax(z))],
  ['1 − σ(x) = σ(−x)', sides(subtract(one, sigmoid(x)), sigmoid(negate(x)))],
  ['tanh x = 2σ(2x) − 1', sides(apply('tanh', x), subtract(multiply(two, sigmoid(multiply(two, x))), one))],
  ['log σ(x) = −softplus(−x)', sides(log(sigmoid(x)), negate(apply('softplus', negate(x))))],
  ['e^2a/(e^2a+e^2b) = σ(2(a−b))', sides(divide(exp(multiply(two, a)), add(exp(multiply(two, a)), exp(multiply(two, b)))), sigmoid(multiply(two, subtract(a, b))))],
  ['softmax sums to 1', sides(sumOver((j) => at(softmax(z), j)), one)],
  ['logsumexp(z + c) = c + logsumexp z', sides(apply('logSumExp', add(z, c)), add(c, apply('logSumExp', z)))],
  ['σ′ = σ(1 − σ)', sides(derivative(sigmoid(x), x), multiply(sigmoid(x), subtract(one, sigmoid(x))))],
  ['tanh′ = 1 − tanh²', sides(derivative(apply('tanh', x), x), subtract(one, square(apply('tanh', x))))],
  ['∇ cross-entropy(softmax) = softmax − y', sides(derivative(crossEntropy(softmax(z)), z), subtract(softmax(z), target), { domains: new Map([['y', { kind: 'simplex' }]]) })],
  ['the same for a one-hot target', sides(derivative(crossEntropy(softmax(z)), z), subtract(softmax(z), target), { domains: new Map([['y', { kind: 'one-hot' }]]) })],
  ['∇ logsumexp = softmax', sides(derivative(apply('logSumExp', z), z), softmax(z))],
  ['log softmax = z − logsumexp z', sides(log(softmax(z)), subtract(z, apply('logSumExp', z)))],
  ['sin² + cos² = 1', sides(add(square(apply('sin', x)), square(apply('cos', x))), one)],
  ['max(a, b) = (a + b + |a − b|)/2', sides(apply('max', a, b), divide(add(a, b, apply('abs', subtract(a, b))), two))],
  ['relu x − relu(−x) = x', sides(subtract(apply('relu', x), apply('relu', negate(x))), x)],
  ['log(a b) = log a + log b', sides(log(multiply(a, b)), add(log(a), log(b)))],
  ['(a + b)² = a² + 2ab + b²', sides(square(add(a, b)), add(square(a), multiply(two, a, b), square(b)))],
  ['softmax(z/t) by hand', sides(softmax(divide(z, t)), divide(exp(divide(z, t)), sumOver((j) => exp(divide(at(z, j), t)))), temperature)],
  ['attention scale inside or outside', sides(softmax(divide(scores, sqrt(d))), softmax(multiply(power(d, rational(-1, 2)), scores)))],
  ['softmin z = softmax(−z)', sides(apply('softmin', z), softmax(negate(z)))],
  ['logsumexp with its shift', sides(add(maximum(z), log(sumOver((j) => exp(subtract(at(z, j), maximum(z)))))), logSumExp(z))],
  ['logsumexp of (x, 0) = softplus', sides(logSumExp({ kind: 'array', elements: [x, rational(0)] }), apply('softplus', x))],
  ['softmax′ off the diagonal', sides(derivative(at(softmax(z), one), at(z, d)), subtract(multiply(apply('equal', one, d), at(softmax(z), one)), multiply(at(softmax(z), one), at(softmax(z), d))))],
  ['σ(2x) = σ(x)²/(σ(x)² + σ(−x)²)', sides(sigmoid(multiply(two, x)), divide(square(sigmoid(x)), add(square(sigmoid(x)), square(sigmoid(negate(x))))))],
  ['σ(x) = (1 + tanh(x/2))/2', sides(sigmoid(x), half(add(one, tanh(half(x)))))],
  ['GELU = xΦ(x)', sides(apply('gelu', x), multiply(x, apply('normalCdf', x)))],
  ['xσ(1.702x) as it is defined', sides(apply('geluSigmoid', x), multiply(x, sigmoid(multiply(rational(1702, 1000), x))))],
  ['Mish = x tanh(softplus x)', sides(apply('mish', x), multiply(x, tanh(apply('softplus', x))))],
  ['softplus′ = σ', sides(derivative(apply('softplus', x), x), sigmoid(x))],
  ['softplus x − softplus(−x) = x', sides(subtract(apply('softplus', x), apply('softplus', negate(x))), x)],
  ['SiLU′ = σ(1 + x(1 − σ))', sides(derivative(apply('silu', x), x), multiply(sigmoid(x), add(one, multiply(x, subtract(one, sigmoid(x))))))],
  ['KL = cross-entropy − entropy', sides(apply('kl', p, q), subtract(apply('crossEntropy', p, q), apply('entropy', p)), distributions)],
  ['JS is symmetric', sides(apply('js', p, q), apply('js', q, p), distributions)],
  ['perplexity = e^entropy', sides(apply('perplexity', p), exp(apply('entropy', p)), distributions)],
  ['BCE of a logit = softplus(z) − yz', sides(apply('binaryCrossEntropy', b, sigmoid(x)), subtract(apply('softplus', x), multiply(b, x)), stated(['b', 'binary']))],
  ['focal loss with γ = 0', sides(apply('focal', a, rational(0)), negate(log(a)), probability)],
  ['Adam with ε beside the root, twice', sides(divide(b, add(sqrt(a), rational(1, 10n ** 8n))), multiply(b, power(add(rational(1, 10n ** 8n), power(a, rational(1, 2))), rational(-1))), stated(['a', 'positive']))],
  ['layer norm with ε under the root', sides(apply('layerNorm', z, rational(1, 100000)), divide(subtract(z, apply('mean', z)), sqrt(add(apply('variance', z), rational(1, 100000)))))],
  ['variance = E[z²] − E[z]²', sides(apply('variance', z), subtract(apply('mean', square(z)), square(apply('mean', z))))],
  ['‖z‖₂² = ∑z²', sides(square(norm(z)), sumOver((j) => square(at(z, j))))],
  ['∇‖z‖₂ = z/‖z‖₂', sides(derivative(norm(z), z), divide(z, norm(z)))],
  ['the normal density in its variance', sides(apply('normalPdf', x, rational(0), sqrt(t)), divide(exp(negate(divide(square(x), multiply(two, t)))), sqrt(multiply(two, { kind: 'constant', name: 'pi' }, t))), temperature)],
  ['Φ(−x) = 1 − Φ(x)', sides(apply('normalCdf', negate(x)), subtract(one, apply('normalCdf', x)))],
  ['logit(σ(x)) = x', sides(apply('logit', sigmoid(x)), x)],
  ['Huber(a) = smooth L1(a) at 1', sides(apply('huber', x), apply('smoothL1', x))],
  ['σ(a − b) = e^a/(e^a + e^b)', sides(sigmoid(subtract(a, b)), divide(exp(a), add(exp(a), exp(b))))],
  ['log ab/c = log a + log b − log c', sides(log(divide(multiply(a, b), c)), subtract(add(log(a), log(b)), log(c)), stated(['a', 'positive'], ['b', 'positive'], ['c', 'positive']))],
]);
