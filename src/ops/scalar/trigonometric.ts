import { divide, negate, one, pi, rational, zero } from '../../ir/build';
import { functionLatex } from '../latex';
import type { Algebra, Interval, ScalarOperator } from '../operator';
import { allReals, between } from '../ranges';
import { everything, isOutside, isPoint, monotone, outside, point, widenDown, widenUp } from '../outward';

const ULPS = 3;
/** Beyond this an interval's position relative to multiples of π is not worth deciding. */
const FAR = 1e8;
/** Slack, in periods, in deciding whether an extremum or pole lies inside; errs towards inside. */
const SLACK = 1e-6;

/** Whether offset + k · period may lie in [low, high] for an integer k; true in doubt. */
function mayContain(x: Interval, offset: number, period: number): boolean {
  return Math.ceil((x.low - offset) / period - SLACK) <= Math.floor((x.high - offset) / period + SLACK);
}

/** The enclosure of sin or cos, whose maxima are at `crest` + 2πk. */
function wave(float: (x: number) => number, crest: number): (x: Interval) => Interval {
  return (x) => {
    if (isOutside(x) || (isPoint(x) && Math.abs(x.low) === Infinity)) return outside;
    if (isPoint(x)) {
      if (x.low === 0) return point(float(0));
      const value = float(x.low);
      return { low: Math.max(-1, widenDown(value, ULPS)), high: Math.min(1, widenUp(value, ULPS)) };
    }
    if (!(x.high - x.low < 2 * Math.PI) || Math.max(Math.abs(x.low), Math.abs(x.high)) > FAR) return { low: -1, high: 1 };
    const ends = [float(x.low), float(x.high)];
    return {
      low: mayContain(x, crest + Math.PI, 2 * Math.PI) ? -1 : Math.max(-1, widenDown(Math.min(...ends), ULPS)),
      high: mayContain(x, crest, 2 * Math.PI) ? 1 : Math.min(1, widenUp(Math.max(...ends), ULPS)),
    };
  };
}

export const sin: ScalarOperator = {
  kind: 'scalar',
  name: 'sin',
  arity: 1,
  float: Math.sin,
  ulps: ULPS,
  interval: wave(Math.sin, Math.PI / 2),
  partials: (algebra, [x]) => [algebra.apply('cos', x!)],
  properties: {
    range: between(negate(one), one, '[]'), parity: 'odd', lipschitz: one, values: [[zero, zero], [divide(pi, rational(2)), one], [pi, zero]],
  },
  latex: functionLatex('\\sin'),
  source: 'DLMF §4.14; ECMA-262 §21.3.2.30',
};

export const cos: ScalarOperator = {
  kind: 'scalar',
  name: 'cos',
  arity: 1,
  float: Math.cos,
  ulps: ULPS,
  interval: wave(Math.cos, 0),
  partials: (algebra, [x]) => [algebra.apply('negate', algebra.apply('sin', x!))],
  properties: { range: between(negate(one), one, '[]'), parity: 'even', lipschitz: one, values: [[zero, one], [pi, negate(one)]] },
  latex: functionLatex('\\cos'),
  source: 'DLMF §4.14; ECMA-262 §21.3.2.12',
};

const increasingTan = monotone({ float: Math.tan, ulps: ULPS, exactAt: [0] });

function tanInterval(x: Interval): Interval {
  if (isOutside(x) || (isPoint(x) && Math.abs(x.low) === Infinity)) return outside;
  if (isPoint(x)) return increasingTan(x);
  const far = Math.max(Math.abs(x.low), Math.abs(x.high)) > FAR;
  return far || mayContain(x, Math.PI / 2, Math.PI) ? everything : increasingTan(x);
}

export const tan: ScalarOperator = {
  kind: 'scalar',
  name: 'tan',
  arity: 1,
  float: Math.tan,
  ulps: ULPS,
  interval: (x) => tanInterval(x),
  partials: (algebra, _, result) => [algebra.apply('add', algebra.constant(1), algebra.apply('multiply', result, result))],
  properties: { range: allReals, parity: 'odd', values: [[zero, zero]] },
  latex: functionLatex('\\tan'),
  source: 'DLMF §4.14; ECMA-262 §21.3.2.33; an operand with a pole inside gives [−∞, ∞]',
};

/** 1/√(1 − x²), factored so that it keeps its accuracy near ±1. */
function inverseSineSlope<Node>(algebra: Algebra<Node>, x: Node): Node {
  const one = algebra.constant(1);
  const square = algebra.apply('multiply', algebra.apply('subtract', one, x), algebra.apply('add', one, x));
  return algebra.apply('divide', one, algebra.apply('sqrt', square));
}

const unit: Interval = { low: -1, high: 1 };
const unitDomain = [{
  kind: 'interval',
  low: { kind: 'number', numerator: -1n, denominator: 1n },
  high: { kind: 'number', numerator: 1n, denominator: 1n },
  open: false,
}] as const;

export const asin: ScalarOperator = {
  kind: 'scalar',
  name: 'asin',
  arity: 1,
  float: Math.asin,
  ulps: ULPS,
  interval: monotone({ float: Math.asin, ulps: ULPS, domain: unit, exactAt: [0] }),
  partials: (algebra, [x]) => [inverseSineSlope(algebra, x!)],
  domain: unitDomain,
  properties: {
    range: between(negate(divide(pi, rational(2))), divide(pi, rational(2)), '[]'), monotone: 'increasing', parity: 'odd',
    values: [[zero, zero]],
  },
  latex: functionLatex('\\arcsin'),
  source: 'principal value in [−π/2, π/2]; DLMF §4.23; ECMA-262 §21.3.2.4',
};

export const acos: ScalarOperator = {
  kind: 'scalar',
  name: 'acos',
  arity: 1,
  float: Math.acos,
  ulps: ULPS,
  interval: monotone({ float: Math.acos, ulps: ULPS, domain: unit, exactAt: [1], decreasing: true }),
  partials: (algebra, [x]) => [algebra.apply('negate', inverseSineSlope(algebra, x!))],
  domain: unitDomain,
  properties: { range: between(zero, pi, '[]'), monotone: 'decreasing', values: [[one, zero]] },
  latex: functionLatex('\\arccos'),
  source: 'principal value in [0, π]; DLMF §4.23; ECMA-262 §21.3.2.2',
};

export const atan: ScalarOperator = {
  kind: 'scalar',
  name: 'atan',
  arity: 1,
  float: Math.atan,
  ulps: ULPS,
  interval: monotone({ float: Math.atan, ulps: ULPS, exactAt: [0] }),
  partials: (algebra, [x]) => [
    algebra.apply('divide', algebra.constant(1), algebra.apply('add', algebra.constant(1), algebra.apply('multiply', x!, x!))),
  ],
  properties: {
    range: between(negate(divide(pi, rational(2))), divide(pi, rational(2)), '()'), monotone: 'increasing', parity: 'odd', lipschitz: one,
    values: [[zero, zero]], limits: { below: negate(divide(pi, rational(2))), above: divide(pi, rational(2)) },
  },
  latex: functionLatex('\\arctan'),
  source: 'principal value in (−π/2, π/2); DLMF §4.23; ECMA-262 §21.3.2.6',
};
