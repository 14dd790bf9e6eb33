import type { AdjacentSurface, ProductSurface, Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { enumeration } from './ellipsis';
import { patternOfLast } from './endlessDots';
import { takesBareArgument } from './notation';
import { isScalar, product, scalarOf } from './shapes';

/**
 * `a_1 a_2 ⋯ a_n`, `p(x_1) · … · p(x_n)`: a product over an index, times what stands before the pattern and behind its last
 * factor. Undefined where there are no dots.
 */
export function dottedProduct(node: AdjacentSurface | ProductSurface, context: ReadingContext): Typed | undefined {
  const factors = factorsOf(node);
  const dots = factors.findIndex(({ kind }) => kind === 'ellipsis');
  const last = factors[dots + 1];
  // i = 1 … n
  if (dots < 1 || !last || (node.kind === 'adjacent' && factors.slice(0, dots).every(({ kind }) => kind === 'number'))) return undefined;
  for (let from = 0; from < dots; from++) {
    const shown = factors.slice(from, dots);
    const pattern = enumeration(shown, [last], context) ?? patternOfLast(shown, last, context);
    if (!pattern) continue;
    if (!isScalar(pattern.body)) return context.fail('unsupported-notation', 'a product of arrays with dots is not read', node.span);
    const counted = scalarOf({ kind: 'reduce', operator: 'product', index: pattern.index, range: pattern.range, body: pattern.body.expression });
    return [...factors.slice(0, from), ...factors.slice(dots + 2)].reduce((total, factor) => product(total, context.read(factor), false, node.span, context), counted);
  }
  return context.fail('ambiguous-notation', 'what the dots in the product stand for is not clear', node.span);
}

/** The factors of products within each other, a name with its argument as one. */
function factorsOf(node: Surface): readonly Surface[] {
  if (node.kind === 'product') return node.signs.every((sign) => /^[·×*]$/.test(sign)) ? node.factors.flatMap(factorsOf) : [node];
  if (node.kind !== 'adjacent') return [node];
  return node.items.flatMap((item, at) => {
    const [before, next] = [node.items[at - 1], node.items[at + 1]];
    if (before && isCalled(before, item)) return [];
    return next && isCalled(item, next) ? [{ kind: 'adjacent', items: [item, next], spaced: [false, false], span: { start: item.span.start, end: next.span.end } }] : [item];
  });
}

/** p before (x), and log before x. */
const isCalled = (name: Surface, argument: Surface): boolean => {
  if (name.kind !== 'symbol' && name.kind !== 'script') return false;
  return (argument.kind === 'fence' && argument.open === '(') || (name.kind === 'symbol' && takesBareArgument(name) && argument.kind !== 'ellipsis');
};
