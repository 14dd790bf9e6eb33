"""Exact values as floats: what both reference scripts write. An exact result is value + remainder."""

import math
from fractions import Fraction

import mpmath
from mpmath import mpf

TINY = 5e-324
INF = math.inf


def exact(value):
    """A finite mpf as a fraction."""
    sign, mantissa, exponent, _ = value._mpf_
    mantissa = -mantissa if sign else mantissa
    return Fraction(mantissa) * Fraction(2) ** exponent


def nearest(fraction):
    """The float64 nearest to a fraction, ties to even; Python divides integers so."""
    try:
        return fraction.numerator / fraction.denominator
    except OverflowError:
        return INF if fraction > 0 else -INF


def split(value):
    """The float64 nearest to an mpf, and the float64 nearest to what it leaves: together about 100 bits."""
    if mpmath.isnan(value):
        return math.nan, 0.0
    if mpmath.isinf(value) or abs(value) > mpf(2) ** 1030:
        return (INF if value > 0 else -INF), 0.0
    if value == 0:
        return 0.0, 0.0
    if abs(value) < mpf(2) ** -1200:
        return 0.0, math.copysign(TINY, value)
    fraction = exact(value)
    head = nearest(fraction)
    if math.isinf(head):
        return head, 0.0
    remainder = nearest(fraction - Fraction(head))
    if remainder == 0 and fraction != Fraction(head):
        remainder = TINY if fraction > Fraction(head) else -TINY
    return head, remainder


def shown(value):
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value
