import { assertNever } from '../util/assertNever';
import type { Surface } from './surface';

const NONE: readonly Surface[] = [];

/** The parts of a node, in the order of the source where they stand one behind another. */
export function children(node: Surface): readonly Surface[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'text':
    case 'ellipsis':
    case 'empty':
      return NONE;
    case 'script':
      if (node.sub) return node.sup ? [node.base, node.sub, node.sup] : [node.base, node.sub];
      return node.sup ? [node.base, node.sup] : [node.base];
    case 'fraction':
      return [node.numerator, node.denominator];
    case 'root':
      return node.index ? [node.index, node.radicand] : [node.radicand];
    case 'fence':
      return [node.body];
    case 'list':
    case 'adjacent':
    case 'condition':
      return node.items;
    case 'product':
      return node.factors;
    case 'sum':
      return node.terms.map(({ term }) => term);
    case 'relation':
      return node.operands;
    case 'big':
      return [...(node.lower ? [node.lower] : []), ...(node.upper ? [node.upper] : []), node.body, ...node.differentials];
    case 'grid':
      return node.rows.flat();
    case 'annotated':
      return node.note ? [node.base, node.note] : [node.base];
    default:
      return assertNever(node);
  }
}

/** Calls `visit` with the node and everything in it, from the outside in. */
export function walk(node: Surface, visit: (node: Surface) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}

/** True where the node or anything in it satisfies the test. */
export function contains(node: Surface, test: (node: Surface) => boolean): boolean {
  if (test(node)) return true;
  for (const child of children(node)) if (contains(child, test)) return true;
  return false;
}
