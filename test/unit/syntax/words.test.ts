import assert from 'node:assert/strict';
import { functionSuffix, isConnective, isWord, normaliseName } from '../../../src/syntax/words';

describe('words', () => {
  it('knows words of the field, exactly as written', () => {
    for (const word of ['softmax', 'ReLU', 'tanh', 'MSE', 'TP', 'KL', 'ln']) assert.equal(isWord(word), true, word);
    for (const word of ['xyz', 'Tp', 'kl', 'abc', 'ab', 'relU']) assert.equal(isWord(word), false, word);
  });

  it('finds a function at the end of a run with one or two factors before it', () => {
    assert.equal(functionSuffix('ylog'), 1);
    assert.equal(functionSuffix('wxexp'), 2);
    assert.equal(functionSuffix('log'), undefined);
    assert.equal(functionSuffix('catalog'), undefined);
  });

  it('tells words that join statements', () => {
    for (const text of ['if', 'for all', 'Subject to', 's.t.', 'if and only if', ', where']) assert.equal(isConnective(text), true, text);
    for (const text of ['softmax', 'true positives', 'if x']) assert.equal(isConnective(text), false, text);
  });

  it('writes names with single spaces', () => {
    assert.equal(normaliseName('log-likelihood'), 'log likelihood');
    assert.equal(normaliseName(' arg  max '), 'argmax');
    assert.equal(normaliseName('arg mix'), 'arg mix');
  });
});
