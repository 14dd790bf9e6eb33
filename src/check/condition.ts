import { apply, entry, index, one, rational, zero } from '../ir/build';
import type { Domain } from '../ir/domain';
import type { Expression, VariableExpression } from '../ir/expression';
import { contains, eachChild, freeVariables, substitute, walk } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { Comparison, Sides } from '../numeric/evidence';
import type { ComparedRelation } from '../numeric/pairStatus';

/** A condition under which two sides that differ in general are equal. */
export interface FoundCondition {
  /** In words: `∑ 𝐲 = 1`, `r > 0`, `n = 3`. */
  readonly text: string;
  readonly comparison: Comparison & { kind: 'equal' };
  /** A transpose left out would be as likely. */
  readonly mayBeSlip?: true;
}

/**
 * Searches the conditions authors leave unsaid: a vector of probabilities sums to one, a scale is positive, as many
 * entries as are written out. The first that makes the sides equal is returned.
 */
export function findCondition(sides: Sides, seed: number): FoundCondition | undefined {
  const apart = apartFromLabel(sides, seed);
  if (apart) return apart;
  const open = openVariables(sides);
  for (const variable of open.filter((variable) => mayBeWeights(variable))) {
    const found = under(restrict(sides, [variable], { kind: 'simplex' }), seed);
    if (found) return { text: `∑ ${variable.name} = 1`, comparison: found };
  }
  const first = firstEntryOne(sides, seed);
  if (first) return first;
  const size = writtenSize(sides, seed);
  if (size) return size;
  for (const matrix of open.filter((variable) => isOfForm(sides, variable))) {
    const found = under(restrict(sides, [matrix], { kind: 'symmetric' }), seed);
    if (found) return { text: `${matrix.name} is symmetric`, comparison: found, mayBeSlip: true };
  }
  if (open.length === 0) return undefined;
  // Where x > 0 a ReLU is its argument: that is no condition on the claim, but half of it. Of its slope there may be one.
  if (isRectified(sides.left) || isRectified(sides.right)) return fraction(sides, open.filter(({ name }) => /^[a-cα-ω]/u.test(name)), seed);
  if (!under(restrict(sides, open, { kind: 'positive' }), seed)) return fraction(sides, open, seed);
  for (const variable of open) {
    const found = under(restrict(sides, [variable], { kind: 'positive' }), seed);
    if (found) return { text: `${variable.name} > 0`, comparison: found };
  }
  const all = under(restrict(sides, open, { kind: 'positive' }), seed)!;
  return { text: `${open.map(({ name }) => name).join(', ')} > 0`, comparison: all };
}

/** ∂L_i/∂w_j, where the label y_i of the sample is a case by itself: for j ≠ y_i. */
function apartFromLabel(sides: Sides, seed: number): FoundCondition | undefined {
  const { freeIndices } = sides;
  for (const [at, later] of freeIndices.entries()) {
    for (const earlier of freeIndices.slice(0, at)) {
      const [label, other] = isLabel(earlier.name) ? [earlier, later] : [later, earlier];
      if (!isLabel(label.name) || isLabel(other.name) || label.name.endsWith(`_${other.name}`)) continue;
      if ([sides.left, sides.right].some((side) => side.kind !== 'derivative' && tellsApart(side, label.name, other.name))) continue;
      const unequal = apply('notEqual', index(other.name), index(label.name));
      const where = later.where ? apply('and', later.where, unequal) : unequal;
      const found = under({ ...sides, freeIndices: freeIndices.map((each) => (each === later ? { ...later, where } : each)) }, seed);
      if (found) return { text: `${other.name} ≠ ${label.name}`, comparison: found };
    }
  }
  return undefined;
}

/** p_k − 1[y_i = k] */
const tellsApart = (side: Expression, ...names: readonly string[]): boolean =>
  contains(side, (node) => node.kind === 'apply' && (node.operator === 'equal' || node.operator === 'notEqual') && node.operands.every((operand) => operand.kind === 'index' && names.includes(operand.name)));

/** y_i: an index that is itself numbered. */
const isLabel = (name: string): boolean => name.includes('_');

/** Of an inequality: the arrays that must be distributions for it to hold, as in −∑ p_i log p_i ≤ log n. */
export function distributionsIn(sides: Sides, seed: number, relation: ComparedRelation): FoundCondition | undefined {
  const weights = openVariables(sides, ['real', 'positive', 'nonnegative']).filter((variable) => mayBeWeights(variable) && isOfChances(variable));
  const sets = weights.length > 1 ? [...weights.map((variable) => [variable]), weights] : [weights];
  for (const variables of weights.length > 0 ? sets : []) {
    const found = under(restrict(sides, variables, { kind: 'simplex' }), seed, relation);
    const names = variables.map(({ name }) => name).join(' and ');
    if (found) return { text: variables.length > 1 ? `${names} are distributions` : `${names} is a distribution`, comparison: found };
  }
  return undefined;
}

/** The weight of an average, λ f(x) + (1 − λ) f(y), that must lie between 0 and 1 for an inequality to hold. */
export function weightBetween(sides: Sides, seed: number, relation: ComparedRelation): FoundCondition | undefined {
  return fraction(sides, openVariables(sides).filter(({ name }) => [sides.left, sides.right].some((side) => hasComplement(side, name))), seed, relation);
}

/** The matrix of a quadratic form that is differentiated by its vector, A in ∇_x xᵀAx: it stands there once, and in no square. */
function isOfForm({ left, right, domains }: Sides, { name, dimensions }: VariableExpression): boolean {
  const isBody = (node: Expression): boolean => {
    if (node.kind !== 'derivative') return false;
    const body = innermost(node);
    return uses(body, name) === 1 && [...freeVariables(node.variable).keys()].some((by) => by !== name && uses(body, by) > 1);
  };
  const domain = domains.get(name);
  return dimensions.length === 2 && !(domain?.kind === 'real' && domain.general) && [left, right].some((side) => contains(side, isBody));
}

