import type { Interval } from '../ops/operator';
import { hull, isOutside, outside, point } from '../ops/outward';
import { addIntervals, negateInterval } from '../ops/scalar/add';
import { divideIntervals } from '../ops/scalar/divide';
import { multiplyIntervals } from '../ops/scalar/multiply';
import { evaluateFloat } from './evaluateFloat';
import { evaluateInterval, type Enclosures } from './evaluateInterval';
import type { Program } from './program';
import { tailBound } from './tail';

/**
 * An integrand as a function of its input `slot`; the others' values are given slot by slot. `expansion` has as outputs
 * the integrand itself and its Taylor coefficients of even order: f, f″/2, f⁗/24 …
 */
export interface Integrand {
  readonly program: Program;
  readonly expansion: Program;
  readonly slot: number;
  readonly allowance: Allowance;
}

/** Buffers, and the instructions that may still be evaluated for one integral, over all points. */
export interface Allowance {
  fuel: number;
  enclosures?: Enclosures;
}

/** The bounds of an integral: infinite ones are ±∞ as points. */
export interface Bounds {
  readonly from: Interval;
  readonly to: Interval;
}

/** A part of the range: from `a` to `b`, of which [low, high] of its length are meant. */
interface Panel {
  readonly a: Interval;
  readonly length: Interval;
  readonly low: number;
  readonly high: number;
}

const maximumPanels = 300;
const maximumRounds = 60;
const relativeTolerance = 1e-10;
/** A tail of which nothing is known so far out (2¹²) is given up. */
const patience = 12;

/** ∫ f as a float by the double exponential rule (Takahasi & Mori 1974); NaN where it does not settle. */
export function integrateFloat(integrand: Integrand, from: number, to: number, parameters: readonly number[], step = 1 / 16): number {
  const { program, slot } = integrand;
  const nodes = Math.round(4.2 / step);
  const columns = 2 * nodes + 1;
  const inputs = new Float64Array(program.inputs.length * columns);
  const weights = new Float64Array(columns);
  for (let p = 0; p < columns; p++) {
    const t = (p - nodes) * step;
    const [x, weight] = transformed(from, to, t);
    weights[p] = weight * step;
    for (let s = 0; s < program.inputs.length; s++) inputs[s * columns + p] = s === slot ? x : parameters[s]!;
  }
  const values = evaluateFloat(program, inputs, columns);
  const at = program.outputs[0]! * columns;
  let sum = 0;
  for (let p = 0; p < columns; p++) {
    // At the ends, where the weight is nothing, the integrand may leave its domain.
    if (Math.abs(weights[p]!) < 1e-280) continue;
    const value = values[at + p]! * weights[p]!;
    if (Number.isFinite(value)) sum += value;
    else if (Math.abs(weights[p]!) > 1e-20 && Math.abs((p - nodes) * step) < 3) return NaN;
  }
  return sum;
}

function transformed(from: number, to: number, t: number): readonly [x: number, weight: number] {
  const inner = (Math.PI / 2) * Math.sinh(t);
  const slope = (Math.PI / 2) * Math.cosh(t);
  if (from > to) {
    const [x, weight] = transformed(to, from, t);
    return [x, -weight];
  }
  if (Number.isFinite(from) && Number.isFinite(to)) {
    const half = (to - from) / 2;
    // Close to `from` the distance to it keeps its digits: √x and log x are told there.
    return [from + (to - from) / (1 + Math.exp(-2 * inner)), (half * slope) / Math.cosh(inner) ** 2];
  }
  if (Number.isFinite(from)) return [from + Math.exp(inner), slope * Math.exp(inner)];
  if (Number.isFinite(to)) return [to - Math.exp(inner), slope * Math.exp(inner)];
  return [Math.sinh(inner), slope * Math.cosh(inner)];
}

/**
 * An enclosure of ∫ f for all parameters within theirs: Taylor's theorem on each of many parts of the range, with the
 * remainder enclosed over the part (Moore, Kearfott, Cloud 2009, §9.2), and bounds of the tails. `outside` where it
 * cannot be had.
 */
export function encloseIntegral(integrand: Integrand, { from, to }: Bounds, parameters: readonly Interval[]): Interval {
  if (isOutside(from) || isOutside(to) || integrand.allowance.fuel < 0) return outside;
  if (from.low > to.high) {
    const turned = encloseIntegral(integrand, { from: to, to: from }, parameters);
    return isOutside(turned) ? outside : negateInterval(turned);
  }
  const estimate = integrateFloat(integrand, middle(from), middle(to), parameters.map((parameter) => middle(parameter)), 1 / 8);
  const tolerance = Math.abs(estimate) * relativeTolerance || 1e-15;
  const range = finiteRange(integrand, from, to, parameters, tolerance);
  if (!range) return outside;
  const inner = enclosePanels(integrand, range.panels, parameters, tolerance);
  return isOutside(inner) ? outside : addIntervals(inner, range.rest);
}

const middle = ({ low, high }: Interval): number => (low === high ? low : low + (high - low) / 2);

