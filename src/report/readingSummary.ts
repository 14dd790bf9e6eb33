import type { ReadingJson } from '../protocol/reading';

/** A reading and the file it was found in, as shown. */
export interface PlacedReading {
  readonly path: string;
  readonly reading: ReadingJson;
}

/** Formulas that were not read for one reason. */
export interface UnreadCount {
  readonly count: number;
  /** The first few. */
  readonly examples: readonly PlacedReading[];
}

/** How many formulas of a run were read, and why the others were not. */
export interface ReadingSummary {
  readonly files: number;
  /** Files, or lines of a file of formulas, that could not be taken in at all. */
  readonly unreadable: number;
  readonly formulas: number;
  readonly read: number;
  readonly unreadBy: Readonly<Record<string, UnreadCount>>;
}

export const emptyReadingSummary: ReadingSummary = { files: 0, unreadable: 0, formulas: 0, read: 0, unreadBy: {} };

const EXAMPLES = 3;

/** The summary with one more formula in it. */
export function countReading(summary: ReadingSummary, placed: PlacedReading): ReadingSummary {
  const { reading } = placed;
  const formulas = summary.formulas + 1;
  if (reading.read) return { ...summary, formulas, read: summary.read + 1 };
  const reason = reading.reason ?? 'not-a-claim';
  const { count, examples } = summary.unreadBy[reason] ?? { count: 0, examples: [] };
  const unread: UnreadCount = { count: count + 1, examples: count < EXAMPLES ? [...examples, placed] : examples };
  return { ...summary, formulas, unreadBy: { ...summary.unreadBy, [reason]: unread } };
}
