import assert from 'node:assert/strict';
import type { Reading } from '../../../src/ir/claim';
import { claimsOf, formula, readingsOf, shownReading } from './pieces';

const shown = (...latex: readonly string[]): readonly string[] => readingsOf(...latex).map(shownReading);
const assumed = ({ assumptions }: Reading): readonly string[] => assumptions.map(({ text, source }) => `${text} (${source})`);

describe('readGroup', () => {
  it('reads what has one meaning once', () => {
    const [reading, ...others] = readingsOf('a(b + c) = ab + ac');
    assert.deepEqual([shownReading(reading!), others.length, reading!.note], ['a (b + c) = a b + a c', 0, undefined]);
  });

  it('reads a name both by its definition and free, the definition first', () => {
    const readings = readingsOf('L = x^2', 'L + 1 = x^2 + 1');
    assert.deepEqual(readings.map(shownReading), ['x² + 1 = x² + 1', 'L + 1 = x² + 1']);
    assert.deepEqual(readings.map(({ scope }) => scope), ['near', 'none']);
    assert.deepEqual(readings.map(assumed), [['L = x^2, as defined above (stated)'], []]);
    assert.deepEqual(readings[0]!.inlined, [{ name: 'L', shown: 'L = x^2' }]);
  });

  it('tries the bases of a logarithm where numbers tell, and not where they do not', () => {
    const readings = readingsOf(String.raw`\log 8 = 3`);
    assert.deepEqual(readings.map(({ note }) => note), ['log is natural', 'log is to base 2', 'log is to base 10']);
    assert.deepEqual(readings.map(shownReading), ['log(8) = 3', 'log(8) / log(2) = 3', 'log(8) / log(10) = 3']);
    const [general, ...others] = readingsOf(String.raw`\log(xy) = \log x + \log y`);
    assert.deepEqual([shownReading(general!), others.length, assumed(general!)], ['log(x y) = log(x) + log(y)', 0, ['log is natural (convention)']]);
  });

  it('says which functions of the field it recognised', () => {
    const [reading] = readingsOf(String.raw`\sigma(x) + y = y + \sigma(x)`);
    assert.deepEqual([assumed(reading!), reading!.functions], [['σ is the sigmoid (convention)'], [{ name: 'σ', operator: 'sigmoid' }]]);
  });

  it('keeps an operand it cannot read with the reason, beside the others', () => {
    assert.deepEqual(shown(String.raw`a + b = \bigcup_{x} x = c + d = d + c`), ['a + b = ⟨unsupported-notation⟩ = c + d = d + c']);
  });

  it('reads nothing where no two neighbours are read', () => {
    const [claim] = claimsOf([formula(String.raw`a + b = \bigcup_{x} x`)]);
    assert.deepEqual([claim!.readings, claim!.unread], [[], { reason: 'unsupported-notation', message: 'a union is not decided yet', span: { start: 8, end: 21 } }]);
  });

  it('takes a condition it understands into the scope, and remembers one it does not', () => {
    const [understood] = readingsOf(String.raw`\log x^2 + y = 2 \log x + y, \quad x > 0`);
    assert.deepEqual([[...understood!.domains], understood!.conditionsUnread, assumed(understood!)], [[['x', { kind: 'positive' }]], false, ['log is natural (convention)', 'x > 0 (stated)']]);
    const [unread] = readingsOf(String.raw`\log x^2 + y = 2 \log x + y, \quad x \in S`);
    assert.deepEqual([[...unread!.domains], unread!.conditionsUnread], [[], true]);
    const [indexed] = readingsOf(String.raw`x_i + y_i = y_i + x_i, \quad i = 1, \ldots, n`);
    assert.equal(indexed!.conditionsUnread, false);
  });

  it('gathers variables with their shapes, sizes and free indices', () => {
    const [reading] = readingsOf(String.raw`p_i + 0 = \frac{e^{z_i}}{\sum_{j=1}^K e^{z_j}}`);
    assert.deepEqual(reading!.freeIndices.map(({ name }) => name), ['i']);
    assert.deepEqual(reading!.sizes, ['K']);
    assert.deepEqual(reading!.variables.map(({ name, dimensions }) => `${name}${dimensions.length}`), ['p_i0', 'z1']);
  });

  it('goes by what was declared', () => {
    const [reading] = readingsOf(String.raw`x \in \mathbb{R}^d`, String.raw`x^\top x = \|x\|^2`);
    assert.deepEqual([shownReading(reading!), reading!.sizes, [...reading!.declared!], assumed(reading!)], ['xᵀ x = ‖x‖_2²', ['d'], ['x'], [String.raw`x ∈ \mathbb{R}^d (stated)`]]);
  });

  it('holds a definition of a name of the field against the field', () => {
    const [reading] = readingsOf(String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`);
    assert.ok(reading!.statement.kind === 'definition');
    assert.deepEqual(reading!.statement.library.map(({ shown, strength }) => `${shown} ${strength}`), ['σ(x) letter']);
    const [plain] = readingsOf('L = a^2');
    assert.ok(plain!.statement.kind === 'definition');
    assert.deepEqual([plain!.statement.name, plain!.statement.library], ['L', []]);
  });

  it('does not decide every relation', () => {
    const [claim] = claimsOf([formula(String.raw`a + b \subset c = d + e`)]);
    assert.equal(claim!.unread?.message, 'the relation ⊂ is not decided yet');
  });
});
