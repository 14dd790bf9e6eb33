import type { ReadingJson } from '../protocol/reading';

/** A line of a file of formulas, or what is wrong with it; numbered from 1. */
export type FormulaLine = { readonly number: number; readonly latex: string } | { readonly number: number; readonly error: string };

function formulaOf(number: number, text: string): FormulaLine {
  try {
    const value: unknown = JSON.parse(text);
    const latex = typeof value === 'object' && value !== null && 'latex' in value ? value.latex : undefined;
    return typeof latex === 'string' ? { number, latex } : { number, error: 'no "latex" that is a string' };
  } catch (error) {
    return { number, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The formulas of JSON lines `{"latex": …}`; blank lines are skipped. */
export function formulaLines(text: string): readonly FormulaLine[] {
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [formulaOf(at + 1, line)]));
}

/**
 * A line is one formula, whatever the number of statements in it: read if all of them are. Its place is the line's; what
 * it is shown by is its first statement that was not read, or else its first, with all their meanings one below another.
 */
export function lineReading(line: number, latex: string, readings: readonly ReadingJson[]): ReadingJson {
  const place = { line: line - 1, character: 0 };
  const whole = { range: { start: place, end: place }, latex };
  const unread = readings.find(({ read }) => !read);
  if (unread) return { ...unread, ...whole };
  const [first] = readings;
  if (!first?.interpretation) return { ...whole, kind: 'expression', read: false, reason: 'not-a-claim', message: 'no statement was found' };
  const meanings = readings.flatMap(({ interpretation }) => (interpretation ? [interpretation] : []));
  const unique = <T>(items: readonly T[]): readonly T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  return {
    ...first,
    ...whole,
    interpretation: {
      ...first.interpretation,
      statement: meanings.map(({ statement }) => statement).join('\n'),
      symbols: unique(meanings.flatMap(({ symbols }) => symbols)),
      assumptions: unique(meanings.flatMap(({ assumptions }) => assumptions)),
      otherReadings: unique(meanings.flatMap(({ otherReadings }) => otherReadings)),
    },
  };
}
