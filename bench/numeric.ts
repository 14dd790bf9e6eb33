/**
 * Times of the numeric layer: evaluations of softmax a second, by program and by a loop over typed arrays as the floor,
 * and whole comparisons of the sides of claims at all sizes, warm. Prints the best of several rounds; nothing is asserted.
 *
 *     npm run bench -- numeric
 */
import { add, apply, divide, exp, index, log, multiply, negate, one, range, rational, scalar, size, subtract, sum, variable } from '../src/ir/build';
import type { Domain } from '../src/ir/domain';
import type { Expression } from '../src/ir/expression';
import { compareSides } from '../src/numeric/compareSides';
import { evaluateFloat } from '../src/numeric/evaluateFloat';
import { evaluateInterval } from '../src/numeric/evaluateInterval';
import type { Sides } from '../src/numeric/evidence';
import { ground } from '../src/numeric/ground';
import { operatorTable } from '../src/numeric/operatorTable';
import { ProgramBuilder } from '../src/numeric/programBuilder';

const rounds = 40;

/** Seconds that `count` calls take, in the best round. */
function best(count: number, call: (at: number) => void): number {
  let seconds = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let at = 0; at < count; at++) call(at);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return seconds;
}

const million = (perSecond: number): string => `${(perSecond / 1e6).toFixed(2)} million a second`;

function softmaxThroughput(length: number, points: number): void {
  const builder = new ProgramBuilder(operatorTable);
  const vector = variable('z', range(one, rational(length)));
  const grounding = ground(apply('softmax', vector), { sizes: new Map(), indices: new Map() }, builder);
  if (!grounding.ok) throw new Error(grounding.message);
  const program = builder.finish(grounding.nodes);
  const inputs = Float64Array.from({ length: length * points }, (_, k) => Math.sin(k));
  let registers = evaluateFloat(program, inputs, points);
  const byProgram = best(200, () => {
    registers = evaluateFloat(program, inputs, points, registers);
  });
  const enclosures = evaluateInterval(program, inputs, inputs, points);
  const byEnclosures = best(50, () => evaluateInterval(program, inputs, inputs, points, enclosures));
  const results = new Float64Array(length * points);
  const byLoop = best(200, () => softmaxLoop(inputs, results, length, points));
  console.log(`softmax of ${length} entries, ${program.length} operations, ${points} points at a time`);
  console.log(`  float64 program ${million((200 * points) / byProgram)}, enclosures ${million((50 * points) / byEnclosures)}, loop ${million((200 * points) / byLoop)}`);
}

/** Softmax of the columns of a length×points matrix. */
function softmaxLoop(inputs: Float64Array, results: Float64Array, length: number, points: number): void {
  for (let p = 0; p < points; p++) {
    let total = 0;
    for (let k = p; k < length * points; k += points) total += results[k] = Math.exp(inputs[k]!);
    for (let k = p; k < length * points; k += points) results[k]! /= total;
  }
}

const [x, c] = [scalar('x'), scalar('c')];
const overD = range(one, size('d'));
const [z, y] = [variable('z', overD), variable('y', overD)];
const softmax = (of: Expression): Expression => apply('softmax', of);
const entry = (array: Expression): Expression => ({ kind: 'entry', array, indices: [index('j')] });
const crossEntropy = negate(sum('j', overD, multiply(entry(y), log(entry(softmax(z))))));
const sides = (left: Expression, right: Expression, domains: readonly (readonly [string, Domain])[] = []): Sides => ({ left, right, variables: [], domains: new Map(domains), sizes: [], freeIndices: [], given: [] });

const claims: readonly (readonly [string, Sides])[] = [
  ['1 − σ(x) = σ(−x)', sides(subtract(one, apply('sigmoid', x)), apply('sigmoid', negate(x)))],
  ['σ(x) = 1/(1 + e^x), false', sides(apply('sigmoid', x), divide(one, add(one, exp(x))))],
  ['softmax(z + c) = softmax(z), four sizes', sides(softmax(add(z, c)), softmax(z))],
  ['∇ cross-entropy(softmax z) = softmax z − y, four sizes', sides({ kind: 'derivative', body: crossEntropy, variable: z }, subtract(softmax(z), y), [['y', { kind: 'one-hot' }]])],
];

softmaxThroughput(10, 64);
softmaxThroughput(10, 8);
for (const [name, claim] of claims) {
  const count = 300;
  console.log(`${name}: ${((best(count, (seed) => compareSides(claim, { seed })) / count) * 1e6).toFixed(0)} µs`);
}
