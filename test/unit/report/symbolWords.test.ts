import assert from 'node:assert/strict';
import { infinity, negate, one, range, rational, size, variable } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import { domainWords, shapeWords } from '../../../src/report/symbolWords';

const to = (last: Parameters<typeof range>[1]) => range(one, last);

describe('shapeWords', () => {
  const shapes: readonly (readonly [Parameters<typeof shapeWords>[0], string])[] = [
    [[], 'a number'],
    [[to(size('K'))], 'a vector of length K'],
    [[range(rational(0), { kind: 'apply', operator: 'subtract', operands: [size('d'), one] })], 'a vector of length d, numbered from 0'],
    [[to(rational(3)), to(rational(4))], 'a 3×4 matrix'],
    [[to(rational(8)), to(size('n'))], 'an 8×n matrix'],
    [[to(size('m')), to(size('n'))], 'an m×n matrix'],
    [[to(size('d')), to({ kind: 'apply', operator: 'add', operands: [size('n'), one] })], 'a d×(n + 1) matrix'],
    [[to(rational(2)), to(rational(3)), to(size('d'))], 'an array of size 2×3×d'],
  ];
  for (const [dimensions, words] of shapes) it(words, () => assert.equal(shapeWords(dimensions), words));
});

describe('domainWords', () => {
  const interval = (low: typeof one, high: typeof one, open: boolean): Domain => ({ kind: 'interval', low, high, open });
  const scalars: readonly (readonly [Domain, string])[] = [
    [{ kind: 'real' }, ''],
    [{ kind: 'positive' }, 'x > 0'],
    [{ kind: 'nonnegative' }, 'x ≥ 0'],
    [{ kind: 'nonzero' }, 'x ≠ 0'],
    [{ kind: 'natural' }, 'a positive whole number'],
    [{ kind: 'sign' }, '−1 or 1'],
    [interval(rational(0), one, true), '0 < x < 1'],
    [interval(rational(0), one, false), '0 ≤ x ≤ 1'],
    [{ kind: 'interval', low: negate(infinity), high: one, open: true }, 'x < 1'],
    [{ kind: 'interval', low: one, high: infinity, open: false }, 'x ≥ 1'],
  ];
  for (const [domain, words] of scalars) it(`${domain.kind}: ${words}`, () => assert.equal(domainWords(variable('x'), domain), words));

  it('speaks of the entries of an array', () => {
    const vector = variable('x', to(size('d')));
    assert.equal(domainWords(vector, { kind: 'positive' }), 'each entry > 0');
    assert.equal(domainWords(vector, { kind: 'binary' }), 'each entry 0 or 1');
    assert.equal(domainWords(vector, { kind: 'simplex' }), 'entries ≥ 0 that sum to 1');
  });
});
