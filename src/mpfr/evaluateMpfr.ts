import type { ExactInterval } from '../numeric/precision';
import type { Program } from '../numeric/program';
import { Opcode } from '../numeric/program';
import { operatorName } from '../numeric/programBuilder';
import { asInteger, rationalOfFloat } from '../numeric/rational';
import type { BigFloat, BigFloats } from './bigFloats';

/** Bounds of a node; undefined where nothing is known: outside a domain, or an operator without a counterpart. */
type Big = { readonly low: BigFloat; readonly high: BigFloat } | undefined;

/** Enclosures of some nodes of a program at one point, in intervals with outward rounding; see `Precision`. */
export function evaluateMpfr(program: Program, nodes: readonly number[], low: Float64Array, high: Float64Array, arithmetic: BigFloats): readonly (ExactInterval | undefined)[] {
  const interpreter = new Interpreter(program, arithmetic);
  const values: Big[] = [];
  for (let node = 0; node < program.length; node++) values.push(interpreter.evaluate(node, values, low, high));
  return nodes.map((node) => exactInterval(arithmetic, values[node]));
}

function exactInterval(arithmetic: BigFloats, value: Big): ExactInterval | undefined {
  const low = value && arithmetic.toRational(value.low);
  const high = value && arithmetic.toRational(value.high);
  return low && high && { low, high };
}

const increasing = new Set(['exp', 'log', 'expm1', 'log1p', 'sqrt', 'atan', 'sinh', 'tanh', 'asinh', 'acosh', 'atanh', 'asin', 'erf', 'floor', 'ceil', 'round']);
const decreasing = new Set(['acos', 'erfc']);
/** Increasing right of these points. */
const increasingFrom: ReadonlyMap<string, number> = new Map([['gamma', 1.5], ['lgamma', 1.5], ['digamma', 2 ** -60]]);

class Interpreter {
  private readonly zero: BigFloat;
  private readonly one: BigFloat;

  constructor(private readonly program: Program, private readonly big: BigFloats) {
    this.zero = big.rational({ numerator: 0n, denominator: 1n }, 'down');
    this.one = big.rational({ numerator: 1n, denominator: 1n }, 'down');
  }

