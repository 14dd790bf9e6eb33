import type { FenceSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { lawAt } from './laws';
import { isProbabilistic, isVarianceLetter, PROBABILISTIC } from './notation';
import { isCapital, symbolKey } from './symbol';

/** Moments that go by a letter and the names of random variables: σ_{XY}, σ_X², σ_X, ρ_{XY}. */

interface NamedMoment {
  readonly word: 'Cov' | 'Corr' | 'Var' | 'Std';
  readonly of: readonly SymbolSurface[];
}

/** What a letter with random variables below it stands for, going by its looks alone, unless the text gives it a meaning. */
export function namedMoment(node: Surface, definitions: ReadonlyMap<string, unknown>): NamedMoment | undefined {
  if (node.kind !== 'script' || node.base.kind !== 'symbol' || definitions.has(symbolKey(node.base)) || node.base.accents.length > 0 || node.primes > 0 || !node.sub) return undefined;
  const parts = node.sub.kind === 'adjacent' || node.sub.kind === 'list' ? node.sub.items : [node.sub];
  if (!parts.every((part): part is SymbolSurface => part.kind === 'symbol' && /^[S-Z]$/.test(part.name) && isCapital(part) && part.font === 'normal')) return undefined;
  const squared = node.sup?.kind === 'number' && node.sup.text === '2';
  if (parts.length === 2 && !node.sup) return node.base.name === 'sigma' ? { word: 'Cov', of: parts } : node.base.name === 'rho' ? { word: 'Corr', of: parts } : undefined;
  if (parts.length !== 1 || node.base.name !== 'sigma' || (node.sup && !squared)) return undefined;
  return { word: squared ? 'Var' : 'Std', of: parts };
}

/** What a claim says of moments. */
export interface Moments {
  /** σ_{XY} and its like are moments here. */
  readonly named: boolean;
  /** Means, variances or covariances are spoken of, so that p(x) is the probability of x. */
  readonly spokenOf: boolean;
  /** Letters that a variance or an expectation is taken of by themselves: x of Var(x). */
  readonly lone: ReadonlySet<string>;
}

export const NO_MOMENTS: Moments = { named: false, spokenOf: false, lone: new Set() };

/** Whether a symbol or an operator of this name may speak of moments. */
export const isOfMoments = (name: string): boolean => name === 'sigma' || name === 'rho' || name === 'V' || name === 'var' || PROBABILISTIC.has(name);

/** σ_{XY} is a covariance where the formulas speak of means or laws, or of the correlation too, and σ has no other meaning. */
export function momentsIn(trees: readonly Surface[], definitions: ReadonlyMap<string, unknown>): Moments {
  let [named, ofTwo, correlates, spokenOf, laws] = [false, false, false, false, false];
  const lone = new Set<string>();
  const visit = (node: Surface): void => {
    const moment = namedMoment(node, definitions);
    named ||= moment !== undefined;
    ofTwo ||= moment?.word === 'Cov';
    correlates ||= moment?.word === 'Corr';
    if (node.kind === 'big' && node.operator === 'E') spokenOf = true;
    if (node.kind === 'adjacent') {
      node.items.forEach((item, at) => {
        const next = node.items[at + 1];
        spokenOf ||= item.kind === 'symbol' && isProbabilistic(item) && isFence(next);
        if (item.kind === 'symbol' && next?.kind === 'fence') for (const key of loneIn(item, next)) lone.add(key);
        laws ||= lawAt(node.items, at)?.key === 'p';
      });
    }
    for (const child of children(node)) visit(child);
  };
  for (const tree of trees) visit(tree);
  return { named: named && (spokenOf || (ofTwo && (laws || correlates))), spokenOf: spokenOf || (ofTwo && laws), lone };
}

/** x of Var(x) and of E[x]; E(x) may be a function of x. */
function loneIn(word: SymbolSurface, fence: FenceSurface): readonly string[] {
  const isMoment = isProbabilistic(word) ? word.name !== 'E' || word.font !== 'normal' || fence.open === '[' : isVarianceLetter(word) && fence.open === '[';
  return isMoment ? argumentsOf(fence).flatMap((part) => (part.kind === 'symbol' ? [symbolKey(part)] : [])) : [];
}

const isFence = (node: Surface | undefined): boolean => node?.kind === 'fence' || (node?.kind === 'script' && node.base.kind === 'fence');

/** True where the left side is a moment of two by its letter, and something behind it says of what: no new name. */
export function isNamedMoment(left: Surface, rest: readonly Surface[], definitions: ReadonlyMap<string, unknown>): boolean {
  return namedMoment(left, definitions) !== undefined && rest.some((operand) => contains(operand, (node) => speaksOfLaw(node) || namedMoment(node, definitions) !== undefined)) && momentsIn([left, ...rest], definitions).named;
}

/** A mean, or p(x). */
const speaksOfLaw = (node: Surface): boolean =>
  (node.kind === 'big' && node.operator === 'E') || (node.kind === 'adjacent' && node.items.some((item, at) => lawAt(node.items, at)?.key === 'p' || (item.kind === 'symbol' && isProbabilistic(item) && isFence(node.items[at + 1]))));
