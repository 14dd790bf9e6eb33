import type { LinearForm } from './linearForm';
import { combineForms, kindOfAtom, scaledForm, singleForm, spanOf, valueOfAtom, zeroForm } from './linearForm';
import type { PrimeField } from './primeField';
import type { Program } from './program';
import { exactValue, Opcode } from './program';
import { operatorName } from './programBuilder';
import type { Rational } from './rational';
import { asInteger } from './rational';

/** `zero`: a divisor vanishes at this point. `unsupported`: at no point is there a value. */
export class FieldFailure extends Error {
  constructor(override readonly cause: 'zero' | 'unsupported') {
    super(cause);
  }
}

/** Multiples of atoms under an exponential may be this large. */
const maximumMultiple = 4096;

const exponentialNames = {
  exp: { one: 'exp one', value: 'exp value', log: 'exp log' },
  turn: { one: 'turn one', value: 'turn value', log: 'turn log' },
} as const;

/**
 * The values of a program's nodes at one point of a prime field. exp turns sums into products: e^(Σ cₖ aₖ) is Π Eₖ^cₖ
 * with a random Eₖ for each atom aₖ; log turns products into sums; circular and hyperbolic functions are rational in
 * exponentials (with i a square root of −1). Any other function is an unknown of its own, the same wherever its
 * operands are. So whatever is equal here at a random point is equal identically, up to the Schwartz–Zippel bound.
 * @throws FieldFailure where a divisor is 0 or a multiple is not whole
 */
export class FieldEvaluation {
  readonly values: number[];
  /** Degrees of numerator and denominator, upper bounds. */
  readonly numerators: number[];
  readonly denominators: number[];
  private readonly forms: (LinearForm | undefined)[];
  private readonly inverses: (number | undefined)[];

  constructor(
    private readonly program: Program,
    private readonly field: PrimeField,
    inputs: readonly number[],
    private readonly scale: number,
    private readonly salt: number,
  ) {
    this.values = new Array<number>(program.length).fill(0);
    this.numerators = new Array<number>(program.length).fill(0);
    this.denominators = new Array<number>(program.length).fill(0);
    this.forms = new Array<LinearForm | undefined>(program.length);
    this.inverses = new Array<number | undefined>(program.length);
    for (let node = 0; node < program.length; node++) this.evaluate(node, inputs);
  }

  private set(node: number, value: number, numerator: number, denominator: number): void {
    this.values[node] = value;
    this.numerators[node] = numerator;
    this.denominators[node] = denominator;
  }

  private operand(node: number, k: number): number {
    return this.program.operands[this.program.starts[node]! + k]!;
  }

  private operands(node: number): number[] {
    return this.program.operands.slice(this.program.starts[node], this.program.starts[node + 1]);
  }

