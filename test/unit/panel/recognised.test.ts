import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import type { RecognisedJson } from '../../../src/protocol/recognised';

const known = (text: string): readonly RecognisedJson[] => checkDocument({ text, languageId: 'markdown' }, { plots: true }).claims.at(-1)?.recognised ?? [];

describe('what is told of functions', () => {
  it('tells of the function that a claim defines what the engine knows of it', () => {
    const [sigmoid, ...others] = known('$\\sigma(x) = \\frac{1}{1 + e^{-x}}$');
    assert.deepEqual([sigmoid!.name, sigmoid!.isDefined, others], ['the sigmoid', true, []]);
    assert.deepEqual(sigmoid!.facts, [
      { label: 'Values', latex: '(0, 1)' },
      { label: 'Limits', latex: '\\lim_{x \\to -\\infty} \\sigma\\left(x\\right) = 0,\\quad \\lim_{x \\to +\\infty} \\sigma\\left(x\\right) = 1' },
      { label: 'At', latex: 'x = 0\\colon\\; \\frac{1}{2}' },
      { label: 'Derivative', latex: '\\frac{d}{d x} \\sigma\\left(x\\right) = \\frac{1}{1 + e^{-x}} \\left(1 - \\frac{1}{1 + e^{-x}}\\right)' },
      { label: 'Monotony', words: 'strictly increasing' },
      { label: 'Lipschitz constant', latex: '\\frac{1}{4}' },
    ]);
  });

  it('says where it overflows in each format, computed as in the textbook and in its stable form', () => {
    const [sigmoid] = known('$\\sigma(x) = \\frac{1}{1 + e^{-x}}$');
    assert.deepEqual(sigmoid!.formats!.map(({ format, textbook, stable }) => [format, textbook.below?.at, textbook.below?.gives, textbook.above, stable]), [
      ['float16', -11.09375, '0', undefined, {}],
      ['bfloat16', -89, '0', undefined, {}],
      ['float32', -88.72283935546875, '0', undefined, {}],
      ['float64', -709.7827128933841, '0', undefined, {}],
    ]);
    const [softmax] = known('$\\mathrm{softmax}(z)_i \\le 1$');
    assert.deepEqual([softmax!.isDefined, softmax!.formats![0]!.textbook], [false, { below: { at: -17.34375, gives: 'NaN' }, above: { at: 9.9921875, gives: '0' } }]);
  });

  it('shortens numbers that have no closed form, and leaves out derivatives by cases', () => {
    const facts = (text: string) => known(text)[0]!.facts;
    assert.deepEqual(facts('$\\mathrm{GELU}(x) + x = x + \\mathrm{GELU}(x)$').find(({ label }) => label === 'Values'), { label: 'Values', latex: '[-0.16997\\ldots, \\infty)' });
    assert.equal(facts('$\\mathrm{ReLU}(x) \\ge 0$').find(({ label }) => label === 'Derivative'), undefined);
  });

  it('tells nothing of a definition that is wrong as though it were right', () => {
    assert.ok(known('$\\sigma(x) = \\frac{1}{1 + e^{x}}$').every(({ isDefined }) => !isDefined));
    assert.deepEqual(known('$a + b = b + a$'), []);
  });
});
