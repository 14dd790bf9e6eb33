import assert from 'node:assert/strict';
import { primeField } from '../../../src/numeric/primeField';

describe('primeField', () => {
  for (const k of [0, 1, 2, 3]) {
    const field = primeField(k);

    it(`inverts modulo ${field.p}`, () => {
      for (const a of [1, 2, 3, 1024, 12_345_678, (field.p - 1) / 2, field.p - 2, field.p - 1]) {
        const inverse = field.inverse(a);
        assert.ok(Number.isInteger(inverse) && inverse > 0 && inverse < field.p, `1/${a}`);
        assert.equal(field.multiply(a, inverse), 1, `1/${a}`);
        assert.equal(inverse, field.power(a, field.p - 2), `1/${a}`);
      }
      assert.notEqual(field.multiply(2, field.inverse(3)), 1);
    });
  }
});
