import assert from 'node:assert/strict';
import { Interner } from '../../../src/util/intern';

describe('Interner', () => {
  it('gives structurally equal values one number, and others different ones', () => {
    const values = new Interner();
    const same = [{ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] }];
    assert.equal(values.idOf(same[0]), values.idOf(same[1]));
    const different = [0, -0, '0', NaN, null, undefined, 'undefined', 0n, false, [], {}, new Map(), new Set(), [0], ['0'], { a: 0 }, { b: 0 }, new Map([['a', 0]]), new Set(['a']), [[0], 0], [0, [0]], { a: undefined }];
    assert.equal(new Set(different.map((value) => values.idOf(value))).size, different.length);
  });

  it('tells texts apart that look like the keys of others', () => {
    const values = new Interner();
    assert.notEqual(values.idOf(['a', 'b']), values.idOf(['a,b']));
    assert.notEqual(values.idOf('[0,1'), values.idOf(['0', '1']));
  });

  it('counts spans from the base, so that equal things in different places are equal', () => {
    const values = new Interner();
    const at = (start: number) => ({ x: 'a', span: { start, end: start + 3 } });
    assert.equal(values.idOf(at(10), 10), values.idOf(at(40), 40));
    assert.notEqual(values.idOf(at(11), 10), values.idOf(at(10), 10));
  });

  it('takes a function without parameters for what it gives', () => {
    const values = new Interner();
    assert.equal(values.idOf({ shown: () => 'z = a' }), values.idOf({ shown: () => 'z = a' }));
    assert.notEqual(values.idOf({ shown: () => 'z = a' }), values.idOf({ shown: () => 'z = b' }));
    assert.notEqual(values.idOf((x: number) => x), values.idOf((x: number) => x));
  });

  it('is linear in a value that shares its parts', () => {
    const values = new Interner();
    let shared: unknown = 'leaf';
    for (let depth = 0; depth < 200; depth++) shared = [shared, shared];
    values.idOf(shared);
    assert.equal(values.size, 201);
  });
});
