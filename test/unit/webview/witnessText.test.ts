import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { ClaimJson, WitnessJson } from '../../../src/protocol/verdict';
import { verifyCommand, witnessLatex, witnessNumPy } from '../../../src/webview/witnessText';

function claim(latex: string, witness: WitnessJson): ClaimJson & { readonly witness: WitnessJson } {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return { range, latex, kind: 'identity', verdict: 'refuted', code: 'identity-fails', message: '', evidence: {}, assumptions: [], witness };
}

describe('witnessLatex', () => {
  it('gives the point and both sides', () => {
    assert.equal(witnessLatex({ point: { a: 1, 'z[2]': -0.5 }, left: 0.25, right: 1e-7 }), 'a = 1,\\ z_{2} = -0.5\\colon\\quad 0.25 \\ne 1 \\cdot 10^{-7}');
    assert.equal(witnessLatex({ point: {}, left: [1, 2], right: [1, 3] }), '(1,\\, 2) \\ne (1,\\, 3)');
  });
});

describe('witnessNumPy', () => {
  it('makes an array of the entries of each variable, and names that Python allows', () => {
    const text = witnessNumPy(claim('\\lambda\n x', { point: { 'λ': 2, 'z[1]': 1, 'z[3]': 3, 'W[1,2]': 5, '𝐱[0]': 7, 'p̂': 0.5 }, left: [0.1, 2], right: [0.1, NaN] }));
    assert.equal(text, ['import numpy as np', '', '# \\lambda x', 'lambda_ = 2', 'z = np.array([1, np.nan, 3])', 'W = np.array([[np.nan, 5]])', 'x = np.array([7])', 'p = 0.5', 'left = np.array([0.1, 2])', 'right = np.array([0.1, np.nan])', 'difference = left - right', ''].join('\n'));
  });
});

describe('verifyCommand', () => {
  it('is one word to a shell, whatever the formula', () => {
    const latex = "f'(x) = $(rm -rf /) `id` \\frac{1}{2}\n = \"x\"";
    const words = execFileSync('sh', ['-c', verifyCommand({ latex }).replace('formulint verify', 'printf %s')], { encoding: 'utf8' });
    assert.equal(words, latex.replace('\n ', ' '));
  });
});
