import assert from 'node:assert/strict';
import { bigOperator, leafMeaning } from '../../../src/syntax/commands';

describe('commands', () => {
  it('merges variants and Unicode letters', () => {
    for (const text of [String.raw`\epsilon`, String.raw`\varepsilon`, 'ε', 'ϵ']) assert.deepEqual(leafMeaning(text), { kind: 'symbol', name: 'epsilon', font: 'normal' });
    assert.deepEqual(leafMeaning(String.raw`\intercal`), { kind: 'symbol', name: 'top', font: 'normal' });
  });

  it('keeps signs of different meaning apart', () => {
    assert.deepEqual(leafMeaning(String.raw`\le`), { kind: 'relation', sign: '≤' });
    assert.deepEqual(leafMeaning(String.raw`\ll`), { kind: 'relation', sign: '≪' });
    assert.deepEqual(leafMeaning(String.raw`\to`), { kind: 'relation', sign: '→' });
    assert.deepEqual(leafMeaning(String.raw`\Rightarrow`), { kind: 'relation', sign: '⇒' });
  });

  it('says nothing of letters and of what it does not know', () => {
    assert.equal(leafMeaning('x'), undefined);
    assert.equal(leafMeaning(String.raw`\models`), undefined);
  });

  it('knows big operators, in symbols and in letters', () => {
    assert.deepEqual(bigOperator('sum'), { operator: 'sum', word: false });
    assert.deepEqual(bigOperator('intop'), { operator: 'int', word: false });
    assert.deepEqual(bigOperator('argmax'), { operator: 'argmax', word: true });
    assert.equal(bigOperator('log'), undefined);
  });
});
