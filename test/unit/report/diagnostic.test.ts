import assert from 'node:assert/strict';
import { diagnosticOf, diagnosticsOf } from '../../../src/report/diagnostic';
import type { RuleSettings } from '../../../src/config/rules';
import type { ClaimJson } from '../../../src/protocol/verdict';

const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character: character + 1 } });
const CLAIM: ClaimJson = {
  range: at(2),
  latex: 'x',
  kind: 'identity',
  verdict: 'refuted',
  code: 'identity-fails',
  message: 'differs',
  evidence: {},
  assumptions: [],
};

describe('diagnosticOf', () => {
  it('gives a refuted claim the severity of its code', () => {
    assert.deepEqual(diagnosticOf(CLAIM), {
      range: at(2),
      severity: 'error',
      code: 'identity-fails',
      message: 'differs',
      docs: 'docs/codes/identity-fails.md',
      tags: ['value'],
    });
    assert.equal(diagnosticOf({ ...CLAIM, code: 'free-index' })?.severity, 'warning');
  });

  it('points at the finding where it is narrower than the claim', () => {
    assert.deepEqual(diagnosticOf({ ...CLAIM, findingRange: at(4), cell: 1 })?.range, at(4));
    assert.equal(diagnosticOf({ ...CLAIM, cell: 1 })?.cell, 1);
  });

  it('reports a conditional claim with a code for information', () => {
    assert.equal(diagnosticOf({ ...CLAIM, verdict: 'conditional' })?.severity, 'info');
    assert.equal(diagnosticOf({ ...CLAIM, verdict: 'conditional', code: null }), undefined);
  });

  it('keeps the severity of findings about notation', () => {
    assert.equal(diagnosticOf({ ...CLAIM, kind: 'notation', verdict: 'conditional', code: 'index-range-mismatch' })?.severity, 'warning');
  });

  it('finds nothing in verified, stipulated and unchecked claims', () => {
    for (const verdict of ['verified', 'stipulated', 'unchecked'] as const) {
      assert.equal(diagnosticOf({ ...CLAIM, verdict, code: null }), undefined);
    }
  });
});

describe('diagnosticsOf', () => {
  it('sorts findings and damage by place, cell by cell', () => {
    const claims = [{ ...CLAIM, cell: 1, range: at(0) }, { ...CLAIM, cell: 0, range: at(5, 3) }, { ...CLAIM, verdict: 'verified' as const, code: null }];
    const problems = [{ cell: 0, range: at(5, 2), message: 'unclosed $$' }];
    assert.deepEqual(
      diagnosticsOf({ claims, problems }).map(({ cell, range, severity, code }) => [cell, range.start.line, severity, code]),
      [
        [0, 5, 'warning', 'damaged-document'],
        [0, 5, 'error', 'identity-fails'],
        [1, 0, 'error', 'identity-fails'],
      ],
    );
  });

  const codesOf = (claims: readonly ClaimJson[], rules?: RuleSettings) => diagnosticsOf({ claims, problems: [] }, rules).map(({ code, severity, claim }) => [code, severity, claim]);

  it('follows the preset, then the level of the code', () => {
    const claims: readonly ClaimJson[] = [
      CLAIM,
      { ...CLAIM, range: at(3), verdict: 'conditional' },
      { ...CLAIM, range: at(4), verdict: 'unchecked', code: null, reason: 'budget' },
      { ...CLAIM, range: at(5), verdict: 'unchecked', code: 'unknown-macro', reason: 'unknown-macro' },
    ];
    assert.deepEqual(codesOf(claims), [['identity-fails', 'error', 0], ['identity-fails', 'info', 1], ['unknown-macro', 'info', 3]]);
    assert.deepEqual(codesOf(claims, { preset: 'strict', levels: {} }), [
      ['identity-fails', 'error', 0], ['identity-fails', 'warning', 1], ['unchecked-claim', 'info', 2], ['unknown-macro', 'warning', 3],
    ]);
    assert.deepEqual(codesOf(claims, { preset: 'off', levels: {} }), []);
    assert.deepEqual(codesOf(claims, { preset: 'off', levels: { 'identity-fails': 'warning' } }), [['identity-fails', 'warning', 0], ['identity-fails', 'info', 1]]);
    assert.deepEqual(codesOf(claims, { preset: 'strict', levels: { 'identity-fails': 'info', 'unchecked-claim': 'error', 'unknown-macro': 'off' } }), [
      ['identity-fails', 'info', 0], ['identity-fails', 'info', 1], ['unchecked-claim', 'error', 2],
    ]);
  });

  it('gives the reason of what was not checked', () => {
    const [finding] = diagnosticsOf({ claims: [{ ...CLAIM, verdict: 'unchecked', code: null, reason: 'budget', message: 'too long' }], problems: [] }, { preset: 'strict', levels: {} });
    assert.equal(finding?.message, 'not checked (budget): too long');
  });

  it('says the same thing once, at the narrowest place, and never more mildly', () => {
    const wide = { ...CLAIM, range: { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } } };
    assert.deepEqual(codesOf([wide, CLAIM]).map(([, , claim]) => claim), [1]);
    assert.deepEqual(codesOf([CLAIM, CLAIM]).map(([, , claim]) => claim), [0]);
    assert.equal(codesOf([CLAIM, { ...CLAIM, cell: 1 }]).length, 2);
    assert.equal(codesOf([CLAIM, { ...CLAIM, code: 'wrong-number' }]).length, 2);
    assert.equal(codesOf([CLAIM, { ...CLAIM, range: at(2, 5) }]).length, 2);
    assert.deepEqual(codesOf([wide, { ...CLAIM, verdict: 'conditional' }]), [['identity-fails', 'error', 0], ['identity-fails', 'info', 1]]);
    assert.deepEqual(codesOf([{ ...CLAIM, verdict: 'conditional' }, CLAIM]), [['identity-fails', 'error', 1]]);
  });

  it('passes over damage that a comment silences', () => {
    assert.deepEqual(diagnosticsOf({ claims: [], problems: [{ range: at(1), message: 'unclosed', suppressed: true }] }), []);
  });
});
