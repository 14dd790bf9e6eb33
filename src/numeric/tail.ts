import type { Interval } from '../ops/operator';
import { isOutside, point } from '../ops/outward';
import { addIntervals, negateInterval } from '../ops/scalar/add';
import { divideIntervals } from '../ops/scalar/divide';
import { multiplyIntervals } from '../ops/scalar/multiply';
import { evaluateInterval, type Enclosures } from './evaluateInterval';
import { Opcode } from './program';
import { operatorName } from './programBuilder';
import type { Integrand } from './quadrature';

/**
 * An enclosure of ∫ f from `end` to ∞, or from −∞ to a negative `end`; undefined where none is found. Where
 * x f′(x)/f(x) ≤ −s < −1 beyond X, |f(x)| ≤ |f(X)| (x/X)^{−s}, and the tail is at most |f(X)| X/(s − 1).
 */
export function tailBound(integrand: Integrand, end: number, parameters: readonly Interval[]): Interval | undefined {
  const beyond: Interval = end > 0 ? { low: end, high: Infinity } : { low: -Infinity, high: end };
  const growth = new Growth(integrand, evaluateAt(integrand, beyond, parameters), evaluateAt(integrand, point(end), parameters));
  const bound = growth.tail(integrand.program.outputs[0]!, Math.abs(end));
  return bound === undefined || !Number.isFinite(bound) ? undefined : { low: -bound, high: bound };
}

function evaluateAt({ program, slot }: Integrand, x: Interval, parameters: readonly Interval[]): Enclosures {
  const values = program.inputs.map((_, s) => (s === slot ? x : parameters[s]!));
  return evaluateInterval(program, Float64Array.from(values, ({ low }) => low), Float64Array.from(values, ({ high }) => high), 1);
}

/** How the nodes of an integrand grow beyond a point: x · (log |node|)′, enclosed. */
class Growth {
  private readonly known = new Map<number, Interval | undefined>();

  constructor(private readonly integrand: Integrand, private readonly beyond: Enclosures, private readonly end: Enclosures) {}

  private operands(node: number): readonly number[] {
    const { program } = this.integrand;
    return program.operands.slice(program.starts[node], program.starts[node + 1]);
  }

  private value(node: number): Interval {
    return { low: this.beyond.low[node]!, high: this.beyond.high[node]! };
  }

  private largest(of: Enclosures, node: number): number {
    return Math.max(Math.abs(of.low[node]!), Math.abs(of.high[node]!));
  }

  /** A bound of ∫ |node| beyond the end. */
  tail(node: number, distance: number): number | undefined {
    const { program } = this.integrand;
    const opcode = program.opcodes[node]!;
    if (opcode === Opcode.add || opcode === Opcode.subtract || opcode === Opcode.negate) {
      const terms = this.operands(node).map((term) => this.tail(term, distance));
      if (terms.every((term) => term !== undefined)) return terms.reduce((sum, term) => sum + term, 0) * (1 + 1e-12);
    }
    let exponent: Interval = point(0);
    let size = 1;
    for (const { factor, inverse } of this.factors(node, false)) {
      const rate = this.rate(factor);
      const known = rate && !isOutside(rate);
      const at = this.largest(this.end, factor);
      const least = Math.min(Math.abs(this.end.low[factor]!), Math.abs(this.end.high[factor]!));
      if (known) {
        exponent = addIntervals(exponent, inverse ? negateInterval(rate) : rate);
        size *= inverse ? 1 / (this.end.low[factor]! > 0 || this.end.high[factor]! < 0 ? least : 0) : at;
      } else if (inverse) return undefined;
      else size *= this.largest(this.beyond, factor);
    }
    if (!(exponent.high < -1) || !(size >= 0)) return size === 0 ? 0 : undefined;
    return ((size * distance) / (-exponent.high - 1)) * (1 + 1e-12) + Number.MIN_VALUE;
  }

