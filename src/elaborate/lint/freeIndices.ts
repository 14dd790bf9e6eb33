import type { NotationFinding } from '../../ir/claim';
import { printSurface } from '../../syntax/printSurface';
import type { Surface } from '../../syntax/surface';
import { children, contains, walk } from '../../syntax/walk';
import type { Span } from '../../util/span';
import { binds, countedOver, entriesPicked, pickedEntry, speaksOf, type Counted, type PickedEntry } from './letters';

/** Letters that authors count with, and call little else. */
export const COUNTERS = /^[ijkl]$/;

/**
 * An index that nothing binds, where a sum binds another one in vain: in x̄ = (1/n) ∑_j x_i, in e^{x_i} / ∑_j e^{x_i}, and
 * in y = ∑_i w_i x_j unless the text `names` j by itself. Many an index that is free on one side only is no mistake (the
 * loss of one sample has no i), so that only these are reported.
 */
export function freeIndexFindings(tree: Surface, names: ReadonlySet<string>, place: (span: Span) => Span): readonly NotationFinding[] {
  if (!states(tree)) return [];
  const sums: Counted[] = [];
  walk(tree, (node) => {
    const sum = countedOver(node);
    if (sum) sums.push(sum);
  });
  const idle = sums.filter((sum) => isIdle(sum, tree));
  const finding = ({ node }: PickedEntry, message: string): NotationFinding => ({ code: 'free-index', message, span: place(node.span), beside: true });
  return [
    ...idle.flatMap((sum) => {
      const entry = entriesPicked(sum.node.body).find(({ index }) => COUNTERS.test(index) && !standsElsewhere(index, tree, idle));
      return entry ? [finding(entry, `the ${sum.word} runs over ${sum.index}, but has ${entry.shown} in it and no ${sum.index}: nothing binds ${entry.index}`)] : [];
    }),
    ...shares(tree, idle).map(([{ index }, entry]) => finding(entry, `the sum runs over ${index}, but has ${entry.shown} in it and no ${index}: all its terms are the same`)),
    ...sums.flatMap((sum) => foreignFactors(sum, tree, names).map((entry) => finding(entry, `the ${sum.word} runs over ${sum.index}, but ${entry.shown} in it has ${entry.index}, which nothing binds`))),
  ];
}

/** True where there is an equation in it, the j = 1 below a sign aside. */
const states = (node: Surface): boolean =>
  (node.kind === 'relation' && node.signs.some(({ sign }) => sign === '=' || sign === ':=')) || children(node).some((child) => !(node.kind === 'big' && child === node.lower) && states(child));

/** True where the index of a sum stands nowhere in the formula but below the sign, other sums over that letter aside. */
function isIdle({ node, index }: Counted, tree: Surface): boolean {
  return !speaksOf(node.body, index) && !speaksOf(tree, index, (other) => binds(other, index)) && contains(node.body, (part) => part.kind === 'script' && part.sub !== undefined);
}

/** True where the letter is spoken of anywhere but in these sums and in operators that bind it. */
const standsElsewhere = (letter: string, tree: Surface, sums: readonly Counted[]): boolean => boundAround(letter, tree, sums) || speaksOf(tree, letter, (node) => binds(node, letter) || sums.some((sum) => sum.node.body === node));

/** True where one of the sums stands within an operator that binds the letter, or behind one in the same term. */
function boundAround(letter: string, tree: Surface, sums: readonly Counted[]): boolean {
  return sums.some(({ node }) => contains(tree, (side) => isSide(side) && contains(side, (part) => part === node) && contains(side, (part) => binds(part, letter))));
}

const isSide = (node: Surface): boolean => node.kind !== 'relation' && node.kind !== 'grid' && node.kind !== 'condition' && !(node.kind === 'list');

/** a_i / ∑_j a_i as all that is said of something: one over the number of terms, which nobody writes so. */
function shares(tree: Surface, idle: readonly Counted[]): readonly (readonly [Counted, PickedEntry])[] {
  const found: (readonly [Counted, PickedEntry])[] = [];
  walk(tree, (node) => {
    if (node.kind !== 'relation' || node.operands.length !== 2) return;
    const [, share] = node.operands;
    if (share?.kind !== 'fraction') return;
    const sum = idle.find((each) => each.node === share.denominator);
    const [entry] = sum ? entriesPicked(sum.node.body) : [];
    if (sum && entry && printSurface(share.numerator) === printSurface(sum.node.body)) found.push([sum, entry]);
  });
  return found;
}

/** x_j in z = ∑_i w_i x_j: a factor with a letter of its own beside one with the index, in the whole formula once. */
function foreignFactors({ node, index }: Counted, tree: Surface, names: ReadonlySet<string>): readonly PickedEntry[] {
  const isWholeSide = contains(tree, (part) => part.kind === 'relation' && part.operands.length === 2 && part.operands[0]!.kind === 'symbol' && part.operands[1] === node);
  if (!isWholeSide || (node.body.kind !== 'adjacent' && node.body.kind !== 'product')) return [];
  const factors = (node.body.kind === 'adjacent' ? node.body.items : node.body.factors).map(pickedEntry);
  if (factors.some((factor) => !factor || factor.node.sup || factor.node.primes > 0)) return [];
  const entries = factors as readonly PickedEntry[];
  if (!entries.some((entry) => entry.index === index)) return [];
  return entries.filter((entry) => entry.index !== index && COUNTERS.test(entry.index) && !names.has(entry.index) && !speaksOf(tree, entry.index, (part) => part === entry.node));
}
