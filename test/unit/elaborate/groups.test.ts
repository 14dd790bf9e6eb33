import assert from 'node:assert/strict';
import { shownName } from '../../../src/elaborate/definedName';
import { groupStatements } from '../../../src/elaborate/groups';
import { emptyScope } from '../../../src/elaborate/scope';
import { statementsOf } from '../../../src/elaborate/statements';
import { printSurface } from '../../../src/syntax/printSurface';
import { treeOf } from '../syntax/readsAs';
import { aligned } from './pieces';

/** `shape name: statements`, a line a group. */
function groups(latex: string): readonly string[] {
  return groupStatements(statementsOf(treeOf(latex)), emptyScope).map(({ shape, name, statements, solved }) => {
    const shown = statements.map(({ operands }) => operands.map(printSurface).join(' ~ ')).join('; ');
    return `${shape}${name ? ` ${shownName(name)}` : ''}: ${shown}${solved.map((key) => ` (${key})`).join('')}`;
  });
}

const shapes = (latex: string): readonly string[] => groups(latex).map((group) => group.slice(0, group.indexOf(':')));

describe('groupStatements', () => {
  it('takes a new name on the left for a definition', () => {
    assert.deepEqual(shapes('L = a + b'), ['definition L']);
    assert.deepEqual(shapes('L := x'), ['definition L']);
    assert.deepEqual(shapes('f(x) = x^2'), ['definition f(x)']);
    assert.deepEqual(shapes('z_i = x_i + 1, L = z_i'), ['definition z_i', 'definition L']);
  });

  it('takes for none what names nothing or uses its own name', () => {
    for (const latex of ['a + b = c', 'x = x + 1', String.raw`a \le b`, String.raw`a \approx b`, 'e = 2.718', String.raw`\pi = 3.14`]) assert.deepEqual(shapes(latex), ['chain'], latex);
  });

  it('takes numbered entries and other indices for other names', () => {
    assert.deepEqual(shapes('x = x_1 + x_2'), ['definition x']);
    assert.deepEqual(shapes('x_i = x_{i-1} + 1'), ['definition x_i']);
  });

  it('lets e be a name where no number stands beside it, and ≈ define a number', () => {
    assert.deepEqual(shapes('e = x + 1'), ['definition e']);
    assert.deepEqual(shapes(String.raw`a \approx 0.5`), ['definition a']);
  });

  it('reads a subscript that the body does not index by as part of the name', () => {
    assert.deepEqual(shapes('f_c(x) = c + x'), ['definition f_c(x)']);
    assert.deepEqual(shapes('f_i(x) = x_i'), ['definition f(x)_i']);
  });

  it('turns round a definition that stands from left to right, of a function of the field only', () => {
    assert.deepEqual(groups(String.raw`\frac{a_i}{b} = \operatorname{softmax}(z)_i`), ['definition softmax(z)_i: [roman:softmax ‹(›z‹)›_{i}] ~ frac(a_{i}, b)']);
    assert.deepEqual(groups(String.raw`\frac{a_i}{b} = f(z)_i`), ['chain: frac(a_{i}, b) ~ [f ‹(›z‹)›_{i}]']);
  });

  it('takes the derivative of a known function for used, that of an unknown one for defined', () => {
    assert.deepEqual(shapes(String.raw`\sigma'(x) = \sigma(x)(1 - \sigma(x))`), ['chain']);
    assert.deepEqual(shapes("f'(x) = 2x"), ["definition f′(x)"]);
    assert.deepEqual(shapes("f(x) = x^2, f'(x) = 2x"), ['definition f(x)', 'chain']);
  });

  it('makes a derivation of equations one below another', () => {
    assert.deepEqual(groups(aligned('2w + 4 &= 0', 'w &= -2')), ['derivation: sum(+[2 w], +4) ~ 0; w ~ sum(-2)']);
    assert.deepEqual(shapes(String.raw`a + b = c \implies a = c - b`), ['derivation']);
    assert.deepEqual(shapes('a + b = c, a - b = d'), ['chain', 'chain']);
  });

  it('ends a derivation at a new name', () => {
    assert.deepEqual(shapes(aligned('2w + 4 &= 0', 'y &= w + 1')), ['chain', 'definition y']);
  });

  it('reads a starred unknown of the equation above as the unknown', () => {
    assert.deepEqual(groups(aligned('2w + 4 &= 0', String.raw`w^\star &= -2`)), ['derivation: sum(+[2 w], +4) ~ 0; w ~ sum(-2) (w⋆)']);
    assert.deepEqual(shapes(aligned('2w + 4 &= 0', String.raw`w^\star &= w - 2`)), ['chain', 'definition w⋆']);
    assert.deepEqual(shapes(aligned('2w + 4 &= 0', String.raw`v^\star &= -2`)), ['chain', 'definition v⋆']);
  });
});
