import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument } from '../../../src/pipeline';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { plainScripts } from '../../../src/report/plainMath';
import { edited } from './edited';

const source = readFileSync(join(import.meta.dirname, '../../fixtures/repairs/slips.md'), 'utf8');
const { claims } = checkDocument({ text: source, languageId: 'markdown' }, { repairs: true });

/** The marks behind a claim's last line, up to the first line that is none. */
function marksBehind({ range }: ClaimJson): readonly string[] {
  const marks: string[] = [];
  for (const line of source.split('\n').slice(range.end.line).map((text) => /<!-- (.*) -->$/.exec(text)?.[1])) {
    if (line !== undefined) marks.push(line);
    else if (marks.length > 0) break;
  }
  return marks;
}

/** A mark gives the words in LaTeX, as the search does; people are shown them as plain text. */
function asShown(mark: string): string {
  const parts = mark.split(' | ');
  return [...parts.slice(0, -1), plainScripts(parts.at(-1)!)].join(' | ');
}

describe('repairs of slips', () => {
  for (const claim of claims) {
    const marks = marksBehind(claim);
    const offers = claim.repairs ?? [];
    const shown = offers.map(({ latex, edit }) => `${latex.replace(/\s+/g, ' ')} | ${edit}`);
    it(claim.latex.replace(/\s+/g, ' '), () => {
      assert.equal(claim.verdict, 'refuted', claim.message);
      const expected = marks.filter((mark) => mark !== 'no offer').map((mark) => asShown(mark.replace(/^offer: /, '')));
      assert.ok(marks.length > 0, 'there is no mark');
      if (expected.length === 0) assert.deepEqual(shown, []);
      for (const [at, mark] of expected.entries()) assert.ok(shown[at]?.endsWith(mark), `expected ${mark}\nfound ${shown.join('\n      ')}`);
    });
    for (const offer of offers) {
      it(`holds once the document says ${offer.latex.replace(/\s+/g, ' ')}`, () => {
        const mended = checkDocument({ text: edited(source, offer.edits), languageId: 'markdown' }).claims[claims.indexOf(claim)]!;
        assert.deepEqual([mended.verdict, mended.latex], ['verified', offer.latex]);
      });
    }
  }
});
