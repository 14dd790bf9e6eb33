import assert from 'node:assert/strict';
import { functionsNamed } from '../../../src/elaborate/proseNames';

/** The operator named, with a mark where the sentence says outright that the formula is it. */
const named = (prose: string): string => functionsNamed(prose).map(({ operator, how }) => operator + { said: '!', label: ':', near: '', over: '' }[how]).join(' ');

describe('functionsNamed', () => {
  it('takes a sentence that says what the function is at its word', () => {
    const prose = ['The softmax function is', 'The softmax function is given by', 'the sigmoid activation function:', 'ReLU is defined by', 'Recall that the softplus is', 'log-sum-exp:', 'The binary cross-entropy is'];
    assert.deepEqual(prose.map(named), ['softmax!', 'softmax!', 'sigmoid!', 'relu!', 'softplus!', 'logSumExp!', 'binaryCrossEntropy!']);
  });

  it('takes a name in passing for a hint', () => {
    const prose = ['By the cross entropy loss for a classifier', 'where softmax', 'the derivative of the sigmoid is', 'The weighted cross entropy is', 'The softmax gradient is', 'Unlike the ReLU, this is'];
    assert.deepEqual(prose.map(named), ['crossEntropy', 'softmax', 'sigmoid', 'crossEntropy', '', 'relu']);
  });

  it('hears only the sentence that leads up to the formula', () => {
    assert.equal(named('Use softmax. Then we have'), '');
    assert.equal(named('The softmax is used.\n\nIt is'), '');
    assert.equal(named('The sigmoid is nice. The softplus is'), 'softplus!');
  });

  it('hears nothing in everyday words, or where the words lead elsewhere', () => {
    for (const prose of ['The mean is', 'The sum is', 'softmax over here gives', 'as we see', '']) assert.equal(named(prose), '', prose);
  });

  it('takes none of several for certain', () => {
    assert.equal(named('The sigmoid is softplus:'), '');
  });
});
