import type { Surface } from '../../syntax/surface';
import { contains } from '../../syntax/walk';
import { assertNever } from '../../util/assertNever';
import type { Role, Spot } from './edit';

interface Part {
  readonly node: Surface;
  readonly role: Role;
}

const part = (role: Role) => (node: Surface): Part => ({ node, role });

/** The parts of a node with what they are in it; words, notes and what a derivative is taken of have none. */
function partsOf(node: Surface): readonly Part[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'text':
    case 'ellipsis':
    case 'empty':
      return [];
    case 'script':
      return [{ node: node.base, role: 'base' }, ...(node.sub ? [{ node: node.sub, role: 'subscript' as const }] : []), ...(node.sup ? [{ node: node.sup, role: 'exponent' as const }] : [])];
    case 'fraction':
      return isDerivative(node.numerator) ? [] : [{ node: node.numerator, role: 'numerator' }, { node: node.denominator, role: 'denominator' }];
    case 'root':
      return [{ node: node.radicand, role: 'radicand' }];
    case 'fence':
      return [{ node: node.body, role: 'argument' }];
    case 'list':
      return node.items.map(part('item'));
    case 'adjacent':
      return node.items.map((item, at) => ({ node: item, role: isFunctionAt(node.items, at) ? 'function' : 'factor' }));
    case 'product':
      return node.factors.map(part('factor'));
    case 'sum':
      return node.terms.map(({ term }) => ({ node: term, role: 'term' }));
    case 'relation':
      return node.operands.map(part('other'));
    case 'big':
      return [...(node.lower ? [{ node: node.lower, role: 'lower' as const }] : []), ...(node.upper ? [{ node: node.upper, role: 'upper' as const }] : []), { node: node.body, role: 'body' }];
    case 'grid':
      return node.rows.flat().map(part('item'));
    case 'condition':
      return node.items.map(part('other'));
    case 'annotated':
      return [{ node: node.base, role: 'other' }];
    default:
      return assertNever(node);
  }
}

/** The ∂ of ∂L/∂z, or the d of dL/dz. */
export const isDerivative = (numerator: Surface): boolean => {
  const [first] = numerator.kind === 'adjacent' ? numerator.items : [numerator];
  const symbol = first?.kind === 'script' ? first.base : first;
  return symbol?.kind === 'symbol' && (symbol.name === 'partial' || symbol.name === 'd');
};

/** A letter or word with a bracket right behind it may be a function: f(x), and also a(b + c). */
export function isFunctionAt(items: readonly Surface[], at: number): boolean {
  const [item, next] = [items[at]!, items[at + 1]];
  const name = item.kind === 'script' ? item.base : item;
  if (name.kind !== 'symbol') return false;
  return /^[a-z]{2,}$/i.test(name.name) && !isGreek(name.name) ? next !== undefined : next?.kind === 'fence' || (next?.kind === 'script' && next.base.kind === 'fence');
}

const GREEK = new Set('alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ell'.split(' '));
const isGreek = (name: string): boolean => GREEK.has(name.toLowerCase());

/** How deep a formula is looked into, and at how many of its nodes. */
const MAX_DEPTH = 24;
const MAX_SPOTS = 300;

/** Every node in an operand of a relation, from the outside in. */
export function spotsOf(operand: Surface): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (spot: Spot, depth: number): void => {
    if (spots.length === MAX_SPOTS) return;
    spots.push(spot);
    if (depth === MAX_DEPTH) return;
    partsOf(spot.node).forEach(({ node, role }, at) => visit({ node, role, parent: spot, at }, depth + 1));
  };
  visit({ node: operand, role: 'operand', at: 0 }, 0);
  return spots;
}

/** Everything in some nodes, whatever it is there. */
export function nodesOf(roots: readonly Surface[]): readonly Surface[] {
  const nodes: Surface[] = [];
  roots.forEach((root) => contains(root, (node) => (nodes.push(node), false)));
  return nodes;
}

