import assert from 'node:assert/strict';
import { mpfrBesides, precisionSource } from '../../src/mpfr/load';
import { checkPrecisely } from '../../src/pipeline';

const check = (text: string, source = mpfrBesides()) => checkPrecisely({ text, languageId: 'markdown' }, {}, source);
const counted = () => {
  let loads = 0;
  const real = mpfrBesides();
  return { source: precisionSource(() => ((loads += 1), real.load())), loads: () => loads };
};

describe('checkPrecisely', () => {
  it('loads nothing where floats tell', async () => {
    const { source, loads } = counted();
    const text = '$1 - \\sigma(x) = \\sigma(-x)$, $\\frac{1}{3} \\approx 0.333$, $\\tanh x = \\sigma(x)$, $\\sqrt{2} = 1.4142131$, $0.1 + 0.2 = 0.30000000000000000000$';
    const { claims } = await check(text, source);
    assert.deepEqual(claims.map(({ verdict }) => verdict), ['verified', 'verified', 'refuted', 'refuted', 'verified']);
    assert.equal(loads(), 0);
  });

  it('loads once for what floats leave open', async () => {
    const { source, loads } = counted();
    for (let time = 0; time < 2; time++) {
      const { claims } = await check('$\\pi = 3.14159265358979323846$ and $\\pi = 3.14159265358979323899$', source);
      assert.deepEqual(claims.map(({ verdict, message }) => `${verdict}: ${message}`), [
        'verified: the value is 3.14159265358979: correctly rounded',
        'refuted: the value is 3.14159265358979323846, not 3.14159265358979323899',
      ]);
      assert.equal(claims[0]!.evidence.precision, 512);
    }
    assert.equal(loads(), 1);
  });

  it('refutes a difference that floats do not show, and says how large it is', async () => {
    const { claims } = await check('For all $x$: $\\sigma(x) (1 + 10^{-20}) = \\sigma(x)$.');
    const claim = claims.find(({ latex }) => latex.includes('sigma'))!;
    assert.notEqual(claim.verdict, 'verified');
    assert.match(claim.message, /, a difference of \d(\.\d+)?·10\^−2\d/);
  });

  it('keeps the first report where there are no more digits', async () => {
    const { claims } = await check('$\\pi = 3.14159265358979323846$', precisionSource(() => Promise.reject(new Error('no WebAssembly'))));
    assert.deepEqual(claims.map(({ verdict, reason }) => [verdict, reason]), [['unchecked', 'not-decided-numerically']]);
  });
});

describe('numerals of more digits than floats have', () => {
  const verdicts = async (...formulas: readonly string[]) => (await check(formulas.map((formula) => `$${formula}$`).join('\n\n'))).claims.map(({ verdict, message }) => `${verdict}: ${message}`);

  it('holds fractions against exact arithmetic', async () => {
    assert.deepEqual(await verdicts('\\frac{1}{3} = 0.33333333333333333333', '\\frac{1}{3} = 0.33333333333333333332', '0.1 + 0.2 = 0.30000000000000000001'), [
      'verified: the value is 0.333333333333333: correctly rounded',
      'refuted: the value is 0.33333333333333333333, not 0.33333333333333333332',
      'refuted: the value is 0.30000000000000000000, not 0.30000000000000000001',
    ]);
  });

  it('takes what a program prints for what it is', async () => {
    // 16 and 17 digits carry the rounding errors of floats: σ(1) is 0.73105857863000487925….
    const printed = await check('$\\sigma(1) = 0.7310585786300049$ and $\\sigma(1) = 0.73105857863000490$\n\n$\\frac{1}{10} = 0.1000000000000000055511151231257827$');
    assert.deepEqual(printed.claims.map(({ verdict, message }) => `${verdict}: ${message}`), [
      'verified: the value is 0.731058578630005: correctly rounded',
      'verified: the value is 0.731058578630005: correctly rounded',
      'unchecked: these are the digits of the float next to 0.1, as a program prints them',
    ]);
  });

  it('decides on which side of a boundary a number is rounded', async () => {
    assert.deepEqual(await verdicts('\\frac{1}{8} = 0.13', '\\frac{1}{8} = 0.12', '\\frac{1}{8} + 10^{-12} = 0.12', '\\frac{1}{8} + 10^{-12} = 0.13', '\\frac{1}{8} - 10^{-13} e = 0.13', '\\frac{1}{8} - 10^{-13} e = 0.12'), [
      'verified: the value is 0.125: correctly rounded',
      'verified: the value is 0.125: correctly rounded',
      'verified: the value is 0.125: truncated rather than rounded (0.13)',
      'verified: the value is 0.125: correctly rounded',
      'refuted: the value is 0.12, not 0.13',
      'verified: the value is 0.125: correctly rounded',
    ]);
  });

  it('knows a rounded from a cut-off last digit, and a negative number', async () => {
    assert.deepEqual(await verdicts('-\\frac{2}{3} = -0.66666666666666666667', '-\\frac{2}{3} = -0.66666666666666666666', '-\\frac{2}{3} = -0.66666666666666666665'), [
      'verified: the value is −0.666666666666667: correctly rounded',
      'verified: the value is −0.666666666666667: truncated rather than rounded (−0.66666666666666666667)',
      'refuted: the value is −0.66666666666666666667, not -0.66666666666666666665',
    ]);
  });
});
