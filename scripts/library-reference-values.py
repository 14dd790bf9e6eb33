"""Writes test/fixtures/reference/library/<operator>.json: the library functions in 60 digits, from their textbook definitions.

    python3 scripts/library-reference-values.py        (needs python3-mpmath)

Each line is [operands, value]; vectors and matrices are nested lists, the value is the float64 nearest to the result,
or the text nan, inf or -inf.
"""

import json
import random
from pathlib import Path

import mpmath
from mpmath import exp, factorial, fsum, inf, isnan, log, mp, mpf, ncdf, npdf, pi, sqrt, tanh

mp.dps = 60
TARGET = Path(__file__).resolve().parent.parent / "test/fixtures/reference/library"
POINTS = 54
draw = random.Random(1948)

EXTREMES = [0.0, 1.0, -1.0, 3.0, -3.0, 6.0, 1e-9, -1e-9, 1e-300, 20.0, -20.0, 40.0, -40.0, 700.0, -700.0, 800.0, -800.0, 1e5, -1e5]
SCALES = [0.1, 1, 5, 30]


def real(n):
    return EXTREMES[n] if n < len(EXTREMES) else draw.gauss(0, SCALES[n % 4])


def small(_):
    return draw.gauss(0, 2)


def positive(n):
    return [1.0, 2.0, 1e-3, 1e3][n] if n < 4 else draw.expovariate(0.7)


def probability(n):
    return [0.5, 1e-12, 1 - 1e-12, 0.25][n] if n < 4 else draw.random()


def size(n):
    return [1, 2, 3, 5][n % 4]


def vector(of):
    return lambda n: [of(n + 4 * k) if n < 4 else of(99) for k in range(size(n))]


def mixed(n):
    """Vectors with large, equal and tiny entries among ordinary ones."""
    special = [[0.0], [7.0, 7.0], [1000.0, 1001.0, 999.0], [-1000.0] * 5, [3.0], [3.0, 7.0], [3.0, 7.0, 14.0], [1e-9, 0.0, -1e-9, 2e-9, 1.0]]
    return special[n] if n < len(special) else [draw.gauss(0, SCALES[n % 4]) for _ in range(size(n))]


def simplex(n):
    if size(n) > 1 and n < 12:
        weights = [0.0] + [draw.random() for _ in range(size(n) - 1)]
    else:
        weights = [draw.expovariate(1) for _ in range(size(n))]
    return [w / sum(weights) for w in weights]


def interior(n):
    weights = [draw.expovariate(1) + 1e-3 for _ in range(size(n))]
    return [w / sum(weights) for w in weights]


def matrix(rows, columns):
    return lambda n: [[draw.gauss(0, 2) for _ in range(columns(n))] for _ in range(rows(n))]


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


def ratio(a, b):
    return a / b if b else mpf("nan")


def outer(x, y):
    return [[a * b for b in y] for a in x]


def normalised(x, e=0):
    return [ratio(v - mean(x), sqrt(spread(x, len(x)) + e)) for v in x]



two = lambda n: 2 + n % 2
three = lambda n: 3
SELU = mpf("1.0507009873554804934193349852946"), mpf("1.6732632423543772848170429916717")

DEFINITIONS = {
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
    "mish": ([real], lambda x: x * tanh(log(1 + exp(x)))),
    "gelu": ([real], lambda x: x * ncdf(x)),
    "geluTanh": ([real], lambda x: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3)))),
    "geluSigmoid": ([real], lambda x: x * sigmoid(mpf("1.702") * x)),
    "softsign": ([real], lambda x: x / (1 + abs(x))),
    "hardTanh": ([real], lambda x: max(mpf(-1), min(mpf(1), x))),
    "hardSwish": ([real], lambda x: x * min(max(x + 3, mpf(0)), mpf(6)) / 6),
    "clip": ([real, lambda n: -1.5, lambda n: 2.5], lambda x, a, b: a if x < a else b if x > b else x),
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
}


def each(function, value):
    return [each(function, v) for v in value] if isinstance(value, list) else function(value)


def shown(value):
    if isnan(value):
        return "nan"
    number = float(value)
    return "nan" if number != number else "inf" if number == inf else "-inf" if number == -inf else number


TARGET.mkdir(parents=True, exist_ok=True)
for name, (generators, definition) in DEFINITIONS.items():
    rows = []
    for n in range(POINTS):
        operands = [generate(n) for generate in generators]
        rows.append(json.dumps([operands, each(shown, definition(*each(mpf, operands)))]))
    (TARGET / f"{name}.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")