/** The range as panels, with an enclosure of what they leave out. */
function finiteRange(integrand: Integrand, from: Interval, to: Interval, parameters: readonly Interval[], tolerance: number): { readonly panels: readonly Panel[]; readonly rest: Interval } | undefined {
  const [left, right] = [Number.isFinite(from.low), Number.isFinite(to.low)];
  const whole = (a: Interval, b: Interval): Panel => ({ a, length: addIntervals(b, negateInterval(a)), low: 0, high: 1 });
  if (left && right) return { panels: [whole(from, to)], rest: point(0) };
  const base = left || right ? Math.max(1, 2 ** Math.ceil(Math.log2(1 + Math.abs(left ? from.high : to.low)))) : 1;
  for (let exponent = 0; exponent < 60; exponent++) {
    const end = base * 2 ** exponent;
    const upper = right ? point(0) : tailBound(integrand, end, parameters);
    const lower = left ? point(0) : tailBound(integrand, -end, parameters);
    if (!upper || !lower) {
      if (exponent >= patience) return undefined;
      continue;
    }
    const rest = addIntervals(upper, lower);
    if (!(rest.high - rest.low <= tolerance)) {
      if (exponent < 59) continue;
      return undefined;
    }
    const panels: Panel[] = [];
    if (left) panels.push(whole(from, point(base)));
    else if (right) panels.push(whole(point(-base), to));
    else panels.push(whole(point(-base), point(base)));
    for (let k = 0; k < exponent; k++) {
      if (!right) panels.push(whole(point(base * 2 ** k), point(base * 2 ** (k + 1))));
      if (!left) panels.push(whole(point(-base * 2 ** (k + 1)), point(-base * 2 ** k)));
    }
    return { panels, rest };
  }
  return undefined;
}

function enclosePanels(integrand: Integrand, panels: readonly Panel[], parameters: readonly Interval[], tolerance: number): Interval {
  let open: readonly Panel[] = panels.flatMap((panel) => split(split([panel])));
  let settled: Interval = point(0);
  let spent = 0;
  for (let round = 0; round < maximumRounds && open.length > 0; round++) {
    spent += open.length;
    const values = panelValues(integrand, open, parameters);
    const last = spent > maximumPanels || integrand.allowance.fuel < 0 || round === maximumRounds - 1;
    const total = values.reduce((sum, value) => sum + (value.high - value.low), 0);
    const share = tolerance / Math.max(16, 2 * open.length);
    const next: Panel[] = [];
    values.forEach((value, k) => {
      if (last || total <= tolerance || value.high - value.low <= share) settled = addIntervals(settled, value);
      else next.push(open[k]!);
    });
    open = split(next);
  }
  return settled;
}

const split = (panels: readonly Panel[]): Panel[] => panels.flatMap((panel) => {
  const half = (panel.low + panel.high) / 2;
  return [{ ...panel, high: half }, { ...panel, low: half }];
});

/** ∫ over each panel: Σ 2 h^{2k+1}/(2k+1) f^{(2k)}(c)/(2k)! with the last coefficient taken over the whole panel. */
function panelValues({ expansion: program, slot, allowance }: Integrand, panels: readonly Panel[], parameters: readonly Interval[]): Interval[] {
  const columns = 2 * panels.length;
  const [low, high] = [new Float64Array(program.inputs.length * columns), new Float64Array(program.inputs.length * columns)];
  const at = (panel: Panel, t: number): Interval => addIntervals(panel.a, multiplyIntervals(panel.length, point(t)));
  panels.forEach((panel, k) => {
    const centre = at(panel, (panel.low + panel.high) / 2);
    const whole = hull(at(panel, panel.low), at(panel, panel.high));
    for (let s = 0; s < program.inputs.length; s++) {
      const [first, second] = s === slot ? [centre, whole] : [parameters[s]!, parameters[s]!];
      low[s * columns + k] = first.low;
      high[s * columns + k] = first.high;
      low[s * columns + panels.length + k] = second.low;
      high[s * columns + panels.length + k] = second.high;
    }
  });
  const enclosures = evaluateInterval(program, low, high, columns, allowance.enclosures);
  allowance.enclosures = enclosures;
  allowance.fuel -= program.length * columns;
  const value = (output: number, column: number): Interval => {
    const node = program.outputs[output]! * columns + column;
    return { low: enclosures.low[node]!, high: enclosures.high[node]! };
  };
  return panels.map((panel, k) => {
    const half = multiplyIntervals(panel.length, point((panel.high - panel.low) / 2));
    const square = multiplyIntervals(half, half);
    const plain = multiplyIntervals(multiplyIntervals(half, point(2)), value(0, panels.length + k));
    let sum: Interval = point(0);
    let scale = multiplyIntervals(half, point(2));
    const orders = program.outputs.length;
    for (let order = 0; order < orders; order++) {
      const coefficient = order === orders - 1 ? value(order, panels.length + k) : value(order, k);
      sum = addIntervals(sum, divideIntervals(multiplyIntervals(scale, coefficient), point(2 * order + 1)));
      scale = multiplyIntervals(scale, square);
    }
    return sum.high - sum.low < plain.high - plain.low ? sum : plain;
  });
}
