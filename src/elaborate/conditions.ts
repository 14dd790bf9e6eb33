import { apply } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { FenceSurface, RelationSign, Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { isIndexLetter } from './scriptLetters';
import { isScalar, scalarOf } from './shapes';
import { symbolKey } from './symbol';
import { labelName, readIndex } from './symbols';

const COMPARISONS: Partial<Record<RelationSign, string>> = {
  '=': 'equal', '≠': 'notEqual', '<': 'less', '≤': 'lessEqual', '>': 'greater', '≥': 'greaterEqual', ':=': 'equal', '≡': 'equal',
};

/** A condition as 0 or 1: comparisons, joined by "and", commas or chains; undefined where it is none we read. */
export function readCondition(node: Surface, context: ReadingContext): Expression | undefined {
  switch (node.kind) {
    case 'relation': {
      const parts = node.signs.map(({ sign }, at) => comparison(sign, node.operands[at]!, node.operands[at + 1]!, context));
      return parts.every((part) => part !== undefined) ? parts.reduce((a, b) => apply('and', a, b)) : undefined;
    }
    case 'fence':
      return readCondition(node.body, context);
    case 'condition':
    case 'list':
    case 'adjacent': {
      const items = node.items.filter((item) => !(item.kind === 'text' && /^(if|for|when|where|and|,|;|with)$/i.test(item.text.trim())));
      if (node.items.some((item) => item.kind === 'text' && /\bor\b/i.test(item.text))) return undefined;
      const parts = items.map((item) => readCondition(item, context));
      return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.reduce((a, b) => apply('and', a, b)) : undefined;
    }
    default:
      return undefined;
  }
}

function comparison(sign: RelationSign, left: Surface, right: Surface, context: ReadingContext): Expression | undefined {
  const [a, b] = labelled(sign, left, right, context) ?? [context.read(left), context.read(right)];
  return isScalar(a) && isScalar(b) ? compared(sign, a, b) : undefined;
}

/** k = y, with k the number of an entry: the label y is one too, as it is in p_y. */
function labelled(sign: RelationSign, left: Surface, right: Surface, context: ReadingContext): readonly [Typed, Typed] | undefined {
  if (sign !== '=' && sign !== '≠') return undefined;
  const numbering = [left, right].filter((side) => numbersEntries(side, context));
  if (numbering.length === 0 || ![left, right].every((side) => numbering.includes(side) || isLabel(side, context))) return undefined;
  const sides = [readIndex(left, context), readIndex(right, context)] as const;
  const [a, b] = sides.map(({ expression }) => (expression.kind === 'index' ? (context.indexDimension(expression.name) ?? context.freeIndices.get(expression.name)) : undefined));
  if (a !== undefined && b !== undefined) context.dimensions.unify(a, b);
  return sides;
}

function numbersEntries(side: Surface, context: ReadingContext): boolean {
  if (side.kind !== 'symbol') return false;
  const key = symbolKey(side);
  const binding = context.binding(key);
  return binding ? binding.kind === 'index' : context.freeIndices.has(key) || (isIndexLetter(side) && context.survey.indexLetters.has(key));
}

/** y, y_i: a letter of which nothing else is known. */
function isLabel(side: Surface, context: ReadingContext): boolean {
  if (side.kind === 'script') return labelName(side, context) !== undefined;
  return side.kind === 'symbol' && isIndexLetter(side) && !context.binding(symbolKey(side)) && !context.definition(symbolKey(side));
}

/** a < b as 0 or 1; undefined for a relation that is none between numbers. */
export function compared(sign: RelationSign, a: Typed, b: Typed): Expression | undefined {
  const operator = COMPARISONS[sign];
  if (!operator) return undefined;
  if (operator === 'greater') return apply('less', b.expression, a.expression);
  if (operator === 'greaterEqual') return apply('lessEqual', b.expression, a.expression);
  return apply(operator, a.expression, b.expression);
}

/** A bracket that holds a comparison: [y = k], {x > 0}, (i = j). */
export function isConditionFence(fence: FenceSurface): boolean {
  const { body } = fence;
  return body.kind === 'relation' && body.signs.every(({ sign }) => COMPARISONS[sign] !== undefined);
}

/** 𝟙{y = k}: one where the condition holds, else nought. */
export function readIndicator(node: Surface, context: ReadingContext): Typed | undefined {
  const fence = node.kind === 'script' && node.base.kind === 'fence' ? node.base : node;
  if (fence.kind !== 'fence' || !isConditionFence(fence)) return undefined;
  const condition = readCondition(fence, context);
  if (!condition) return context.fail('unsupported-notation', 'this condition is not read', node.span);
  return scalarOf(apply('select', condition, { kind: 'number', numerator: 1n, denominator: 1n }, { kind: 'number', numerator: 0n, denominator: 1n }));
}
