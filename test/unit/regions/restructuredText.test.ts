import assert from 'node:assert/strict';
import { findRegions } from '../../../src/regions/findRegions';
import { assertExact, mathOf, mathRegions, proseOf } from './describeRegions';

function math(text: string): string[] {
  const found = findRegions(text, 'restructuredtext');
  assertExact(text, found);
  return mathOf(found);
}

describe('findRegions in reStructuredText', () => {
  it('finds the role, before and behind its text, over two lines too', () => {
    assert.deepEqual(math('the :math:`x = 1` and `y`:math: and :math:`a +\nb`.'), ['role: x = 1', 'role: y', 'role: a +\nb']);
    assert.deepEqual(math('the :ref:`x` and `y` and ``:math:`z```'), []);
    assert.deepEqual(math('the $x$ and \\(y\\)'), []);
  });

  it('finds the directive with its argument, or its body behind options', () => {
    assert.deepEqual(math('.. math:: x = 1\n\nand'), ['directive [display]: x = 1']);
    assert.deepEqual(math('so\n\n.. math::\n   :label: one\n\n   x = 1\n\nand'), ['directive [display]: x = 1']);
    assert.deepEqual(math('.. math:: x = 1\n   :label: one\n\nand'), ['directive [display]: x = 1']);
  });

  it('takes indentation out of the body, but not deeper indentation', () => {
    const text = '  .. math::\n\n     \\begin{align}\n       a &= b\n     \\end{align}\n\nend';
    const found = findRegions(text, 'restructuredtext');
    assertExact(text, found);
    assert.deepEqual(mathOf(found), ['directive [display]: \\begin{align}\n  a &= b\n\\end{align}']);
    assert.deepEqual(mathRegions(found)[0]!.map.pieces, [{ at: 0, source: 18 }, { at: 14, source: 37 }, { at: 23, source: 51 }]);
  });

  it('makes one region of each paragraph, rows where rows are marked', () => {
    assert.deepEqual(math('.. math::\n\n   a &= b \\\\\n   c &= d\n\n   e = f\n\nand'), ['directive [display, split]: a &= b \\\\\nc &= d', 'directive [display]: e = f']);
    assert.deepEqual(math('.. math::\n\n   \\begin{split}\n   a\n\n   b\n   \\end{split}\n'), ['directive [display]: \\begin{split}\na\n\nb\n\\end{split}']);
  });

  it('skips code, literal blocks, comments and doctests', () => {
    assert.deepEqual(math('.. code-block:: python\n\n   :math:`x`\n\n:math:`z`'), ['role: z']);
    assert.deepEqual(math('Like so::\n\n   :math:`x`\n\n   :math:`y`\n\n:math:`z`'), ['role: z']);
    assert.deepEqual(math('..\n   :math:`x`\n\n.. a comment\n   :math:`y`\n\n:math:`z`'), ['role: z']);
    assert.deepEqual(math('>>> ":math:`x`"\n1\n\n:math:`z`'), ['role: z']);
    assert.deepEqual(math('.. note::\n\n   :math:`x`\n'), ['role: x']);
  });

  it('makes headings of underlined lines', () => {
    assert.deepEqual(proseOf(findRegions('The :math:`x` of y\n==================\n\ntext\n', 'restructuredtext')), ['# The ', '#  of y', '\n', '\ntext\n']);
    assert.deepEqual(proseOf(findRegions('a\n\n----\n\nb', 'restructuredtext')), ['a\n\n', '\nb']);
  });

  it('reads directives in comments', () => {
    assert.deepEqual(findRegions('.. formulint: x > 0\n\n.. formulint-disable wrong-number\n', 'restructuredtext').regions.filter((region) => region.kind === 'directive'), [
      { kind: 'directive', directive: 'assume', argument: 'x > 0', span: { start: 0, end: 19 } },
      { kind: 'directive', directive: 'disable', argument: 'wrong-number', span: { start: 21, end: 54 } },
    ]);
  });
});
