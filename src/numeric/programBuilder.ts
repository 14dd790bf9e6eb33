import type { Algebra, Operator, ScalarOperator } from '../ops/operator';
import { foldConstants } from './foldConstants';
import type { ConstantValue, InputSlot, Program } from './program';
import { Opcode } from './program';
import type { Rational } from './rational';
import { asInteger, integerRational, isExactInFloat, rationalToFloat, reduced } from './rational';

export type OperatorTable = (name: string) => Operator | undefined;

/** A program would grow beyond its limit, or names what no table holds. Caught where a grounding begins. */
export class ProgramError extends Error {
  constructor(readonly reason: 'too-large' | 'unsupported-claim', message: string) {
    super(message);
  }
}

const maximumNodes = 20_000;
const unitRoundoff = 2 ** -52;

const native: ReadonlyMap<string, number> = new Map([
  ['add', Opcode.add], ['subtract', Opcode.subtract], ['multiply', Opcode.multiply], ['divide', Opcode.divide],
  ['negate', Opcode.negate], ['exp', Opcode.exp], ['log', Opcode.log], ['max', Opcode.max], ['min', Opcode.min],
  ['select', Opcode.select],
]);

/** True for an operation that every interpreter knows itself, without a row of the table. */
export const isNative = (name: string): boolean => native.has(name);

const nativeNames: readonly string[] = ['', '', 'add', 'subtract', 'multiply', 'divide', 'negate', 'exp', 'log', 'max', 'min', 'select'];

/** Name in the table of operators of a node's operation; undefined for constants and inputs. */
export function operatorName(program: Program, node: number): string | undefined {
  const opcode = program.opcodes[node]!;
  return opcode === Opcode.scalar ? program.scalars[node]!.name : nativeNames[opcode] || undefined;
}

/** Operations that are defined, and finite, wherever their operands are. */
const totalOperators = new Set(['sin', 'cos', 'tanh', 'sigmoid', 'abs', 'erf', 'sinh', 'cosh', 'expm1', 'atan', 'asinh']);

/** A rational constant with its thinnest enclosure. */
function rationalConstant(exact: Rational): ConstantValue {
  const value = rationalToFloat(exact);
  if (isExactInFloat(exact)) return { low: value, high: value, exact };
  const slack = Math.abs(value) * 2 * unitRoundoff + Number.MIN_VALUE;
  return { low: value - slack, high: value + slack, exact };
}

/**
 * Builds scalar programs. Equal operations on equal operands are one node; operations on exact rationals are done
 * exactly; x + 0, x · 1, x / 1, −(−x) and x¹ are x, and 0 · x is 0 where x is defined everywhere. Nothing that could
 * leave a domain is dropped.
 */
export class ProgramBuilder implements Algebra<number> {
  readonly opcodes: number[] = [];
  private readonly starts: number[] = [0];
  private readonly operands: number[] = [];
  private readonly total: number[] = [];
  /** Open addressing by hash of operation and operands; −1 where empty, a power of two long. */
  private buckets: number[] = new Array<number>(64).fill(-1);
  readonly scalars: (ScalarOperator | undefined)[] = [];
  private readonly constants: ConstantValue[] = [];
  private readonly integers = new Map<number, number>();
  /** Constants that are no integers, by `numerator/denominator` or `low,high`. */
  private readonly fractions = new Map<string, number>();
  private readonly inputs: InputSlot[] = [];
  private readonly inputNodes = new Map<string, number>();
  private readonly specials = new Map<string, ScalarOperator>();

  constructor(readonly table: OperatorTable, private readonly limit = maximumNodes) {}

  get length(): number {
    return this.opcodes.length;
  }

  /** The node of a variable's entry, made when first asked for. */
  input(slot: InputSlot): number {
    const known = this.inputNodes.get(slot.key);
    if (known !== undefined) return known;
    this.inputs.push(slot);
    const node = this.append(Opcode.input, [this.inputs.length - 1], undefined);
    this.total[node] = 1;
    this.inputNodes.set(slot.key, node);
    return node;
  }

  integer(value: number): number {
    const known = this.integers.get(value);
    if (known !== undefined) return known;
    return this.addConstant({ low: value, high: value, exact: integerRational(value) });
  }

  rational(value: Rational): number {
    const integer = asInteger(value);
    if (integer !== undefined) return this.integer(integer);
    const key = `${value.numerator}/${value.denominator}`;
    const known = this.fractions.get(key);
    if (known !== undefined) return known;
    const node = this.addConstant(rationalConstant(value));
    this.fractions.set(key, node);
    return node;
  }

