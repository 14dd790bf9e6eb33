"""Writes test/fixtures/reference/<operator>.json: what the scalar operators should give, to about 100 bits.

    python3 scripts/reference-values.py                 (needs python3-mpmath)
    python3 scripts/reference-values.py FOLDER COUNT    writes COUNT random points each into another folder

Each point is [operands…, value, remainder]: the exact result is value + remainder, value the nearest float64 to it and
remainder the nearest float64 to the difference. Non-finite numbers are the texts inf, -inf and nan; a result beyond the
largest float is inf, and one below the smallest has value 0 and the smallest float, with its sign, as remainder.
"""

import json
import math
import random
import sys
from pathlib import Path

import mpmath
from mpmath import mp, mpf

from reference_points import INF, TINY, shown, split

mp.prec = 2400
FOLDER, COUNT = sys.argv[1:] or (None, 0)
TARGET = Path(FOLDER or Path(__file__).resolve().parent.parent / "test/fixtures/reference")

EPS = 2.0**-52
COMMON = [
    0.0, TINY, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-200, 1e-100, 1e-30, 1e-17, EPS / 2, EPS, 1e-12, 1e-8, 1e-5, 1e-3,
    0.01, 0.1, 0.2, 0.25, 0.3, 1 / 3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.99, 1 - EPS / 2, 1.0, 1 + EPS, 1.01, 1.1, 1.25,
    1.4616321449683622, 1.5, math.pi / 2, 1.7, 1.9, 2.0, 2.0000001, 2.5, math.e, 3.0, math.pi, 3.3, 4.0, 4.5, 5.0, 5.8, 6.0,
    7.3, 8.0, 9.5, 10.0, 11.9, 12.0, 15.5, 20.0, 22.0, 23.5, 26.5, 27.3, 30.0, 36.0, 40.0, 50.0, 100.0, 128.5, 170.0, 171.5, 300.0,
    700.0, 709.7, 709.79, 710.4, 744.0, 745.2, 746.0, 1000.0, 12345.678, 1e6, 1e8, 1e10, 1e15, 2.0**53, 1e17, 1e100, 1e200,
    1e300, 1.7976931348623157e308,
]
PAIRS = [0.0, TINY, 1e-300, 1e-17, 1e-8, 0.1, 0.5, 1.0, 1 + EPS, 1.5, 2.0, 3.0, math.pi, 7.0, 10.5, 100.0, 1e8, 1e17, 1e160, 1e300]

seeded = random.Random(20240229)


def signed(points):
    return [x for point in points for x in ((point, -point) if point else (point,))]


def anywhere(_):
    """A float of any scale, moderate ones often, on both sides of 0."""
    kind = seeded.randrange(4)
    if kind == 0:
        return seeded.uniform(-5, 5)
    if kind == 1:
        return seeded.gauss(0, 60)
    if kind == 2:
        return float(seeded.randint(-20, 20))
    return seeded.choice((-1, 1)) * 10 ** seeded.uniform(-300, 300)


def drawn(low, high, count=40):
    return [seeded.uniform(low, high) for _ in range(count)]


nan = mpf("nan")
within = lambda low, high, function: lambda x: function(x) if low <= x <= high else nan
positive = lambda function: lambda x: function(x) if x > 0 else nan


def power(x, y):
    if x == 0 and y < 0:
        return nan
    if y == 0 or x == 1:
        return mpf(1)
    if x < 0 and y != int(y):
        return nan
    return mpf(0) if x == 0 else mpmath.sign(x) ** int(y % 2) * abs(x) ** y if y == int(y) else x**y


def xlogy(x, y):
    if y < 0:
        return nan
    if x == 0:
        return mpf(0)
    return x * mpmath.log(y) if y > 0 else -mpmath.sign(x) * mpmath.inf


def log(x):
    return mpmath.log(x) if x > 0 else -mpmath.inf if x == 0 else nan


def gamma(x):
    if mpmath.isinf(x):
        return mpmath.inf if x > 0 else nan
    if x <= 0 and x == int(x):
        return nan
    return mpmath.gamma(x)


def round_half_up(x):
    return x if mpmath.isinf(x) else mpmath.floor(x + mpf(1) / 2)


def kept(function):
    """Steps leave infinities as they are."""
    return lambda x: x if mpmath.isinf(x) else function(x)


def wave(function):
    return lambda x: nan if mpmath.isinf(x) else function(x)


def erfc(x):
    if x > 40:
        return mpf(0) if mpmath.isinf(x) else mpf(2) ** -2000
    return mpmath.erfc(x)


def erf(x):
    return mpmath.sign(x) * (1 - (mpf(0) if mpmath.isinf(x) else mpf(2) ** -2000)) if abs(x) > 40 else mpmath.erf(x)


def tanh(x):
    return mpmath.sign(x) * (1 - (mpf(0) if mpmath.isinf(x) else mpf(2) ** -2000)) if abs(x) > 1000 else mpmath.tanh(x)


