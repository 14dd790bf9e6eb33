import type { Surface } from '../../syntax/surface';
import type { Span } from '../../util/span';
import type { Spot } from './edit';
import { isFunctionAt } from './spots';

/** A factor as the reader sees it: one node, or a function with its argument. */
export interface Unit {
  readonly span: Span;
  /** More than the letters of a name, so that something may be put behind it. */
  readonly nodes: readonly Surface[];
}

/** The factors of a product written side by side: in `y \log p (1 - p)` they are y, \log p and (1 − p). */
export function unitsOf(items: readonly Surface[]): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < items.length; at++) {
    const start = at;
    while (at < items.length - 1 && isFunctionAt(items, at)) at++;
    units.push({ span: { start: items[start]!.span.start, end: items[at]!.span.end }, nodes: items.slice(start, at + 1) });
  }
  return units;
}

/** Whether a node is what a function is taken of: the bracket of f(x). */
export const isArgument = ({ node, parent, role }: Spot): boolean =>
  role === 'factor' && parent?.node.kind === 'adjacent' && unitsOf(parent.node.items).some(({ nodes }) => nodes.length > 1 && nodes.at(-1) === node);
