import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';

function verdictOf(text: string): string {
  const { claims } = checkDocument({ text, languageId: 'markdown' });
  const { verdict, message } = claims.at(-1)!;
  return `${verdict}: ${message}`;
}

const LIKELIHOOD = String.raw`\sum_{i=1}^n y_i \log p_i`;

describe('turnedLoss', () => {
  it('refutes a loss that is a log-likelihood, with a point', () => {
    assert.match(verdictOf(`The loss to be minimised is\n\n$$L = ${LIKELIHOOD}$$\n`), /^refuted: this is a log-likelihood, never above 0, .*a loss is its negative: 0\.\d+, not −0\.\d+, at n = 2, /);
    assert.match(verdictOf(`$$\\text{Loss} = \\frac{1}{n} ${LIKELIHOOD}$$\n`), /^refuted: this is a log-likelihood/);
    assert.match(verdictOf(String.raw`We minimise the cost $$J = y \log \sigma(z) + (1 - y) \log(1 - \sigma(z))$$`), /^refuted: this is a log-likelihood/);
  });

  it('takes the loss with its minus sign', () => {
    assert.match(verdictOf(`The loss to be minimised is\n\n$$L = -${LIKELIHOOD}$$\n`), /^stipulated: L is defined here/);
  });

  it('takes a likelihood for one', () => {
    assert.match(verdictOf(`The log-likelihood is\n\n$$L = ${LIKELIHOOD}$$\n`), /^stipulated: L is defined here/);
    assert.match(verdictOf(`We maximise, not minimise,\n\n$$L = ${LIKELIHOOD}$$\n`), /^stipulated: L is defined here/);
    assert.match(verdictOf(`Then\n\n$$L = ${LIKELIHOOD}$$\n`), /^stipulated: L is defined here/);
  });

  it('leaves a loss alone that has no targets, or is of both signs', () => {
    assert.match(verdictOf(String.raw`The loss of the game is $$L = \log D + \log(1 - G)$$`), /^stipulated: /);
    assert.match(verdictOf(String.raw`The loss is $$L = y \log x + x$$`), /^stipulated: /);
  });
});
