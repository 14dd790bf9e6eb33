import assert from 'node:assert/strict';
import { add, apply, divide, exp, log, one, subtract, zero } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { loadMpfr } from '../../../src/mpfr/index';
import { findInstability } from '../../../src/numeric/findInstability';
import type { Instability } from '../../../src/numeric/findInstability';
import { isNormal, roundTo, unitInLastPlace } from '../../../src/numeric/floatFormats';
import type { FloatFormat } from '../../../src/numeric/floatFormats';
import type { Precision } from '../../../src/numeric/precision';
import { at, d, overD, sigmoid, softmax, square, sumOver, x, z } from './claims';
import { comprehension, index } from '../../../src/ir/build';

const formats = ['float16', 'bfloat16', 'float32', 'float64'] as const;
let precision: Precision;
before(async () => {
  precision = await loadMpfr();
});

const found = (expression: Expression, format: FloatFormat, form?: 'stable' | 'plain'): Instability | undefined => findInstability(expression, [format], { precision, ...(form ? { form } : {}) });

const mean = (of: (j: Expression) => Expression): Expression => divide(sumOver(of), d);
const largest = apply('max', z);
const shifted = (j: Expression): Expression => exp(subtract(at(z, j), largest));

const naive: readonly (readonly [string, Expression])[] = [
  ['softmax as in the textbook', comprehension('i', overD, divide(exp(at(z, index('i'))), sumOver((j) => exp(at(z, j)))))],
  ['the library’s softmax, its plain form', softmax(z)],
  ['log(1 + e^x)', log(add(one, exp(x)))],
  ['log σ(x)', log(sigmoid(x))],
  ['log ∑ e^z', log(sumOver((j) => exp(at(z, j))))],
  ['E[z²] − E[z]²', subtract(mean((j) => square(at(z, j))), square(mean((j) => at(z, j))))],
  ['√(∑ z²)', apply('sqrt', sumOver((j) => square(at(z, j))))],
  ['e^x − 1', subtract(exp(x), one)],
];

const stable: readonly (readonly [string, Expression])[] = [
  ['softmax with the largest taken off', comprehension('i', overD, divide(shifted(index('i')), sumOver(shifted)))],
  ['max(x, 0) + log1p(e^(−|x|))', add(apply('max', x, zero), apply('log1p', exp(apply('negate', apply('abs', x)))))],
  ['max z + log ∑ e^(z − max z)', add(largest, log(sumOver(shifted)))],
  ['E[(z − E[z])²]', mean((j) => square(subtract(at(z, j), mean((k) => at(z, k)))))],
  ['tanh', apply('tanh', x)],
];

describe('findInstability', () => {
  for (const [name, expression] of naive) {
    it(`finds where ${name} fails in each format`, () => {
      for (const format of formats) {
        // In float64 some are off only where inputs are larger, or smaller, than any that are tried.
        if (format === 'float64' && /E\[|√/.test(name)) continue;
        if (format === 'float32' && /√/.test(name)) continue;
        if (format === 'bfloat16' && /√/.test(name)) continue;
        const instability = found(expression, format);
        assert.ok(instability, format);
        assert.equal(instability.format, format);
        assert.ok(Number.isFinite(instability.exact) && isNormal(format, instability.exact));
        assert.ok(instability.ulps > 128);
      }
    });
  }

  for (const [name, expression] of stable) {
    it(`finds nothing in ${name}`, () => {
      // Squares overflow in float16 however they are summed, and bfloat16 has not three digits for a mean.
      for (const format of /²/.test(name) ? (['float32', 'float64'] as const) : formats) assert.deepEqual(found(expression, format), undefined, format);
    });
  }

  it('says at which inputs softmax overflows', () => {
    const pointOf = (format: FloatFormat): unknown => {
      const { point, got, exact, ulps } = found(softmax(z), format)!;
      return [point, got, Number(exact.toFixed(12)), ulps];
    };
    const all = (value: number): unknown => [{ 'z[1]': value, 'z[2]': value, 'z[3]': value }, NaN, 0.333333333333, Infinity];
    assert.deepEqual(pointOf('float16'), all(12));
    assert.deepEqual(pointOf('float32'), all(89));
    assert.deepEqual(pointOf('bfloat16'), all(89));
    assert.deepEqual(pointOf('float64'), all(710));
  });

  it('goes by the form the functions of the field are computed in', () => {
    assert.ok(found(softmax(z), 'float32', 'plain'));
    assert.equal(found(softmax(z), 'float32', 'stable'), undefined);
    assert.ok(found(apply('logSumExp', z), 'float16', 'plain'));
    assert.equal(found(apply('logSumExp', z), 'float16', 'stable'), undefined);
  });

  it('blames no formula whose true value is beyond the format', () => {
    assert.equal(found(exp(x), 'float16'), undefined);
    assert.equal(found(divide(one, x), 'float32'), undefined);
  });
});

describe('roundTo', () => {
  it('rounds to the nearest of the format, to even in between', () => {
    // IEEE 754-2019: float16 has 11 bits, so 2048 and 2050 are neighbours.
    assert.equal(roundTo('float16', 2049), 2048);
    assert.equal(roundTo('float16', 2051), 2052);
    assert.equal(roundTo('float16', 0.1), 0.0999755859375);
    assert.equal(roundTo('bfloat16', 0.1), 0.10009765625);
    assert.equal(roundTo('bfloat16', 257), 256);
    assert.equal(roundTo('bfloat16', 259), 260);
    assert.equal(roundTo('float32', 0.1), 0.10000000149011612);
    assert.equal(roundTo('float64', 0.1), 0.1);
  });

  it('keeps subnormal numbers, signs and what is no number', () => {
    assert.equal(roundTo('float16', 2 ** -24), 2 ** -24);
    assert.equal(roundTo('float16', 2 ** -25), 0);
    assert.equal(roundTo('float16', 2 ** -25 * 1.001), 2 ** -24);
    assert.equal(roundTo('float16', 3 * 2 ** -25), 2 * 2 ** -24);
    assert.ok(Object.is(roundTo('float16', -(2 ** -30)), -0));
    assert.equal(roundTo('bfloat16', 2 ** -133), 2 ** -133);
    assert.equal(roundTo('bfloat16', 2 ** -134), 0);
    assert.ok(Number.isNaN(roundTo('float16', NaN)));
  });

  it('overflows half a unit above the largest', () => {
    assert.equal(roundTo('float16', 65504), 65504);
    assert.equal(roundTo('float16', 65519.99), 65504);
    assert.equal(roundTo('float16', 65520), Infinity);
    assert.equal(roundTo('float16', -1e9), -Infinity);
    assert.equal(roundTo('bfloat16', 3.3895313892515355e38), 3.3895313892515355e38);
    assert.equal(roundTo('bfloat16', 3.4e38), Infinity);
  });

  it('agrees with float32 by the same rule', () => {
    for (let k = 1; k < 200; k++) {
      const value = Math.sin(k) * 10 ** (k % 60 - 40);
      const unit = unitInLastPlace('float32', value);
      assert.ok(Math.abs(Math.fround(value) - value) <= unit / 2);
      assert.ok(Number.isInteger(Math.fround(value) / unit));
    }
  });
});
