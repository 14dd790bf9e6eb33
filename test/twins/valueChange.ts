import type { Chain, Operand, Reading, Relation, Statement } from '../../src/ir/claim';
import type { Expression } from '../../src/ir/expression';
import { domainsOf } from '../../src/numeric/domains';
import { evaluateFloat } from '../../src/numeric/evaluateFloat';
import type { Sides } from '../../src/numeric/evidence';
import { operatorTable } from '../../src/numeric/operatorTable';
import { drawPoints } from '../../src/numeric/points';
import { prepareProblem } from '../../src/numeric/problem';
import { createRandom } from '../../src/numeric/random';
import { sizesOf } from '../../src/numeric/sizes';
import { isClosed } from '../../src/check/link';

/** What makes a difference of floats a real one, relative to the larger side. */
const MARGIN = 1e-3;
const POINTS = 16;
/** At how many of the points where both are defined the difference must show. */
const SHARE = 0.3;

/** The chains of a statement, one a row. */
export function chainsOf(statement: Statement): readonly Chain[] {
  switch (statement.kind) {
    case 'chain':
      return [statement];
    case 'definition':
      return [statement.chain];
    case 'derivation':
      return statement.steps;
    case 'declaration':
    case 'optimum':
    case 'property':
      return [];
  }
}

/**
 * Whether an edit of a claim that holds makes it false: an operand of an equation takes another value, or an inequality
 * fails, at many of some random points, judged in plain floats. Undefined where that cannot be told.
 */
export function becomesFalse(original: Reading, twin: Reading): boolean | undefined {
  const [before, after] = [chainsOf(original.statement), chainsOf(twin.statement)];
  if (before.length !== after.length || original.statement.kind !== twin.statement.kind) return undefined;
  const answers = before.flatMap((chain, row) => changesOf(chain, after[row]!, original, twin));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function changesOf(before: Chain, after: Chain, original: Reading, twin: Reading): readonly (boolean | undefined)[] {
  if (before.operands.length !== after.operands.length) return [undefined];
  if (after.links.some(({ relation }) => relation !== '=' && relation !== '≈' && relation !== '≡')) {
    return after.links.map((link, at) => violates(after.operands[at]!, link.relation, after.operands[at + 1]!, original, twin));
  }
  if (after.operands.every(({ expression, unread }) => !unread && isClosed(expression))) return [statedWrong(after)];
  return before.operands.map((operand, at) => (operand.unread || after.operands[at]!.unread ? undefined : differs(operand.expression, after.operands[at]!.expression, original, twin)));
}

/** The pairs of floats of two expressions at random points that suit the original, entry by entry. */
function valuesAt(left: Expression, right: Expression, original: Reading, twin: Reading): readonly (readonly [number, number])[] | undefined {
  const added = twin.variables.filter(({ name }) => !original.variables.some((known) => known.name === name));
  const sides: Sides = {
    left,
    right,
    variables: [...original.variables, ...added],
    domains: new Map([...twin.domains, ...original.domains]),
    sizes: [...new Set([...original.sizes, ...twin.sizes])],
    freeIndices: twin.freeIndices,
    given: [],
  };
  const pairs: (readonly [number, number])[] = [];
  const names = sizesOf(sides);
  for (const first of names.length > 0 ? [2, 3] : [0]) {
    const prepared = prepareProblem(sides, new Map(names.map((name, k) => [name, first + k])), operatorTable);
    if (!prepared.ok) continue;
    const { problem } = prepared;
    const batch = drawPoints(problem, domainsOf(sides, [problem]).domains, createRandom(7919), POINTS);
    const values = evaluateFloat(problem.program, batch.low, POINTS);
    for (let point = 0; point < POINTS; point++) {
      problem.left.forEach((node, k) => pairs.push([values[node * POINTS + point]!, values[problem.right[k]! * POINTS + point]!]));
    }
  }
  const finite = pairs.filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b) && Math.max(Math.abs(a), Math.abs(b)) < 1e12);
  return finite.length < 8 ? undefined : finite;
}

const clearlyLess = (a: number, b: number): boolean => b - a > MARGIN * Math.max(Math.abs(a), Math.abs(b), 1e-6);

function differs(left: Expression, right: Expression, original: Reading, twin: Reading): boolean | undefined {
  const pairs = valuesAt(left, right, original, twin);
  return pairs && pairs.filter(([a, b]) => clearlyLess(a, b) || clearlyLess(b, a)).length >= SHARE * pairs.length;
}

function violates(left: Operand, relation: Relation, right: Operand, original: Reading, twin: Reading): boolean | undefined {
  if (left.unread || right.unread) return undefined;
  const pairs = valuesAt(left.expression, right.expression, original, twin);
  if (!pairs) return undefined;
  const fails = pairs.filter(([a, b]) => {
    switch (relation) {
      case '<':
      case '≤':
        return clearlyLess(b, a);
      case '>':
      case '≥':
        return clearlyLess(a, b);
      case '=':
        return clearlyLess(a, b) || clearlyLess(b, a);
      default:
        return false;
    }
  });
  return fails.length >= SHARE * pairs.length;
}

/** Numbers further from the computed value than rounding, cut-off digits and rounded inputs explain. */
function statedWrong(chain: Chain): boolean | undefined {
  const values = chain.operands.map(({ expression }) => closedValues(expression));
  return chain.links.some((_, at) => {
    const [a, b] = [values[at], values[at + 1]];
    if (!a || !b || a.length !== b.length) return false;
    const stated = chain.operands[at + 1]!.stated ?? chain.operands[at]!.stated;
    return a.some((value, k) => Math.abs(value - b[k]!) > Math.max(0.02 * Math.abs(value), stated?.[k] ? 2 * 10 ** -stated[k].places : 0, 1e-9));
  });
}

function closedValues(expression: Expression): readonly number[] | undefined {
  const prepared = prepareProblem({ left: expression, right: expression, variables: [], domains: new Map(), sizes: [], freeIndices: [], given: [] }, new Map(), operatorTable);
  if (!prepared.ok) return undefined;
  const { program, left } = prepared.problem;
  if (program.inputs.length > 0) return undefined;
  const values = evaluateFloat(program, new Float64Array(0), 1);
  return left.map((node) => values[node]!);
}
