import assert from 'node:assert/strict';
import { diagnosticOf, diagnosticsOf } from '../../../src/report/diagnostic';
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
        [0, 5, 'warning', null],
        [0, 5, 'error', 'identity-fails'],
        [1, 0, 'error', 'identity-fails'],
      ],
    );
  });
});