  private evaluate(node: number, inputs: readonly number[]): void {
    const { field, values, numerators: over, denominators: under } = this;
    const opcode = this.program.opcodes[node]!;
    if (opcode === Opcode.input) return this.set(node, inputs[this.operand(node, 0)]!, 1, 0);
    if (opcode === Opcode.constant) return this.set(node, this.constant(node), 0, 0);
    const { starts, operands } = this.program;
    const start = starts[node]!;
    const end = starts[node + 1]!;
    const a = operands[start]!;
    const b = operands[start + 1]!;
    switch (opcode) {
      case Opcode.add:
      case Opcode.subtract: {
        let value = values[a]!;
        let excess = over[a]! - under[a]!;
        let common = under[a]!;
        for (let k = start + 1; k < end; k++) {
          const operand = operands[k]!;
          value = field.add(value, opcode === Opcode.subtract ? field.negate(values[operand]!) : values[operand]!);
          excess = Math.max(excess, over[operand]! - under[operand]!);
          common += under[operand]!;
        }
        return this.set(node, value, common + excess, common);
      }
      case Opcode.multiply: {
        let value = 1;
        let top = 0;
        let bottom = 0;
        for (let k = start; k < end; k++) {
          const operand = operands[k]!;
          value = field.multiply(value, values[operand]!);
          top += over[operand]!;
          bottom += under[operand]!;
        }
        return this.set(node, value, top, bottom);
      }
      case Opcode.divide:
        return this.set(node, field.multiply(values[a]!, this.inverseOf(b)), over[a]! + under[b]!, under[a]! + over[b]!);
      case Opcode.negate:
        return this.set(node, field.negate(values[a]!), over[a]!, under[a]!);
      case Opcode.select: {
        // c·a + (1 − c)·b agrees with the choice at c = 0 and 1; an identity in c holds at both.
        const all = this.operands(node);
        const other = field.add(1, field.negate(values[a]!));
        const value = field.add(field.multiply(values[a]!, values[b]!), field.multiply(other, values[all[2]!]!));
        return this.set(node, value, sum(all, over) + sum(all, under), sum(all, under));
      }
      case Opcode.exp:
        return this.setExponential(node, this.linear(a));
      case Opcode.log:
        return this.setLogarithm(node, this.logOf(a));
      default:
        return this.evaluateNamed(node, operatorName(this.program, node)!, this.operands(node));
    }
  }

  /** The inverse of a node's value; softmax divides by one sum many times. */
  private inverseOf(node: number): number {
    const known = this.inverses[node];
    if (known !== undefined) return known;
    if (this.values[node] === 0) throw new FieldFailure('zero');
    return (this.inverses[node] = this.field.inverse(this.values[node]!));
  }

  private evaluateNamed(node: number, name: string, operands: readonly number[]): void {
    const { field, values, numerators: over, denominators: under } = this;
    const [a, b] = operands as [number, number];
    switch (name) {
      case 'power': {
        const exponent = exactValue(this.program, b);
        const integer = asInteger(exponent);
        if (integer !== undefined && Math.abs(integer) <= maximumMultiple) {
          if (values[a] === 0) throw new FieldFailure('zero');
          const [top, bottom] = integer < 0 ? [under[a]!, over[a]!] : [over[a]!, under[a]!];
          return this.set(node, field.power(values[a]!, integer), top * Math.abs(integer), bottom * Math.abs(integer));
        }
        if (exponent) return this.setExponential(node, this.scaled(this.logOf(a), exponent));
        const logarithm = this.logOf(a);
        return this.setExponential(node, singleForm('value', field.multiply(values[b]!, this.valueOf(logarithm)), this.scale));
      }
      case 'sqrt':
        return this.setExponential(node, this.scaled(this.logOf(a), { numerator: 1n, denominator: 2n }));
      case 'expm1': {
        this.setExponential(node, this.linear(a));
        return this.set(node, field.add(values[node]!, field.negate(1)), over[node]! + under[node]!, under[node]!);
      }
      case 'log1p':
        return this.setLogarithm(node, singleForm('log', field.add(1, values[a]!), this.scale));
      case 'tanh':
      case 'sinh':
      case 'cosh':
        return this.setFromExponential(node, name, this.exponential(this.linear(a), 'exp'), spanOf(this.linear(a)), 1);
      case 'sin':
      case 'cos':
        return this.setFromExponential(node, name === 'sin' ? 'sinh' : 'cosh', this.exponential(this.linear(a), 'turn'), spanOf(this.linear(a)), field.imaginaryUnit);
      case 'not':
        return this.set(node, field.add(1, field.negate(values[a]!)), Math.max(over[a]!, under[a]!), under[a]!);
      case 'max':
      case 'min':
      case 'equal':
      case 'notEqual':
        return this.set(node, this.unknown(name, operands.map((operand) => values[operand]!).sort((x, y) => x - y)), 1, 0);
      default:
        return this.set(node, this.unknown(name, operands.map((operand) => values[operand]!)), 1, 0);
    }
  }

