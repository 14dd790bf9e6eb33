import assert from 'node:assert/strict';
import { exp } from '../../../src/ir/build';
import { programOf } from '../../../src/numeric/findInstability';
import type { FloatFormat } from '../../../src/numeric/floatFormats';
import { firstOverflow } from '../../../src/numeric/overflow';
import { sigmoid, softmax, square, x, z } from './claims';

const formats: readonly FloatFormat[] = ['float16', 'bfloat16', 'float32', 'float64'];
const overflows = (of: Parameters<typeof programOf>[0], form: 'plain' | 'stable', sign: 1 | -1) => formats.map((format) => firstOverflow(programOf(of, form)!, format, sign));

describe('firstOverflow', () => {
  it('finds where the exponential overflows in each format', () => {
    // log 65520, log 3.396…·10³⁸, log 3.4028…·10³⁸ and log 1.7976…·10³⁰⁸, each rounded up to a number of the format.
    assert.deepEqual(overflows(exp(x), 'plain', 1), [{ at: 11.09375, gives: Infinity }, { at: 89, gives: Infinity }, { at: 88.72283935546875, gives: Infinity }, { at: 709.7827128933841, gives: Infinity }]);
    assert.deepEqual(overflows(exp(x), 'plain', -1), [undefined, undefined, undefined, undefined]);
  });

  it('tells the textbook’s sigmoid, which overflows on the way, from the stable one, which does not', () => {
    assert.deepEqual(overflows(sigmoid(x), 'plain', -1).map((found) => found?.gives), [0, 0, 0, 0]);
    assert.deepEqual(overflows(sigmoid(x), 'plain', 1), [undefined, undefined, undefined, undefined]);
    for (const sign of [1, -1] as const) assert.deepEqual(overflows(sigmoid(x), 'stable', sign), [undefined, undefined, undefined, undefined]);
  });

  it('sets all entries of a vector alike', () => {
    // 3 e^x overflows before e^x does; far below, 0/0.
    assert.deepEqual(firstOverflow(programOf(softmax(z), 'plain')!, 'float16', 1)?.at, 9.9921875);
    assert.ok(Number.isNaN(firstOverflow(programOf(softmax(z), 'plain')!, 'float16', -1)?.gives));
    assert.equal(firstOverflow(programOf(softmax(z), 'stable')!, 'float16', 1), undefined);
  });

  it('finds the very first number', () => {
    const found = firstOverflow(programOf(square(x), 'plain')!, 'float16', 1)!;
    assert.equal(found.at, 256);
    assert.ok(255.875 ** 2 < 65520 && 256 ** 2 >= 65520);
  });
});
