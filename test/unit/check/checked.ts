import assert from 'node:assert/strict';
import type { Chain, Reading } from '../../../src/ir/claim';
import type { Expression } from '../../../src/ir/expression';
import { checkClaim } from '../../../src/check/claim';
import type { CheckedClaim, Verdict } from '../../../src/check/verdict';
import { readDocument } from '../../../src/elaborate/document';
import type { Piece } from '../../../src/elaborate/piece';
import { formula, readingsOf } from '../elaborate/pieces';

/** Every claim of a document decided, formulas given as LaTeX. */
export function checkAll(...pieces: readonly (string | Piece)[]): readonly CheckedClaim[] {
  const checked: CheckedClaim[] = [];
  const reading = readDocument(pieces.map((piece) => (typeof piece === 'string' ? formula(piece) : piece)));
  for (let next = reading.next(); !next.done; ) {
    const claim = checkClaim(next.value);
    checked.push(claim);
    next = reading.next(claim.verdict.kind === 'refuted' ? 'fails' : claim.verdict.kind === 'verified' ? 'holds' : 'open');
  }
  return checked;
}

/** The last claim of a document, decided. */
export const checkLast = (...pieces: readonly (string | Piece)[]): CheckedClaim => checkAll(...pieces).at(-1)!;

/** `kind code: message`; the code of a finding, the reason of an unchecked claim. */
export function told(verdict: Verdict): string {
  const code = verdict.kind === 'refuted' ? ` ${verdict.code}` : verdict.kind === 'unchecked' ? ` ${verdict.reason}` : '';
  return `${verdict.kind}${code}: ${verdict.message}`;
}

/** What is told of a document's last claim. */
export const verdictOf = (...pieces: readonly (string | Piece)[]): string => told(checkLast(...pieces).verdict);

/** The first reading of an equation, and its sides. */
export function equation(latex: string): { readonly reading: Reading; readonly chain: Chain; readonly left: Expression; readonly right: Expression } {
  const reading = readingsOf(latex)[0]!;
  if (reading.statement.kind !== 'chain') throw new TypeError(`${latex} is no chain`);
  const [left, right] = reading.statement.operands;
  return { reading, chain: reading.statement, left: left!.expression, right: right!.expression };
}

/** One test a row: a formula, `==>`, what is told. */
export function tells(table: string): void {
  for (const row of table.split('\n').filter((line) => line.trim() !== '')) {
    const [latex, expected] = row.split('==>').map((part) => part.trim()) as [string, string];
    it(latex, () => assert.equal(verdictOf(latex), expected));
  }
}
