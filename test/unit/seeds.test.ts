import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument } from '../../src/pipeline';
import type { ClaimJson } from '../../src/protocol/verdict';
import type { LanguageId } from '../../src/regions/region';

const folder = join(import.meta.dirname, '../../../shared/seeds');

/** Claims of the seed document whose file name begins so. */
function seedClaims(number: string, languageId: LanguageId): readonly ClaimJson[] {
  const name = readdirSync(folder).find((file) => file.startsWith(number))!;
  return checkDocument({ text: readFileSync(join(folder, name), 'utf8'), languageId }).claims;
}

/** The one claim whose text begins so, spaces aside. */
function claimOf(claims: readonly ClaimJson[], latex: string): ClaimJson {
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const found = claims.filter((claim) => squeeze(claim.latex).startsWith(squeeze(latex)));
  assert.equal(found.length, 1, `${found.length} claims begin with ${latex}`);
  return found[0]!;
}

/** First and last line, counted from 1. */
const linesOf = ({ range }: ClaimJson): readonly [number, number] => [range.start.line + 1, range.end.line + 1];

const stepVerdicts = ({ steps = [] }: ClaimJson): readonly string[] => steps.map(({ verdict }) => verdict);

describe('documents found in the wild', function () {
  before(function () {
    if (!existsSync(folder)) this.skip();
  });

  describe('000: softmax of two classes, pasted from a forum', () => {
    let claims: readonly ClaimJson[];
    before(() => (claims = seedClaims('000', 'plaintext')));

    it('takes z = [z, 0] and z = z₁ − z₂ as definitions', () => {
      const vector = claimOf(claims, '{\\bf z} = [z, 0]');
      assert.deepEqual([vector.verdict, vector.range], ['stipulated', { start: { line: 35, character: 0 }, end: { line: 35, character: 16 } }]);
      const difference = claimOf(claims, 'z = z_1 - z_2');
      assert.deepEqual([difference.verdict, ...linesOf(difference)], ['stipulated', 59, 59]);
    });

    it('verifies every step of the softmax of [z, 0], using what z is', () => {
      const claim = claimOf(claims, '{\\rm Softmax}({\\bf z})_1 &=');
      assert.deepEqual([claim.verdict, claim.message, ...linesOf(claim)], ['verified', 'all 7 steps hold', 37, 38]);
      assert.deepEqual(stepVerdicts(claim), Array.from({ length: 7 }, () => 'verified'));
      assert.ok(claim.assumptions.includes('{\\bf z} = [z, 0], as defined above'));
      assert.ok(claim.assumptions.includes('σ is the sigmoid'));
    });

    it('verifies the shift by c for all real scores, row by row', () => {
      const claim = claimOf(claims, '{\\rm Softmax}([z_1, z_2]) &= \\left[');
      assert.deepEqual([claim.verdict, claim.message, ...linesOf(claim)], ['verified', 'all 4 steps hold', 51, 54]);
      assert.deepEqual(claim.steps!.map(({ range }) => range.start.line + 1), [51, 52, 53, 54]);
    });

    it('verifies the shift by z₂', () => {
      const claim = claimOf(claims, '{\\rm Softmax}([z_1, z_2]) = {\\rm Softmax}([z_1 - z_2, 0])');
      assert.deepEqual([claim.verdict, ...linesOf(claim)], ['verified', 58, 58]);
      assert.equal(claim.range.start.character, 0);
    });

    it('verifies the sigmoid of the difference, using what z is', () => {
      const claim = claimOf(claims, '{\\rm Softmax}([z_1, z_2]) &= {\\rm Softmax}([z, 0])');
      assert.deepEqual([claim.verdict, claim.message, ...linesOf(claim)], ['verified', 'all 3 steps hold', 61, 63]);
      assert.ok(claim.assumptions.includes('z = z_1 - z_2, as defined above'));
    });
  });

  describe('001: sigmoid and softmax, a blog post', () => {
    let claims: readonly ClaimJson[];
    before(() => (claims = seedClaims('001', 'markdown')));

    it('verifies the sigmoid', () => {
      const claim = claimOf(claims, '\\sigma\\left(x\\right) &=');
      assert.deepEqual([claim.verdict, ...linesOf(claim)], ['verified', 52, 52]);
    });

    it('says that its softmax is softmax(−x)', () => {
      const claim = claimOf(claims, '\\mathbf{f}\\left(\\mathbf{x}\\right)_i &=');
      assert.deepEqual([claim.verdict, claim.code, ...linesOf(claim)], ['refuted', 'definition-mismatch', 61, 61]);
      assert.match(claim.message, /^this is softmax\(−x\)/);
      assert.ok(claim.witness);
    });

    it('finds weights 0 … d beside a sum over 1 … d', () => {
      const [claim, ...others] = claims.filter(({ code }) => code === 'index-range-mismatch');
      assert.equal(others.length, 0);
      assert.equal(claim!.message, '𝐰 is written out from 𝐰_0 to 𝐰_d, d + 1 entries, but the sum runs from 1 to d');
      assert.deepEqual(linesOf(claim!), [58, 58]);
    });

    it('verifies that every row of the derivation of the sigmoid follows', () => {
      const claim = claimOf(claims, 'x - 1 - \\log(w) + 1 + \\log(1-w)');
      assert.equal(claim.verdict, 'verified');
      assert.equal(linesOf(claim)[0], 101);
      assert.deepEqual(stepVerdicts(claim).slice(0, 6), Array.from({ length: 6 }, () => 'verified'));
      assert.match(claim.steps![0]!.message, /^this is where the derivative of the objective vanishes: it holds there/);
    });

    it('says that σ(x) is where its objective is greatest, not least', () => {
      const claim = claimOf(claims, '\\hat{p} &= \\arg\\min_{ w');
      assert.deepEqual([claim.kind, claim.verdict, claim.code, ...linesOf(claim)], ['optimum', 'refuted', 'not-an-optimum', 94, 94]);
      assert.match(claim.message, /^the objective is concave: 1 \/ \(1 \+ exp\(−x\)\) is its maximiser, and the minimum lies at an end of the domain: /);
      assert.match(claim.message, /; use \+ w log\(w\) \+ \(1 − w\) log\(1 − w\), which gives σ\(−x\), or arg max$/);
      assert.deepEqual(claim.witness!.point, { x: 1, w: 0 });
      assert.equal(claim.witness!.right, 0);
      assert.ok((claim.witness!.left as number) > 1.31);
    });

    it('verifies the softmax of −x as the minimiser with the Lagrangian', () => {
      const claim = claimOf(claims, '\\mathbf{\\hat{p}} &= \\arg\\min_{ \\mathbf{w} \\in \\mathbf{S} } \\langle \\mathbf{w}, \\mathbf{x} \\rangle + \\sum_{i=1}^d \\mathbf{w}_i\\log\\left(\\mathbf{w}_i\\right) + \\lambda');
      assert.deepEqual([claim.verdict, claim.message], ['verified', 'all 2 steps hold']);
      assert.match(claim.steps![1]!.message, /^this is the minimiser: the first-order conditions hold there, and the objective is convex/);
    });

    it('verifies the derivation of the softmax row by row: stationarity, solution, normalisation', () => {
      const rows = claimOf(claims, '\\mathbf{x}_i + 1 + \\log');
      assert.deepEqual([rows.verdict, ...stepVerdicts(rows)], ['verified', 'verified', 'verified', 'verified']);
      assert.match(rows.steps![0]!.message, /^this is where the derivative of the objective vanishes/);
      const required = claims.filter(({ range }) => range.start.line + 1 === 143);
      assert.deepEqual(required.map(({ verdict }) => verdict), ['stipulated']);
      const solved = claimOf(claims, '\\mathbf{w}_i^\\star &= \\frac');
      assert.deepEqual([solved.verdict, ...linesOf(solved)], ['verified', 146, 146]);
      assert.match(solved.message, /^this is 𝐰⋆ as defined above, with ∑ 𝐰⋆ = 1: both agree/);
    });

    it('says that its smooth maximum is a smooth minimum', () => {
      const [claim, ...others] = claims.filter(({ code }) => code === 'property-fails');
      assert.equal(others.length, 0);
      assert.match(claim!.message, /^it is a smooth minimum, not a smooth maximum: it tends to the minimum as the entries move apart \(at 𝐱 = \[1, 2\] it is 1\.269\)$/);
      assert.deepEqual(claim!.witness!.point, { '𝐱[1]': 1, '𝐱[2]': 2 });
      assert.equal(claim!.range.end.character - claim!.range.start.character, 'is smooth maximum'.length);
    });

    it('refutes nothing else', () => {
      const codes = claims.filter(({ verdict }) => verdict === 'refuted').map(({ code }) => code);
      assert.deepEqual(codes.sort(), ['definition-mismatch', 'index-range-mismatch', 'not-an-optimum', 'property-fails']);
    });
  });

  describe('002: softmax and logistic regression, answers in a forum', () => {
    it('verifies that the cost is convex, not strictly so, and has many minima, along (1, …, 1)', () => {
      const said = seedClaims('002', 'plaintext').filter(({ kind }) => kind === 'property');
      assert.deepEqual(said.map((claim) => [claim.verdict, ...linesOf(claim)]), [['verified', 28, 28], ['verified', 28, 28], ['verified', 28, 28]]);
      const [convex, notStrictly, many] = said.map(({ message }) => message) as [string, string, string];
      assert.match(convex, /^the softmax cross-entropy is convex: at the midpoints of \d+ pairs/);
      assert.equal(notStrictly, 'the softmax cross-entropy is convex, and not strictly: along (1, …, 1) it does not change');
      assert.match(many, /along \(1, …, 1\): with one minimum it has a whole line of them$/);
      assert.ok(said[0]!.assumptions.includes('the cost function is the cross-entropy of the softmax of scores z'));
    });
  });

  describe('003: shares of 3, 7 and 14, pasted without superscripts', () => {
    let claims: readonly ClaimJson[];
    before(() => (claims = seedClaims('003', 'plaintext')));

    for (const latex of ['3/ (3+7+14) = 0.13', '7/ (3+7+14) = 0.29', '14/ (3+7+14) = 0.58']) {
      it(`verifies ${latex}`, () => {
        const claim = claimOf(claims, latex);
        assert.deepEqual([claim.verdict, ...linesOf(claim)], ['verified', 14, 14]);
        assert.match(claim.message, /correctly rounded$/);
      });
    }

    const restored: readonly (readonly [string, RegExp])[] = [
      ['e3/ e (3+7+14) =', /^as written .*truncated rather than rounded/],
      ['e7/ e (3+7+14) =', /^as written .*correctly rounded/],
      ['e14/ e (3+7+14) =', /^as written .*truncated rather than rounded/],
    ];
    for (const [latex, message] of restored) {
      it(`judges ${latex} … as written and with its superscripts`, () => {
        const claim = claimOf(claims, latex);
        assert.deepEqual([claim.verdict, ...linesOf(claim)], ['conditional', 27, 27]);
        assert.match(claim.message, message);
        assert.match(claim.message, /superscripts were lost in pasting/);
      });
    }
  });

  for (const number of ['000', '002', '003']) {
    it(`refutes nothing in ${number}, where nothing is false`, () => {
      const refuted = seedClaims(number, 'plaintext').filter(({ verdict }) => verdict === 'refuted');
      assert.deepEqual(refuted.map(({ latex, message }) => `${latex}: ${message}`), []);
    });
  }
});
