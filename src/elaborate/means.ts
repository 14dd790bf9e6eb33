import type { BigOperatorSurface, Surface, SymbolSurface } from '../syntax/surface';

/** The length of a sum that says it only by the factor before it. */
export interface MeanCount {
  /** What stands under the sum sign. */
  readonly lower: Surface;
  readonly count: SymbolSurface;
}

/** Letters that number terms, and letters that say how many there are. */
const NUMBERING = /^[ijklmnstb]$/;
const COUNT = /^[nmNMKTBSLJPC]$/;

/** (1/n) ∑_i x_i is a mean, and so is ∑_i x_i / n: n is how many terms there are, if the sum does not say. */
export function meanCount(node: Surface): MeanCount | undefined {
  if (node.kind === 'fraction') return node.numerator.kind === 'big' ? counted(node.numerator, node.denominator) : undefined;
  const items = node.kind === 'adjacent' ? node.items : node.kind === 'product' ? node.factors : [];
  for (let at = 1; at < items.length; at++) {
    const [factor, sum] = [items[at - 1]!, items[at]!];
    if (sum.kind !== 'big' || factor.kind !== 'fraction' || factor.numerator.kind !== 'number') continue;
    const found = counted(sum, factor.denominator);
    if (found) return found;
  }
  return undefined;
}

function counted({ operator, lower, upper }: BigOperatorSurface, denominator: Surface): MeanCount | undefined {
  if (operator !== 'sum' || upper || lower?.kind !== 'symbol' || !NUMBERING.test(lower.name)) return undefined;
  // The 2 of 1/(2n) is a factor of its own.
  const { kind } = denominator;
  const parts = kind === 'adjacent' ? denominator.items : kind === 'product' ? denominator.factors : [denominator];
  const count = parts.length === 1 || (parts.length === 2 && parts[0]!.kind === 'number') ? parts.at(-1) : undefined;
  return count?.kind === 'symbol' && COUNT.test(count.name) && count.font === 'normal' && count.accents.length === 0 && count.name !== lower.name ? { lower, count } : undefined;
}