everywhere = signed(COMMON) + [INF, -INF] + drawn(-5, 5) + drawn(-50, 50, 20)
moderate = signed([x for x in COMMON if x < 1e5]) + [INF, -INF] + drawn(-5, 5) + drawn(-700, 700, 20)
positives = COMMON + [INF] + drawn(0, 3, 60) + drawn(3, 30, 40) + [-1.0, -INF]
steps = everywhere + [x + 0.5 for x in range(-4, 5)] + [2.0**52 + 0.5, 2.0**51 + 0.5, -(2.0**51) - 0.5, 0.49999999999999994]

UNARY = {
    "negate": (everywhere, lambda x: -x),
    "sqrt": (positives, lambda x: mpmath.sqrt(x) if x >= 0 else nan),
    "abs": (everywhere, abs),
    "sign": (everywhere, mpmath.sign),
    "floor": (steps, kept(mpmath.floor)),
    "ceil": (steps, kept(mpmath.ceil)),
    "round": (steps, round_half_up),
    "exp": (moderate, mpmath.exp),
    "expm1": (moderate, lambda x: mpf(-1) if x == -INF else mpmath.exp(x) - 1),
    "log": (positives, log),
    "log1p": (positives + [-x for x in COMMON if x <= 1] + drawn(-1, 0), lambda x: log(1 + x)),
    "sin": (everywhere, wave(mpmath.sin)),
    "cos": (everywhere, wave(mpmath.cos)),
    "tan": (everywhere, wave(mpmath.tan)),
    "asin": (everywhere + drawn(-1, 1), within(-1, 1, mpmath.asin)),
    "acos": (everywhere + drawn(-1, 1), within(-1, 1, mpmath.acos)),
    "atan": (everywhere, mpmath.atan),
    "sinh": (moderate, mpmath.sinh),
    "cosh": (moderate, mpmath.cosh),
    "tanh": (moderate, tanh),
    "asinh": (everywhere, mpmath.asinh),
    "acosh": (positives, lambda x: mpmath.acosh(x) if x >= 1 else nan),
    "atanh": (everywhere + drawn(-1, 1), lambda x: mpmath.sign(x) * mpmath.inf if abs(x) == 1 else within(-1, 1, mpmath.atanh)(x)),
    "erf": (everywhere + drawn(-2, 2, 100), erf),
    "erfc": (everywhere + drawn(-2, 2, 60) + drawn(0, 27, 100), erfc),
    "gamma": (signed([x for x in COMMON if x < 300]) + drawn(0, 3, 60) + drawn(3, 171, 100) + drawn(-180, 0, 80) + [INF, -INF, 173.0], gamma),
    "lgamma": (positives + drawn(0.9, 1.1) + drawn(1.9, 2.1), positive(lambda x: mpmath.inf if mpmath.isinf(x) else mpmath.loggamma(x))),
    "digamma": (positives + drawn(1.4, 1.5), positive(lambda x: mpmath.inf if mpmath.isinf(x) else mpmath.digamma(x))),
    "trigamma": (positives, positive(lambda x: mpf(0) if mpmath.isinf(x) else mpmath.psi(1, x))),
}

# Beyond, nothing changes but the time it takes.
BOUNDED = {"exp", "expm1", "sinh", "cosh", "tanh", "gamma"}

truth = lambda holds: lambda x, y: mpf(1) if holds(x, y) else mpf(0)
BINARY = {
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "divide": lambda x, y: x / y if y else nan,
    "power": power,
    "max": max,
    "min": min,
    "xlogy": xlogy,
    "equal": truth(lambda x, y: x == y),
    "notEqual": truth(lambda x, y: x != y),
    "less": truth(lambda x, y: x < y),
    "lessEqual": truth(lambda x, y: x <= y),
}


def write(name, rows):
    lines = ",\n".join(json.dumps([shown(value) for value in row]) for row in rows)
    (TARGET / f"{name}.json").write_text(f"[\n{lines}\n]\n")


TARGET.mkdir(parents=True, exist_ok=True)
for name, (points, function) in UNARY.items():
    # ψ and ψ′ are slow at thousands of bits, and need no more than a few hundred.
    mp.prec = 400 if name in ("digamma", "trigamma", "lgamma", "gamma") else 2400
    if FOLDER:
        points = [x for x in map(anywhere, range(int(COUNT))) if name not in BOUNDED or abs(x) < 1e5]
    points = list(dict.fromkeys(points))
    write(name, [(x, *split(function(mpf(x)))) for x in points])
mp.prec = 4400
for name, function in BINARY.items():
    points = seeded.sample([(x, y) for x in signed(PAIRS) for y in signed(PAIRS)], 250)
    points += list(zip(drawn(-5, 5, 60), drawn(-5, 5, 60)))
    points += list(zip(drawn(0, 20, 60), drawn(-8, 8, 60)))
    points += [(x, float(n)) for x in (0.0, 0.1, 1.5, -1.5, -2.0, 3.0, -1e-3) for n in (-7, -3, -2, -1, 0, 1, 2, 3, 4, 5, 10)]
    points += [(x, x) for x in PAIRS]
    if FOLDER:
        points = [(anywhere(n), anywhere(n)) for n in range(int(COUNT))]
        points = [(x, y) for x, y in points if name != "power" or abs(x) < 1e30 and abs(y) < 300]
    points = list(dict.fromkeys(points))
    write(name, [(x, y, *split(function(mpf(x), mpf(y)))) for x, y in points])
