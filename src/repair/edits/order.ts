import { textOf, type Edit, type Sight, type Spot } from './edit';
import { exchange } from './sign';

/** KL(p‖q) → KL(q‖p), f(x, y) → f(y, x): two arguments in each other's place. */
export function orderEdits({ node, parent }: Spot, sight: Sight): readonly Edit[] {
  if (node.kind !== 'list' || node.items.length !== 2 || parent?.node.kind !== 'fence') return [];
  const [first, second] = node.items;
  return [{ changes: exchange(first!.span, second!.span, sight), words: `exchange ${textOf(sight, first!)} and ${textOf(sight, second!)}`, cost: 1 }];
}
