import { add, apply, comprehension, entry, index, multiply, negate, one, range, scalar, subtract, sum } from '../ir/build';
import type { Property, PropertyKind, Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression, VariableExpression } from '../ir/expression';
import { propertyText } from '../ir/propertyText';
import { freeVariables, substituteVariable } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison, Witness } from '../numeric/evidence';
import type { ComparedRelation } from '../numeric/pairStatus';
import { assertNever } from '../util/assertNever';
import { judgeApproximation } from './approximation';
import { judgeConvexity, judgeManyMinima } from './convexity';
import { judgeDifferentiability } from './differentiability';
import { verified } from './link';
import { sidesOf } from './sides';
import type { Verdict } from './verdict';
import { numbers, point } from './wording';

/** Decides what is said of a function in words, by what the words mean. */
export function judgeProperty(claim: Property, reading: Reading, seed: number): Verdict {
  const { property } = claim;
  switch (property.kind) {
    case 'convex':
      return judgeConvexity({ ...claim, property }, reading, seed);
    case 'many-minima':
      return judgeManyMinima(claim, reading, seed);
    case 'differentiable':
      return judgeDifferentiability(claim, reading, seed);
    case 'approximates':
      return judgeApproximation({ ...claim, property }, reading, seed);
    case 'monotone':
      return judgeMonotone({ ...claim, property }, reading, seed);
    case 'parity':
    case 'sums-to-one':
    case 'invariant':
    case 'range':
    case 'lipschitz':
      return first(testsOf(property, claim, reading), claim, reading, seed);
    default:
      return assertNever(property);
  }
}

/** One relation that must hold for the property to. */
export interface PropertyTest {
  readonly left: Expression;
  readonly right: Expression;
  readonly relation: ComparedRelation;
  /** Variables besides the reading's, with their domains. */
  readonly more?: readonly (readonly [VariableExpression, Domain])[];
  readonly freeIndices?: Reading['freeIndices'];
  /** The witness in words. */
  readonly words: (witness: Witness) => string;
}

/** What a function is called in a sentence; a long formula is only referred to. */
export const called = ({ shown }: Property): string => (shown.length > 40 ? 'it' : shown);

const cannot = (message: string): Verdict => ({ kind: 'unchecked', reason: 'unsupported-claim', message });

/** Compares the sides of a test. */
export function runTest({ left, right, relation, more = [], freeIndices }: PropertyTest, reading: Reading, seed: number): Comparison {
  const sides = sidesOf(reading, left, right);
  return compareSides(
    {
      ...sides,
      variables: [...sides.variables, ...more.map(([variable]) => variable)],
      domains: new Map([...sides.domains, ...more.map(([{ name }, domain]) => [name, domain] as const)]),
      freeIndices: freeIndices ?? sides.freeIndices,
    },
    { seed, relation },
  );
}

/**
 * What follows from a test that fails. Of a formula the text may restrict the variable: where the property holds for
 * x > 0 that is the condition, and a bound is only refuted where the domain is stated.
 */
export function failure(claim: Property, test: PropertyTest, comparison: Comparison & { kind: 'different' }, reading: Reading, seed: number): Verdict {
  const { witness, evidence } = comparison;
  const { over, subject, property } = claim;
  const message = `${called(claim)} ${negated(property)}: ${test.words(witness)}`;
  const others = [...freeVariables(subject).keys()].filter((name) => name !== over.name && !reading.domains.has(name));
  if (others.length > 0) return { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; ${others.join(', ')} may be meant to be restricted` };
  if (reading.conditionsUnread) return { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; another function may be meant` };
  if (claim.origin === 'formula' && over.dimensions.length === 0 && !reading.domains.has(over.name)) {
    if (property.kind === 'range' || property.kind === 'lipschitz') return { kind: 'unchecked', reason: 'may-be-a-condition', message: `${message}; ${over.name} may be meant to be restricted` };
    const pair = test.more?.filter(([, domain]) => domain.kind === 'real') ?? [];
    const restricted = runTest({ ...test, more: [...(test.more ?? []), ...[over, ...pair.map(([variable]) => variable)].map((variable) => [variable, POSITIVE] as const)] }, reading, seed);
    if (restricted.kind === 'equal') return { kind: 'conditional', message: `${message}; for ${over.name} > 0 it holds`, condition: `${over.name} > 0`, evidence: restricted.evidence };
  }
  return { kind: 'refuted', code: 'property-fails', message, evidence, witness };
}

/** `is not convex`, `does not sum to 1`. */
function negated(property: PropertyKind): string {
  const text = propertyText(property);
  if (text.startsWith('is not ')) return `is ${text.slice(7)}`;
  if (text.startsWith('is ')) return `is not ${property.kind === 'range' ? 'always ' : ''}${text.slice(3)}`;
  return text === 'sums to 1' ? 'does not sum to 1' : text.replace('does not change', 'changes');
}

/** The first test that does not hold decides. */
function first(tests: readonly PropertyTest[] | string, claim: Property, reading: Reading, seed: number): Verdict {
  if (typeof tests === 'string') return cannot(tests);
  let held: Verdict | undefined;
  for (const [at, test] of tests.entries()) {
    const comparison = runTest(test, reading, seed + at);
    if (comparison.kind === 'undecided') return { kind: 'unchecked', reason: comparison.reason, message: comparison.message };
    if (comparison.kind === 'different') return failure(claim, test, comparison, reading, seed + at);
    held = verified(comparison, `${called(claim)} ${propertyText(claim.property)}`);
  }
  return held ?? cannot('nothing is said of it');
}

