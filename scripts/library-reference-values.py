"""Writes test/fixtures/reference/library/<operator>.json: the library functions from their textbook definitions, to
about 100 bits. What SciPy has too is held against it.

    python3 scripts/library-reference-values.py                 (needs python3-mpmath; python3-scipy for the comparison)
    python3 scripts/library-reference-values.py FOLDER COUNT    writes COUNT random points each into another folder

Each line is [operands, value, remainder]: vectors and matrices are nested lists, the exact result is value + remainder
as in reference-values.py.
"""

import json
import math
import random
import sys
from pathlib import Path

import mpmath
from mpmath import cos, cosh, exp, factorial, fsum, inf, log, mp, mpf, ncdf, npdf, pi, sin, sinh, sqrt, tanh

from reference_points import shown, split

mp.dps = 420
FOLDER, COUNT = sys.argv[1:] or (None, 54)
TARGET = Path(FOLDER or Path(__file__).resolve().parent.parent / "test/fixtures/reference/library")
# Random points start behind the special ones.
INDICES = range(1000, 1000 + int(COUNT)) if FOLDER else range(COUNT)
draw = random.Random()

EXTREMES = [
    0.0, 1.0, -1.0, 3.0, -3.0, 6.0, 2.5, -2.5, 1e-9, -1e-9, 5e-324, -5e-324, 1e-310, 1e-300, 20.0, -20.0, 40.0, -40.0,
    700.0, -700.0, 746.0, -746.0, 800.0, -800.0, 1e5, -1e5,
]
SCALES = [0.1, 1, 5, 30]


def neat(value):
    """Four digits do, and keep the files small."""
    return float(f"{value:.4g}")


def real(n):
    return EXTREMES[n] if n < len(EXTREMES) else neat(draw.gauss(0, SCALES[n % 4]))


def small(_):
    return neat(draw.gauss(0, 2))


def positive(n):
    return [1.0, 2.0, 1e-3, 1e3, 0.5][n] if n < 5 else neat(draw.expovariate(0.7) + 1e-3)


def above(n):
    """Positive numbers from the least to the largest that matter."""
    return [1.0, 10.0, 5e-324, 1e-310, 1e-300, 1e-9, 1e9, 1e300, 2.0, 1.7976931348623157e308][n] if n < 10 else positive(n)


def probability(n):
    return [0.5, 1e-12, 1 - 2.0**-40, 0.25, 1e-300, 5e-324][n] if n < 6 else neat(draw.uniform(1e-4, 1 - 1e-4))


def size(n):
    return [1, 2, 3, 5][n % 4]


def vector(of):
    return lambda n: [of(n + 4 * k) if n < 4 else of(999) for k in range(size(n))]


