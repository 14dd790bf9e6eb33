import assert from 'node:assert/strict';
import { parseMacros } from '../../../src/config/macros';

describe('parseMacros', () => {
  it('takes names with and without their backslash', () => {
    assert.deepEqual(parseMacros({ '\\R': '\\mathbb{R}', KL: '\\mathrm{KL}', '\\|': '\\Vert', '\\E@x': '#1' }), {
      macros: { '\\R': '\\mathbb{R}', '\\KL': '\\mathrm{KL}', '\\|': '\\Vert', '\\E@x': '#1' },
    });
  });

  it('says what is wrong', () => {
    const object = 'macros must be an object of names to bodies, such as {"\\\\R": "\\\\mathbb{R}"}';
    for (const value of [null, [], 'x', 3, undefined]) assert.deepEqual(parseMacros(value), { error: object });
    assert.deepEqual(parseMacros({ 'a b': '' }), { error: '"a b" is no name of a macro', name: 'a b' });
    assert.deepEqual(parseMacros(JSON.parse('{"__proto__": "x"}')), { error: '"__proto__" is no name of a macro', name: '__proto__' });
    assert.deepEqual(parseMacros({ '\\x1': '' }), { error: '"\\\\x1" is no name of a macro', name: '\\x1' });
    assert.deepEqual(parseMacros({ R: 3 }), { error: 'the body of macro "R" must be a string', name: 'R' });
  });
});