const at = (claim: Property, value: Expression): Expression => substituteVariable(claim.subject, claim.over.name, value);
const other = (name: string): VariableExpression => scalar(name);
const REAL: Domain = { kind: 'real' };
const POSITIVE: Domain = { kind: 'positive' };

function testsOf(property: PropertyKind, claim: Property, reading: Reading): readonly PropertyTest[] | string {
  const { subject, over } = claim;
  const rank = over.dimensions.length;
  const isArray = rank === 1 && isVectorValued(subject);
  switch (property.kind) {
    case 'parity': {
      if (rank > 0) return 'whether a function of several numbers is odd or even is not decided';
      const right = property.parity === 'odd' ? negate(subject) : subject;
      return [{ left: at(claim, negate(over)), right, relation: '=', words: ({ point: where, left, right: mirrored }) => `at −${over.name} for ${point(where)} it is ${numbers(left)}, not ${numbers(mirrored)}` }];
    }
    case 'sums-to-one': {
      if (!isArray) return 'it is not a vector';
      const total = sum('‹k›', over.dimensions[0]!, entry(subject, index('‹k›')));
      return [{ left: total, right: one, relation: '=', words: ({ point: where, left }) => `at ${point(where)} the sum is ${numbers(left)}` }];
    }
    case 'invariant': {
      if (rank === 0) return 'it is a function of one number only';
      const c = other('c');
      const words = ({ point: where, left, right }: Witness): string => `at ${point(where)} it goes from ${numbers(right)} to ${numbers(left)}`;
      if (property.under === 'shift') return [{ left: at(claim, add(over, c)), right: subject, relation: '=', more: [[c, REAL]], words }];
      if (property.under === 'scale') return [{ left: at(claim, multiply(c, over)), right: subject, relation: '=', more: [[c, POSITIVE]], words }];
      if (isArray) return 'a permutation permutes its values as well';
      return [{ left: at(claim, reversed(over)), right: subject, relation: '=', words }];
    }
    case 'range': {
      const free = isArray ? [{ name: 'i', range: over.dimensions[0]! }] : reading.freeIndices;
      const value = isArray ? entry(subject, index('i')) : subject;
      const words = ({ point: where, left }: Witness): string => `at ${point(where)} it is ${numbers(left)}`;
      const { low, high } = property;
      return [
        ...(low ? [{ left: value, right: low.at, relation: low.open ? '>' : '≥', freeIndices: free, words } as const] : []),
        ...(high ? [{ left: value, right: high.at, relation: high.open ? '<' : '≤', freeIndices: free, words } as const] : []),
      ];
    }
    case 'lipschitz': {
      if (rank > 0) return 'a Lipschitz bound of a function of several numbers is not decided';
      const moved = other(`${over.name}′`);
      const [rise, run] = [apply('abs', subtract(subject, at(claim, moved))), apply('abs', subtract(over, moved))];
      return [{ left: rise, right: multiply(property.constant, run), relation: '≤', more: [[moved, reading.domains.get(over.name) ?? REAL]], words: ({ point: where, left, right }) => `between ${point(where)} the values differ by ${numbers(left)}, more than ${numbers(right)}` }];
    }
    default:
      return 'this is not decided';
  }
}

/** The entries in the opposite order. */
function reversed(over: VariableExpression): Expression {
  const { from, to } = over.dimensions[0]!;
  return comprehension('‹k›', range(from, to), entry(over, subtract(add(from, to), index('‹k›'))));
}

/** Functions of vectors whose value is one. */
function isVectorValued(expression: Expression): boolean {
  if (expression.kind === 'variable') return expression.dimensions.length === 1;
  if (expression.kind === 'comprehension' || expression.kind === 'array') return true;
  if (expression.kind !== 'apply') return false;
  return VECTOR_VALUED.has(expression.operator) || (/^(?:add|subtract|multiply|divide|negate|exp|log|power|abs|max|sigmoid|tanh|relu)$/.test(expression.operator) && expression.operands.some(isVectorValued));
}

const VECTOR_VALUED = new Set(['softmax', 'softmaxBase', 'softmin', 'logSoftmax', 'hardmax', 'normalise', 'sparsemax', 'layerNorm', 'rmsNorm', 'unitVector', 'minMaxScale']);

/** f(x + h) against f(x) for h > 0. */
function judgeMonotone(claim: Property & { readonly property: PropertyKind & { kind: 'monotone' } }, reading: Reading, seed: number): Verdict {
  const { subject, over, property } = claim;
  if (over.dimensions.length > 0) return cannot('whether a function of several numbers is monotone is not decided');
  const h = other('h');
  const test = (direction: 'increasing' | 'decreasing'): PropertyTest => ({
    left: at(claim, add(over, h)),
    right: subject,
    relation: direction === 'increasing' ? (property.strict ? '>' : '≥') : property.strict ? '<' : '≤',
    more: [[h, POSITIVE]],
    words: ({ point: where, left, right }) => {
      const start = where[over.name]!;
      return `from ${over.name} = ${numbers(start)} to ${numbers(start + where.h!)} it ${left === right ? 'stays at' : `goes from ${numbers(right)} to`} ${numbers(left)}`;
    },
  });
  if (property.direction !== 'either') return first([test(property.direction)], claim, reading, seed);
  const up = runTest(test('increasing'), reading, seed);
  if (up.kind === 'equal') return verified(up, `${called(claim)} is increasing`);
  const down = runTest(test('decreasing'), reading, seed);
  if (down.kind === 'equal') return verified(down, `${called(claim)} is decreasing`);
  if (up.kind !== 'different' || down.kind !== 'different') return cannot('whether it is monotone was not decided');
  return failure(claim, { ...test('increasing'), words: () => `${test('increasing').words(up.witness)}, and ${test('decreasing').words(down.witness)}` }, up, reading, seed);
}

