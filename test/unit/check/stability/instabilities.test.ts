import assert from 'node:assert/strict';
import { substituteVariable } from '../../../../src/ir/substitute';
import { averaged } from '../../../../src/check/stability/cancellations';
import { stableFormOf } from '../../../../src/check/stability/stableForm';
import { compareSides } from '../../../../src/numeric/compareSides';
import { checkDocument } from '../../../../src/pipeline';
import type { ClaimJson, StabilityJson } from '../../../../src/protocol/verdict';
import { sides } from '../../numeric/claims';
import { rightSide } from './rightSide';

const r = String.raw;

const claimsOf = (text: string, stability: 'evidence' | 'findings' = 'findings'): readonly ClaimJson[] => checkDocument({ text, languageId: 'markdown' }, { stability }).claims;
const partsOf = (latex: string): readonly StabilityJson[] => claimsOf(`$$${latex}$$`)[0]!.evidence.stability ?? [];

/** The formula, the name of the stable form and its LaTeX. */
const unstable: readonly (readonly [string, string, string])[] = [
  [r`p_i = \frac{e^{z_i}}{\sum_{j=1}^{n} e^{z_j}}`, 'with the largest exponent taken off', r`\frac{e^{z_{i} - m}}{\sum_{j=1}^{n} e^{z_{j} - m}}, \quad m = \max_{j=1}^{n} z_{j}`],
  [r`p = \frac{e^{a}}{e^{a} + e^{b}}`, 'with the largest exponent taken off', r`\frac{e^{a - m}}{e^{a - m} + e^{b - m}}, \quad m = \max\left(a, b\right)`],
  [r`s = \frac{\sum_{j=1}^{n} e^{z_j} v_j}{\sum_{j=1}^{n} e^{z_j}}`, 'with the largest exponent taken off', r`\frac{\sum_{j=1}^{n} e^{z_{j} - m} v_{j}}{\sum_{j=1}^{n} e^{z_{j} - m}}, \quad m = \max_{j=1}^{n} z_{j}`],
  [r`p = \frac{e^{x}}{1 + e^{x}}`, 'sigmoid', r`\frac{1}{1 + e^{-x}}`],
  [r`f = \log \sum_{j=1}^{n} e^{z_j}`, 'log-sum-exp', r`m + \log\left(\sum_{j=1}^{n} e^{z_{j} - m}\right), \quad m = \max_{j=1}^{n} z_{j}`],
  [r`f = \log(1 + e^{x})`, 'softplus', r`\max\left(x, 0\right) + \mathrm{log1p}\left(e^{-\left|x\right|}\right)`],
  [r`f = \log \sigma(x)`, 'log-sigmoid', r`\min\left(x, 0\right) - \mathrm{log1p}\left(e^{-\left|x\right|}\right)`],
  [r`f = \log \frac{1}{1 + e^{-x}}`, 'log-sigmoid', r`\min\left(x, 0\right) - \mathrm{log1p}\left(e^{-\left|x\right|}\right)`],
  [r`f = \log(1 - \sigma(x))`, 'log-sigmoid', r`\min\left(-x, 0\right) - \mathrm{log1p}\left(e^{-\left|-x\right|}\right)`],
  [r`f = \log \frac{e^{a}}{e^{a} + e^{b}}`, 'log-softmax', r`a - m - \log\left(e^{a - m} + e^{b - m}\right), \quad m = \max\left(a, b\right)`],
  [r`f = \log(1 - p)`, 'log1p', r`\mathrm{log1p}\left(-p\right)`],
  [r`f = e^{x} - 1`, 'expm1', r`\mathrm{expm1}\left(x\right)`],
  [r`f = 1 - e^{-x}`, 'expm1', r`-\mathrm{expm1}\left(-x\right)`],
  [r`q = 1 - \sigma(x)`, 'sigmoid', r`\sigma\left(-x\right)`],
  [r`f = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}`, 'tanh', r`\tanh\left(x\right)`],
  [r`f = y \log \sigma(x) + (1 - y) \log(1 - \sigma(x))`, 'from logits', r`y x - \left(\max\left(x, 0\right) + \mathrm{log1p}\left(e^{-\left|x\right|}\right)\right)`],
  [r`f = \frac{1}{n} \sum_{i=1}^{n} x_i^2 - \left(\frac{1}{n} \sum_{i=1}^{n} x_i\right)^2`, 'the mean of squared deviations', r`\frac{1}{n} \sum_{i=1}^{n} \left(x_{i} - m\right)^{2}, \quad m = \frac{1}{n} \sum_{i=1}^{n} x_{i}`],
  [r`f = \sqrt{a^2 + b^2}`, 'scaled by the largest', r`m \sqrt{\left(\frac{a}{m}\right)^{2} + \left(\frac{b}{m}\right)^{2}}, \quad m = \max\left(\left|a\right|, \left|b\right|\right)`],
  [r`f = \sqrt{\sum_{i=1}^{n} x_i^2}`, 'scaled by the largest', r`m \sqrt{\sum_{i=1}^{n} \left(\frac{x_{i}}{m}\right)^{2}}, \quad m = \max_{i=1}^{n} \left|x_{i}\right|`],
  [r`f = \log \prod_{i=1}^{n} p_i`, 'a sum of logarithms', r`\sum_{i=1}^{n} \log\left(p_{i}\right)`],
];

