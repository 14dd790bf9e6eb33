import assert from 'node:assert/strict';
import { glyph, headSymbol, isBold, isCapital, plainKey, symbolKey } from '../../../src/elaborate/symbol';
import type { SymbolSurface } from '../../../src/syntax/surface';
import { treeOf } from '../syntax/readsAs';

function symbolOf(latex: string): SymbolSurface {
  const symbol = headSymbol(treeOf(latex));
  assert.ok(symbol, latex);
  return symbol;
}

const keyOf = (latex: string): string => symbolKey(symbolOf(latex));

describe('symbol', () => {
  it('keys a letter as it is shown', () => {
    assert.deepEqual(['x', 'X', String.raw`\alpha`, String.raw`\ell`, String.raw`\infty`, 'α'].map(keyOf), ['x', 'X', 'α', 'ℓ', '∞', 'α']);
  });

  it('takes italic, roman and sans letters and the variants of a Greek letter for one symbol', () => {
    for (const latex of [String.raw`\mathrm{x}`, String.raw`\mathsf{x}`]) assert.equal(keyOf(latex), 'x');
    assert.equal(keyOf(String.raw`\varepsilon`), keyOf(String.raw`\epsilon`));
  });

  it('tells bold, calligraphic and blackboard letters from plain ones', () => {
    const keys = ['L', String.raw`\mathbf{L}`, String.raw`\mathcal{L}`, String.raw`\mathbb{L}`].map(keyOf);
    assert.deepEqual(keys, ['L', '𝐋', '𝓛', '𝕃']);
    assert.deepEqual([String.raw`\boldsymbol{\theta}`, String.raw`\boldsymbol{\Sigma}`, String.raw`\mathbf{1}`].map(keyOf), ['𝛉', '𝚺', '1']);
  });

  it('tells Fraktur letters from plain ones too', () => {
    assert.notEqual(keyOf(String.raw`\mathfrak{g}`), keyOf('g'));
  });

  it('keeps accents, innermost first', () => {
    assert.deepEqual([String.raw`\hat{y}`, String.raw`\hat{\mathbf{y}}`, String.raw`\tilde{\bar{w}}`, String.raw`\vec{x}`].map(keyOf), ['y\u0302', '𝐲\u0302', 'w\u0304\u0303', 'x\u20D7']);
    assert.notEqual(keyOf(String.raw`\tilde{\bar{w}}`), keyOf(String.raw`\bar{\tilde{w}}`));
  });

  it('finds the plain letter of a vector: an arrow goes, a hat stays', () => {
    const plain = [String.raw`\mathbf{o}`, String.raw`\vec{x}`, String.raw`\hat{\mathbf{y}}`, String.raw`\boldsymbol{\Sigma}`].map((latex) => plainKey(symbolOf(latex)));
    assert.deepEqual(plain, ['o', 'x', 'y\u0302', 'Σ']);
  });

  it('knows a vector by its weight or arrow', () => {
    assert.deepEqual([String.raw`\mathbf{x}`, String.raw`\vec{x}`, String.raw`\hat{x}`, String.raw`\mathcal{X}`, 'x'].map((latex) => isBold(symbolOf(latex))), [true, true, false, false, false]);
  });

  it('knows a capital, Greek ones too, and no number or word for one', () => {
    assert.deepEqual(['X', String.raw`\Sigma`, String.raw`\mathbf{W}`, 'x', String.raw`\sigma`, String.raw`\mathbf{1}`, String.raw`\operatorname{Foo}`].map((latex) => isCapital(symbolOf(latex))), [true, true, true, false, false, false, false]);
  });

  it('looks for the symbol under scripts and braces, and in no sum', () => {
    assert.deepEqual(['x_i^2', String.raw`{x_i}^2`, String.raw`\underbrace{x_i}_{n}`].map(keyOf), ['x', 'x', 'x']);
    assert.equal(headSymbol(treeOf('x + y')), undefined);
    assert.equal(headSymbol(treeOf('(x)')), undefined);
  });

  it('shows a name it does not know as it is', () => {
    assert.deepEqual([glyph('softmax'), glyph('lambda')], ['softmax', 'λ']);
  });
});
