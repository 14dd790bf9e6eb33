import assert from 'node:assert/strict';
import { statementsOf } from '../../../src/elaborate/statements';
import { printSurface } from '../../../src/syntax/printSurface';
import { treeOf } from '../syntax/readsAs';

/** `row: a = b | remark`, a line a statement. */
function statements(latex: string): readonly string[] {
  return statementsOf(treeOf(latex)).map(({ link, operands, signs, remarks }) => {
    const chain = operands.map((operand, at) => (at > 0 ? `${signs[at - 1]!.sign} ` : '') + printSurface(operand)).join(' ');
    return [`${link}: ${chain}`, ...remarks.map(printSurface)].join(' | ');
  });
}

const rows = (latex: string): readonly string[] => statements(String.raw`\begin{aligned} ${latex} \end{aligned}`);

describe('statementsOf', () => {
  it('takes a chain for one statement', () => {
    assert.deepEqual(statements('a = b'), ['none: a = b']);
    assert.deepEqual(statements(String.raw`a \le b < c`), ['none: a ≤ b < c']);
  });

  it('finds nothing where nothing is stated', () => {
    for (const latex of ['x', 'x + y', '= b', String.raw`a \overset{?}{=} b`]) assert.deepEqual(statements(latex), [], latex);
  });

  it('joins a row that begins with its sign to the row above', () => {
    assert.deepEqual(rows(String.raw`a &= b \\ &= c`), ['row: a = b = c']);
    assert.deepEqual(rows(String.raw`a &= b \\ &\le c \\ d &= e`), ['row: a = b ≤ c', 'row: d = e']);
    assert.deepEqual(rows(String.raw`a &= b \\ c &= d`), ['row: a = b', 'row: c = d']);
  });

  it('reads a sign at the end of one row and the beginning of the next once', () => {
    assert.deepEqual(rows(String.raw`a &= b = \\ &= c`), ['row: a = b = c']);
  });

  it('keeps no row that continues nothing', () => {
    assert.deepEqual(rows('&= c'), []);
  });

  it('passes over remarks in words beside a row', () => {
    assert.deepEqual(rows(String.raw`a &= b && \text{(by definition)} \\ &= c`), ['row: a = b = c']);
  });

  it('covers all rows of a statement', () => {
    const latex = String.raw`\begin{aligned} a &= b \\ &= c \end{aligned}`;
    const [statement] = statementsOf(treeOf(latex));
    assert.equal(latex.slice(statement!.span.start, statement!.span.end), String.raw`a &= b \\ &= c`);
  });

  it('separates what arrows join, and says which', () => {
    assert.deepEqual(statements(String.raw`a = b \implies c = d`), ['none: a = b', 'implies: c = d']);
    assert.deepEqual(statements(String.raw`a = b \iff c = d`), ['none: a = b', 'iff: c = d']);
    assert.deepEqual(statements(String.raw`a = b \Leftarrow c = d`), ['none: a = b', 'none: c = d']);
    assert.deepEqual(rows(String.raw`a &= b \\ &\Rightarrow c = d`), ['row: a = b', 'implies: c = d']);
  });

  it('hangs conditions on the statement they stand behind', () => {
    for (const latex of [String.raw`a = b \quad \text{for } x > 0`, String.raw`a = b, \quad x > 0`, String.raw`a = b \text{ if } x > 0`]) assert.deepEqual(statements(latex), ['none: a = b | {x > 0}'], latex);
    assert.deepEqual(statements(String.raw`a = b, i \in S`), ['none: a = b | {i ∈ S}']);
    assert.deepEqual(statements(String.raw`y_i = x_i, \quad i = 1, \ldots, n`), ['none: y_{i} = x_{i} | list,({i = 1}, …, n)']);
  });

  it('hangs several conditions on the one statement', () => {
    assert.deepEqual(statements(String.raw`a = b, \quad x > 0, y > 0`), ['none: a = b | {x > 0} | {y > 0}']);
    assert.deepEqual(statements(String.raw`a = b, \quad 0 < p < 1, 0 < q < 1`), ['none: a = b | {0 < p < 1} | {0 < q < 1}']);
  });

  it('takes a definition behind "where" for a statement of its own', () => {
    assert.deepEqual(statements(String.raw`a = b, \quad \text{where } z = c`), ['none: a = b', 'none: z = c']);
  });

  it('takes the items of a list for statements, an equation after "equivalently" too', () => {
    assert.deepEqual(statements('a = b, c = d'), ['none: a = b', 'none: c = d']);
    assert.deepEqual(statements('a = b; c = d'), ['none: a = b', 'none: c = d']);
    assert.deepEqual(statements(String.raw`a = b \text{ or equivalently } c = d`), ['none: a = b', 'none: c = d']);
    assert.deepEqual(statements(String.raw`a = b \text{ and } c = d`), ['none: a = b', 'none: c = d']);
    assert.deepEqual(statements(String.raw`a = b \text{ for } c = 1 \text{ and } d = 2`), ['none: a = b | {c = 1} | {d = 2}']);
  });

  it('reads a mapping with its name', () => {
    assert.deepEqual(statements(String.raw`f : X \to Y`), ['none: f → X → Y']);
  });

  it('lets a membership say only of what kind the value is', () => {
    assert.deepEqual(statements(String.raw`a = b \in \mathbb{R}^d`), ['none: a = b']);
    assert.deepEqual(statements(String.raw`a \in \mathbb{R}^d`), ['none: a ∈ blackboard:R^{d}']);
  });

  it('looks into boxes and braces', () => {
    assert.deepEqual(statements(String.raw`\boxed{a = b}`), ['none: a = b']);
    assert.deepEqual(statements(String.raw`\{a = b\}`), ['none: a = b']);
    assert.deepEqual(statements('(a = b)'), []);
  });
});
