import { add, divide, infinity, multiply, negate, rational, scalar, subtract } from '../ir/build';
import type { Property, PropertyKind, Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression, VariableExpression } from '../ir/expression';
import { substituteVariable } from '../ir/substitute';
import type { Comparison, Witness } from '../numeric/evidence';
import { bendOfFunction } from '../numeric/functionBend';
import { called, failure, runTest, type PropertyTest } from './property';
import type { Verdict } from './verdict';
import { numbers, point } from './wording';

type Convexity = Property & { readonly property: PropertyKind & { kind: 'convex' } };

/**
 * Convexity by its definition: at the midpoint of two points the value is at most the mean of theirs. Strictness by the
 * Hessian, and against it a direction along which the function is a straight line.
 */
export function judgeConvexity(claim: Convexity, reading: Reading, seed: number): Verdict {
  const { property, over } = claim;
  const shown = called(claim);
  if (over.dimensions.length > 1) return { kind: 'unchecked', reason: 'unsupported-claim', message: 'convexity in a matrix is not decided' };
  const shape = property.upward ? 'convex' : 'concave';
  const comparison = runTest(midpointTest(claim), reading, seed);
  if (comparison.kind === 'undecided') return { kind: 'unchecked', reason: comparison.reason, message: comparison.message };
  const count = comparison.evidence.informativePoints;
  if (comparison.kind === 'different') {
    const words = midpointWords(claim, comparison.witness);
    return property.holds ? failure(claim, midpointTest(claim), comparison, reading, seed) : { kind: 'verified', message: `${shown} is not ${property.strict ? 'strictly ' : ''}${shape}: ${words}`, evidence: comparison.evidence };
  }
  if (!property.strict) {
    if (property.holds) return { kind: 'verified', message: `${shown} is ${shape}: at the midpoints of ${count} pairs the value is never ${property.upward ? 'above' : 'below'} the mean at the ends`, evidence: comparison.evidence };
    return { kind: 'unchecked', reason: 'not-decided-numerically', message: `nothing was found by which it would not be ${shape}` };
  }
  const line = straightLine(claim, reading, seed);
  if (line) {
    const message = `${shown} is ${shape}, and not strictly: ${line.words}`;
    if (property.holds && reading.conditionsUnread) return { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; another function may be meant` };
    return property.holds
      ? { kind: 'refuted', code: 'property-fails', message, evidence: line.comparison.evidence }
      : { kind: 'verified', message, evidence: line.comparison.evidence };
  }
  const bend = bendOfFunction({ subject: claim.subject, over, domains: reading.domains }, seed);
  if (property.holds && bend === `strictly-${shape}`) return { kind: 'verified', message: `${shown} is strictly ${shape}: its second derivative is ${property.upward ? 'positive' : 'negative'} wherever it was tried, and so are the midpoints of ${count} pairs`, evidence: comparison.evidence };
  return { kind: 'unchecked', reason: 'not-decided-numerically', message: `it is ${shape}; whether strictly was not decided` };
}

/** A function that does not change along a line has with one minimum all on the line through it. */
export function judgeManyMinima(claim: Property, reading: Reading, seed: number): Verdict {
  const line = constantLine(claim, reading, seed);
  if (line) return { kind: 'verified', message: `${called(claim)} does not change when all of ${claim.over.name} are shifted alike, along (1, …, 1): with one minimum it has a whole line of them`, evidence: line.evidence };
  return { kind: 'unchecked', reason: 'not-decided-numerically', message: 'no direction was found along which it does not change' };
}

const paired = (over: VariableExpression): VariableExpression => ({ ...over, name: `${over.name}′` });
const at = (claim: Property, value: Expression): Expression => substituteVariable(claim.subject, claim.over.name, value);

function midpointTest(claim: Convexity, domain?: Domain): PropertyTest {
  const { over, subject, property } = claim;
  const end = paired(over);
  const two = rational(2);
  return {
    left: at(claim, divide(add(over, end), two)),
    right: divide(add(subject, at(claim, end)), two),
    relation: property.upward ? '≤' : '≥',
    more: domain ? [[over, domain], [end, domain]] : [[end, { kind: 'real' }]],
    words: (witness) => midpointWords(claim, witness),
  };
}

function midpointWords({ property }: Convexity, { point: where, left, right }: Witness): string {
  return `midway between ${point(where)} it is ${numbers(left)}, ${property.upward ? 'above' : 'below'} ${numbers(right)}, the mean at the ends`;
}

interface Line {
  readonly words: string;
  readonly comparison: Comparison & { kind: 'equal' };
}

/** A line along which the function is straight: all entries shifted alike, or for a number one side of the axis. */
function straightLine(claim: Convexity, reading: Reading, seed: number): Line | undefined {
  const { over, subject } = claim;
  if (over.dimensions.length === 1) {
    const c = scalar('c');
    const bent = runTest({ left: add(at(claim, add(over, c)), at(claim, subtract(over, c))), right: multiply(rational(2), subject), relation: '=', more: [[c, { kind: 'real' }]], words: () => '' }, reading, seed);
    if (bent.kind !== 'equal') return undefined;
    const constant = constantLine(claim, reading, seed);
    const how = constant ? 'does not change' : 'is a straight line';
    return { words: `along (1, …, 1) it ${how}`, comparison: bent };
  }
  const negative: Domain = { kind: 'interval', low: negate(infinity), high: rational(0), open: true };
  for (const [domain, sign] of [[{ kind: 'positive' } as const, '>'], [negative, '<']] as const) {
    const straight = runTest({ ...midpointTest(claim, domain), relation: '=' }, reading, seed);
    if (straight.kind === 'equal') return { words: `for ${over.name} ${sign} 0 it is a straight line`, comparison: straight };
  }
  return undefined;
}

function constantLine(claim: Property, reading: Reading, seed: number): (Comparison & { kind: 'equal' }) | undefined {
  if (claim.over.dimensions.length !== 1) return undefined;
  const c = scalar('c');
  const comparison = runTest({ left: at(claim, add(claim.over, c)), right: claim.subject, relation: '=', more: [[c, { kind: 'real' }]], words: () => '' }, reading, seed);
  return comparison.kind === 'equal' ? comparison : undefined;
}