  private setExponential(node: number, form: LinearForm): void {
    const degree = spanOf(form);
    this.set(node, this.exponential(form, 'exp'), degree, degree);
  }

  private setLogarithm(node: number, form: LinearForm): void {
    this.set(node, this.valueOf(form), 1, 0);
  }

  /** (E ∓ 1/E)/2 over the unit for sinh (sin with the unit i), and so on. */
  private setFromExponential(node: number, name: 'tanh' | 'sinh' | 'cosh', e: number, degree: number, unit: number): void {
    const { field } = this;
    const inverse = field.inverse(e);
    const half = (field.p + 1) / 2;
    const sine = field.multiply(field.multiply(field.add(e, field.negate(inverse)), half), field.inverse(unit));
    const cosine = field.multiply(field.add(e, inverse), half);
    if (name === 'tanh' && cosine === 0) throw new FieldFailure('zero');
    const value = name === 'sinh' ? sine : name === 'cosh' ? cosine : field.multiply(sine, field.inverse(cosine));
    this.set(node, value, 2 * degree, 2 * degree);
  }

  private constant(node: number): number {
    const exact = exactValue(this.program, node);
    if (exact) return this.ofRational(exact);
    const { low, high } = this.program.constants[this.operand(node, 0)]!;
    if (low !== low) throw new FieldFailure('unsupported');
    return this.unknown(`${low},${high}`, []);
  }

  private ofRational({ numerator, denominator }: Rational): number {
    const { field } = this;
    const bottom = field.ofBigInt(denominator);
    if (bottom === 0) throw new FieldFailure('unsupported');
    return field.multiply(field.ofBigInt(numerator), field.inverse(bottom));
  }

  /** The form of a node as an exponent; what is no sum and no rational multiple is an atom. */
  private linear(node: number): LinearForm {
    return (this.forms[node] ??= this.computeLinear(node));
  }

  private computeLinear(node: number): LinearForm {
    const exact = exactValue(this.program, node);
    if (exact) return this.scaled(singleForm('one', 1, this.scale), exact);
    const opcode = this.program.opcodes[node]!;
    if (opcode <= Opcode.input) return singleForm('value', this.values[node]!, this.scale);
    const a = this.operand(node, 0);
    const b = this.operand(node, 1);
    switch (opcode) {
      case Opcode.add:
        return this.sumOfForms(this.operands(node), (operand) => this.linear(operand));
      case Opcode.subtract:
        return combineForms(this.linear(a), this.linear(b), -1);
      case Opcode.negate:
        return combineForms(zeroForm, this.linear(a), -1);
      case Opcode.multiply: {
        const [factor, rest] = this.constantFactor(this.operands(node));
        if (!factor || rest.length !== 1) break;
        return this.scaled(this.linear(rest[0]!), factor);
      }
      case Opcode.divide: {
        const divisor = exactValue(this.program, b);
        if (!divisor || divisor.numerator === 0n) break;
        return this.scaled(this.linear(a), { numerator: divisor.denominator, denominator: divisor.numerator });
      }
      case Opcode.log:
        return this.logOf(a);
    }
    return singleForm('value', this.values[node]!, this.scale);
  }

  private sumOfForms(nodes: readonly number[], formOf: (node: number) => LinearForm): LinearForm {
    let total = zeroForm;
    for (const node of nodes) total = combineForms(total, formOf(node), 1);
    return total;
  }

  private constantFactor(operands: readonly number[]): readonly [Rational | undefined, readonly number[]] {
    const constants = operands.flatMap((operand) => exactValue(this.program, operand) ?? []);
    return [constants.length === 1 ? constants[0] : undefined, operands.filter((operand) => !exactValue(this.program, operand))];
  }