const stable: readonly string[] = [
  r`p_i = \frac{e^{z_i - \max_k z_k}}{\sum_{j=1}^{n} e^{z_j - \max_k z_k}}`,
  r`p_i = \frac{e^{z_i - c}}{\sum_{j=1}^{n} e^{z_j - c}}`,
  r`f = \max_j z_j + \log \sum_{i=1}^{n} e^{z_i - \max_j z_j}`,
  r`f = \max(x, 0) + \log(1 + e^{-|x|})`,
  r`p = \frac{1}{1 + e^{-x}}`,
  r`p_i = \operatorname{softmax}(z)_i`,
  r`f = \operatorname{logsoftmax}(z)_i`,
  r`f = \operatorname{softplus}(-x)`,
  r`v = \frac{1}{n} \sum_{i=1}^{n} \left(x_i - \frac{1}{n} \sum_{j=1}^{n} x_j\right)^2`,
  r`f = \log(x) - 1`,
  r`f = w x + b`,
  r`f = e^{x}`,
  r`f = a^2 - b^2`,
  r`f = \log(1 + 2)`,
];

describe('instabilitiesOf', () => {
  for (const [latex, name, form] of unstable) {
    it(`finds where ${latex} fails`, () => {
      const [part, ...others] = partsOf(latex);
      assert.deepEqual([part?.stable, others], [{ name, latex: form }, []]);
      assert.ok(part!.failures.length > 0);
      for (const { got, exact, ulps } of part!.failures) {
        assert.ok(Number.isFinite(exact));
        assert.equal(ulps === undefined, typeof got === 'string');
      }
    });

    it(`offers for ${latex} the same function`, () => {
      const { expression, reading } = rightSide(latex);
      const found = stableFormOf(expression)!;
      const whole = found.where ? substituteVariable(found.form, found.where.letter, found.where.value) : found.form;
      const { kind } = compareSides(sides(averaged(expression)!, averaged(whole)!, { sizes: ['n'], freeIndices: reading.freeIndices }), { seed: 1 });
      assert.equal(kind, 'equal');
    });
  }

  for (const latex of stable) it(`finds nothing in ${latex}`, () => assert.deepEqual(partsOf(latex), []));

  it('says where, what floats give and the stable form', () => {
    const [claim, finding, ...others] = claimsOf('Let $$f(x) = \\log(1 + e^{x}).$$\n');
    assert.deepEqual([claim!.verdict, claim!.evidence.stability!.length, others.length], ['stipulated', 1, 0]);
    assert.deepEqual([finding!.kind, finding!.verdict, finding!.code], ['stability', 'conditional', 'unstable-form']);
    assert.equal(finding!.message, 'computed in float32 as it is written, log(1 + exp(x)) is ∞ at x = 89, where it should be 89; stable is max(x, 0) + log1p(exp(−|x|)) (softplus)');
    assert.deepEqual(finding!.range, { start: { line: 0, character: 13 }, end: { line: 0, character: 28 } });
    assert.deepEqual(finding!.evidence.stability![0]!.failures, [
      { format: 'float16', point: { x: 12 }, got: 'Infinity', exact: Math.log(1 + Math.exp(12)) },
      { format: 'bfloat16', point: { x: 89 }, got: 'Infinity', exact: 89 },
      { format: 'float32', point: { x: 89 }, got: 'Infinity', exact: 89 },
      { format: 'float64', point: { x: 710 }, got: 'Infinity', exact: 710 },
    ]);
  });

  it('says how many ulps a number is off', () => {
    const [, finding] = claimsOf('$$v = e^{x} - 1$$');
    assert.match(finding!.message, /^computed in float32 as it is written, exp\(x\) − 1 is 9\.537·10\^−7 at x = 1·10\^−6, where it should be 1·10\^−6, 4[0-9.]*(?:·10\^5|00?000) ulps off; stable is expm1\(x\)$/);
  });

  it('tells digits apart that look alike when cut short', () => {
    const [, finding] = claimsOf(r`$$v = \frac{1}{n} \sum_{i=1}^{n} x_i^2 - \left(\frac{1}{n} \sum_{i=1}^{n} x_i\right)^2$$`);
    assert.match(finding!.message, /is 0\.666748047 at x = \(32, 33, 34\), where it should be 0\.666666667, 1400 ulps off; stable is /);
  });

  it('keeps to the domains that are stated', () => {
    const failuresOf = (text: string): readonly string[] => claimsOf(text).at(-1)!.evidence.stability?.[0]?.failures.map(({ format, point }) => `${format} at ${point.x}`) ?? [];
    assert.deepEqual(failuresOf('Let $x < 0$. Then $$f = \\frac{e^{x}}{1 + e^{x}}$$'), []);
    assert.equal(failuresOf('Let $x > 0$. Then $$f = \\frac{e^{x}}{1 + e^{x}}$$').length, 4);
  });

  it('reports a part once in a document, and as evidence wherever it stands', () => {
    const text = '$$f = \\log(1 + e^{x})$$\n\n$$g = 2 \\log(1 + e^{x})$$\n';
    assert.deepEqual(claimsOf(text).map(({ kind }) => kind), ['definition', 'stability', 'definition']);
    assert.deepEqual(claimsOf(text, 'evidence').map(({ evidence }) => evidence.stability?.length), [1, 1]);
  });

  it('looks at nothing unless asked, nor at what is refuted', () => {
    const text = '$$f = \\log(1 + e^{x})$$\n';
    assert.equal(checkDocument({ text, languageId: 'markdown' }).claims[0]!.evidence.stability, undefined);
    const [wrong, ...others] = claimsOf('$$\\operatorname{softplus}(x) = 2 \\log(1 + e^{x})$$\n');
    assert.deepEqual([wrong!.verdict, wrong!.evidence.stability, others], ['refuted', undefined, []]);
  });

  it('says nothing of the side that a stable form is derived from', () => {
    assert.deepEqual(partsOf(r`\log \sum_{i=1}^{n} e^{z_i} = \max_{j=1}^{n} z_j + \log \sum_{i=1}^{n} e^{z_i - \max_{j=1}^{n} z_j}`), []);
  });

  it('is silenced by a comment', () => {
    const [, finding] = claimsOf('<!-- formulint-disable unstable-form -->\n\n$$f = \\log(1 + e^{x})$$\n');
    assert.equal(finding!.suppressed, true);
  });
});
