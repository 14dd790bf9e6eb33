import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument } from '../../src/pipeline';
import type { ClaimJson } from '../../src/protocol/verdict';
import { lineIndex, rangeOf } from '../../src/report/lines';

const file = join(import.meta.dirname, '../../../shared/corpus/claims.jsonl');

/** A claim labelled by hand. */
interface LabelledClaim {
  readonly uid: string;
  readonly latex: string;
  readonly context?: string;
  readonly truth: 'true' | 'false' | 'conditional';
  readonly note?: string;
}

/** The claims Formulint finds in a labelled one, which stands behind its context: in display, or in its own prose. */
function claimsIn({ latex, context }: LabelledClaim): readonly ClaimJson[] {
  const inProse = /\$|\\\\\(|\\\(/.test(latex);
  const before = `${context ? `${context}\n\n` : ''}${inProse ? '' : '$$\n'}`;
  const text = `${before}${latex}${inProse ? '' : '\n$$'}\n`;
  const { start, end } = rangeOf(lineIndex(text), { start: before.length, end: before.length + latex.length });
  return checkDocument({ text, languageId: 'markdown' }).claims.filter(
    ({ range }) =>
      (range.start.line < end.line || (range.start.line === end.line && range.start.character < end.character)) &&
      (range.end.line > start.line || (range.end.line === start.line && range.end.character > start.character)),
  );
}

const shown = ({ uid, latex, note }: LabelledClaim, { message }: ClaimJson): string => `${uid} ${latex.replace(/\s+/g, ' ')}: ${message} (${note ?? 'no note'})`;

describe('claims labelled by hand', function () {
  let labelled: readonly LabelledClaim[] = [];

  before(function () {
    if (!existsSync(file)) this.skip();
    labelled = readFileSync(file, 'utf8').trim().split('\n').map((line): LabelledClaim => JSON.parse(line));
  });

  it('refutes no true one', () => {
    const alarms = labelled
      .filter(({ truth }) => truth === 'true')
      .flatMap((label) => claimsIn(label).filter(({ verdict }) => verdict === 'refuted').map((claim) => shown(label, claim)));
    assert.deepEqual(alarms, []);
  });

  it('verifies no false one', () => {
    const misses = labelled
      .filter(({ truth }) => truth === 'false')
      .flatMap((label) => {
        const claims = claimsIn(label);
        const noticed = claims.some(({ verdict }) => verdict === 'refuted' || verdict === 'conditional');
        return noticed ? [] : claims.filter(({ verdict }) => verdict === 'verified').map((claim) => shown(label, claim));
      });
    assert.deepEqual(misses, []);
  });
});
