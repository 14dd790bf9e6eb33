import type { Surface, SymbolSurface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { isCompound } from './events';
import { scriptText } from './scriptText';
import { headSymbol, symbolKey } from './symbol';

export const LAW_LETTERS: ReadonlySet<string> = new Set(['p', 'q', 'P', 'Q', 'Pr', 'pi']);

/** A letter that stands for a distribution before a bracket. */
export const isLawLetter = (symbol: SymbolSurface): boolean => LAW_LETTERS.has(symbol.name) && symbol.accents.length === 0;

/** P and p are often one. */
export const lawKey = (symbol: SymbolSurface): string => symbolKey(symbol).toLowerCase();

/** The law letter of `p(…)`, `q_φ(…)` at an item of a row, with its bracket's content. */
export function lawAt(items: readonly Surface[], at: number): { readonly key: string; readonly body: Surface } | undefined {
  const [item, next] = [items[at]!, items[at + 1]];
  const symbol = next?.kind === 'fence' && next.open === '(' ? headSymbol(item) : undefined;
  return symbol && isLawLetter(symbol) ? { key: lawKey(symbol), body: (next as Surface & { kind: 'fence' }).body } : undefined;
}

/**
 * Letters that stand for distributions: one that is conditioned on something somewhere (p(y | x)), taken of different
 * things (p(x, y) beside p(x)), or is what an expectation is under; besides, every one that is applied, or p alone.
 */
export function lawsIn(trees: readonly Surface[], besides: 'all' | 'p' | 'surely'): ReadonlySet<string> {
  const laws = new Set<string>();
  const arities = new Map<string, number>();
  const visit = (node: Surface): void => {
    if (node.kind === 'adjacent') {
      node.items.forEach((_, at) => {
        const law = lawAt(node.items, at);
        if (!law) return;
        const arity = law.body.kind === 'list' ? law.body.items.length : 1;
        const events = law.body.kind === 'list' && law.body.separator === ',' ? law.body.items : [law.body];
        if (besides === 'all' || besides === law.key || events.some((event) => (event.kind === 'relation' && event.signs[0]!.sign === '=') || isCompound(event)) || (law.body.kind === 'list' && law.body.separator === '|') || (arities.get(law.key) ?? arity) !== arity) laws.add(law.key);
        arities.set(law.key, arity);
      });
    }
    if (node.kind === 'big' && node.operator === 'E' && node.lower) addLetters(node.lower, laws);
    for (const child of children(node)) visit(child);
  };
  for (const tree of trees) visit(tree);
  return laws;
}

function addLetters(lower: Surface, laws: Set<string>): void {
  const law = lower.kind === 'relation' ? lower.operands.at(-1)! : lower;
  const symbol = headSymbol(law.kind === 'adjacent' ? law.items[0]! : law);
  if (symbol && isLawLetter(symbol)) laws.add(lawKey(symbol));
}

/** True where the law of that letter is applied in the surface. */
export function appliesLaw(surface: Surface, key: string): boolean {
  if (surface.kind === 'adjacent' && surface.items.some((_, at) => lawAt(surface.items, at)?.key === key)) return true;
  return children(surface).some((child) => appliesLaw(child, key));
}

/** What is before and behind the bar of P(A, B | C). */
export function eventsIn(body: Surface): readonly [readonly Surface[], readonly Surface[]] {
  const [before, behind] = body.kind === 'list' && body.separator === '|' ? body.items : [body];
  const parts = (side: Surface | undefined): readonly Surface[] => (side ? (side.kind === 'list' && side.separator === ',' ? side.items : [side]) : []);
  return [parts(before), parts(behind)];
}

/** Laws with their arguments, by what they are of, that something in the formulas is drawn from: 𝔼_{z ∼ q(z | x)}, KL(q(z | x) ‖ p(z)). */
export function drawnFrom(trees: readonly Surface[]): ReadonlyMap<string, Surface> {
  const found = new Map<string, Surface | undefined>();
  const add = (surface: Surface): void => {
    const law = surface.kind === 'adjacent' && surface.items.length === 2 ? lawAt(surface.items, 0) : undefined;
    if (!law) return;
    const events = law.body.kind === 'list' && law.body.separator === '|' ? law.body.items[0]! : law.body;
    const key = scriptText(events);
    const known = found.get(key);
    found.set(key, found.has(key) && (!known || scriptText(known) !== scriptText(surface)) ? undefined : surface);
  };
  const visit = (node: Surface): void => {
    if (node.kind === 'big' && node.operator === 'E' && node.lower) add(node.lower.kind === 'relation' ? node.lower.operands.at(-1)! : node.lower);
    if (node.kind === 'list' && node.separator === '‖') add(node.items[0]!);
    for (const child of children(node)) visit(child);
  };
  for (const tree of trees) visit(tree);
  return new Map([...found].flatMap(([key, surface]) => (surface ? [[key, surface] as const] : [])));
}
