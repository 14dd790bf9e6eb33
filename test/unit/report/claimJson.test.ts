import assert from 'node:assert/strict';
import { claimJson, claimsJson } from '../../../src/report/claimJson';
import { lineIndex } from '../../../src/report/lines';
import type { CheckedClaim, Verdict } from '../../../src/check/verdict';
import type { Claim, NotationFinding } from '../../../src/ir/claim';
import type { Evidence } from '../../../src/numeric/evidence';

const TEXT = 'first\nσ(x) = 1 + x\n';
const LINES = lineIndex(TEXT);
const CLAIM: Claim = { span: { start: 6, end: 18 }, latex: 'σ(x) = 1 + x', kind: 'identity', readings: [], findings: [] };
const EVIDENCE: Evidence = { method: 'sampling', informativePoints: 24, sizes: [], worstDifference: 0.5, precision: 53, seed: 9 };
const RANGE = { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } };

const checked = (verdict: Verdict, more: Partial<CheckedClaim> = {}): CheckedClaim => ({ verdict, steps: [], assumptions: [], ...more });

describe('claimJson', () => {
  it('carries all of a refuted claim', () => {
    const verdict: Verdict = {
      kind: 'refuted',
      code: 'identity-fails',
      message: 'the sides differ',
      evidence: EVIDENCE,
      witness: { point: { x: 2 }, left: 0.88, right: 3 },
    };
    const step = { span: { start: 13, end: 18 }, latex: '1 + x', verdict };
    const json = claimJson(
      CLAIM,
      checked(verdict, {
        span: { start: 13, end: 18 },
        steps: [step],
        reading: 'σ is the sigmoid',
        assumptions: [
          { text: 'σ is the sigmoid', source: 'convention' },
          { text: 'x is real', source: 'inferred' },
          { text: 'x is real', source: 'inferred' },
        ],
      }),
      LINES,
    );
    assert.deepEqual(json, {
      range: RANGE,
      findingRange: { start: { line: 1, character: 7 }, end: { line: 1, character: 12 } },
      latex: 'σ(x) = 1 + x',
      kind: 'identity',
      verdict: 'refuted',
      code: 'identity-fails',
      message: 'the sides differ',
      evidence: { method: 'sampling', informativePoints: 24, sizes: [], worstDifference: 0.5, precision: 53, seed: 9, reading: 'σ is the sigmoid' },
      assumptions: ['σ is the sigmoid', 'x is real'],
      witness: { point: { x: 2 }, left: 0.88, right: 3 },
      steps: [
        {
          range: { start: { line: 1, character: 7 }, end: { line: 1, character: 12 } },
          latex: '1 + x',
          verdict: 'refuted',
          code: 'identity-fails',
          message: 'the sides differ',
          witness: { point: { x: 2 }, left: 0.88, right: 3 },
        },
      ],
    });
  });

  it('gives a verified claim no code, reason, witness or steps', () => {
    const json = claimJson(CLAIM, checked({ kind: 'verified', message: 'holds', evidence: EVIDENCE }), LINES);
    assert.deepEqual(Object.keys(json), ['range', 'latex', 'kind', 'verdict', 'code', 'message', 'evidence', 'assumptions']);
    assert.equal(json.code, null);
  });

  it('gives an unchecked claim its reason and no evidence', () => {
    const json = claimJson({ ...CLAIM, cell: 3 }, checked({ kind: 'unchecked', reason: 'budget', message: 'too long' }), LINES);
    assert.deepEqual(json, {
      range: RANGE,
      cell: 3,
      latex: 'σ(x) = 1 + x',
      kind: 'identity',
      verdict: 'unchecked',
      code: null,
      message: 'too long',
      reason: 'budget',
      evidence: {},
      assumptions: [],
    });
  });

  it('says the condition of a conditional claim once', () => {
    const conditional = (message: string) =>
      claimJson(CLAIM, checked({ kind: 'conditional', message, condition: 'x > 0', evidence: EVIDENCE }), LINES);
    assert.equal(conditional('holds').message, 'holds, provided that x > 0');
    assert.equal(conditional('holds where x > 0').message, 'holds where x > 0');
    assert.equal(conditional('holds').code, null);
  });

  it('leaves out a difference that JSON cannot say', () => {
    const { evidence } = claimJson(CLAIM, checked({ kind: 'verified', message: '', evidence: { ...EVIDENCE, worstDifference: Infinity } }), LINES);
    assert.deepEqual(evidence, { method: 'sampling', informativePoints: 24, sizes: [], precision: 53, seed: 9 });
  });
});

describe('claimsJson', () => {
  const finding: NotationFinding = { code: 'free-index', message: 'i is free', span: { start: 13, end: 14 } };
  const verified: Verdict = { kind: 'verified', message: 'holds', evidence: EVIDENCE };

  it('puts a finding about notation behind its claim', () => {
    const claims = claimsJson({ ...CLAIM, findings: [finding, finding] }, checked(verified), LINES);
    assert.equal(claims.length, 2);
    assert.equal(claims[0]?.verdict, 'verified');
    assert.deepEqual(claims[1], {
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
      latex: '1',
      kind: 'notation',
      verdict: 'conditional',
      code: 'free-index',
      message: 'i is free',
      evidence: {},
      assumptions: [],
    });
  });

  it('does not repeat what is the verdict already', () => {
    const refuted: Verdict = { kind: 'refuted', code: 'free-index', message: 'i is free', evidence: EVIDENCE };
    assert.equal(claimsJson({ ...CLAIM, findings: [finding] }, checked(refuted), LINES).length, 1);
  });
});
