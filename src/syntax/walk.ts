import { assertNever } from '../util/assertNever';
import type { Surface, SymbolSurface } from './surface';

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

type Mapping = (node: Surface) => Surface;

/** The node with `map` applied to each of its parts; itself where no part changes. */
export function mapChildren(node: Surface, map: Mapping): Surface {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'text':
    case 'ellipsis':
    case 'empty':
      return node;
    case 'script':
      return changed(node, { base: map(node.base), ...(node.sub && { sub: map(node.sub) }), ...(node.sup && { sup: map(node.sup) }) });
    case 'fraction':
      return changed(node, { numerator: map(node.numerator), denominator: map(node.denominator) });
    case 'root':
      return changed(node, { radicand: map(node.radicand), ...(node.index && { index: map(node.index) }) });
    case 'fence':
      return changed(node, { body: map(node.body) });
    case 'list':
    case 'adjacent':
    case 'condition':
      return changed(node, { items: mapAll(node.items, map) });
    case 'product':
      return changed(node, { factors: mapAll(node.factors, map) });
    case 'sum': {
      const terms = node.terms.map((part) => {
        const term = map(part.term);
        return term === part.term ? part : { sign: part.sign, term };
      });
      return terms.every((part, at) => part === node.terms[at]) ? node : { ...node, terms };
    }
    case 'relation':
      return changed(node, { operands: mapAll(node.operands, map) });
    case 'big':
      return changed(node, {
        body: map(node.body), differentials: mapAll(node.differentials, map),
        ...(node.lower && { lower: map(node.lower) }), ...(node.upper && { upper: map(node.upper) }),
      });
    case 'grid': {
      const rows = node.rows.map((row) => mapAll(row, map));
      return rows.every((row, at) => row === node.rows[at]) ? node : { ...node, rows };
    }
    case 'annotated':
      return changed(node, { base: map(node.base), ...(node.note && { note: map(node.note) }) });
    default:
      return assertNever(node);
  }
}

function mapAll(nodes: readonly Surface[], map: Mapping): readonly Surface[] {
  const mapped = nodes.map(map);
  return mapped.every((node, at) => node === nodes[at]) ? nodes : mapped;
}

/** The node with these parts; itself if they are its own. */
function changed<Node extends Surface>(node: Node, parts: Partial<Node>): Node {
  return (Object.keys(parts) as (keyof Node)[]).every((part) => parts[part] === node[part]) ? node : { ...node, ...parts };
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

/** Every symbol of a tree, in the order of `children`. */
export const symbolsIn = (node: Surface): readonly SymbolSurface[] => (node.kind === 'symbol' ? [node] : children(node).flatMap(symbolsIn));
