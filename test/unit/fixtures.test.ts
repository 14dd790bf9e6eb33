import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { mpfrBesides } from '../../src/mpfr/load';
import type { ClaimJson } from '../../src/protocol/verdict';
import type { LanguageId } from '../../src/regions/region';
import { claimsByMark, describeClaim, meets, readMarks, splitDocuments, type Expectation, type Mark } from './expectations';

const folder = join(import.meta.dirname, '../fixtures/claims');
const LANGUAGES: Readonly<Record<string, LanguageId>> = { '.md': 'markdown', '.tex': 'latex', '.rst': 'restructuredtext', '.txt': 'plaintext' };

const describeExpectation = ({ verdict, code, row, message }: Expectation): string =>
  [verdict, code, row === undefined ? undefined : `row ${row}`, message === undefined ? undefined : `"${message}"`].filter((part) => part !== undefined).join(' ');

describe('documents with their expectations beside the claims', () => {
  for (const name of readdirSync(folder).sort()) {
    describe(name, () => {
      const languageId = LANGUAGES[extname(name)]!;
      const documents = splitDocuments(readFileSync(join(folder, name), 'utf8')).map((source) => readMarks(source, languageId));
      const found = new Map<Mark, readonly ClaimJson[]>();
      const unmarked: ClaimJson[] = [];
      before(async () => {
        const precision = await mpfrBesides().load();
        for (const document of documents) {
          const answer = claimsByMark(document, languageId, precision);
          for (const [mark, claims] of answer.found) found.set(mark, claims);
          unmarked.push(...answer.unmarked);
        }
      });
      for (const mark of documents.flatMap(({ marks }) => marks)) {
        it(`line ${mark.line + 1}: ${mark.expected.map(describeExpectation).join('; ')}`, () => {
          const claims = found.get(mark)!;
          const holds = claims.length === mark.expected.length && claims.every((claim, at) => meets(claim, mark.expected[at]!));
          const expected = mark.expected.map((expectation) => `  ${describeExpectation(expectation)}`).join('\n');
          const actual = claims.map((claim) => `  ${describeClaim(claim)}`).join('\n') || '  nothing';
          assert.ok(holds, `${name}:${mark.line + 1}: expected\n${expected}\nfound\n${actual}`);
        });
      }
      it('has no claim without an expectation', () => {
        assert.deepEqual(unmarked.map((claim) => `${name}:${claim.range.start.line + 1}: ${describeClaim(claim)}`), []);
      });
    });
  }
});