def mixed(n):
    """Vectors with large, equal and tiny entries among ordinary ones."""
    special = [
        [0.0], [7.0, 7.0], [1000.0, 1001.0, 999.0], [-1000.0] * 5, [3.0], [3.0, 7.0], [3.0, 7.0, 14.0], [1e-9, 0.0, -1e-9, 2e-9, 1.0],
        [-2.0], [5e-324, -5e-324], [1e-310, 0.0, -1e-310], [1e5, -1e5, 0.0, 1.0, 2.0],
    ]
    return special[n] if n < len(special) else [neat(draw.gauss(0, SCALES[n // 4 % 4])) for _ in range(size(n))]


def simplex(n):
    """Parts of 1024, so that they sum to 1 exactly; some of them 0 at first, and one almost 1."""
    if n == 13:
        return [2.0**-40, 1 - 2.0**-40]
    cuts = sorted(draw.choices(range(1025), k=size(n) - 1))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, 1024])]
    if size(n) > 1 and n < 12:
        parts = [0, parts[0] + parts[1], *parts[2:]]
    return [part / 1024 for part in parts]


def interior(n):
    while True:
        parts = simplex(1000 + n)
        if min(parts) > 0:
            return parts


def one_hot(n):
    at = draw.randrange(size(n))
    return [float(i == at) for i in range(size(n))]


def mask(n):
    at = draw.randrange(size(n))
    return [float(i == at or draw.random() < 0.5) for i in range(size(n))]


def matrix(rows, columns):
    return lambda n: [[neat(draw.gauss(0, 2)) for _ in range(columns(n))] for _ in range(rows(n))]


def joint(n):
    """A matrix of probabilities."""
    columns = size(n // 4)
    flat = [part * other for part in simplex(n) for other in ([1.0] if columns == 1 else [0.5] * 2 if columns == 2 else [0.25, 0.5, 0.25])]
    draw.shuffle(flat)
    width = min(columns, 3)
    return [flat[at:at + width] for at in range(0, len(flat), width)]


def mixed_size(n):
    """As long as the other vectors of the point."""
    return [neat(draw.gauss(0, SCALES[n // 4 % 4])) for _ in range(size(n))]


def count(n):
    return float(draw.randint(0, 12))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def softmax(x, b=1):
    weights = [exp(b * v) for v in x]
    return [w / fsum(weights) for w in weights]


def xlogx(p, q):
    return mpf(0) if p == 0 else p * log(q) if q else -inf


def mean(x):
    return fsum(x) / len(x)


def spread(x, divisor):
    return fsum((v - mean(x)) ** 2 for v in x) / divisor if divisor else mpf("nan")


def entropy(p):
    return -fsum(xlogx(v, v) for v in p)


def kl(p, q):
    return fsum(mpf(0) if a == 0 else a * log(a / b) if b else inf for a, b in zip(p, q))


def sparsemax(z):
    """Algorithm 1 of Martins and Astudillo (2016)."""
    ordered = sorted(z, reverse=True)
    support = max(k for k in range(1, len(z) + 1) if 1 + k * ordered[k - 1] > fsum(ordered[:k]))
    threshold = (fsum(ordered[:support]) - 1) / support
    return [max(v - threshold, mpf(0)) for v in z]


def matmul(a, b):
    return [[fsum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def attention(q, k, v):
    scores = matmul(q, list(map(list, zip(*k))))
    return matmul([softmax([s / sqrt(len(k[0])) for s in row]) for row in scores], v)


def bce(y, p):
    return -xlogx(y, p) - xlogx(1 - y, 1 - p)


def norm(x):
    return sqrt(fsum(v * v for v in x))


def half_square(a):
    return a * a / 2


def beta(a, b):
    return mpmath.gamma(a) * mpmath.gamma(b) / mpmath.gamma(a + b)


def masked(x, m):
    weights = [b * exp(v) for v, b in zip(x, m)]
    return [w / fsum(weights) for w in weights]


def categorical(x, p):
    return mpmath.fprod(q for b, q in zip(x, p) if b)


def mutual(joint):
    rows = [fsum(row) for row in joint]
    columns = [fsum(column) for column in zip(*joint)]
    return fsum(p * log(p / r / c) for row, r in zip(joint, rows) for p, c in zip(row, columns) if p)


def logits_loss(y, z, t=1):
    return fsum(b * (log(fsum(exp(v / t) for v in z)) - w / t) for b, w in zip(y, z))


def violations(y, s):
    right = s[y.index(1)]
    return [max(mpf(0), 1 + v - right) for v, b in zip(s, y) if not b]


def kron(a, b):
    return [[x * y for x in row for y in other] for row in a for other in b]


def kl_normals(m, s, n, t):
    return log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - mpf(1) / 2


def kl_diagonal(m, v, n, w):
    return fsum(kl_normals(a, sqrt(b), c, sqrt(d)) for a, b, c, d in zip(m, v, n, w))


def adam(w, g, m, v, t, rate, b, c, e):
    first, second = b * m + (1 - b) * g, c * v + (1 - c) * g * g
    return w - rate * ratio(first / (1 - b**t), sqrt(second / (1 - c**t)) + e)


def ratio(a, b):
    return a / b if b else mpf("nan")


def outer(x, y):
    return [[a * b for b in y] for a in x]


def normalised(x, e=0):
    return [ratio(v - mean(x), sqrt(spread(x, len(x)) + e)) for v in x]

def apart(x, y):
    return [a - b for a, b in zip(x, y)]


def cosine(x, y):
    return fsum(a * b for a, b in zip(x, y)) / norm(x) / norm(y)


def products(x, y):
    return fsum((a - mean(x)) * (b - mean(y)) for a, b in zip(x, y))


def definite(n):
    """A symmetric positive definite matrix."""
    width = size(n)
    root = [[neat(draw.gauss(0, 1)) for _ in range(width)] for _ in range(width)]
    return [[float(fsum(a * b for a, b in zip(p, q)) + (i == j)) for j, q in enumerate(root)] for i, p in enumerate(root)]


def quadratic(x, m, s):
    d = mpmath.matrix(apart(x, m))
    return (d.T * mpmath.matrix(s) ** -1 * d)[0]


def normal_density(x, m, s):
    return exp(-quadratic(x, m, s) / 2) / sqrt((2 * pi) ** len(x) * mpmath.det(mpmath.matrix(s)))


def kl_multivariate(m, s, n, t):
    s, t, d = mpmath.matrix(s), mpmath.matrix(t), mpmath.matrix(apart(n, m))
    product = t**-1 * s
    return (fsum(product[i, i] for i in range(len(m))) + (d.T * t**-1 * d)[0] - len(m) + log(mpmath.det(t) / mpmath.det(s))) / 2


def multinomial(x, p):
    return factorial(fsum(x)) / mpmath.fprod(map(factorial, x)) * mpmath.fprod(q**k for k, q in zip(x, p))


def dirichlet(p, a):
    return mpmath.gamma(fsum(a)) / mpmath.fprod(map(mpmath.gamma, a)) * mpmath.fprod(q ** (b - 1) for q, b in zip(p, a))


def student(x, v, m, s):
    return mpmath.gamma((v + 1) / 2) / mpmath.gamma(v / 2) / sqrt(pi * v) / s * (1 + ((x - m) / s) ** 2 / v) ** (-(v + 1) / 2)


def gumbel(x, m, b):
    z = (x - m) / b
    return exp(-z - exp(-z)) / b


def conditional(rows):
    return -fsum(p * log(p / fsum(row)) for row in rows for p in row if p)


def natural(n):
    return float(draw.randint(1, 9))


def exactly(n):
    """The size of the other vectors of the point."""
    return [float(draw.randint(1, 3)) for _ in range(size(n))]


def nonzero(n):
    return small(n) or 1.0


def rates(a, b, c, d):
    return a / (a + d), b / (b + c)


two = lambda n: 2 + n % 2
three = lambda n: 3
SELU = mpf("1.0507009873554804934193349852946"), mpf("1.6732632423543772848170429916717")

gelu = lambda x: x * (mpmath.erfc(-x / sqrt(2)) / 2 if abs(x) < 60 else mpf(x > 0))
label = lambda n: [1.0, -1.0][n % 2]
step = [small, small, small, positive, probability]
adaptive = [small, small, positive, positive]
adam_operands = [small, small, small, positive, lambda n: float(1 + n % 7), positive, probability, probability, lambda n: [0.0, 1e-8][n % 2]]
angle = lambda t, i, d: t / mpf(10000) ** (2 * i / d)
position = [lambda n: float(draw.randint(0, [12, 2000][n % 2])), lambda n: float(n % 8), lambda n: [4.0, 16.0, 512.0][n % 3]]

DEFINITIONS = {
    "logBase": ([above, lambda n: [2.0, 10.0, 0.5][n % 3]], lambda x, b: log(x) / log(b)),
    "log10": ([above], lambda x: log(x) / log(10)),
    "betaFunction": ([positive] * 2, beta),
    "logBeta": ([positive] * 2, lambda a, b: log(beta(a, b))),
    "kronecker": ([matrix(lambda n: 1 + n % 2, size), matrix(lambda n: 2, lambda n: 1 + n % 3)], kron),
    "product": ([mixed], mpmath.fprod),
    "sampleStandardDeviation": ([mixed], lambda x: sqrt(spread(x, len(x) - 1))),
    "maskedSoftmax": ([mixed_size, mask], masked),
    "gumbelSoftmax": ([vector(small), vector(small), lambda n: [1.0, 0.1, 2.0][n % 3]], lambda x, g, t: softmax([a + b for a, b in zip(x, g)], 1 / t)),
    "softmaxRows": ([matrix(two, size)], lambda x: [softmax(row) for row in x]),
    "softmaxColumns": ([matrix(size, two)], lambda x: list(map(list, zip(*[softmax(column) for column in zip(*x)])))),
    "logSumExpRows": ([matrix(two, size)], lambda x: [log(fsum(map(exp, row))) for row in x]),
    "logSumExpColumns": ([matrix(size, two)], lambda x: [log(fsum(map(exp, column))) for column in zip(*x)]),
    "hardSigmoidKeras": ([real], lambda x: max(mpf(0), min(mpf(1), x / 5 + mpf(1) / 2))),
    "maxout": ([mixed], max),
    "swiGlu": ([real, small], lambda a, b: a * sigmoid(a) * b),
    "geGlu": ([real, small], lambda a, b: gelu(a) * b),
    "reGlu": ([real, small], lambda a, b: max(mpf(0), a) * b),
    "bilinearUnit": ([real, small], lambda a, b: a * b),
    "mutualInformation": ([joint], mutual),
    "nllLoss": ([one_hot, mixed_size], lambda y, z: -fsum(b * v for b, v in zip(y, z))),
    "crossEntropyWithLogits": ([simplex, mixed_size], logits_loss),
    "multiclassHinge": ([one_hot, vector(small)], lambda y, s: max([mpf(0), *violations(y, s)])),
    "multiclassHingeSum": ([one_hot, vector(small)], lambda y, s: fsum(violations(y, s))),
    "infoNce": ([one_hot, mixed_size, lambda n: [1.0, 0.07, 0.5][n % 3]], logits_loss),
    "contrastive": ([lambda n: float(n % 2), positive, positive], lambda y, d, m: half_square(d) if y else half_square(max(mpf(0), m - d))),
    "diagonalNormalPdf": ([vector(small), vector(small), vector(positive)], lambda x, m, v: mpmath.fprod(npdf(a, b, sqrt(c)) for a, b, c in zip(x, m, v))),
    "categoricalPmf": ([one_hot, simplex], categorical),
    "uniformPdf": ([real, lambda n: [0.0, -1.0, 1.0][n % 3], lambda n: [1.0, 3.0][n % 2] + 1], lambda x, a, b: 1 / (b - a) if a <= x <= b else mpf(0)),
    "betaPdf": ([probability, positive, positive], lambda x, a, b: x ** (a - 1) * (1 - x) ** (b - 1) / beta(a, b)),
    "gammaPdf": ([above, positive, positive], lambda x, a, b: b**a * x ** (a - 1) * exp(-b * x) / mpmath.gamma(a)),
    "normalEntropy": ([above], lambda s: log(2 * pi * mpmath.e * s * s) / 2),
    "normalKl": ([small, positive, small, positive], kl_normals),
    "diagonalNormalEntropy": ([vector(positive)], lambda v: fsum(log(2 * pi * mpmath.e * w) for w in v) / 2),
    "diagonalNormalKl": ([vector(small), vector(positive)] * 2, kl_diagonal),
    "bernoulliVariance": ([probability], lambda p: p * (1 - p)),
    "bernoulliEntropy": ([lambda n: [0.0, 1.0][n] if n < 2 else probability(n)], lambda p: -xlogx(p, p) - xlogx(1 - p, 1 - p)),
    "bernoulliKl": ([lambda n: [0.0, 1.0][n] if n < 2 else probability(n), probability], lambda p, q: kl([p, 1 - p], [q, 1 - q])),
    "laplaceVariance": ([positive], lambda b: 2 * b * b),
    "laplaceEntropy": ([above], lambda b: 1 + log(2 * b)),
    "exponentialMean": ([positive], lambda l: 1 / l),
    "exponentialVariance": ([positive], lambda l: 1 / l / l),
    "exponentialEntropy": ([above], lambda l: 1 - log(l)),
    "exponentialKl": ([positive] * 2, lambda a, b: log(a / b) + b / a - 1),
    "poissonKl": ([positive] * 2, lambda a, b: a * log(a / b) - a + b),
    "uniformMean": ([small] * 2, lambda a, b: (a + b) / 2),
    "uniformVariance": ([small] * 2, lambda a, b: (b - a) ** 2 / 12),
    "uniformEntropy": ([small, lambda n: 9 + small(n)], lambda a, b: log(b - a) if b > a else mpf("nan")),
    "betaMean": ([positive] * 2, lambda a, b: a / (a + b)),
    "betaVariance": ([positive] * 2, lambda a, b: a * b / (a + b) ** 2 / (a + b + 1)),
    "betaEntropy": ([positive] * 2, lambda a, b: log(beta(a, b)) - (a - 1) * mpmath.digamma(a) - (b - 1) * mpmath.digamma(b) + (a + b - 2) * mpmath.digamma(a + b)),
    "gammaMean": ([positive] * 2, lambda a, b: a / b),
    "gammaVariance": ([positive] * 2, lambda a, b: a / b / b),
    "gammaEntropy": ([positive] * 2, lambda a, b: a - log(b) + mpmath.loggamma(a) + (1 - a) * mpmath.digamma(a)),
    "batchNorm": ([small, small, positive, small, small, lambda n: [0.0, 1e-5][n % 2]], lambda x, m, v, g, b, e: g * (x - m) / sqrt(v + e) + b),
    "sinusoidalSine": (position, lambda t, i, d: mpmath.sin(angle(t, i, d))),
    "sinusoidalCosine": (position, lambda t, i, d: mpmath.cos(angle(t, i, d))),
    "sgdStep": ([small, small, positive], lambda w, g, r: w - r * g),
    "momentumStep": (step, lambda w, g, v, r, m: w - r * (m * v + g)),
    "classicalMomentumStep": (step, lambda w, g, v, r, m: w + m * v - r * g),
    "nesterovStep": (step, lambda w, g, v, r, m: w - r * (g + m * (m * v + g))),
    "adagradStep": ([*adaptive, lambda n: [0.0, 1e-8, 0.5][n % 3]], lambda w, g, v, r, e: w - r * ratio(g, sqrt(v + g * g) + e)),
    "rmspropStep": ([*adaptive, probability, lambda n: [0.0, 1e-8, 0.5][n % 3]], lambda w, g, v, r, p, e: w - r * ratio(g, sqrt(p * v + (1 - p) * g * g) + e)),
    "adamStep": (adam_operands, adam),
    "adamWStep": ([*adam_operands, positive], lambda w, g, m, v, t, r, b, c, e, l: adam(w, g, m, v, t, r, b, c, e) - r * l * w),
    "iou": ([positive] * 3, lambda a, b, c: a / (a + b + c)),
    "dice": ([positive] * 3, lambda a, b, c: 2 * a / (2 * a + b + c)),
    "mcc": ([positive] * 4, lambda a, b, c, d: (a * b - c * d) / sqrt((a + c) * (a + d) * (b + c) * (b + d))),
    "rSquared": ([vector(small)] * 2, lambda y, z: 1 - ratio(fsum((a - b) ** 2 for a, b in zip(y, z)), fsum((a - mean(y)) ** 2 for a in y))),
    "dot": ([vector(small)] * 2, lambda x, y: fsum(a * b for a, b in zip(x, y))),
    "outer": ([vector(small)] * 2, outer),
    "matmul": ([matrix(two, three), matrix(three, size)], matmul),
    "transpose": ([matrix(two, size)], lambda a: list(map(list, zip(*a)))),
    "trace": ([matrix(size, size)], lambda a: fsum(a[i][i] for i in range(len(a)))),
    "diag": ([vector(small)], lambda x: [[v if i == j else mpf(0) for j in range(len(x))] for i, v in enumerate(x)]),
    "diagonalOf": ([matrix(size, size)], lambda a: [a[i][i] for i in range(len(a))]),
    "hadamard": ([small, small], lambda a, b: a * b),
    "norm1": ([mixed], lambda x: fsum(abs(v) for v in x)),
    "norm2": ([mixed], norm),
    "normInf": ([mixed], lambda x: max(abs(v) for v in x)),
    "normP": ([vector(small), lambda n: [1.0, 2.0, 3.0, 2.5][n // 4 % 4]], lambda x, p: fsum(abs(v) ** p for v in x) ** (1 / p)),
    "frobenius": ([matrix(two, size)], lambda a: sqrt(fsum(v * v for row in a for v in row))),
    "cosineSimilarity": ([vector(small)] * 2, lambda x, y: fsum(a * b for a, b in zip(x, y)) / norm(x) / norm(y)),
    "sum": ([mixed], fsum),
    "length": ([mixed], lambda x: mpf(len(x))),
    "mean": ([mixed], mean),
    "variance": ([mixed], lambda x: spread(x, len(x))),
    "sampleVariance": ([mixed], lambda x: spread(x, len(x) - 1)),
    "standardDeviation": ([mixed], lambda x: sqrt(spread(x, len(x)))),
    "softmax": ([mixed, lambda n: [1.0, 0.5, 2.0][n % 3]], softmax),
    "softmaxBase": ([mixed, lambda n: [2.0, 10.0, 0.5][n % 3]], lambda x, b: softmax(x, log(b))),
    "softmin": ([mixed], lambda x: softmax(x, -1)),
    "logSoftmax": ([mixed], lambda x: [v - log(fsum(map(exp, x))) for v in x]),
    "logSumExp": ([mixed], lambda x: log(fsum(map(exp, x)))),
    "hardmax": ([mixed], lambda x: [mpf(i == x.index(max(x))) for i in range(len(x))]),
    "normalise": ([vector(positive)], lambda x: [v / fsum(x) for v in x]),
    "sparsemax": ([mixed], sparsemax),
    "sigmoid": ([real], sigmoid),
    "logSigmoid": ([real], lambda x: log(sigmoid(x))),
    "logit": ([probability], lambda p: log(p / (1 - p))),
    "hardSigmoid": ([real], lambda x: mpf(1) if x >= 3 else mpf(0) if x <= -3 else x / 6 + mpf(1) / 2),
    "relu": ([real], lambda x: x if x > 0 else mpf(0)),
    "leakyRelu": ([real, lambda n: [0.01, 0.2][n % 2]], lambda x, a: x if x > 0 else a * x),
    "prelu": ([real, small], lambda x, a: x if x > 0 else a * x),
    "relu6": ([real], lambda x: min(max(x, mpf(0)), mpf(6))),
    "elu": ([real, positive], lambda x, a: x if x > 0 else a * (exp(x) - 1)),
    "selu": ([real], lambda x: SELU[0] * (x if x > 0 else SELU[1] * (exp(x) - 1))),
    "celu": ([real, positive], lambda x, a: max(x, mpf(0)) + min(mpf(0), a * (exp(x / a) - 1))),
    "softplus": ([real, lambda n: [1.0, 2.0][n % 2]], lambda x, b: log(1 + exp(b * x)) / b),
    "silu": ([real, lambda n: [1.0, 1.5][n % 2]], lambda x, b: x * sigmoid(b * x)),
    "mish": ([real], lambda x: x * tanh(log(1 + exp(x)) if x < 900 else x)),
    "gelu": ([real], gelu),
    "geluTanh": ([real], lambda x: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3)))),
    "geluSigmoid": ([real], lambda x: x * sigmoid(mpf("1.702") * x)),
    "sec": ([small], lambda x: 1 / cos(x)),
    "csc": ([small], lambda x: 1 / sin(x)),
    "cot": ([small], lambda x: cos(x) / sin(x)),
    "sech": ([real], lambda x: 1 / cosh(x)),
    "csch": ([small], lambda x: 1 / sinh(x)),
    "coth": ([small], lambda x: cosh(x) / sinh(x)),
    "softsign": ([real], lambda x: x / (1 + abs(x))),
    "hardTanh": ([real], lambda x: max(mpf(-1), min(mpf(1), x))),
    "hardSwish": ([real], lambda x: x * min(max(x + 3, mpf(0)), mpf(6)) / 6),
    "clip": ([real, lambda n: 2.5 if n % 7 == 6 else -1.5, lambda n: -1.5 if n % 7 == 6 else 2.5], lambda x, a, b: min(max(x, a), b)),
    "heaviside": ([real], lambda x: mpf(x >= 0)),
    "glu": ([small, real], lambda a, b: a * sigmoid(b)),
    "entropy": ([simplex], entropy),
    "crossEntropy": ([simplex, interior], lambda p, q: -fsum(xlogx(a, b) for a, b in zip(p, q))),
    "kl": ([simplex, interior], kl),
    "js": ([simplex, simplex], lambda p, q: (kl(p, [(a + b) / 2 for a, b in zip(p, q)]) + kl(q, [(a + b) / 2 for a, b in zip(p, q)])) / 2),
    "perplexity": ([simplex], lambda p: exp(entropy(p))),
    "binaryCrossEntropy": ([lambda n: [0.0, 1.0, 0.3][n % 3], probability], bce),
    "bceWithLogits": ([lambda n: [0.0, 1.0, 0.3][n % 3], real], lambda y, z: y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))),
    "focal": ([probability, lambda n: [2.0, 0.0, 0.5][n % 3], positive], lambda p, g, a: -a * (1 - p) ** g * log(p)),
    "hinge": ([lambda n: [1.0, -1.0][n % 2], real], lambda y, s: max(mpf(0), 1 - y * s)),
    "squaredHinge": ([lambda n: [1.0, -1.0][n % 2], real], lambda y, s: max(mpf(0), 1 - y * s) ** 2),
    "labelSmoothing": ([simplex, probability], lambda y, e: [(1 - e) * v + e / len(y) for v in y]),
    "mse": ([vector(small)] * 2, lambda y, z: mean([(a - b) ** 2 for a, b in zip(y, z)])),
    "rmse": ([vector(small)] * 2, lambda y, z: sqrt(mean([(a - b) ** 2 for a, b in zip(y, z)]))),
    "mae": ([vector(small)] * 2, lambda y, z: mean([abs(a - b) for a, b in zip(y, z)])),
    "huber": ([real, positive], lambda a, d: a * a / 2 if abs(a) <= d else d * (abs(a) - d / 2)),
    "smoothL1": ([real, positive], lambda a, b: a * a / 2 / b if abs(a) <= b else abs(a) - b / 2),
    "triplet": (
        [vector(small)] * 3 + [positive],
        lambda a, p, n, m: max(mpf(0), fsum((x - y) ** 2 for x, y in zip(a, p)) - fsum((x - y) ** 2 for x, y in zip(a, n)) + m),
    ),
    "normalPdf": ([small, small, positive], npdf),
    "normalCdf": ([small, small, positive], ncdf),
    "bernoulli": ([lambda n: float(n % 2), probability], lambda y, p: p if y else 1 - p),
    "laplace": ([small, small, positive], lambda x, m, b: exp(-abs(x - m) / b) / 2 / b),
    "exponential": ([positive, positive], lambda x, l: l * exp(-l * x)),
    "poisson": ([count, positive], lambda k, l: l**k * exp(-l) / factorial(k)),
    "binomial": ([count, lambda n: 12.0, probability], lambda k, n, p: mpmath.binomial(n, k) * p**k * (1 - p) ** (n - k)),
    "gaussianKl": ([vector(small), vector(positive)], lambda m, v: fsum(b + a * a - 1 - log(b) for a, b in zip(m, v)) / 2),
    "layerNorm": ([vector(small), lambda n: [0.0, 1e-5][n // 4 % 2]], normalised),
    "rmsNorm": ([vector(small), lambda n: [0.0, 1e-5][n // 4 % 2]], lambda x, e: [v / sqrt(mean([w * w for w in x]) + e) for v in x]),
    "unitVector": ([vector(small)], lambda x: [v / norm(x) for v in x]),
    "minMaxScale": ([mixed], lambda x: [ratio(v - min(x), max(x) - min(x)) for v in x]),
    "attention": ([matrix(two, three), matrix(size, three), matrix(size, two)], attention),
    "precision": ([positive] * 2, lambda a, b: a / (a + b)),
    "recall": ([positive] * 2, lambda a, b: a / (a + b)),
    "specificity": ([positive] * 2, lambda a, b: a / (a + b)),
    "f1": ([probability] * 2, lambda p, r: 2 / (1 / p + 1 / r)),
    "fBeta": ([probability, probability, positive], lambda p, r, b: (1 + b * b) / (1 / p + b * b / r)),
    "accuracy": ([positive] * 4, lambda a, b, c, d: (a + b) / (a + b + c + d)),
    "euclideanDistance": ([vector(small)] * 2, lambda x, y: norm(apart(x, y))),
    "squaredEuclideanDistance": ([vector(small)] * 2, lambda x, y: norm(apart(x, y)) ** 2),
    "manhattanDistance": ([vector(small)] * 2, lambda x, y: fsum(map(abs, apart(x, y)))),
    "chebyshevDistance": ([vector(small)] * 2, lambda x, y: max(map(abs, apart(x, y)))),
    "minkowskiDistance": ([vector(small)] * 2 + [lambda n: [1.0, 2.0, 3.0, 2.5][n // 4 % 4]], lambda x, y, p: fsum(abs(d) ** p for d in apart(x, y)) ** (1 / p)),
    "hammingDistance": ([exactly] * 2, lambda x, y: fsum(d != 0 for d in apart(x, y))),
    "errorRate": ([exactly] * 2, lambda x, y: mean([mpf(d != 0) for d in apart(x, y)])),
    "cosineDistance": ([vector(small)] * 2, lambda x, y: 1 - cosine(x, y)),
    "cosineEmbeddingLoss": ([vector(small)] * 2 + [lambda n: [1.0, -1.0][n // 4 % 2], lambda n: [0.0, 0.5][n // 8 % 2]], lambda x, y, t, m: 1 - cosine(x, y) if t > 0 else max(mpf(0), cosine(x, y) - m)),
    "mahalanobisDistance": ([vector(small)] * 2 + [definite], lambda x, m, s: sqrt(quadratic(x, m, s))),
    "squaredMahalanobisDistance": ([vector(small)] * 2 + [definite], quadratic),
    "rbfKernel": ([vector(small)] * 2 + [positive], lambda x, y, s: exp(-(norm(apart(x, y)) ** 2) / 2 / s**2)),
    "laplacianKernel": ([vector(small)] * 2 + [positive], lambda x, y, g: exp(-g * fsum(map(abs, apart(x, y))))),
    "polynomialKernel": ([vector(small)] * 2 + [lambda n: float(1 + n // 4 % 3), lambda n: [1.0, 0.0][n % 2], positive], lambda x, y, p, c, g: (g * fsum(a * b for a, b in zip(x, y)) + c) ** p),
    "sigmoidKernel": ([vector(small)] * 2 + [positive, small], lambda x, y, g, c: tanh(g * fsum(a * b for a, b in zip(x, y)) + c)),
    "rationalQuadraticKernel": ([vector(small)] * 2 + [positive] * 2, lambda x, y, a, l: (1 + norm(apart(x, y)) ** 2 / (2 * a * l * l)) ** -a),
    "exponentialLoss": ([label, real], lambda y, s: exp(-y * s)),
    "logisticLoss": ([label, real], lambda y, s: log(1 + exp(-y * s))),
    "perceptronLoss": ([label, real], lambda y, s: max(mpf(0), -y * s)),
    "zeroOneLoss": ([lambda n: float(1 + n % 3), lambda n: float(1 + n // 3 % 3)], lambda y, z: mpf(y != z)),
    "squaredMarginLoss": ([label, real], lambda y, s: (1 - y * s) ** 2),
    "squaredError": ([real], lambda a: a * a),
    "absoluteError": ([real], abs),
    "logCosh": ([lambda n: real(n + 100 if n in (8, 9) else n)], lambda a: log(mpmath.cosh(a))),
    "pinball": ([real, probability], lambda a, t: t * a if a >= 0 else (t - 1) * a),
    "epsilonInsensitive": ([real, positive], lambda a, e: max(mpf(0), abs(a) - e)),
    "pseudoHuber": ([real, positive], lambda a, d: d * d * (sqrt(1 + (a / d) ** 2) - 1)),
    "poissonNll": ([count, positive], lambda y, l: l - y * log(l)),
    "gaussianNll": ([small, small, positive], lambda y, m, v: log(2 * pi * v) / 2 + (y - m) ** 2 / (2 * v)),
    "geometric": ([natural, probability], lambda k, p: (1 - p) ** (k - 1) * p),
    "negativeBinomial": ([natural, lambda n: natural(n) if n % 2 else positive(n), probability], lambda k, r, p: mpmath.gamma(k + r) / factorial(k) / mpmath.gamma(r) * (1 - p) ** k * p**r),
    "multinomial": ([exactly, interior], multinomial),
    "discreteUniform": ([natural, lambda n: 9 + natural(n)], lambda a, b: 1 / (b - a + 1)),
    "odds": ([probability], lambda p: p / (1 - p)),
    "oddsRatio": ([probability] * 2, lambda p, q: p / (1 - p) / (q / (1 - q))),
    "studentT": ([real, lambda n: float(1 + n % 9), small, positive], student),
    "chiSquared": ([positive, lambda n: float(1 + n % 9)], lambda x, k: x ** (k / 2 - 1) * exp(-x / 2) / 2 ** (k / 2) / mpmath.gamma(k / 2)),
    "cauchy": ([real, small, positive], lambda x, m, g: 1 / (pi * g * (1 + ((x - m) / g) ** 2))),
    "gumbel": ([small, small, lambda n: positive(n + 5)], gumbel),
    "logisticPdf": ([real, small, lambda n: positive(n + 5) + 0.1], lambda x, m, s: exp(-(x - m) / s) / s / (1 + exp(-(x - m) / s)) ** 2),
    "weibull": ([positive, lambda n: positive(n + 5), positive], lambda x, k, l: k / l * (x / l) ** (k - 1) * exp(-((x / l) ** k))),
    "pareto": ([positive] * 3, lambda x, a, m: a * m**a / x ** (a + 1)),
    "logNormal": ([positive, small, positive], lambda x, m, s: npdf(log(x), m, s) / x),
    "inverseGamma": ([positive] * 3, lambda x, a, b: b**a / mpmath.gamma(a) * x ** (-a - 1) * exp(-b / x)),
    "rayleigh": ([positive, positive], lambda x, s: x / s**2 * exp(-x * x / 2 / s**2)),
    "multivariateNormalPdf": ([vector(small)] * 2 + [definite], normal_density),
    "isotropicNormalPdf": ([vector(small)] * 2 + [positive], lambda x, m, s: mpmath.fprod(npdf(a, b, s) for a, b in zip(x, m))),
    "multivariateNormalEntropy": ([definite], lambda s: log((2 * pi * mpmath.e) ** len(s) * mpmath.det(mpmath.matrix(s))) / 2),
    "multivariateNormalKl": ([vector(small), definite] * 2, kl_multivariate),
    "dirichlet": ([interior, vector(positive)], dirichlet),
    "bhattacharyyaCoefficient": ([simplex] * 2, lambda p, q: fsum(sqrt(a * b) for a, b in zip(p, q))),
    "bhattacharyyaDistance": ([simplex, interior], lambda p, q: -log(fsum(sqrt(a * b) for a, b in zip(p, q)))),
    "hellinger": ([simplex] * 2, lambda p, q: sqrt(fsum((sqrt(a) - sqrt(b)) ** 2 for a, b in zip(p, q)) / 2)),
    "totalVariation": ([simplex] * 2, lambda p, q: fsum(map(abs, apart(p, q))) / 2),
    "chiSquaredDivergence": ([simplex, interior], lambda p, q: fsum((a - b) ** 2 / b for a, b in zip(p, q))),
    "renyiEntropy": ([simplex, lambda n: [2.0, 0.5, 3.0][n % 3]], lambda p, a: log(fsum(v**a for v in p)) / (1 - a)),
    "renyiDivergence": ([interior, interior, lambda n: [0.5, 0.25, 0.75][n % 3]], lambda p, q, a: log(fsum(v**a * w ** (1 - a) for v, w in zip(p, q))) / (a - 1)),
    "gini": ([simplex], lambda p: fsum(v * (1 - v) for v in p)),
    "jointEntropy": ([joint], lambda rows: entropy([p for row in rows for p in row])),
    "conditionalEntropy": ([joint], conditional),
    "covariance": ([vector(small)] * 2, lambda x, y: products(x, y) / len(x)),
    "sampleCovariance": ([vector(small)] * 2, lambda x, y: ratio(products(x, y), len(x) - 1)),
    "pearson": ([vector(small)] * 2, lambda x, y: ratio(products(x, y), sqrt(products(x, x)) * sqrt(products(y, y)))),
    "zScore": ([real, small, positive], lambda x, m, s: (x - m) / s),
    "coefficientOfVariation": ([positive] * 2, lambda s, m: s / m),
    "harmonicMean": ([vector(positive)], lambda x: len(x) / fsum(1 / v for v in x)),
    "geometricMean": ([vector(positive)], lambda x: mpmath.root(mpmath.fprod(x), len(x))),
    "weightedMean": ([vector(small), vector(positive)], lambda x, w: fsum(a * b for a, b in zip(x, w)) / fsum(w)),
    "rootMeanSquare": ([mixed], lambda x: norm(x) / sqrt(len(x))),
    "standardError": ([positive, natural], lambda s, n: s / sqrt(n)),
    "mape": ([vector(nonzero), vector(small)], lambda y, z: mean([abs(d / a) for d, a in zip(apart(y, z), y)])),
    "smape": ([vector(nonzero), vector(small)], lambda y, z: mean([2 * abs(a - b) / (abs(a) + abs(b)) for a, b in zip(y, z)])),
    "msle": ([vector(positive)] * 2, lambda y, z: mean([log((1 + a) / (1 + b)) ** 2 for a, b in zip(y, z)])),
    "rmsle": ([vector(positive)] * 2, lambda y, z: sqrt(mean([log((1 + a) / (1 + b)) ** 2 for a, b in zip(y, z)]))),
    "explainedVariance": ([vector(small)] * 2, lambda y, z: 1 - ratio(spread(apart(y, z), 1), spread(y, 1))),
    "adjustedRSquared": ([probability, lambda n: 20 + natural(n), natural], lambda r, n, p: 1 - (1 - r) * (n - 1) / (n - p - 1)),
    "falsePositiveRate": ([positive] * 2, lambda a, b: a / (a + b)),
    "falseNegativeRate": ([positive] * 2, lambda a, b: a / (a + b)),
    "negativePredictiveValue": ([positive] * 2, lambda a, b: a / (a + b)),
    "falseDiscoveryRate": ([positive] * 2, lambda a, b: a / (a + b)),
    "balancedAccuracy": ([positive] * 4, lambda *all: mean(rates(*all))),
    "gMean": ([positive] * 4, lambda *all: sqrt(mpmath.fprod(rates(*all)))),
    "youden": ([positive] * 4, lambda *all: fsum(rates(*all)) - 1),
    "tversky": ([positive] * 5, lambda a, b, c, f, g: a / (a + f * b + g * c)),
    "cohenKappa": ([probability] * 2, lambda o, e: (o - e) / (1 - e)),
    "aic": ([natural, small], lambda k, l: 2 * k - 2 * l),
    "aicc": ([natural, lambda n: 20 + natural(n), small], lambda k, n, l: 2 * k - 2 * l + 2 * k * (k + 1) / (n - k - 1)),
    "bic": ([natural, natural, small], lambda k, n, l: k * log(n) - 2 * l),
    "idf": ([positive] * 2, lambda a, n: log(a / n)),
    "smoothIdf": ([positive] * 2, lambda a, n: log((1 + a) / (1 + n)) + 1),
    "tfIdf": ([positive] * 3, lambda f, a, n: f * log(a / n)),
    "pmi": ([probability] * 3, lambda p, q, r: log(p / q / r)),
    "ppmi": ([probability] * 3, lambda p, q, r: max(mpf(0), log(p / q / r))),
    "tokenPerplexity": ([vector(probability)], lambda p: mpmath.root(1 / mpmath.fprod(p), len(p))),
    "perplexityOfLoss": ([small], exp),
    "discountedReturn": ([vector(small), probability], lambda r, g: fsum(v * g**k for k, v in enumerate(r))),
    "tdError": ([small, probability, small, small], lambda r, g, w, v: r + g * w - v),
    "tdUpdate": ([small, probability, small, probability, small], lambda v, a, r, g, w: v + a * (r + g * w - v)),
    "ucb": ([small, natural, natural, positive], lambda q, t, n, c: q + c * sqrt(log(t) / n)),
    "ppoClip": ([positive, small, lambda n: [0.2, 0.1][n % 2]], lambda r, a, e: min(r * a, min(max(r, 1 - e), 1 + e) * a)),
    "stepDecay": ([positive, probability, natural, lambda n: float(1 + n % 4)], lambda r, g, t, s: r * g ** mpmath.floor(t / s)),
    "exponentialDecay": ([positive] * 3, lambda r, k, t: r * exp(-k * t)),
    "inverseTimeDecay": ([positive] * 3, lambda r, k, t: r / (1 + k * t)),
    "cosineAnnealing": ([probability, positive, natural, lambda n: 9 + natural(n)], lambda a, b, t, l: a + (b - a) / 2 * (1 + mpmath.cos(pi * t / l))),
    "linearWarmup": ([positive, natural, natural], lambda r, t, l: r * min(mpf(1), t / l)),
    "noamSchedule": ([lambda n: [512.0, 4.0, 64.0][n % 3], positive, positive], lambda d, t, w: 1 / sqrt(d) * min(1 / sqrt(t), t / sqrt(w) ** 3)),
    "emaStep": ([small, small, probability], lambda m, x, b: b * m + (1 - b) * x),
    "xavierVariance": ([positive] * 2, lambda a, b: 2 / (a + b)),
    "xavierBound": ([positive] * 2, lambda a, b: sqrt(6 / (a + b))),
    "heVariance": ([positive], lambda a: 2 / a),
    "lecunVariance": ([positive], lambda a: 1 / a),
    "convOutputSize": ([lambda n: 20 + natural(n), lambda n: float(1 + n % 5), lambda n: float(n // 5 % 3), lambda n: float(1 + n % 3), lambda n: float(1 + n // 3 % 2)], lambda n, f, p, s, d: mpmath.floor((n + 2 * p - d * (f - 1) - 1) / s) + 1),
    "transposedConvOutputSize": ([natural, natural, lambda n: float(n % 3), natural], lambda n, f, p, s: (n - 1) * s - 2 * p + f),
    "convParameterCount": ([natural] * 3, lambda f, a, b: (f * f * a + 1) * b),
    "denseParameterCount": ([natural] * 2, lambda a, b: (a + 1) * b),
    "rotaryFirst": ([small] * 3, lambda a, b, f: a * mpmath.cos(f) - b * mpmath.sin(f)),
    "rotarySecond": ([small] * 3, lambda a, b, f: a * mpmath.sin(f) + b * mpmath.cos(f)),
}


def each(function, value):
    return [each(function, v) for v in value] if isinstance(value, list) else function(value)


def scipy_definitions():
    """The same functions as SciPy has them, in float64."""
    from scipy import special, stats
    from scipy.spatial import distance

    return {
        "betaFunction": special.beta, "logBeta": special.betaln, "softmax": lambda x, b: special.softmax([b * v for v in x]),
        "logSoftmax": special.log_softmax, "logSumExp": special.logsumexp, "sigmoid": special.expit, "logit": special.logit,
        "logSigmoid": special.log_expit, "normalPdf": stats.norm.pdf, "normalCdf": stats.norm.cdf, "laplace": stats.laplace.pdf,
        "exponential": lambda x, l: stats.expon.pdf(x, scale=1 / l), "poisson": stats.poisson.pmf, "binomial": stats.binom.pmf,
        "betaPdf": stats.beta.pdf, "gammaPdf": lambda x, a, b: stats.gamma.pdf(x, a, scale=1 / b),
        "normalEntropy": lambda s: stats.norm.entropy(0, s), "laplaceEntropy": lambda b: stats.laplace.entropy(0, b),
        "laplaceVariance": lambda b: stats.laplace.var(0, b), "exponentialEntropy": lambda l: stats.expon.entropy(0, 1 / l),
        "betaMean": stats.beta.mean, "betaVariance": stats.beta.var, "gammaMean": lambda a, b: stats.gamma.mean(a, scale=1 / b),
        "gammaVariance": lambda a, b: stats.gamma.var(a, scale=1 / b), "gammaEntropy": lambda a, b: stats.gamma.entropy(a, scale=1 / b),
        "huber": lambda a, d: special.huber(d, a), "entropy": stats.entropy, "kl": stats.entropy, "bernoulliEntropy": lambda p: stats.bernoulli.entropy(p),
        "studentT": stats.t.pdf, "chiSquared": stats.chi2.pdf, "cauchy": stats.cauchy.pdf, "gumbel": stats.gumbel_r.pdf, "logisticPdf": stats.logistic.pdf,
        "weibull": lambda x, k, l: stats.weibull_min.pdf(x, k, scale=l), "logNormal": lambda x, m, s: stats.lognorm.pdf(x, s, scale=math.exp(m)),
        "inverseGamma": lambda x, a, b: stats.invgamma.pdf(x, a, scale=b), "rayleigh": lambda x, s: stats.rayleigh.pdf(x, scale=s),
        "geometric": stats.geom.pmf, "negativeBinomial": stats.nbinom.pmf, "dirichlet": lambda p, a: stats.dirichlet.pdf(p, a) if len(p) > 1 else 1.0,
        "multivariateNormalPdf": stats.multivariate_normal.pdf, "multivariateNormalEntropy": lambda s: stats.multivariate_normal.entropy(cov=s),
        "minkowskiDistance": distance.minkowski, "chebyshevDistance": distance.chebyshev, "manhattanDistance": distance.cityblock,
        "cosineDistance": distance.cosine, "euclideanDistance": distance.euclidean, "squaredEuclideanDistance": distance.sqeuclidean,
        "harmonicMean": stats.hmean, "geometricMean": stats.gmean, "pseudoHuber": lambda a, d: special.pseudo_huber(d, a),
        "uniformVariance": lambda a, b: stats.uniform.var(a, b - a),
    }


def compare(name, operands, value):
    """Raises where SciPy gives something else, by more than float64 explains."""
    if name not in SCIPY or max(abs(v) for v in flatten(operands)) > 1e3 or min((abs(v) for v in flatten(operands) if v), default=1) < 1e-9:
        return
    for ours, theirs in zip(flatten([each(float, value)]), flatten([as_list(SCIPY[name](*operands))])):
        if abs(ours - theirs) > 1e-8 * max(1e-12, abs(ours)) + 1e-13:
            raise ValueError(f"{name}({operands}): {ours}, SciPy {theirs}")


def without_noise(value):
    """What is exact but for the last of 1395 bits is exact, and 0 what cancels but for them."""
    if mpmath.isinf(value) or mpmath.isnan(value):
        return value
    with mpmath.workprec(1300):
        return mpf(0) if 0 < abs(value) < mpf(2) ** -1250 else +value


def flatten(value):
    return [w for v in value for w in flatten(v)] if isinstance(value, list) else [value]


def as_list(value):
    return value.tolist() if hasattr(value, "tolist") else value


try:
    SCIPY = {} if FOLDER else scipy_definitions()
except ImportError:
    SCIPY = {}
    print("without SciPy: nothing to compare with")

TARGET.mkdir(parents=True, exist_ok=True)
for name, (generators, definition) in DEFINITIONS.items():
    rows = []
    # By name, so that a new function does not move the points of the others.
    draw.seed(f"{name} {FOLDER}")
    for n in INDICES:
        operands = [generate(n) for generate in generators]
        value = definition(*each(mpf, operands))
        compare(name, operands, value)
        parts = each(lambda number: split(without_noise(mpf(number))), value)
        rows.append(json.dumps([operands, each(lambda part: shown(part[0]), parts), each(lambda part: float(f"{part[1]:.3g}"), parts)]))
    (TARGET / f"{name}.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")
