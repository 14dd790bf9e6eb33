import { Opcode } from './program';
import { ProgramError, type ProgramBuilder } from './programBuilder';

/** Operations that jump: their slopes say nothing of how they change. */
const STEPS = new Set(['floor', 'ceil', 'round', 'sign', 'equal', 'notEqual', 'less', 'lessEqual', 'and', 'or', 'not']);

/**
 * Taylor coefficients of the nodes of a program in one of its inputs, built beside it: `coefficient(node, k)` is the
 * node's k-th derivative over k!. Where an operation jumps or has a kink, a coefficient is infinite as an enclosure.
 * Griewank & Walther, Evaluating Derivatives (2008), §13.2.
 */
export class Jets {
  private readonly known = new Map<string, number>();
  private readonly dependence = new Map<number, boolean>();

  constructor(private readonly builder: ProgramBuilder, private readonly input: number) {}

  coefficient(node: number, order: number): number {
    if (order === 0) return node;
    if (node === this.input) return this.builder.integer(order === 1 ? 1 : 0);
    if (!this.depends(node)) return this.builder.integer(0);
    const key = `${node},${order}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.build(node, order);
    this.known.set(key, made);
    return made;
  }

  depends(node: number): boolean {
    if (node === this.input) return true;
    const known = this.dependence.get(node);
    if (known !== undefined) return known;
    const found = this.builder.opcodeOf(node) > Opcode.input && this.builder.someOperand(node, (operand) => this.depends(operand));
    this.dependence.set(node, found);
    return found;
  }

  private build(node: number, order: number): number {
    const { builder } = this;
    const operands = builder.operandsOf(node);
    const [a, b, c] = operands as [number, number, number];
    const of = (operand: number): number => this.coefficient(operand, order);
    switch (builder.opcodeOf(node)) {
      case Opcode.add:
        return builder.add(operands.map(of));
      case Opcode.subtract:
        return builder.apply('subtract', of(a), of(b));
      case Opcode.negate:
        return builder.apply('negate', of(a));
      case Opcode.multiply:
        return operands.length > 2 ? this.coefficient(builder.apply('multiply', a, builder.multiply(operands.slice(1))), order) : this.convolve(a, b, order);
      case Opcode.divide: {
        const known = range(1, order).map((k) => builder.apply('multiply', this.coefficient(b, k), this.coefficient(node, order - k)));
        return builder.apply('divide', builder.apply('subtract', of(a), builder.add(known)), b);
      }
      case Opcode.select:
        return builder.add([builder.apply('select', a, of(b), of(c)), this.depends(a) ? this.unlessDecided(a) : builder.integer(0)]);
      case Opcode.max:
      case Opcode.min: {
        if (operands.length === 1) return of(a);
        const rest = operands.length > 2 ? builder.applyTo(builder.nameOf(node), operands.slice(1)) : b;
        const larger = builder.apply('lessEqual', rest, a);
        const isMax = builder.opcodeOf(node) === Opcode.max;
        return builder.add([builder.apply('select', larger, isMax ? of(a) : of(rest), isMax ? of(rest) : of(a)), this.unlessDecided(larger)]);
      }
      case Opcode.exp:
        return this.chain([[a, node]], order);
      case Opcode.log:
        return this.chain([[a, builder.apply('divide', builder.integer(1), a)]], order);
      default:
        return this.scalar(node, operands, order);
    }
  }

  private scalar(node: number, operands: readonly number[], order: number): number {
    const { builder } = this;
    const operator = builder.scalarOf(node);
    if (STEPS.has(operator.name)) return operator.name === 'floor' || operator.name === 'ceil' || operator.name === 'round' || operator.name === 'sign' ? builder.enclosed(-Infinity, Infinity) : this.unlessDecided(node);
    if (operator.name === 'abs') {
      const positive = builder.apply('lessEqual', builder.integer(0), operands[0]!);
      const own = this.coefficient(operands[0]!, order);
      return builder.add([builder.apply('select', positive, own, builder.apply('negate', own)), this.unlessDecided(positive)]);
    }
    const partials = operator.partials?.(builder, operands, node);
    if (!partials) throw new ProgramError('unsupported-claim', `${operator.name} is not differentiable`);
    return this.chain(operands.flatMap((operand, k): [number, number][] => (this.depends(operand) ? [[operand, partials[k]!]] : [])), order);
  }

  /** u′ = Σ slope · operand′, as coefficients: u_n = (1/n) Σ_k k · operand_k · slope_{n−k}. */
  private chain(parts: readonly (readonly [operand: number, slope: number])[], order: number): number {
    const { builder } = this;
    const terms = parts.flatMap(([operand, slope]) => range(1, order).map((k) => builder.multiply([builder.integer(k), this.coefficient(operand, k), this.coefficient(slope, order - k)])));
    return builder.apply('divide', builder.add(terms.filter((term) => builder.exact(term)?.numerator !== 0n)), builder.integer(order));
  }

  private convolve(a: number, b: number, order: number): number {
    const { builder } = this;
    const terms = range(0, order).map((k) => builder.apply('multiply', this.coefficient(a, k), this.coefficient(b, order - k)));
    return builder.add(terms);
  }

  /** 0 where the condition is decided, anything where both cases occur. */
  private unlessDecided(condition: number): number {
    const { builder } = this;
    return builder.apply('divide', builder.integer(0), builder.apply('subtract', builder.multiply([builder.integer(2), condition]), builder.integer(1)));
  }
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);
