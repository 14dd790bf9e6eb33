import assert from 'node:assert/strict';
import { formula, words } from '../elaborate/pieces';
import { checkAll, told } from './checked';

/** What is told of a sentence, its formulas between dollars. */
function tells(sentence: string): readonly string[] {
  const pieces = sentence.split('$').map((part, at) => (at % 2 === 0 ? words(part) : formula(part, { display: false })));
  return checkAll(...pieces).filter(({ taken }) => taken?.statement.kind === 'property').map(({ verdict }) => told(verdict));
}

const one = (sentence: string): string => {
  const [only, ...others] = tells(sentence);
  assert.equal(others.length, 0);
  return only ?? 'nothing';
};

describe('judgeProperty', () => {
  const rows: readonly (readonly [string, string | RegExp])[] = [
    ['The sigmoid is convex.', 'refuted property-fails: the sigmoid is not convex: midway between x = 1, x′ = 2 it is 0.8176, above 0.8059, the mean at the ends'],
    ['The softplus is convex.', /^verified: the softplus is convex: at the midpoints of \d+ pairs the value is never above the mean at the ends$/],
    ['The softplus is strictly convex.', /^verified: the softplus is strictly convex: its second derivative is positive wherever it was tried/],
    ['The tanh is odd.', 'verified: the tanh is odd, by an algebraic certificate'],
    ['The sigmoid is odd.', 'refuted property-fails: the sigmoid is not odd: at −x for x = 1 it is 0.2689, not −0.7311'],
    ['The softmax sums to 1.', 'verified: the softmax sums to 1, by an algebraic certificate'],
    ['The softmax is shift invariant.', 'verified: the softmax does not change under a shift of its argument, by an algebraic certificate'],
    ['The log-softmax is shift invariant.', /^verified/],
    ['Log-sum-exp is shift invariant.', /^refuted property-fails: the log-sum-exp changes under a shift of its argument: at d = 2, .*c = −1 it goes from 2\.313 to 1\.313$/],
    ['The GELU is increasing.', /^refuted property-fails: the GELU is not increasing: from x = /],
    ['$x^3$ is strictly increasing.', /^verified: x\^3 is strictly increasing at \d+ informative points$/],
    ['$-x$ is increasing.', 'refuted property-fails: -x is not increasing: from x = 1 to 3 it goes from −1 to −3'],
    ['$\\exp(x)$ is 1-Lipschitz.', /^unchecked may-be-a-condition: .*; x may be meant to be restricted$/],
    ['Leaky ReLU is differentiable everywhere.', /^refuted property-fails: the leaky ReLU is not differentiable at x = 0: its slope is 0\.01 on the left and 1 on the right$/],
    ['The ELU is differentiable everywhere.', /^unchecked/],
    ['Log-sum-exp is a smooth maximum.', 'verified: the log-sum-exp is a smooth maximum: it tends to the maximum as the entries move apart (at z = [1, 2] it is 2.313)'],
    ['The mean is convex.', 'nothing'],
    ['$f(x)$ is convex.', 'nothing'],
    ['The softmax is monotone.', 'nothing'],
    ['The cost function is convex.', 'nothing'],
    ['$a + b$ is convex.', 'nothing'],
  ];
  for (const [sentence, expected] of rows) it(sentence, () => (typeof expected === 'string' ? assert.equal(one(sentence), expected) : assert.match(one(sentence), expected)));

  it('takes the cost function for that of the softmax only where that was the topic', () => {
    assert.equal(tells('The softmax has K outputs. The cost function is convex.').length, 1);
    assert.equal(tells('The softmax has K outputs. Linear regression has one. The cost function is convex.').length, 0);
    assert.match(one('The softmax has K outputs. The loss is concave.'), /^unchecked may-be-a-condition: .*; another function may be meant$/);
  });

  it('shows the pair of points', () => {
    const [claim] = checkAll(words('The sigmoid is convex.'));
    assert.ok(claim!.verdict.kind === 'refuted');
    assert.deepEqual(claim!.verdict.witness!.point, { x: 1, 'x′': 2 });
  });
});
