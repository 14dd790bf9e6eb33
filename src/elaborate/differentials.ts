import type { Surface, SymbolSurface } from '../syntax/surface';

/** The d or ∂ of a derivative. */
export const isD = (node: Surface | undefined): boolean =>
  node?.kind === 'symbol' && (node.name === 'partial' || (node.name === 'd' && node.font !== 'bold') || node.name === 'D' && node.font === 'roman');

/** The order of a derivative by its numerator: 2 for ∂²; 0 for anything else. */
export const orderOf = (node: Surface): number => {
  if (isD(node)) return 1;
  if (node.kind === 'script' && isD(node.base) && !node.sub && node.sup?.kind === 'number') return Number(node.sup.text);
  return 0;
};

/** dx, ∂x∂y, dx²: the variables of a denominator, σ² of ∂σ² below ∂ℓ; undefined if it is none. */
export function differentials(denominator: Surface, order?: number): readonly Surface[] | undefined {
  if (denominator.kind !== 'adjacent' || !isD(denominator.items[0])) return undefined;
  const [, only, ...others] = denominator.items;
  if (order === 1 && others.length === 0 && only && rootOf(only)) return [only];
  const variables: Surface[] = [];
  let at = 0;
  while (at < denominator.items.length) {
    if (!isD(denominator.items[at])) return undefined;
    let item = denominator.items[++at];
    if (!item) return undefined;
    let times = 1;
    if (item.kind === 'script' && item.sup?.kind === 'number' && /^[23]$/.test(item.sup.text)) {
      times = Number(item.sup.text);
      item = item.sub ? { kind: 'script', base: item.base, sub: item.sub, primes: item.primes, span: item.span } : item.base;
    }
    if (item.kind === 'fence' && item.open === '(') item = item.body;
    for (let k = 0; k < times; k++) variables.push(item);
    at++;
  }
  return variables;
}

/** σ and 2 of σ²; undefined for anything but a power of a letter. */
export const rootOf = (surface: Surface): { readonly root: SymbolSurface; readonly exponent: number } | undefined =>
  surface.kind === 'script' && surface.base.kind === 'symbol' && !surface.sub && surface.primes === 0 && surface.sup?.kind === 'number' && /^[23]$/.test(surface.sup.text) ? { root: surface.base, exponent: Number(surface.sup.text) } : undefined;
