import type { ReadingJson } from '../protocol/reading';
import type { PlacedReading, ReadingSummary } from './readingSummary';
import { printable } from './style';

/** LaTeX of an example is cut off here. Characters. */
const SHOWN_LATEX = 160;

const oneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim());
const shortened = (text: string): string => (text.length > SHOWN_LATEX ? `${text.slice(0, SHOWN_LATEX - 1)}…` : text);

function placeText({ path, reading: { range, cell } }: PlacedReading): string {
  return `${printable(path)}:${cell === undefined ? '' : `cell ${cell + 1}:`}${range.start.line + 1}:${range.start.character + 1}`;
}

function meaningLines({ read, reason, message, interpretation }: ReadingJson): readonly string[] {
  if (!read || !interpretation) return [`not read (${reason ?? 'not-a-claim'}): ${oneLine(message ?? '')}`];
  const { statement, symbols, assumptions, choice, otherReadings } = interpretation;
  return [
    ...statement.split('\n').map(printable),
    ...symbols.map(({ name, meaning, source }) => `  ${printable(name)}: ${oneLine(meaning)} (${source})`),
    ...assumptions.map((assumption) => `  assumes: ${oneLine(assumption)}`),
    ...(choice === undefined ? [] : [`  read as: ${oneLine(choice)}`]),
    ...otherReadings.map((other) => `  or read as: ${oneLine(other)}`),
  ];
}

/** One formula with its place, its LaTeX and its meaning, or why it has none; an empty line ends it. */
export function readingText(placed: PlacedReading): string {
  const { latex, kind } = placed.reading;
  const lines = [oneLine(latex), ...meaningLines(placed.reading)];
  return `${placeText(placed)}  ${kind}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

/** `85.3 %`; never rounded up to all. */
export function shareText(read: number, formulas: number): string {
  return formulas === 0 ? '0 %' : `${(Math.floor((read / formulas) * 1000) / 10).toFixed(1)} %`;
}

/** The share read, and each reason why formulas were not, the most frequent first, with examples. */
export function readingSummaryText({ formulas, read, files, unreadBy }: ReadingSummary): string {
  const head = `${read} of ${formulas} formula${formulas === 1 ? '' : 's'} read (${shareText(read, formulas)}) in ${files} file${files === 1 ? '' : 's'}\n`;
  const reasons = Object.entries(unreadBy).sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1));
  const blocks = reasons.map(([reason, { count, examples }]) => {
    const shown = examples.map((placed) => `    ${placeText(placed)}  ${shortened(oneLine(placed.reading.latex))}\n      ${oneLine(placed.reading.message ?? '')}\n`);
    return `  ${reason}: ${count}\n${shown.join('')}`;
  });
  return blocks.length === 0 ? head : `${head}\nnot read:\n${blocks.join('')}`;
}