  private factors(node: number, inverse: boolean): readonly { readonly factor: number; readonly inverse: boolean }[] {
    const { program } = this.integrand;
    const operands = this.operands(node);
    if (program.opcodes[node] === Opcode.multiply) return operands.flatMap((factor) => this.factors(factor, inverse));
    if (program.opcodes[node] === Opcode.divide) return [...this.factors(operands[0]!, inverse), ...this.factors(operands[1]!, !inverse)];
    if (program.opcodes[node] === Opcode.negate) return this.factors(operands[0]!, inverse);
    return [{ factor: node, inverse }];
  }

  private rate(node: number): Interval | undefined {
    if (this.known.has(node)) return this.known.get(node);
    const found = this.rateOf(node);
    this.known.set(node, found);
    return found;
  }

  private rateOf(node: number): Interval | undefined {
    const { program, slot } = this.integrand;
    const operands = this.operands(node);
    const [a, b] = operands as [number, number];
    const sum = (rates: readonly (Interval | undefined)[]): Interval | undefined => (rates.every((rate) => rate !== undefined) ? rates.reduce(addIntervals, point(0)) : undefined);
    switch (program.opcodes[node]) {
      case Opcode.constant:
        return point(0);
      case Opcode.input:
        return point(a === slot ? 1 : 0);
      case Opcode.negate:
        return this.rate(a);
      case Opcode.multiply:
        return sum(operands.map((operand) => this.rate(operand)));
      case Opcode.divide: {
        const below = this.rate(b);
        return sum([this.rate(a), below && negateInterval(below)]);
      }
      case Opcode.exp: {
        const rate = this.rate(a);
        return rate && multiplyIntervals(this.value(a), rate);
      }
      case Opcode.log: {
        const rate = this.rate(a);
        return rate && divideIntervals(rate, this.value(node));
      }
      case Opcode.add:
      case Opcode.subtract:
        return this.sumRate(node, operands);
      case Opcode.scalar: {
        const name = operatorName(program, node);
        const rate = this.rate(a);
        if (name === 'abs') return rate;
        if (name === 'sqrt') return rate && multiplyIntervals(rate, point(0.5));
        const fixed = name === 'power' ? this.rate(b) : undefined;
        return rate && fixed && fixed.low === 0 && fixed.high === 0 ? multiplyIntervals(this.value(b), rate) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** u + c grows as u does, by the share u has in it: rate(u) · (1 − c/(u + c)). Terms of one sign grow as they do between them. */
  private sumRate(node: number, operands: readonly number[]): Interval | undefined {
    const rates = operands.map((operand) => this.rate(operand));
    if (!rates.every((rate) => rate !== undefined)) return undefined;
    const isFixed = (rate: Interval): boolean => rate.low === 0 && rate.high === 0;
    const moving = operands.filter((_, k) => !isFixed(rates[k]!));
    if (moving.length === 0) return point(0);
    if (moving.length === 1) {
      const subtracted = this.integrand.program.opcodes[node] === Opcode.subtract;
      const constants = operands.map((operand, k): Interval => (isFixed(rates[k]!) ? (subtracted && k === 1 ? negateInterval(this.value(operand)) : this.value(operand)) : point(0))).reduce(addIntervals);
      const share = addIntervals(point(1), negateInterval(divideIntervals(constants, this.value(node))));
      return multiplyIntervals(rates[operands.indexOf(moving[0]!)]!, share);
    }
    const signs = operands.map((operand, k) => {
      const { low, high } = this.value(operand);
      const sign = low >= 0 ? 1 : high <= 0 ? -1 : 0;
      return this.integrand.program.opcodes[node] === Opcode.subtract && k === 1 ? -sign : sign;
    });
    if (signs[0] === 0 || signs.some((sign) => sign !== signs[0])) return undefined;
    return { low: Math.min(...rates.map((rate) => rate.low)), high: Math.max(...rates.map((rate) => rate.high)) };
  }
}
