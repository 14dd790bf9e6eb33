import assert from 'node:assert/strict';
import { sentencesOf } from '../../../src/elaborate/sentences';
import { formula, heading, words } from './pieces';

const shown = (...pieces: Parameters<typeof sentencesOf>[0]): readonly string[] =>
  [...sentencesOf(pieces)].flatMap(([at, sentences]) => sentences.map(({ text, continues }) => `${at}${continues ? '+' : ''} ${text.trim()}`));

describe('sentencesOf', () => {
  it('ends sentences at full stops and empty lines, with formulas in their places', () => {
    const x = formula('x', { display: false });
    assert.deepEqual(shown(words('First. Now '), x, words(' is odd. Then\n\nmore')), ['0 First.', '2+ Now ⟨0⟩ is odd.', '2+ Then', '2 more']);
  });

  it('takes no abbreviation for an end', () => assert.deepEqual(shown(words('See e.g. the sigmoid, i.e. a function.')), ['0 See e.g. the sigmoid, i.e. a function.']));

  it('begins anew behind a heading', () => assert.deepEqual(shown(words('One. Two'), heading('Three'), words('Four.')), ['0 One.', '1+ Two', '2 Four.']));

  it('places words in the text, formulas as a whole', () => {
    const pieces = [words('See. The ', 10), formula('x^2', { display: false, start: 30 }), words(' is even.', 40)];
    const [sentence] = sentencesOf(pieces).get(2)!;
    const { text, place } = sentence!;
    const of = (part: string): readonly number[] => Object.values(place(text.indexOf(part), text.indexOf(part) + part.length));
    assert.deepEqual([of('is even'), of('⟨0⟩'), of('The')], [[41, 48], [30, 33], [15, 18]]);
  });
});