/** How often a name stands in it; in a square it does so more often than it is written. */
export function uses(expression: Expression, name: string, squared = false): number {
  if (expression.kind === 'variable') return expression.name !== name ? 0 : squared ? Infinity : 1;
  const within = squared || (expression.kind === 'apply' && /power|norm/i.test(expression.operator));
  let count = 0;
  eachChild(expression, (child) => (count += uses(child, name, within)));
  return count;
}

/** What is differentiated, be it once or twice. */
const innermost = (node: Expression): Expression => (node.kind === 'derivative' || node.kind === 'comprehension' ? innermost(node.body) : node);

/** 1 − λ */
function hasComplement(expression: Expression, name: string): boolean {
  return contains(expression, (node) => {
    if (node.kind !== 'apply' || (node.operator !== 'subtract' && node.operator !== 'add')) return false;
    const [first, second] = node.operands;
    const minus = node.operator === 'subtract' ? second : second?.kind === 'apply' && second.operator === 'negate' ? second.operands[0] : undefined;
    return first?.kind === 'number' && first.numerator === first.denominator && minus?.kind === 'variable' && minus.name === name;
  });
}

/** Probabilities, targets and weights add up to one; inputs, logits and states do not. */
const mayBeWeights = ({ name, dimensions }: VariableExpression): boolean => dimensions.length === 1 && !/^[xzhsuvfgod𝐱𝐳𝐡𝐬𝐮𝐯𝐟𝐠𝐨𝐝]/u.test(name);

/** Letters of distributions and mixtures: few inequalities are meant of others only where they sum to one. */
const isOfChances = ({ name }: VariableExpression): boolean => /^[pqrwyPQαλπθμ𝐩𝐪𝐫𝐰𝐲𝛂𝛌𝛑𝛉𝛍]/u.test(name);

function isRectified(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'apply' && /^(max|min|hinge|squaredHinge|hard\w+|\w*[rR]elu6?|[sc]?elu)$/.test(node.operator));
}

/** Variables of either side of which no more is known than one of these kinds. */
function openVariables({ left, right, variables, domains }: Sides, kinds: readonly Domain['kind'][] = ['real']): readonly VariableExpression[] {
  const used = new Set([...freeVariables(left).keys(), ...freeVariables(right).keys()]);
  return variables.filter(({ name }) => used.has(name) && kinds.includes(domains.get(name)?.kind ?? 'real'));
}

function under(sides: Sides, seed: number, relation: ComparedRelation = '='): (Comparison & { kind: 'equal' }) | undefined {
  const comparison = compareSides(sides, { seed, relation, anyWitness: true });
  return comparison.kind === 'equal' ? comparison : undefined;
}

function restrict(sides: Sides, variables: readonly VariableExpression[], domain: Domain): Sides {
  const domains = new Map(sides.domains);
  for (const { name } of variables) domains.set(name, domain);
  return { ...sides, domains };
}

/** A slope or rate between 0 and 1. */
function fraction(sides: Sides, open: readonly VariableExpression[], seed: number, relation: ComparedRelation = '='): FoundCondition | undefined {
  const between: Domain = { kind: 'interval', low: rational(0), high: rational(1), open: true };
  for (const variable of open.filter(({ dimensions }) => dimensions.length === 0)) {
    const found = under(restrict(sides, [variable], between), seed, relation);
    if (found) return { text: `0 < ${variable.name} < 1`, comparison: found };
  }
  return undefined;
}

/** ∑_{j=0}^d w_j x_j = w_0 + ∑_{j=1}^d w_j x_j, where the entry before the first is 1 so that w_0 is the bias. */
function firstEntryOne(sides: Sides, seed: number): FoundCondition | undefined {
  const { left, right, given } = sides;
  const isFromZero = ({ dimensions: [dimension, ...others] }: VariableExpression): boolean => others.length === 0 && dimension?.from.kind === 'number' && dimension.from.numerator === 0n;
  for (const array of new Map([...freeVariables(left), ...freeVariables(right)]).values()) {
    const found = isFromZero(array) ? under({ ...sides, given: [...given, { left: entry(array, zero), right: one }] }, seed) : undefined;
    if (found) return { text: `${array.name}_0 = 1`, comparison: found };
  }
  return undefined;
}

/** x_1 w_1 + x_2 w_2 + x_3 w_3 beside a sum to n: for n = 3. */
function writtenSize(sides: Sides, seed: number): FoundCondition | undefined {
  let last = 0n;
  for (const side of [sides.left, sides.right]) {
    walk(side, (node) => {
      if (node.kind !== 'entry') return;
      for (const index of node.indices) if (index.kind === 'number' && index.denominator === 1n && index.numerator > last) last = index.numerator;
    });
  }
  if (last < 2n || last > 8n) return undefined;
  for (const name of sides.sizes) {
    const fix = (expression: Expression): Expression => substitute(expression, (node) => (node.kind === 'size' && node.name === name ? rational(last) : undefined));
    const fixed: Sides = {
      ...sides,
      left: fix(sides.left),
      right: fix(sides.right),
      variables: sides.variables.map((variable) => fix(variable) as VariableExpression),
      sizes: sides.sizes.filter((other) => other !== name),
      freeIndices: sides.freeIndices.map(({ range, ...index }) => ({ ...index, range: { from: fix(range.from), to: fix(range.to) } })),
    };
    const found = under(fixed, seed);
    if (found) return { text: `${name} = ${last}`, comparison: found };
  }
  return undefined;
}