  /** The form of the logarithm of a node: of a product the sum, of an exponential its exponent. */
  private logOf(node: number): LinearForm {
    const exact = exactValue(this.program, node);
    if (exact) return this.logOfRational(exact);
    const operands = this.program.opcodes[node]! <= Opcode.input ? [] : this.operands(node);
    const [a, b] = operands as [number, number];
    switch (this.program.opcodes[node]!) {
      case Opcode.exp:
        return this.linear(a);
      case Opcode.multiply:
        return this.sumOfForms(operands, (operand) => this.logOf(operand));
      case Opcode.divide:
        return combineForms(this.logOf(a), this.logOf(b), -1);
      case Opcode.scalar: {
        const name = operatorName(this.program, node);
        if (name === 'sqrt') return this.scaled(this.logOf(a), { numerator: 1n, denominator: 2n });
        const exponent = name === 'power' ? exactValue(this.program, b) : undefined;
        if (exponent) return this.scaled(this.logOf(a), exponent);
      }
    }
    if (this.values[node] === 0) throw new FieldFailure('zero');
    return singleForm('log', this.values[node]!, this.scale);
  }

  /** log 12 is 2 log 2 + log 3; numbers above a million stay whole. */
  private logOfRational({ numerator, denominator }: Rational): LinearForm {
    if (numerator <= 0n) throw new FieldFailure('unsupported');
    if (numerator > 1_000_000n || denominator > 1_000_000n) return singleForm('log', this.ofRational({ numerator, denominator }), this.scale);
    let form = zeroForm;
    for (const [part, sign] of [[Number(numerator), 1], [Number(denominator), -1]] as const) {
      let rest = part;
      for (let factor = 2; rest > 1; factor++) {
        if (factor * factor > rest) factor = rest;
        while (rest % factor === 0) {
          form = combineForms(form, singleForm('log', factor, this.scale), sign);
          rest /= factor;
        }
      }
    }
    return form;
  }

  private scaled(form: LinearForm, by: Rational): LinearForm {
    const result = scaledForm(form, by, maximumMultiple * this.scale);
    if (!result) throw new FieldFailure('unsupported');
    return result;
  }

  /** The exponential of a form; `turn` for e^(i·form), with bases of its own. */
  private exponential({ atoms, multiples }: LinearForm, base: 'exp' | 'turn'): number {
    const { field } = this;
    let product = 1;
    for (let k = 0; k < atoms.length; k++) {
      const kind = kindOfAtom(atoms[k]!);
      const value = valueOfAtom(atoms[k]!);
      const multiple = multiples[k]!;
      const whole = base === 'exp' && kind === 'log' && multiple % this.scale === 0;
      const factor = whole ? field.power(value, multiple / this.scale) : field.power(this.unknown(exponentialNames[base][kind], [value]), multiple);
      product = field.multiply(product, factor);
    }
    return product;
  }

  /** The form's own value: logarithms of values are unknowns. */
  private valueOf({ atoms, multiples }: LinearForm): number {
    const { field } = this;
    let total = 0;
    for (let k = 0; k < atoms.length; k++) {
      const coefficient = field.multiply(field.ofInteger(multiples[k]!), field.inverse(this.scale % field.p));
      const value = valueOfAtom(atoms[k]!);
      total = field.add(total, field.multiply(coefficient, kindOfAtom(atoms[k]!) === 'log' ? this.unknown('log', [value]) : value));
    }
    return total;
  }

  /** A random element other than 0, fixed by a name and operands: FNV-1a, finished as in `createRandom`. */
  private unknown(name: string, operands: readonly number[]): number {
    let hash = 0x811c9dc5 ^ this.salt;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    for (const operand of operands) {
      hash = Math.imul(hash ^ (operand & 0xffff), 0x01000193);
      hash = Math.imul(hash ^ (operand >>> 16), 0x01000193);
    }
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x21f0aaad);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x735a2d97);
    return 1 + Math.floor((((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32) * (this.field.p - 1));
  }
}

const sum = (nodes: readonly number[], of: readonly number[]): number => nodes.reduce((total, node) => total + of[node]!, 0);
