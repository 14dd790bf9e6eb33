import type { NotationFinding } from '../ir/claim';
import type { BigOperatorSurface, ListSurface, Surface } from '../syntax/surface';
import { walk } from '../syntax/walk';
import type { Span } from '../util/span';
import { scriptText } from './scriptText';
import { headSymbol, symbolKey } from './symbol';
import { indexNames, subscriptLetters } from './scriptLetters';

interface Extent {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

/**
 * The same array written out as w_0, …, w_d and summed over i = 1 … d within one formula: its entries are counted in
 * two ways. Only a first index that differs beside the same last one is reported; a partial sum is nobody's mistake.
 */
export function rangeFindings(tree: Surface, place: (span: Span) => Span): readonly NotationFinding[] {
  const written = new Map<string, Extent>();
  walk(tree, (node) => {
    if (node.kind === 'list') collectWritten(node, written);
  });
  if (written.size === 0) return [];
  const summed = new Map<string, Extent[]>();
  walk(tree, (node) => {
    if (node.kind === 'big') collectSummed(node, summed);
  });
  const findings: NotationFinding[] = [];
  for (const [name, extent] of written) {
    const sum = summed.get(name)?.find(({ from, to }) => to === extent.to && from !== extent.from && /^[01]$/.test(from) && /^[01]$/.test(extent.from));
    if (!sum) continue;
    findings.push({
      code: 'index-range-mismatch',
      message: `${name} is written out from ${name}_${extent.from} to ${name}_${extent.to}, ${Number(extent.from) === 0 ? `${extent.to} + 1 entries` : `${extent.to} entries`}, but the sum runs from ${sum.from} to ${sum.to}`,
      span: place(sum.span),
    });
  }
  return findings;
}

/** x_0, x_1, …, x_d */
function collectWritten(list: ListSurface, into: Map<string, Extent>): void {
  if (!list.items.some((item) => item.kind === 'ellipsis')) return;
  const scripts = list.items.filter((item) => item.kind === 'script' && item.sub !== undefined);
  const [first] = scripts;
  const last = scripts.at(-1);
  const [a, b] = [first && headSymbol(first), last && headSymbol(last)];
  if (first?.kind !== 'script' || last?.kind !== 'script' || !a || !b || symbolKey(a) !== symbolKey(b)) return;
  into.set(symbolKey(a), { from: scriptText(first.sub!), to: scriptText(last.sub!), span: list.span });
}

/** ∑_{i=a}^b … x_i … */
function collectSummed(big: BigOperatorSurface, into: Map<string, Extent[]>): void {
  const [index] = indexNames(big.lower);
  if (index === undefined || big.lower?.kind !== 'relation' || big.lower.signs[0]!.sign !== '=' || !big.upper) return;
  const extent: Extent = { from: scriptText(big.lower.operands[1]!), to: scriptText(big.upper), span: big.span };
  walk(big.body, (node) => {
    if (node.kind === 'script' && node.sub && node.base.kind === 'symbol') {
      const letters = subscriptLetters(node.sub);
      if (letters.length === 1 && node.sub.kind === 'symbol' && symbolKey(letters[0]!) === index) {
        const key = symbolKey(node.base);
        into.set(key, [...(into.get(key) ?? []), extent]);
      }
    }
  });
}
