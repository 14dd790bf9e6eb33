import type { Interval, ScalarOperator } from '../ops/operator';
import { hull, isOutside, outside, point } from '../ops/outward';
import { evaluateInterval } from './evaluateInterval';
import { Jets } from './jets';
import { exactValue, Opcode, type Program } from './program';
import { operatorName, ProgramBuilder, type OperatorTable } from './programBuilder';
import {
  addSeries, composeSeries, constantSeries, divideSeries, expSeries, infiniteSign, limitOf, logSeries, monomial, multiplySeries, negateSeries, powerSeries, signOf, terms, type Series,
} from './series';

/** Where a variable goes: to the value of a node, or to ±∞. */
export type Towards = number | 'infinity' | '-infinity';

/** Functions with a limit at ±∞, which they approach faster than any power (or, the arctangent, of which only that is used). */
const AT_INFINITY: Readonly<Record<string, number>> = { tanh: 1, erf: 1 };

/**
 * The node of lim body as the input `variable` goes `towards` a point or ±∞. A scalar operation of the point and of what
 * else the body depends on, evaluated by an expansion of the body at each of their values.
 */
export function limit(builder: ProgramBuilder, body: number, variable: number, towards: Towards, side: 'above' | 'below' | undefined): number {
  const program = builder.finish([body]);
  const own = builder.slotOf(variable).key;
  const slot = program.inputs.findIndex(({ key }) => key === own);
  const inputs = program.inputs.map((input) => builder.input(input));
  if (slot < 0) return body;
  const free = inputs.filter((_, s) => s !== slot);
  const name = `lim ${typeof towards === 'number' ? 'x' : towards} ${side ?? ''} ${slot} ${program.opcodes.join()} ${program.operands.join()} ${program.scalars.map((scalar) => scalar?.name ?? '').join()} ${program.constants.map(({ low, high }) => `${low}:${high}`).join()}`;
  const operator = builder.special(name, () => makeOperator(builder.table, name, program, slot, towards, side));
  return builder.applyScalar(operator, [...(typeof towards === 'number' ? [towards] : []), ...free]);
}

function makeOperator(table: OperatorTable, name: string, program: Program, slot: number, towards: Towards, side: 'above' | 'below' | undefined): ScalarOperator {
  const expansion = new Expansion(table, program, slot);
  const interval = (...operands: Interval[]): Interval => {
    const at = typeof towards === 'number' ? operands[0]! : undefined;
    const free = typeof towards === 'number' ? operands.slice(1) : operands;
    const parameters = [...free.slice(0, slot), point(NaN), ...free.slice(slot)];
    if (!at) return expansion.limit(undefined, towards === 'infinity' ? 1 : -1, parameters) ?? outside;
    const sides = (side ? [side] : (['above', 'below'] as const)).map((from) => expansion.limit(at, from === 'above' ? 1 : -1, parameters));
    if (!sides.every((value) => value !== undefined)) return outside;
    const [above, below = above] = sides;
    // Limits that differ are none.
    return above!.low > below!.high || below!.low > above!.high ? outside : hull(above!, below!);
  };
  return {
    kind: 'scalar',
    name,
    arity: (typeof towards === 'number' ? 1 : 0) + program.inputs.length - 1,
    float: (...operands) => {
      const { low, high } = interval(...operands.map(point));
      return low + (high - low) / 2;
    },
    ulps: 1e6,
    interval,
    latex: () => '\\lim',
    source: 'van der Hoeven, Transseries (2006), ch. 1',
  };
}

/** A program expanded in a small s > 0, its variable being point ± s, or ±1/s. */
class Expansion {
  private readonly derivatives = new Map<string, Program>();

  constructor(private readonly table: OperatorTable, private readonly program: Program, private readonly slot: number) {}

  limit(at: Interval | undefined, sign: 1 | -1, parameters: readonly Interval[]): Interval | undefined {
    const series = this.expand(at, sign, parameters);
    const value = series && limitOf(series);
    return value && isOutside(value) ? undefined : value;
  }