  /** A constant known by an enclosure only; NaN for an undefined value. */
  enclosed(low: number, high: number): number {
    const key = `${low},${high}`;
    const known = this.fractions.get(key);
    if (known !== undefined) return known;
    const node = this.addConstant({ low, high });
    this.fractions.set(key, node);
    return node;
  }

  /**
   * A constant of a derivative rule. One with at most 20 binary places is meant exactly, any other (2/√π) is the float
   * next to what is meant.
   */
  constant(value: number): number {
    if (Number.isSafeInteger(value)) return this.integer(value);
    const scaled = value * 2 ** 20;
    if (Number.isSafeInteger(scaled)) return this.rational(reduced(BigInt(scaled), 1n << 20n)!);
    const slack = Math.abs(value) * unitRoundoff;
    return this.enclosed(value - slack, value + slack);
  }

  /** The exact value of a node that is a rational constant. */
  exact(node: number): Rational | undefined {
    return this.opcodes[node] === Opcode.constant ? this.constants[this.operands[this.starts[node]!]!]!.exact : undefined;
  }

  isInput(node: number): boolean {
    return this.opcodes[node] === Opcode.input;
  }

  /** The slot of an input. */
  slotOf(node: number): InputSlot {
    return this.inputs[this.operands[this.starts[node]!]!]!;
  }

  /** The operator's name of a node that is neither constant nor input. */
  nameOf(node: number): string {
    return this.scalars[node]?.name ?? nativeNames[this.opcodes[node]!]!;
  }

  opcodeOf(node: number): number {
    return this.opcodes[node]!;
  }

  operandsOf(node: number): readonly number[] {
    return this.operands.slice(this.starts[node], this.starts[node + 1]);
  }

  someOperand(node: number, holds: (operand: number) => boolean): boolean {
    for (let k = this.starts[node]!; k < this.starts[node + 1]!; k++) if (holds(this.operands[k]!)) return true;
    return false;
  }

  /** The row of the table of an operation; maximum and minimum have one beside their own instruction. */
  scalarOf(node: number): ScalarOperator {
    const opcode = this.opcodes[node]!;
    return this.scalars[node] ?? this.scalarOperator(nativeNames[opcode]!, this.starts[node + 1]! - this.starts[node]!);
  }

  /** @throws ProgramError if no scalar operator has that name, or the program has grown too large */
  apply(name: string, ...operands: number[]): number {
    return this.applyTo(name, operands);
  }

  /** As `apply`; the operands' array is taken over. */
  applyTo(name: string, operands: number[]): number {
    const opcode = native.get(name) ?? Opcode.scalar;
    const folded = this.fold(name, operands) ?? this.simplify(name, opcode, operands);
    if (folded !== undefined) return folded;
    if (opcode === Opcode.add || opcode === Opcode.multiply || opcode === Opcode.max || opcode === Opcode.min) sortNodes(operands);
    const scalar = opcode === Opcode.scalar ? this.scalarOperator(name, operands.length) : undefined;
    return this.intern(opcode, operands, scalar);
  }

  /** As `apply`, of an operation that stands in no table (an integral). */
  applyScalar(operator: ScalarOperator, operands: readonly number[]): number {
    return this.intern(Opcode.scalar, operands, operator);
  }

  /** The operation of that name that stands in no table, made when first asked for. */
  special(name: string, make: () => ScalarOperator): ScalarOperator {
    const known = this.specials.get(name);
    if (known) return known;
    const made = make();
    this.specials.set(name, made);
    return made;
  }

  /** The operation of a program's node, on other operands. */
  rebuild(program: Pick<Program, 'opcodes' | 'scalars'>, node: number, operands: number[]): number {
    const scalar = program.scalars[node];
    if (scalar && this.table(scalar.name) !== scalar) return this.applyScalar(scalar, operands);
    return this.applyTo(scalar?.name ?? nativeNames[program.opcodes[node]!]!, operands);
  }

  /** A node's operation on other operands. */
  again(node: number, operands: number[]): number {
    return this.rebuild(this, node, operands);
  }

  add(operands: readonly number[]): number {
    if (operands.length === 0) return this.integer(0);
    return operands.length === 1 ? operands[0]! : this.applyTo('add', operands.slice());
  }

  multiply(operands: readonly number[]): number {
    if (operands.length === 0) return this.integer(1);
    return operands.length === 1 ? operands[0]! : this.applyTo('multiply', operands.slice());
  }

