import type { DerivativeExpression } from '../ir/expression';
import type { Surface } from '../syntax/surface';
import { children } from '../syntax/walk';
import type { ReadingContext } from './context';
import type { Group } from './groups';
import type { ExtremumSurface } from './optima';
import type { NamedDefinition } from './scope';
import { isScalar } from './shapes';
import type { RawStatement } from './statements';
import { headSymbol, symbolKey } from './symbol';

/** “Differentiate the objective and set it to zero”, “the gradient vanishes where”, in the words before a formula. */
const STATIONARITY = /\b(?:differentiat\w*|derivatives?|gradients?|stationar\w*|first[- ]order)\b(?:(?![.!?]\s+[A-Z]).){0,120}\b(?:zero|0|vanish\w*|stationar\w*|conditions?)\b(?:(?![.!?]\s).){0,40}$/is;

export const announcesStationarity = (prose: string): boolean => STATIONARITY.test(prose);

/** The objective of a section's last optimum, which rows below may differentiate. */
export interface Problem {
  readonly extremum: ExtremumSurface;
  readonly source: string;
}

/** The objective as if the document had given it a name. */
export const objectiveOf = ({ extremum, source }: Problem): NamedDefinition => ({
  key: '‹objective›', parameters: [], indices: [], body: extremum.body, source, distant: false, constant: false, shown: () => '',
});

/**
 * The derivative of the objective by its unknown, or by the entry of it that the equation is about; undefined where
 * the objective is not read here or the equation is about something else.
 */
export function readSlope(problem: Problem, statement: RawStatement, context: ReadingContext): DerivativeExpression | undefined {
  const [unknown, ...others] = problem.extremum.unknowns;
  if (!unknown || others.length > 0) return undefined;
  const key = symbolKey(unknown);
  return context.try(() =>
    context.without(key, () => {
      const objective = context.readBody(objectiveOf(problem));
      const [place] = statement.operands.flatMap((operand) => placesOf(operand, key));
      const by = place && context.read(place).expression;
      if (!isScalar(objective) || (by?.kind !== 'variable' && !(by?.kind === 'entry' && by.array.kind === 'variable'))) {
        context.fail('unsupported-notation', 'the equation is not about the unknown', statement.span);
        return undefined;
      }
      return { kind: 'derivative', body: objective.expression, variable: by } satisfies DerivativeExpression;
    }),
  );
}

/** Where a name stands in a tree, with its subscript. */
function placesOf(node: Surface, key: string): readonly Surface[] {
  const head = node.kind === 'symbol' || (node.kind === 'script' && !node.sup) ? headSymbol(node) : undefined;
  if (head && symbolKey(head) === key) return [node];
  return children(node).flatMap((child) => placesOf(child, key));
}

/** A group whose first row is said to set the derivative of a problem's objective to 0. */
export function startingAt(problem: Problem, group: Group): Group {
  const starts = (group.shape === 'derivation' || group.shape === 'chain') && group.statements[0]!.signs.every(({ sign }) => sign === '=');
  return starts ? { ...group, shape: 'derivation', problem } : group;
}
