import assert from 'node:assert/strict';
import type { Surface } from '../../../src/syntax/surface';
import { parseMath } from '../../../src/syntax/parseMath';
import { printSurface } from '../../../src/syntax/printSurface';
import { children, contains, mapChildren, walk } from '../../../src/syntax/walk';

function treeOf(latex: string): Surface {
  const parsed = parseMath(latex);
  assert.ok(parsed.ok, latex);
  return parsed.tree;
}

/** One formula for each kind of node that has parts, with x among its parts and wherever else a part may stand. */
const formulas = [
  'x_x^x', String.raw`\frac{x}{x}`, String.raw`\sqrt[x]{x}`, '(x)', '[x, x]', 'x y x', String.raw`x \times x`, 'x - x + x', 'x = x < x',
  String.raw`\sum_{x=1}^x x`, String.raw`\int_0^x x \, dx`, String.raw`\begin{pmatrix} x & 1 \\ 2 & x \end{pmatrix}`, String.raw`x = 1 \quad \text{if } x > 0`,
  String.raw`\underbrace{x}_{x}`,
];

const renamed = (node: Surface): Surface => (node.kind === 'symbol' && node.name === 'x' ? { ...node, name: 'y' } : mapChildren(node, renamed));

describe('walking a surface tree', () => {
  for (const latex of formulas) {
    it(`visits and maps the same parts of ${latex}`, () => {
      const tree = treeOf(latex);
      const seen: Surface[] = [];
      mapChildren(tree, (child) => {
        seen.push(child);
        return child;
      });
      assert.deepEqual(new Set(seen), new Set(children(tree)));
      assert.equal(seen.length, children(tree).length);
    });

    it(`renames x throughout ${latex}`, () => {
      const tree = treeOf(latex);
      const isX = (node: Surface): boolean => node.kind === 'symbol' && node.name === 'x';
      assert.ok(contains(tree, isX));
      const mapped = renamed(tree);
      assert.ok(!contains(mapped, isX));
      assert.equal(printSurface(mapped), printSurface(tree).replace(/x/g, 'y').replaceAll('matriy', 'matrix'));
    });

    it(`gives back the very tree of ${latex} where nothing changes`, () => {
      const tree = treeOf(latex);
      assert.equal(mapChildren(tree, (child) => child), tree);
    });
  }

  it('goes from the outside in', () => {
    const kinds: string[] = [];
    walk(treeOf('a + b^2'), (node) => kinds.push(node.kind));
    assert.deepEqual(kinds, ['sum', 'symbol', 'script', 'symbol', 'number']);
  });

  it('keeps the signs of terms whose operands change', () => {
    const tree = renamed(treeOf('x - x'));
    assert.ok(tree.kind === 'sum');
    assert.deepEqual(tree.terms.map(({ sign }) => sign), ['+', '-']);
  });
});