  /** The program with these outputs; nodes that no output needs are left out. */
  finish(outputs: readonly number[]): Program {
    const count = this.length;
    const renumbered = new Array<number>(count).fill(-1);
    for (const output of outputs) renumbered[output] = 0;
    for (let node = count - 1; node >= 0; node--) {
      if (renumbered[node]! < 0 || this.opcodes[node]! <= Opcode.input) continue;
      for (let k = this.starts[node]!; k < this.starts[node + 1]!; k++) renumbered[this.operands[k]!] = 0;
    }
    const constants = this.constants;
    if (!renumbered.includes(-1)) {
      return { length: count, opcodes: this.opcodes.slice(), starts: this.starts.slice(), operands: this.operands.slice(), scalars: this.scalars.slice(), constants, inputs: this.inputs.slice(), outputs };
    }
    const opcodes: number[] = [];
    const starts: number[] = [0];
    const operands: number[] = [];
    const scalars: (ScalarOperator | undefined)[] = [];
    const inputs: InputSlot[] = [];
    for (let node = 0; node < count; node++) {
      if (renumbered[node]! < 0) continue;
      const opcode = this.opcodes[node]!;
      renumbered[node] = opcodes.length;
      opcodes.push(opcode);
      scalars.push(this.scalars[node]);
      for (let k = this.starts[node]!; k < this.starts[node + 1]!; k++) {
        const operand = this.operands[k]!;
        if (opcode === Opcode.input) operands.push(inputs.push(this.inputs[operand]!) - 1);
        else operands.push(opcode === Opcode.constant ? operand : renumbered[operand]!);
      }
      starts.push(operands.length);
    }
    return { length: opcodes.length, opcodes, starts, operands, scalars, constants, inputs, outputs: outputs.map((node) => renumbered[node]!) };
  }

  private scalarOperator(name: string, arity: number): ScalarOperator {
    const operator = this.table(name);
    if (!operator || operator.kind !== 'scalar') throw new ProgramError('unsupported-claim', `${name} is no operation on numbers`);
    if (operator.arity !== 'many' && operator.arity !== arity) {
      throw new ProgramError('unsupported-claim', `${name} takes ${operator.arity} operands, not ${arity}`);
    }
    return operator;
  }

  private fold(name: string, operands: readonly number[]): number | undefined {
    for (const operand of operands) if (this.opcodes[operand] !== Opcode.constant) return undefined;
    const values: Rational[] = [];
    for (const operand of operands) {
      const value = this.exact(operand);
      if (!value) return undefined;
      values.push(value);
    }
    const folded = foldConstants(name, values);
    return folded && this.rational(folded);
  }

  private isInteger(node: number, value: number): boolean {
    return this.integers.get(value) === node;
  }

  /** The node the operation reduces to, if it does; may shorten `operands` in place. */
  private simplify(name: string, opcode: number, operands: number[]): number | undefined {
    const a = operands[0]!;
    const b = operands[1]!;
    switch (opcode) {
      case Opcode.add:
        this.remove(operands, 0);
        return operands.length === 0 ? this.integer(0) : operands.length === 1 ? operands[0] : undefined;
      case Opcode.subtract:
        if (this.isInteger(b, 0)) return a;
        return this.isInteger(a, 0) ? this.apply('negate', b) : undefined;
      case Opcode.multiply: {
        const zero = this.integers.get(0);
        if (zero !== undefined && operands.includes(zero) && operands.every((operand) => this.total[operand] === 1)) return zero;
        this.remove(operands, 1);
        if (operands.length === 2 && this.isInteger(operands[0]!, -1)) return this.apply('negate', operands[1]!);
        return operands.length === 0 ? this.integer(1) : operands.length === 1 ? operands[0] : undefined;
      }
      case Opcode.divide:
        return this.isInteger(b, 1) ? a : undefined;
      case Opcode.negate:
        return this.opcodes[a] === Opcode.negate ? this.operands[this.starts[a]!] : undefined;
      case Opcode.exp:
        return this.isInteger(a, 0) ? this.integer(1) : undefined;
      case Opcode.log:
        return this.isInteger(a, 1) ? this.integer(0) : undefined;
      case Opcode.max:
      case Opcode.min:
        return operands.length === 1 ? a : undefined;
      case Opcode.select:
        if (this.exact(a)) return this.isInteger(a, 0) ? operands[2] : b;
        return b === operands[2] ? b : undefined;
      default:
        return name === 'power' ? this.integerPower(a, b) : undefined;
    }
  }

