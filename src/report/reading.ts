import type { Claim, Reading } from '../ir/claim';
import type { Interpretation, ReadingJson } from '../protocol/reading';
import { rangeOf, type LineIndex } from './lines';
import { expressionsOf, statementText } from './statementText';
import { plainMath } from './plainMath';
import { symbolsOf } from './symbolWords';

const CONDITION_UNREAD = 'a condition that stands beside it is not read';

/** What distinguishes a reading, in words; a reading that leaves names free says which. */
function noteOf(reading: Reading, taken: Reading): string | undefined {
  const names = taken.scope !== 'none' && reading.scope === 'none' ? (taken.inlined ?? []).map(({ name }) => name) : [];
  const forgotten = names.length === 0 ? [] : [`${names.join(', ')} not as defined above`];
  const notes = [...(reading.note === undefined ? [] : [reading.note]), ...forgotten];
  return notes.length === 0 ? undefined : notes.join('; ');
}

/**
 * How a claim was understood; undefined where it could not be read.
 * @param taken the reading that its verdict is of; the likeliest where it was not decided
 */
export function interpretationOf({ readings }: Claim, taken: Reading | undefined = readings[0]): Interpretation | undefined {
  if (!taken) return undefined;
  const symbols = symbolsOf(taken, expressionsOf(taken.statement));
  const told = new Set(symbols.flatMap(({ name, meaning }) => [meaning, `${name} is ${meaning}`, ...meaning.split(', ')]));
  const others = readings.filter((reading) => reading !== taken).map((reading) => noteOf(reading, taken));
  return {
    statement: statementText(taken.statement),
    symbols,
    assumptions: [...new Set([...taken.assumptions.map(({ text }) => plainMath(text)), ...(taken.conditionsUnread ? [CONDITION_UNREAD] : [])])].filter((text) => !told.has(text)),
    ...(taken.note === undefined ? {} : { choice: taken.note }),
    otherReadings: [...new Set(others.filter((note) => note !== undefined && note !== taken.note))] as readonly string[],
  };
}

/**
 * A claim as `formulint read` shows it.
 * @param lines of the text the claim's spans refer to: the document, or the claim's own notebook cell
 */
export function readingJson(claim: Claim, lines: LineIndex): ReadingJson {
  const interpretation = interpretationOf(claim);
  return {
    range: rangeOf(lines, claim.span),
    ...(claim.cell === undefined ? {} : { cell: claim.cell }),
    latex: claim.latex,
    kind: claim.kind,
    read: interpretation !== undefined,
    ...(interpretation ? { interpretation } : { reason: claim.unread?.reason ?? 'not-a-claim', message: claim.unread?.message ?? 'no statement was found' }),
  };
}
