import { inBrackets, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { isIndexed } from './names';

const LARGEST = 1000;

/** 1 → 0 where a sum begins, n → n − 1 where it ends; a whole number one more or less; x_t → x_{t−1}. */
export function numberEdits(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind === 'number') return [...neighbours(spot, sight), ...misplaced(spot, sight)];
  const text = textOf(sight, node);
  const isSize = sight.sizes.includes(text) && spot.role !== 'function' && spot.role !== 'base';
  const isIndex = sight.indices.includes(text) && spot.role === 'subscript';
  if (node.kind !== 'symbol' || (spot.role !== 'upper' && !isSize && !isIndex)) return [];
  return [`${text} - 1`, `${text} + 1`].map((moved) => ({
    changes: [replaced(spot, sight, spot.role === 'factor' || spot.role === 'term' ? inBrackets(moved) : moved)],
    words: `put ${moved} for ${text}`,
    cost: spot.role === 'upper' ? 1.1 : 1.6,
  }));
}

function neighbours(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind !== 'number' || node.percent || !/^\d+$/.test(node.text) || Number(node.text) > LARGEST) return [];
  const value = Number(node.text);
  const around = spot.parent?.node;
  // Nor does a half become 2/2.
  const opposite = around?.kind === 'fraction' ? textOf(sight, spot.role === 'numerator' ? around.denominator : around.numerator) : undefined;
  // 0 times something, or to the power of 0, says nothing any more.
  const least = (isIndexed(spot) && spot.role !== 'term') || spot.role === 'item' || spot.role === 'operand' ? 0 : 1;
  return [value - 1, value + 1, ...(value === 2 ? [4] : value === 4 ? [2] : [])]
    .filter((other) => other >= least && !(String(other) === opposite) && !(other === 1 && (spot.role === 'exponent' || spot.role === 'factor' || spot.role === 'denominator')))
    .map((other) => ({ changes: [replaced(spot, sight, String(other))], words: `put ${other} for ${value}`, cost: isIndexed(spot) ? 1 : 1.4 }));
}

/** 0.44715 → 0.044715, 17.02 → 1.702: the point one place off. */
function misplaced(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  const [, whole, fraction] = (node.kind === 'number' && !node.percent && /^(\d+)\.(\d{2,})$/.exec(node.text)) || [];
  if (whole === undefined || fraction === undefined) return [];
  const [left, right] = [`${whole.slice(0, -1) || '0'}.${whole.slice(-1)}${fraction}`, `${whole}${fraction[0]!}`.replace(/^0+(?=\d)/, '') + `.${fraction.slice(1)}`];
  return [left, right].map((moved) => ({ changes: [replaced(spot, sight, moved)], words: `put ${moved} for ${textOf(sight, node)}`, cost: 1.4 }));
}
