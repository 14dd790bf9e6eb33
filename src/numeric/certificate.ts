import { FieldEvaluation, FieldFailure } from './fieldEvaluation';
import type { PrimeField } from './primeField';
import { primeField } from './primeField';
import { isExponentialRational } from './exponentialRational';
import { Opcode } from './program';
import type { Program } from './program';
import { createRandom } from './random';

/** Points, each modulo another prime: as many as bring the chance of an error below `chanceWanted`, at most three. */
const trials = 3;
const chanceWanted = 1e-12;
const retries = 2;

/** `different`: the sides are no identity for certain, however near they come to each other in floats. */
export type Certification = { readonly kind: 'equal'; readonly errorBound: number } | { readonly kind: 'different' } | { readonly kind: 'unknown' };

const unknown: Certification = { kind: 'unknown' };

/**
 * Decides whether all pairs are equal as rational functions in the inputs, in exponentials of monomials of linear forms
 * and in functions taken as unknowns of their own, by evaluation at random points of prime fields near 2²⁶ (Schwartz
 * 1980, Zippel 1979). `errorBound` is that of the probability that a pair so found equal is not: (degree/p) to the number
 * of points, the largest over the pairs. Unknown where a degree is too large for a useful bound, or where pairs are not
 * equal in this sense but may be in another.
 * `simplexes` lists the slots of whole probability vectors, whose last entry is 1 less the others.
 */
export function certify(program: Program, left: readonly number[], right: readonly number[], simplexes: readonly (readonly number[])[], seed: number): Certification {
  if (program.length > 2000) return unknown;
  const scale = commonDenominator(program);
  let degree = 0;
  let chance = 1;
  for (let trial = 0; trial < trials && chance > chanceWanted; trial++) {
    const evaluation = evaluateOnce(program, primeField(trial), scale, simplexes, seed + Math.imul(trial + 1, 0x51ed270b));
    if (!evaluation) return unknown;
    for (const [k, node] of left.entries()) {
      if (evaluation.values[node] !== evaluation.values[right[k]!]) return simplexes.length === 0 && isExponentialRational(program) ? { kind: 'different' } : unknown;
      degree = Math.max(degree, evaluation.numerators[node]! + evaluation.denominators[right[k]!]!, evaluation.numerators[right[k]!]! + evaluation.denominators[node]!);
    }
    const chanceEach = Math.max(1, degree) / primeField(trials - 1).p;
    if (chanceEach >= 0.01) return unknown;
    chance = chanceEach ** (trial + 1);
  }
  return { kind: 'equal', errorBound: chance };
}

/** One point; drawn again where a divisor is 0 there. */
function evaluateOnce(program: Program, field: PrimeField, scale: number, simplexes: readonly (readonly number[])[], seed: number): FieldEvaluation | undefined {
  for (let attempt = 0; attempt < retries; attempt++) {
    const random = createRandom(seed + attempt);
    const inputs = program.inputs.map(() => 1 + Math.floor(random.uniform() * (field.p - 1)));
    for (const slots of simplexes) {
      const last = slots[slots.length - 1]!;
      inputs[last] = slots.slice(0, -1).reduce((rest, slot) => field.add(rest, field.negate(inputs[slot]!)), 1);
    }
    try {
      return new FieldEvaluation(program, field, inputs, scale, random.integer(1, field.p - 1));
    } catch (error) {
      if (!(error instanceof FieldFailure)) throw error;
      if (error.cause === 'unsupported') return undefined;
    }
  }
  return undefined;
}

/**
 * The least common multiple of the denominators of the program's constants, but for those by which it would exceed 5040:
 * under an exponential they have no certificate.
 */
function commonDenominator(program: Program): number {
  let scale = 1;
  for (let node = 0; node < program.length; node++) {
    if (program.opcodes[node] !== Opcode.constant) continue;
    const denominator = program.constants[program.operands[program.starts[node]!]!]!.exact?.denominator;
    if (denominator === undefined || denominator === 1n || denominator > 5040n) continue;
    const common = leastCommonMultiple(scale, Number(denominator));
    if (common <= 5040) scale = common;
  }
  return scale * 2;
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
