import assert from 'node:assert/strict';
import { findRegions } from '../../../src/regions/findRegions';
import { assertExact, mathOf, mathRegions } from './describeRegions';

function math(text: string): string[] {
  const found = findRegions(text, 'python');
  assertExact(text, found);
  return mathOf(found);
}

describe('findRegions in Python', () => {
  it('finds mathematics in docstrings, not in other strings', () => {
    assert.deepEqual(math('def f(x):\n    r"""The :math:`x = 1` of $y$.\n    """\n    return "$z$"\n'), ['role: x = 1', 'dollar: y']);
    assert.deepEqual(math('x = """$y$"""\nf("$y$")\nf(\n    "$y$")\ng = [\n  """$y$"""]\nf"""$y$"""\nb"$y$"'), []);
    assert.deepEqual(math('class A:\n    "Holds $x$."\n'), ['dollar: x']);
  });

  it('undoes the escapes of a string that is not raw', () => {
    const text = 'def f():\n    """Computes $\\\\sigma(x) \\\\\\\\ y$.\n\n    .. math::\n\n        \\\\frac{a}{b}\n          = c\n    """\n';
    const found = findRegions(text, 'python');
    assertExact(text, found);
    assert.deepEqual(mathOf(found), ['dollar: \\sigma(x) \\\\ y', 'directive [display]: \\frac{a}{b}\n  = c']);
    assert.deepEqual(mathRegions(found)[0]!.span, { start: 27, end: 43 });
    assert.deepEqual(math('r"""$\\sigma \\\\ y$"""'), ['dollar: \\sigma \\\\ y']);
    assert.deepEqual(math('"""$\\nabla f$"""'), ['dollar: \\nabla f']);
  });

  it('reads a docstring relative to its own indentation', () => {
    assert.deepEqual(math('def f():\n    """Head::\n\n        $x$\n\n    Tail $y$.\n    """'), ['dollar: y']);
    assert.deepEqual(math('"""\n```python\n$x$\n```\n\n$y$\n"""'), ['dollar: y']);
  });

  it('finds mathematics in comments, joining the lines of one', () => {
    const text = 'x = 1  # where $x$ is\n# so $a +\n#   b$ and\n#\n# $$\n# y = 2\n# $$\ny = "# $z$"\n';
    const found = findRegions(text, 'python');
    assertExact(text, found);
    assert.deepEqual(mathOf(found), ['dollar: x', 'dollar: a +\n  b', 'double-dollar [display]: y = 2']);
  });

  it('reads directives in comments', () => {
    assert.deepEqual(findRegions('# formulint: x > 0\n# $x$\n', 'python').regions.filter((region) => region.kind !== 'prose').map((region) => region.span), [
      { start: 0, end: 18 }, { start: 22, end: 23 },
    ]);
  });

  it('reports damage in docstrings, not in comments', () => {
    assert.deepEqual(findRegions('# the $$ of a shell\n"""so $$x"""', 'python').problems, [{ span: { start: 26, end: 28 }, message: 'this $$ is never closed' }]);
  });

  it('survives strings that are never closed', () => {
    assert.deepEqual(math('"""$x$'), ['dollar: x']);
    assert.deepEqual(math('"$x$\n# $y$'), ['dollar: x', 'dollar: y']);
  });
});
