import assert from 'node:assert/strict';
import { propertiesSaid } from '../../../src/elaborate/propertyWords';

/** `subject: phrase | phrase`, or `nothing`. */
function said(sentence: string): string {
  const found = propertiesSaid(sentence);
  if (!found) return 'nothing';
  const { subject, phrases } = found;
  const about = subject.kind === 'formula' ? `⟨${subject.formula}⟩` : subject.kind === 'name' ? subject.words : subject.kind;
  return `${about}: ${phrases.map(({ start, end }) => sentence.slice(start, end)).join(' | ')}`;
}

describe('propertiesSaid', () => {
  const asserted: readonly (readonly [string, string])[] = [
    ['The sigmoid is monotone and bounded between 0 and 1.', 'sigmoid: is monotone | bounded between 0 and 1'],
    ['Note that ⟨0⟩ is smooth maximum whereas ⟨1⟩ for some ⟨2⟩ is another.', '⟨0⟩: is smooth maximum'],
    ['The function ⟨0⟩ is convex in ⟨1⟩.', '⟨0⟩: is convex in ⟨1⟩'],
    ['5. Cost Function: The cost function is convex.', 'cost: is convex'],
    ['Yet not Strictly Convex hence there infinite number of minima.', 'same: not Strictly Convex | there infinite number of minima'],
    ['The outputs of the softmax sum to 1.', 'softmax: sum to 1'],
    ['Softmax is invariant to adding a constant to all logits, which is handy.', 'Softmax: is invariant to adding a constant to all logits'],
    ['Hence ⟨0⟩ is 1-Lipschitz.', '⟨0⟩: is 1-Lipschitz'],
    ['The tanh function is odd, bounded between −1 and 1 and strictly increasing.', 'tanh: is odd | bounded between −1 and 1 | strictly increasing'],
    ['ReLU is not convex.', 'ReLU: is not convex'],
  ];
  for (const [sentence, expected] of asserted) it(sentence, () => assert.equal(said(sentence), expected));

  const open = [
    'Is ⟨0⟩ convex?',
    'The function ⟨0⟩ is convex if ⟨1⟩.',
    'If ⟨0⟩ is convex, then so is ⟨1⟩.',
    'The function ⟨0⟩ is even better.',
    'The sigmoid is convex for negative inputs.',
    'The sigmoid is convex on the left.',
    'The sigmoid is rarely convex.',
    'The “sigmoid” is convex.',
    'We assume that ⟨0⟩ is convex.',
    'It is wrong that ⟨0⟩ is convex.',
    'Show that ⟨0⟩ is convex.',
    'The sigmoid is not always convex.',
    'The function ⟨0⟩ may be convex.',
    'The sigmoid is bounded.',
    'Since ⟨0⟩ is convex, the minimum is unique.',
    'The softmax is a smooth approximation of the argmax.',
    'This is monotone decreasing work.',
  ];
  for (const sentence of open) it(`takes nothing from: ${sentence}`, () => assert.equal(said(sentence), 'nothing'));

  it('reads bounds and kinds', () => {
    const phrases = propertiesSaid('The sigmoid lies strictly between zero and ⟨0⟩ and is strictly increasing.')!.phrases.map((phrase) => phrase.said);
    assert.deepEqual(phrases, [
      { kind: 'range', low: 'zero', high: '⟨0⟩', open: true },
      { kind: 'monotone', direction: 'increasing', strict: true },
    ]);
    assert.deepEqual(propertiesSaid('⟨0⟩ is non-convex.')!.phrases[0]!.said, { kind: 'convex', upward: true, strict: false, holds: false });
  });
});
