import type { ClaimJson, VerdictName } from '../protocol/verdict';

/** A verdict is shown by a mark and a word, never by colour alone. */
const MARKS: Readonly<Record<VerdictName, string>> = {
  verified: '✓ verified',
  refuted: '✗ refuted',
  conditional: '≈ conditional',
  stipulated: '≔ stipulated',
  unchecked: '? unchecked',
};

const SOURCES = { stated: 'stated in the document', convention: 'by convention', inferred: 'from its use' } as const;

/** More than this fills the screen. */
const MOST_SYMBOLS = 24;
const LONGEST_STATEMENT = 4000;

/** Text of a document as Markdown that shows just that text: no emphasis, link, image, HTML or entity comes of it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A block of code, whatever backticks are in it. */
function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const shown = text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT)} …` : text;
  return `${fence}text\n${shown}\n${fence}`;
}

function verdictLine({ verdict, message, code }: ClaimJson): string {
  return `**${MARKS[verdict]}**: ${escapeMarkdown(message)}${code === null ? '' : ` (${escapeMarkdown(code)})`}`;
}

/**
 * What is shown over a formula, as Markdown: its verdict, what it was understood to say, the meaning of each symbol and
 * where that comes from, what was taken for granted, and other meanings it could have.
 * @param notation findings about the notation within it
 */
export function hoverText(claim: ClaimJson, notation: readonly ClaimJson[]): string {
  const { interpretation, assumptions } = claim;
  const heads = [claim, ...notation].map(verdictLine);
  if (!interpretation) return [...heads, ...assumptions.map((text) => `- assumes: ${escapeMarkdown(text)}`)].join('\n\n');
  const { statement, symbols, otherReadings, choice } = interpretation;
  const hidden = symbols.length - MOST_SYMBOLS;
  const lines = [
    ...symbols.slice(0, MOST_SYMBOLS).map(({ name, meaning, source }) => `- **${escapeMarkdown(name)}**: ${escapeMarkdown(meaning)} *(${SOURCES[source]})*`),
    ...(hidden > 0 ? [`- and ${hidden} more`] : []),
    ...interpretation.assumptions.map((text) => `- assumes: ${escapeMarkdown(text)}`),
    ...(choice === undefined ? [] : [`- read so: ${escapeMarkdown(choice)}`]),
    ...otherReadings.map((text) => `- could also be read: ${escapeMarkdown(text)}`),
  ];
  return [...heads, `Read as\n\n${codeBlock(statement)}`, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}
