import type { Claim, Chain, Reading } from '../../../src/ir/claim';
import { printExpression } from '../../../src/ir/print';
import { propertyText } from '../../../src/ir/propertyText';
import { readDocument, type Fate } from '../../../src/elaborate/document';
import type { MathPiece, Piece, ProsePiece } from '../../../src/elaborate/piece';
import { assertNever } from '../../../src/util/assertNever';
import { parseMath } from '../../../src/syntax/parseMath';

/** A displayed formula whose text begins at `start` of the document. */
export function formula(latex: string, more: Partial<Pick<MathPiece, 'display' | 'bare' | 'aside' | 'cell'>> & { readonly start?: number } = {}): MathPiece {
  const { start = 0, ...rest } = more;
  const place: MathPiece['place'] = (span) => ({ start: span.start + start, end: span.end + start });
  return { kind: 'math', latex, parsed: parseMath(latex), place, span: place({ start: 0, end: latex.length }), display: true, bare: false, aside: false, ...rest };
}

/** Words between formulas. */
export function words(text: string, start = 0): ProsePiece {
  return { kind: 'prose', text, span: { start, end: start + text.length }, heading: false };
}

export const heading = (text: string): ProsePiece => ({ ...words(text), heading: true });

export const aligned = (...rows: readonly string[]): string => String.raw`\begin{aligned} ${rows.join(String.raw` \\ `)} \end{aligned}`;

/** All claims of a document; `fate` says what became of each. */
export function claimsOf(pieces: readonly Piece[], fate: (claim: Claim) => Fate = () => 'open'): readonly Claim[] {
  const claims: Claim[] = [];
  const reading = readDocument(pieces);
  for (let next = reading.next(); !next.done; next = reading.next(fate(next.value))) claims.push(next.value);
  return claims;
}

/** What a reading takes the claim to say, in plain notation; an operand that was not read is its reason in ⟨⟩. */
export function shownReading({ statement }: Reading): string {
  const chain = ({ operands, links }: Chain): string =>
    operands.map(({ expression, unread }, at) => (at > 0 ? ` ${links[at - 1]!.relation} ` : '') + (unread ? `⟨${unread.reason}⟩` : printExpression(expression))).join('');
  switch (statement.kind) {
    case 'chain':
      return chain(statement);
    case 'derivation':
      return statement.steps.map((step, row) => (row > 0 ? (statement.implied[row] ? ' ⇒ ' : '; ') : '') + chain(step)).join('');
    case 'definition':
      return `${statement.left.shown} := ${chain(statement.chain)}`;
    case 'optimum': {
      const extrema = statement.extrema.map(({ goal, asked, objective, unknowns }) => `${asked === 'point' ? 'arg' : ''}${goal.slice(0, 3)}_{${unknowns.map(({ variable, sumsToOne }) => variable.name + (sumsToOne ? ' ∑1' : '')).join(',')}} ${printExpression(objective)}`);
      return [...(statement.name === undefined ? [] : [`${statement.name} :`]), ...extrema, ...statement.stated.map(({ value, where }) => `${printExpression(value)}${where === 'elsewhere' ? ' (elsewhere)' : ''}`)].join(' = ').replace(': =', ':=');
    }
    case 'property':
      return `${printExpression(statement.subject)} ${propertyText(statement.property)} (in ${statement.over.name})`;
    case 'declaration':
      return statement.text;
    default:
      return assertNever(statement);
  }
}

/** The readings of the last claim of formulas that stand one behind another. */
export function readingsOf(...latex: readonly string[]): readonly Reading[] {
  return claimsOf(latex.map((text) => formula(text))).at(-1)!.readings;
}