  evaluate(node: number, values: readonly Big[], low: Float64Array, high: Float64Array): Big {
    const { opcodes, starts, operands, constants } = this.program;
    const first = operands[starts[node]!]!;
    if (opcodes[node] === Opcode.input) return this.ofFloats(low[first]!, high[first]!);
    if (opcodes[node] === Opcode.constant) {
      const { exact, low: below, high: above } = constants[first]!;
      if (exact) return { low: this.big.rational(exact, 'down'), high: this.big.rational(exact, 'up') };
      return below === Math.PI && above === Math.PI + 2 ** -51 ? this.pi() : this.ofFloats(below, above);
    }
    const arguments_: NonNullable<Big>[] = [];
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      const operand = values[operands[k]!];
      // Of a choice already made only the chosen value has to be known.
      if (!operand && !(opcodes[node] === Opcode.select && k > starts[node]!)) return undefined;
      arguments_.push(operand!);
    }
    return this.apply(operatorName(this.program, node)!, arguments_);
  }

  private ofFloats(low: number, high: number): Big {
    if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
    return { low: this.big.rational(rationalOfFloat(low), 'down'), high: this.big.rational(rationalOfFloat(high), 'up') };
  }

  private pi(): Big {
    return this.bounds(this.big.apply('pi', [], 'down'), this.big.apply('pi', [], 'up'));
  }

  private bounds(low: BigFloat | undefined, high: BigFloat | undefined): Big {
    // A bound that is not a number compares as such.
    return low !== undefined && high !== undefined && this.big.compare(low, high) <= 0 ? { low, high } : undefined;
  }

  private apply(name: string, operands: readonly NonNullable<Big>[]): Big {
    const { big } = this;
    const [a, b, c] = operands as [NonNullable<Big>, NonNullable<Big>, NonNullable<Big>];
    switch (name) {
      case 'add':
        return operands.reduce<Big>((total, operand) => total && this.bounds(big.apply('add', [total.low, operand.low], 'down'), big.apply('add', [total.high, operand.high], 'up')), this.point(this.zero));
      case 'subtract':
        return this.bounds(big.apply('subtract', [a.low, b.high], 'down'), big.apply('subtract', [a.high, b.low], 'up'));
      case 'negate':
        return this.bounds(big.apply('negate', [a.high], 'down'), big.apply('negate', [a.low], 'up'));
      case 'multiply':
        if (operands.length === 2 && a === b) return this.square(a);
        return operands.slice(1).reduce<Big>((product, operand) => product && this.overCorners('multiply', product, operand), a);
      case 'divide':
        return this.signOf(b) === 0 ? undefined : this.overCorners('divide', a, b);
      case 'max':
      case 'min': {
        const pick = (x: BigFloat, y: BigFloat): BigFloat => (big.compare(x, y) >= 0 === (name === 'max') ? x : y);
        return operands.reduce((best, operand) => ({ low: pick(best.low, operand.low), high: pick(best.high, operand.high) }));
      }
      case 'abs': {
        const sign = this.signOf(a);
        if (sign > 0) return a;
        const negated = this.apply('negate', [a])!;
        return sign < 0 ? negated : { low: this.zero, high: this.larger(a.high, negated.high) };
      }
      case 'select':
        return this.select(a, b, c);
      case 'power':
        return this.power(a, b);
      case 'xlogy': {
        const logarithm = this.isZero(a) ? this.point(this.zero) : this.apply('log', [b]);
        return logarithm && this.apply('multiply', [a, logarithm]);
      }
      case 'sin':
      case 'cos':
        return this.wave(name, a);
      case 'cosh': {
        const size = this.apply('abs', [a])!;
        return this.bounds(big.apply(name, [size.low], 'down'), big.apply(name, [size.high], 'up'));
      }
      case 'tan': {
        // Increasing between its poles, the zeros of the cosine.
        const cosine = this.wave('cos', a);
        return cosine && this.signOf(cosine) !== 0 ? this.bounds(big.apply(name, [a.low], 'down'), big.apply(name, [a.high], 'up')) : undefined;
      }
      case 'sign':
        return this.isZero(a) ? this.point(this.zero) : this.signOf(a) === 0 ? undefined : this.signOf(a) > 0 ? this.point(this.one) : this.apply('negate', [this.point(this.one)]);
      default:
        return this.monotone(name, a) ?? this.truth(name, operands);
    }
  }

  private monotone(name: string, a: NonNullable<Big>): Big {
    const { big } = this;
    const from = increasingFrom.get(name);
    const rises = increasing.has(name) || (from !== undefined && big.compare(a.low, big.rational(rationalOfFloat(from), 'up')) >= 0);
    if (rises) return this.bounds(big.apply(name, [a.low], 'down'), big.apply(name, [a.high], 'up'));
    return decreasing.has(name) ? this.bounds(big.apply(name, [a.high], 'down'), big.apply(name, [a.low], 'up')) : undefined;
  }

  /** Comparisons and connectives, where they are decided. */
  private truth(name: string, operands: readonly NonNullable<Big>[]): Big {
    const { big } = this;
    const [a, b] = operands as [NonNullable<Big>, NonNullable<Big>];
    const holds = (value: boolean): Big => this.point(value ? this.one : this.zero);
    switch (name) {
      case 'less':
        return big.compare(a.high, b.low) < 0 ? holds(true) : big.compare(a.low, b.high) >= 0 ? holds(false) : undefined;
      case 'lessEqual':
        return big.compare(a.high, b.low) <= 0 ? holds(true) : big.compare(a.low, b.high) > 0 ? holds(false) : undefined;
      case 'equal':
      case 'notEqual': {
        const apart = big.compare(a.high, b.low) < 0 || big.compare(b.high, a.low) < 0;
        const same = big.compare(a.low, a.high) === 0 && big.compare(b.low, b.high) === 0 && big.compare(a.low, b.low) === 0;
        return apart || same ? holds(same === (name === 'equal')) : undefined;
      }
      case 'not':
        return this.isDecided(a) ? holds(this.isZero(a)) : undefined;
      case 'and':
        return operands.every((operand) => this.isDecided(operand)) ? holds(!operands.some((operand) => this.isZero(operand))) : undefined;
      case 'or':
        return operands.every((operand) => this.isDecided(operand)) ? holds(operands.some((operand) => !this.isZero(operand))) : undefined;
      default:
        return undefined;
    }
  }

  private select(condition: NonNullable<Big>, yes: Big, no: Big): Big {
    if (this.isZero(condition)) return no;
    return this.signOf(condition) === 0 ? undefined : yes;
  }

  private power(base: NonNullable<Big>, exponent: NonNullable<Big>): Big {
    const { big } = this;
    const whole = big.compare(exponent.low, exponent.high) === 0 ? asInteger(big.toRational(exponent.low)) : undefined;
    if (whole === undefined) {
      const logarithm = this.signOf(base) > 0 ? this.apply('log', [base]) : undefined;
      const product = logarithm && this.apply('multiply', [exponent, logarithm]);
      return product && this.apply('exp', [product]);
    }
    if (whole < 0) {
      const power = this.power(base, this.apply('negate', [exponent])!);
      return power && this.apply('divide', [this.point(this.one), power]);
    }
    const of = whole % 2 === 0 ? this.apply('abs', [base])! : base;
    return this.bounds(big.apply('power', [of.low, exponent.low], 'down'), big.apply('power', [of.high, exponent.low], 'up'));
  }

  /** |sin′| and |cos′| are at most 1: the value at one end, give or take the width. */
  private wave(name: 'sin' | 'cos', a: NonNullable<Big>): Big {
    const { big } = this;
    const width = big.apply('subtract', [a.high, a.low], 'up')!;
    const [below, above] = [big.apply(name, [a.low], 'down')!, big.apply(name, [a.low], 'up')!];
    if (big.compare(width, this.zero) === 0) return this.bounds(below, above);
    return this.bounds(big.apply('subtract', [below, width], 'down'), big.apply('add', [above, width], 'up'));
  }

  private square(a: NonNullable<Big>): Big {
    const size = this.apply('abs', [a])!;
    return this.bounds(this.big.apply('multiply', [size.low, size.low], 'down'), this.big.apply('multiply', [size.high, size.high], 'up'));
  }

  /** The extremes of an operation that is monotone in each operand lie at the ends of both. */
  private overCorners(name: 'multiply' | 'divide', a: NonNullable<Big>, b: NonNullable<Big>): Big {
    const { big } = this;
    const corners = [[a.low, b.low], [a.low, b.high], [a.high, b.low], [a.high, b.high]] as const;
    const low = corners.map((corner) => big.apply(name, corner, 'down')!).reduce((x, y) => (big.compare(x, y) <= 0 ? x : y));
    const high = corners.map((corner) => big.apply(name, corner, 'up')!).reduce((x, y) => this.larger(x, y));
    return this.bounds(low, high);
  }

  private larger(x: BigFloat, y: BigFloat): BigFloat {
    return this.big.compare(x, y) >= 0 ? x : y;
  }

  private point(value: BigFloat): NonNullable<Big> {
    return { low: value, high: value };
  }

  /** 1 or −1 where all of it has that sign, else 0. */
  private signOf(a: NonNullable<Big>): number {
    return this.big.compare(a.low, this.zero) > 0 ? 1 : this.big.compare(a.high, this.zero) < 0 ? -1 : 0;
  }

  private isZero(a: NonNullable<Big>): boolean {
    return this.big.compare(a.low, this.zero) === 0 && this.big.compare(a.high, this.zero) === 0;
  }

  private isDecided(a: NonNullable<Big>): boolean {
    return this.isZero(a) || this.signOf(a) !== 0;
  }
}
