import type { Span } from '../../util/span';
import { padded, type Edit, type Sight } from './edit';

const REVERSED: readonly (readonly [written: RegExp, other: string])[] = [
  [/^\\leq$/, '\\geq'], [/^\\geq$/, '\\leq'], [/^\\le$/, '\\ge'], [/^\\ge$/, '\\le'], [/^\\leqslant$/, '\\geqslant'], [/^\\geqslant$/, '\\leqslant'],
  [/^<$/, '>'], [/^>$/, '<'], [/^≤$/, '≥'], [/^≥$/, '≤'], [/^\\lt$/, '\\gt'], [/^\\gt$/, '\\lt'],
];
const WEAKENED: readonly (readonly [written: RegExp, other: string])[] = [[/^(?:<|\\lt)$/, '\\le'], [/^(?:>|\\gt)$/, '\\ge'], [/^\\neq?$/, '=']];

/** ≤ → ≥, < → ≤ */
export function relationEdits(span: Span, { source }: Sight): readonly Edit[] {
  const written = source.slice(span.start, span.end).trim();
  const put = (table: typeof REVERSED, cost: number): readonly Edit[] =>
    table
      .filter(([pattern]) => pattern.test(written))
      .map(([, other]) => ({ changes: [padded({ span, text: other }, source)], words: `put ${other} for ${written}`, cost }));
  return [...put(REVERSED, 1), ...put(WEAKENED, 1.1)];
}
