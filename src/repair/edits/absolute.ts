import { replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { shortened } from './names';

/** Bars lost or put: y − ŷ → |y − ŷ|, |x| → x. */
export function absoluteEdits(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  const edit = (text: string, words: string, cost: number): readonly Edit[] => [{ changes: [replaced(spot, sight, text)], words, cost }];
  if (node.kind === 'fence') {
    const inner = textOf(sight, node.body);
    const shown = shortened(inner);
    if (node.open === '|' && node.close === '|') return edit(`(${inner})`, `leave out the bars around ${shown}`, 1.5);
    return node.open === '(' && node.body.kind === 'sum' ? edit(`|${inner}|`, `take the absolute value of ${shown}`, 1.5) : [];
  }
  const isValue = node.kind === 'symbol' || (node.kind === 'script' && node.base.kind === 'symbol' && !node.sup);
  if (!isValue || (role !== 'term' && role !== 'factor')) return [];
  const text = textOf(sight, node);
  return edit(`|${text}|`, `take the absolute value of ${shortened(text)}`, 1.7);
}
