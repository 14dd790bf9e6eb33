import assert from 'node:assert/strict';
import { countDocument, countUnreadable, emptySummary } from '../../../src/report/summary';
import { errorsOnly, lintDocument, type LintedFile } from '../../../src/report/lint';
import { evidenceText, fileText, summaryText, witnessText, type TextOptions } from '../../../src/report/text';
import { lineIndex } from '../../../src/report/lines';
import type { ClaimJson } from '../../../src/protocol/verdict';

const OPTIONS: TextOptions = { color: false, width: 60, verbose: false };
const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

const REFUTED: ClaimJson = {
  range: range(0, 0, 11),
  latex: 'a = b = c',
  kind: 'derivation',
  findingRange: range(0, 6, 7),
  verdict: 'refuted',
  code: 'step-does-not-follow',
  message: 'b is not\n a',
  evidence: { method: 'sampling', informativePoints: 1, sizes: [1, 2], worstDifference: 0.123, precision: 53, seed: 7, reading: 'b is a vector' },
  assumptions: ['x > 0', 'log is natural'],
  witness: { point: { x: 0.1234567 }, left: 1, right: [2, 3] },
  repairs: [{ latex: 'a = -b', edit: 'turn the sign', edits: [{ range: range(0, 4, 5), newText: '-b' }] }],
  steps: [
    { range: range(0, 2, 3), latex: 'b', verdict: 'refuted', code: 'step-does-not-follow', message: 'b is not a', witness: { point: {}, left: 1, right: 2 } },
    { range: range(0, 10, 11), latex: 'c', verdict: 'verified', code: null, message: 'c is b' },
  ],
};
const VERIFIED: ClaimJson = { ...REFUTED, range: range(1, 2, 3), verdict: 'verified', code: null, message: 'holds', evidence: {}, assumptions: [] };
const { findingRange: _f, witness: _w, repairs: _r, steps: _s, ...PLAIN } = VERIFIED;
const UNCHECKED: ClaimJson = { ...PLAIN, range: range(2, 0, 1), verdict: 'unchecked', reason: 'budget', message: 'too long' };

function file(claims: readonly ClaimJson[], problems: LintedFile['problems'] = []): LintedFile {
  const lines = lineIndex('a = $ b = c $\n  d\ne\n');
  return { ...lintDocument({ claims, problems }), path: 'notes/a.md', lines: () => lines };
}

describe('fileText', () => {
  it('shows a finding with its source, witness, repair, reading and assumptions', () => {
    assert.equal(
      fileText(file([PLAIN, REFUTED, UNCHECKED]), OPTIONS),
      [
        'notes/a.md:1:7  error  b is not a  [step-does-not-follow]',
        '  |',
        '1 | a = $ b = c $',
        '  |       ^',
        '  = witness: x = 0.123457: left 1, right [2, 3]',
        '  = did you mean: a = -b (turn the sign)',
        '  = read as: b is a vector',
        '  = assumes: x > 0; log is natural',
        '',
        '',
      ].join('\n'),
    );
  });

  it('lists every claim with evidence and steps if verbose', () => {
    assert.equal(
      fileText(file([UNCHECKED, PLAIN, REFUTED]), { ...OPTIONS, verbose: true }),
      [
        'notes/a.md:1:7  error  b is not a  [step-does-not-follow]',
        '  |',
        '1 | a = $ b = c $',
        '  |       ^',
        '  = witness: x = 0.123457: left 1, right [2, 3]',
        '  = did you mean: a = -b (turn the sign)',
        '  = read as: b is a vector',
        '  = assumes: x > 0; log is natural',
        '  = evidence: sampling: 1 informative point, sizes 1, 2, worst difference 0.12, 53 bits, seed 7',
        '  = step 1:3  refuted  b is not a  [step-does-not-follow] (left 1, right 2)',
        '  = step 1:11  verified  c is b',
        '',
        'notes/a.md:2:3  verified  holds',
        '  |',
        '2 |   d',
        '  |   ^',
        '',
        'notes/a.md:3:1  unchecked (budget)  too long',
        '  |',
        '3 | e',
        '  | ^',
        '',
        '',
      ].join('\n'),
    );
  });

  it('shows damage to the document, in its cell', () => {
    const problems = [{ range: range(2, 0, 1), message: 'unclosed $$', cell: 2 }];
    assert.equal(fileText(file([], problems), OPTIONS), 'notes/a.md:cell 3:3:1  warning  unclosed $$  [damaged-document]\n  |\n3 | e\n  | ^\n\n');
  });

  it('shows errors only if quiet', () => {
    const warning: ClaimJson = { ...PLAIN, verdict: 'refuted', code: 'free-index' };
    assert.equal(fileText(errorsOnly(file([warning])), OPTIONS), '');
    assert.notEqual(fileText(file([warning]), OPTIONS), '');
    assert.notEqual(fileText(errorsOnly(file([REFUTED])), OPTIONS), '');
  });

  it('is empty without findings', () => {
    assert.equal(fileText(file([PLAIN, UNCHECKED]), OPTIONS), '');
  });

  it('colours only if asked, and lets no document send escapes', () => {
    const claim: ClaimJson = { ...PLAIN, verdict: 'refuted', code: 'free-index', message: 'a\u001b[2Jb' };
    assert.equal(fileText(file([claim]), OPTIONS).includes('\u001b'), false);
    const lines = fileText(file([claim]), { ...OPTIONS, color: true }).split('\n');
    assert.equal(lines[0], '\u001b[1mnotes/a.md:2:3\u001b[0m  \u001b[1;33mwarning\u001b[0m  a␛[2Jb  \u001b[2m[free-index]\u001b[0m');
    assert.equal(lines[3], '\u001b[2m  |\u001b[0m   \u001b[1;33m^\u001b[0m');
  });
});

