import { apply } from '../ir/build';
import type { Expression } from '../ir/expression';
import { walk } from '../ir/substitute';
import type { RelationSurface, Surface } from '../syntax/surface';
import { compared } from './conditions';
import type { ReadingContext } from './context';
import { symbolKey } from './symbol';
import { readIndex } from './symbols';

/** What is asked of indices beside a claim or in the words before it: “for i ≠ j”, “(i = j)”. */
export interface IndexCondition {
  readonly relation: RelationSurface;
  /** As written. */
  readonly shown: string;
  /** Where it is none between free indices, it is a condition that is not understood; an equation may be given for other reasons. */
  readonly isAsked: boolean;
}

/** A relation between letters and numerals, as one between indices is. */
export function relationOfIndices(surface: Surface): RelationSurface | undefined {
  const relation = surface.kind === 'fence' ? surface.body : surface;
  if (relation.kind !== 'relation' || !relation.signs.every(({ sign }) => '=≠<≤>≥'.includes(sign))) return undefined;
  const isLetter = (operand: Surface): boolean => operand.kind === 'symbol' && /^[a-z]$/.test(operand.name) && operand.accents.length === 0;
  const letters = relation.operands.filter(isLetter);
  return letters.length > 0 && relation.operands.every((operand) => isLetter(operand) || operand.kind === 'number') ? relation : undefined;
}

/** i = j and i ≠ j, in letters that are indices by custom, give no name a meaning. */
export const isBetweenIndices = ({ operands, signs }: Pick<RelationSurface, 'operands' | 'signs'>): boolean =>
  operands.every((operand) => operand.kind === 'symbol' && /^[i-nt]$/.test(symbolKey(operand))) && signs.every(({ sign }) => '=≠'.includes(sign));

/** The conditions on the claim's free indices, once it is read; `unread` where one that is asked is about something else. */
export function indexConditions(context: ReadingContext): { readonly conditions: readonly Expression[]; readonly unread: boolean } {
  const conditions: Expression[] = [];
  let unread = false;
  for (const { relation, shown, isAsked } of context.scope.indexConditions ?? []) {
    const isOfIndices = relation.operands.every((operand) => operand.kind !== 'symbol' || context.freeIndices.has(symbolKey(operand)));
    const parts = isOfIndices ? relation.signs.map(({ sign }, at) => compared(sign, readIndex(relation.operands[at]!, context), readIndex(relation.operands[at + 1]!, context))) : [];
    if (parts.length > 0 && parts.every((part) => part !== undefined)) {
      conditions.push(parts.reduce((a, b) => apply('and', a, b)));
      context.assume(shown, 'stated');
    } else unread ||= isAsked;
  }
  return { conditions, unread };
}

/** What is asked of an index, beside those before it; undefined where nothing is. */
export function conditionOn(name: string, before: readonly string[], conditions: readonly Expression[]): Expression | undefined {
  const own = conditions.filter((condition) => {
    const used = indicesIn(condition);
    return used.has(name) && [...used].every((other) => other === name || before.includes(other));
  });
  return own.length > 0 ? own.reduce((a, b) => apply('and', a, b)) : undefined;
}

function indicesIn(condition: Expression): ReadonlySet<string> {
  const used = new Set<string>();
  walk(condition, (node) => {
    if (node.kind === 'index') used.add(node.name);
  });
  return used;
}
