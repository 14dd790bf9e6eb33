import assert from 'node:assert/strict';
import { mathAlphanumeric } from '../../../src/syntax/unicodeLetters';

describe('mathAlphanumeric', () => {
  it('gives the plain letter and its font', () => {
    assert.deepEqual(mathAlphanumeric('𝐱'), { letter: 'x', font: 'bold' });
    assert.deepEqual(mathAlphanumeric('𝑥'), { letter: 'x', font: 'normal' });
    assert.deepEqual(mathAlphanumeric('𝔼'), { letter: 'E', font: 'blackboard' });
    assert.deepEqual(mathAlphanumeric('𝓛'), { letter: 'L', font: 'calligraphic' });
    assert.deepEqual(mathAlphanumeric('𝛼'), { letter: 'α', font: 'normal' });
    assert.deepEqual(mathAlphanumeric('𝟏'), { letter: '1', font: 'bold' });
  });

  it('is undefined for any other character', () => {
    assert.equal(mathAlphanumeric('x'), undefined);
    assert.equal(mathAlphanumeric('ℝ'), undefined);
    assert.equal(mathAlphanumeric(''), undefined);
  });
});