describe('witnessText', () => {
  it('shows as many digits as it takes to tell the sides apart', () => {
    assert.equal(witnessText({ point: { x: 1 }, left: 0.3333333333, right: 0.3333334444 }), 'x = 1: left 0.333333333, right 0.333333444');
    assert.equal(witnessText({ point: { x: 1 }, left: 1 / 3, right: 0.5 }), 'x = 1: left 0.333333, right 0.5');
    assert.equal(witnessText({ point: {}, left: 1, right: 1 + 2 ** -52 }), 'left 1, right 1.0000000000000002');
  });

  it('shows the first entries of a long array', () => {
    assert.equal(witnessText({ point: {}, left: [1, 2, 3, 4, 5, 6, 7, 8, 9], right: 0 }), 'left [1, 2, 3, 4, 5, 6, 7, 8, …], right 0');
  });
});

describe('evidenceText', () => {
  it('says what there is', () => {
    assert.equal(evidenceText({}), '');
    assert.equal(evidenceText({ method: 'exact' }), 'exact');
    assert.equal(evidenceText({ method: 'sampling', informativePoints: 40, sizes: [], worstDifference: 0 }), 'sampling: 40 informative points, worst difference 0');
  });
});

describe('summaryText', () => {
  const notation: ClaimJson = { ...PLAIN, kind: 'notation', verdict: 'conditional', code: 'free-index' };
  const maybe: ClaimJson = { ...PLAIN, verdict: 'conditional', code: 'identity-fails' };

  it('counts every verdict, and what is unchecked by its reason', () => {
    const opaque: ClaimJson = { ...UNCHECKED, reason: 'opaque-function' };
    const first = countDocument(emptySummary, file([REFUTED, PLAIN, UNCHECKED, opaque, opaque, notation, maybe]));
    const summary = countUnreadable(countDocument(first, file([{ ...PLAIN, verdict: 'stipulated' }])));
    assert.equal(
      summaryText(summary, false),
      '7 claims in 2 files, 1 file could not be read: 1 verified, 1 refuted, 1 conditional, 1 stipulated, 3 unchecked (opaque-function 2, budget 1)\n' +
        '1 error, 1 warning, 1 for information\n',
    );
  });

  it('is short without findings', () => {
    const summary = countDocument(emptySummary, file([PLAIN]));
    assert.equal(summaryText(summary, false), '1 claim in 1 file: 1 verified, 0 refuted, 0 conditional, 0 stipulated, 0 unchecked\nno findings\n');
    assert.match(summaryText(summary, true), /\u001b\[32mno findings\u001b\[0m\n$/);
  });
});