  /** x^n for n = −4 … 8 by multiplications. 0⁰ is 1. */
  private integerPower(base: number, exponent: number): number | undefined {
    const n = asInteger(this.exact(exponent));
    if (n === undefined || n < -4 || n > 8) return undefined;
    if (n === 0) return this.total[base] === 1 ? this.integer(1) : undefined;
    if (n < 0) return this.apply('divide', this.integer(1), this.integerPower(base, this.integer(-n))!);
    if (n === 1) return base;
    const half = this.integerPower(base, this.integer(n >> 1))!;
    const square = this.apply('multiply', half, half);
    return n % 2 === 1 ? this.apply('multiply', square, base) : square;
  }

  private remove(operands: number[], value: number): void {
    const node = this.integers.get(value);
    if (node === undefined || !operands.includes(node)) return;
    let kept = 0;
    for (const operand of operands) if (operand !== node) operands[kept++] = operand;
    operands.length = kept;
  }

  private addConstant(value: ConstantValue): number {
    this.constants.push(value);
    const node = this.append(Opcode.constant, [this.constants.length - 1], undefined);
    this.total[node] = Number.isFinite(value.low) && Number.isFinite(value.high) ? 1 : 0;
    if (value.exact) {
      const integer = asInteger(value.exact);
      if (integer !== undefined) this.integers.set(integer, node);
    }
    return node;
  }

  private intern(opcode: number, operands: readonly number[], scalar: ScalarOperator | undefined): number {
    let hash = operationHash(opcode, scalar);
    for (const operand of operands) hash = (Math.imul(hash, 0x01000193) ^ operand) | 0;
    hash ^= hash >>> 15;
    const mask = this.buckets.length - 1;
    let bucket = hash & mask;
    for (let node = this.buckets[bucket]!; node >= 0; node = this.buckets[bucket]!) {
      if (this.opcodes[node] === opcode && this.scalars[node] === scalar && this.sameOperands(node, operands)) return node;
      bucket = (bucket + 1) & mask;
    }
    const node = this.append(opcode, operands, scalar);
    this.buckets[bucket] = node;
    const partial = opcode === Opcode.divide || opcode === Opcode.log || (scalar !== undefined && !totalOperators.has(scalar.name));
    this.total[node] = partial || !operands.every((operand) => this.total[operand] === 1) ? 0 : 1;
    if (this.length * 2 > this.buckets.length) this.rehash();
    return node;
  }

  private sameOperands(node: number, operands: readonly number[]): boolean {
    const start = this.starts[node]!;
    if (this.starts[node + 1]! - start !== operands.length) return false;
    for (let k = 0; k < operands.length; k++) if (this.operands[start + k] !== operands[k]) return false;
    return true;
  }

  private rehash(): void {
    const buckets = new Array<number>(this.buckets.length * 2).fill(-1);
    const mask = buckets.length - 1;
    for (let node = 0; node < this.length; node++) {
      const opcode = this.opcodes[node]!;
      if (opcode <= Opcode.input) continue;
      let hash = operationHash(opcode, this.scalars[node]);
      for (let k = this.starts[node]!; k < this.starts[node + 1]!; k++) hash = (Math.imul(hash, 0x01000193) ^ this.operands[k]!) | 0;
      hash ^= hash >>> 15;
      let bucket = hash & mask;
      while (buckets[bucket]! >= 0) bucket = (bucket + 1) & mask;
      buckets[bucket] = node;
    }
    this.buckets = buckets;
  }

  private append(opcode: number, operands: readonly number[], scalar: ScalarOperator | undefined): number {
    if (this.length >= this.limit) throw new ProgramError('too-large', `more than ${this.limit} operations`);
    for (const operand of operands) this.operands.push(operand);
    this.starts.push(this.operands.length);
    this.scalars.push(scalar);
    this.total.push(0);
    return this.opcodes.push(opcode) - 1;
  }
}

/** The same for the same operation; operators of one length and initial share it. */
const operationHash = (opcode: number, scalar: ScalarOperator | undefined): number => opcode * 31 + (scalar ? scalar.name.length * 128 + scalar.name.charCodeAt(0) : 0);

/** Insertion sort while operands are few, as they nearly always are. */
function sortNodes(nodes: number[]): void {
  if (nodes.length > 32) {
    nodes.sort((a, b) => a - b);
    return;
  }
  for (let k = 1; k < nodes.length; k++) {
    const node = nodes[k]!;
    let at = k - 1;
    while (at >= 0 && nodes[at]! > node) nodes[at + 1] = nodes[at--]!;
    nodes[at + 1] = node;
  }
}
