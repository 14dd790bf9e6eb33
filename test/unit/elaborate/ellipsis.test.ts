import assert from 'node:assert/strict';
import { ReadingContext } from '../../../src/elaborate/context';
import { enumeration } from '../../../src/elaborate/ellipsis';
import { readExpression } from '../../../src/elaborate/expression';
import { emptyScope } from '../../../src/elaborate/scope';
import { surveySymbols } from '../../../src/elaborate/survey';
import { printExpression } from '../../../src/ir/print';
import { treeOf } from '../syntax/readsAs';

/** `from..to: body` of `first, …, last`; the index of the dots is shown as ⋯. */
function enumerated(latex: string): string | undefined {
  const tree = treeOf(latex);
  const items = tree.kind === 'list' ? tree.items : tree.kind === 'sum' ? tree.terms.map(({ term }) => term) : [];
  const dots = items.findIndex(({ kind }) => kind === 'ellipsis');
  const context = new ReadingContext(emptyScope, surveySymbols([tree], emptyScope), new Map(), { definitions: 'all', numeric: false }, latex, new Map(), readExpression);
  const found = enumeration(items.slice(0, dots), items.slice(dots + 1), context);
  const settle = context.dimensions.resolver(context.sizes);
  return found && `${printExpression(settle(found.range.from))}..${printExpression(settle(found.range.to))}: ${printExpression(settle(found.body.expression))}`;
}

describe('enumeration', () => {
  it('counts a subscript from the first item to the last', () => {
    const written = [String.raw`x_1, \ldots, x_n`, String.raw`x_1, x_2, \ldots, x_n`, String.raw`x_1 + x_2 + \cdots + x_n`, String.raw`x_0, \ldots, x_{n-1}`, String.raw`x_1, \ldots, x_9`];
    assert.deepEqual(written.map(enumerated), ['1..n: x_i', '1..n: x_i', '1..n: x_i', '0..n − 1: x_i', '1..9: x_i']);
  });

  it('counts several places at once where they count alike', () => {
    assert.equal(enumerated(String.raw`x_1 y_1 + \cdots + x_n y_n`), '1..n: x_i y_i');
    assert.equal(enumerated(String.raw`x_1 y_1 + \cdots + x_n y_m`), undefined);
  });

  it('counts deep within an item', () => {
    assert.equal(enumerated(String.raw`e^{z_1} + \cdots + e^{z_K}`), '1..K: exp(z_i)');
    assert.equal(enumerated(String.raw`f(x_1), \ldots, f(x_n)`), '1..n: f(x_i)');
    assert.equal(enumerated(String.raw`x^1, \ldots, x^n`), '1..n: x^i');
  });

  it('reads two digits as two indices where two letters stand on the other side', () => {
    assert.equal(enumerated(String.raw`a_{11}, \ldots, a_{1n}`), '1..n: a_{1, i}');
    assert.equal(enumerated(String.raw`a_{11}, \ldots, a_{nn}`), '1..n: a_{i, i}');
    assert.equal(enumerated(String.raw`x_{10}, \ldots, x_{12}`), '10..12: x_i');
  });

  it('refuses numerals whose step two of them do not tell', () => {
    assert.equal(enumerated(String.raw`1, \ldots, 9`), undefined);
    assert.equal(enumerated(String.raw`1, 2, \ldots, 9`), '1..9: i');
    assert.equal(enumerated(String.raw`1, \ldots, n`), '1..n: i');
  });

  it('refuses what does not count on by one', () => {
    for (const latex of [String.raw`x_1, x_3, \ldots, x_n`, String.raw`1, 4, \ldots, n^2`, String.raw`x_i, \ldots, x_n`]) assert.equal(enumerated(latex), undefined, latex);
  });

  it('refuses ends that are not alike, or too much alike', () => {
    for (const latex of [String.raw`x_1, \ldots, y_n`, String.raw`x_1, \ldots, x_1`, String.raw`x_1, \ldots, x_{n-1}, x_n`]) assert.equal(enumerated(latex), undefined, latex);
  });
});