  private expand(at: Interval | undefined, sign: 1 | -1, parameters: readonly Interval[]): Series | undefined {
    const { program, slot } = this;
    const values = program.inputs.map((_, s) => (s === slot ? point(NaN) : parameters[s]!));
    const fixed = evaluateInterval(program, Float64Array.from(values, ({ low }) => low), Float64Array.from(values, ({ high }) => high), 1);
    const own: Series | undefined = at ? addSeries(constantSeries(at), monomial(1, sign)) : monomial(-1, sign);
    const all: (Series | undefined)[] = [];
    const depends: boolean[] = [];
    for (let node = 0; node < program.length; node++) {
      const operands = program.opcodes[node]! <= Opcode.input ? [] : program.operands.slice(program.starts[node], program.starts[node + 1]);
      const isVariable = program.opcodes[node] === Opcode.input && program.operands[program.starts[node]!] === slot;
      depends[node] = isVariable || operands.some((operand) => depends[operand]);
      const value: Interval = { low: fixed.low[node]!, high: fixed.high[node]! };
      all[node] = isVariable ? own : !depends[node] ? (isOutside(value) ? undefined : constantSeries(value)) : this.operation(node, operands, operands.map((operand) => all[operand]));
    }
    return all[program.outputs[0]!];
  }

  private operation(node: number, operands: readonly number[], given: readonly (Series | undefined)[]): Series | undefined {
    const opcode = this.program.opcodes[node]!;
    if (opcode === Opcode.select) return this.selected(given);
    if (!given.every((series) => series !== undefined)) return undefined;
    const [a, b] = given as [Series, Series];
    const fold = (combine: (x: Series, y: Series) => Series | undefined): Series | undefined => given.slice(1).reduce<Series | undefined>((total, next) => total && combine(total, next), a);
    switch (opcode) {
      case Opcode.add:
        return fold(addSeries);
      case Opcode.subtract:
        return addSeries(a, negateSeries(b));
      case Opcode.negate:
        return negateSeries(a);
      case Opcode.multiply:
        return fold(multiplySeries);
      case Opcode.divide:
        return divideSeries(a, b);
      case Opcode.exp:
        return expSeries(a);
      case Opcode.log:
        return logSeries(a);
      case Opcode.max:
      case Opcode.min:
        return fold((x, y) => {
          const sign = this.compare(x, y);
          return sign === undefined ? undefined : (sign >= 0) === (opcode === Opcode.max) ? x : y;
        });
      default:
        return this.scalar(operatorName(this.program, node)!, operands, given);
    }
  }

  /** The sign of x − y for small s. */
  private compare(x: Series, y: Series): number | undefined {
    const difference = addSeries(x, negateSeries(y));
    return difference && signOf(difference);
  }

  private selected([condition, yes, no]: readonly (Series | undefined)[]): Series | undefined {
    const decided = condition && limitOf(condition);
    if (!decided || decided.low !== decided.high) return undefined;
    return decided.low === 0 ? no : yes;
  }

  private scalar(name: string, operands: readonly number[], given: readonly Series[]): Series | undefined {
    const [a, b] = given as [Series, Series];
    switch (name) {
      case 'sqrt':
        return powerSeries(a, point(0.5));
      case 'power': {
        const exponent = exactValue(this.program, operands[1]!);
        const fixed = exponent ? limitOf(b) : undefined;
        if (fixed) return powerSeries(a, fixed);
        const log = logSeries(a);
        return log && expSeries(multiplySeries(b, log));
      }
      case 'abs': {
        const sign = signOf(a);
        return sign === undefined ? undefined : sign < 0 ? negateSeries(a) : a;
      }
      case 'sign': {
        const sign = signOf(a);
        return sign === undefined ? undefined : constantSeries(point(sign));
      }
      case 'less':
      case 'lessEqual':
      case 'equal':
      case 'notEqual': {
        const sign = this.compare(a, b);
        if (sign === undefined) return undefined;
        const holds = { less: sign < 0, lessEqual: sign <= 0, equal: sign === 0, notEqual: sign !== 0 }[name];
        return constantSeries(point(holds ? 1 : 0));
      }
    }
    const infinite = given.length === 1 ? infiniteSign(a) : undefined;
    if (infinite !== undefined) return AT_INFINITY[name] === undefined ? undefined : constantSeries(point(infinite * AT_INFINITY[name]));
    if (given.length !== 1) return undefined;
    return composeSeries(a, (centre) => this.taylor(name, centre));
  }

  /** The Taylor coefficients of an operator of one operand. */
  private taylor(name: string, centre: Interval): readonly Interval[] {
    let program = this.derivatives.get(name);
    if (!program) {
      const builder = new ProgramBuilder(this.table);
      const input = builder.input({ key: 'x', variable: 'x', offset: 0 });
      const jets = new Jets(builder, input);
      const value = builder.apply(name, input);
      program = builder.finish(Array.from({ length: terms }, (_, k) => jets.coefficient(value, k)));
      this.derivatives.set(name, program);
    }
    const enclosures = evaluateInterval(program, Float64Array.of(centre.low), Float64Array.of(centre.high), 1);
    return program.outputs.map((node) => ({ low: enclosures.low[node]!, high: enclosures.high[node]! }));
  }
}

