import assert from 'node:assert/strict';
import { parseKatex, type KatexNode } from '../../../src/syntax/katexTree';

/** A node with its places as `start-end` (with the lexer's input where it is not the formula) and without modes. */
function shape(latex: string): unknown {
  const parsed = parseKatex(latex, {});
  assert.ok(parsed.ok);
  const plain = JSON.stringify(parsed.nodes, (key: string, value: unknown) => {
    if (key === 'mode' || value === null) return undefined;
    if (key !== 'loc') return value;
    const loc = value as { lexer: { input: string }; start: number; end: number };
    return loc.lexer.input === latex ? `${loc.start}-${loc.end}` : `macro ${loc.start}-${loc.end}`;
  });
  return JSON.parse(plain);
}

function only(latex: string): KatexNode {
  const parsed = parseKatex(latex, {});
  assert.ok(parsed.ok);
  assert.equal(parsed.nodes.length, 1);
  return parsed.nodes[0]!;
}

/** Holds the internal interface of the pinned KaTeX: what these tests assert is what the readers rely on. */
describe('katexTree', () => {
  it('locates leaves, with the blanks behind a control word', () => {
    assert.deepEqual(shape(String.raw`x \alpha + 1`), [
      { type: 'mathord', loc: '0-1', text: 'x' },
      { type: 'mathord', loc: '2-9', text: String.raw`\alpha` },
      { type: 'atom', family: 'bin', loc: '9-10', text: '+' },
      { type: 'textord', loc: '11-12', text: '1' },
    ]);
  });

  it('locates braces but not fractions', () => {
    assert.deepEqual(shape(String.raw`\frac{a}{b}`), [
      {
        type: 'genfrac',
        numer: { type: 'ordgroup', loc: '5-8', body: [{ type: 'mathord', loc: '6-7', text: 'a' }] },
        denom: { type: 'ordgroup', loc: '8-11', body: [{ type: 'mathord', loc: '9-10', text: 'b' }] },
        continued: false,
        hasBarLine: true,
      },
    ]);
  });

  it('keeps scripts beside their base and primes first in the superscript', () => {
    assert.deepEqual(shape(`f'^2_i`), [
      {
        type: 'supsub',
        base: { type: 'mathord', loc: '0-1', text: 'f' },
        sup: { type: 'ordgroup', body: [{ type: 'textord', text: String.raw`\prime` }, { type: 'textord', loc: '3-4', text: '2' }] },
        sub: { type: 'mathord', loc: '5-6', text: 'i' },
      },
    ]);
  });

  it("locates a macro's tokens in the macro's body", () => {
    const parsed = parseKatex(String.raw`\R`, { '\\R': '\\mathbb{R}' });
    assert.ok(parsed.ok);
    const node = parsed.nodes[0]!;
    assert.equal(node.type, 'font');
    assert.equal(node.type === 'font' && node.body.loc?.lexer.input, String.raw`\mathbb{R}`);
  });

  it('names operators and tells symbols from words', () => {
    const sum = only(String.raw`\sum`);
    const log = only(String.raw`\log`);
    const named = only(String.raw`\operatorname*{a}`);
    assert.deepEqual(sum.type === 'op' && [sum.name, sum.symbol, sum.loc], [String.raw`\sum`, true, undefined]);
    assert.deepEqual(log.type === 'op' && [log.name, log.symbol], [String.raw`\log`, false]);
    assert.equal(named.type === 'operatorname' && named.alwaysHandleSupSub, true);
  });

  it('marks \\stackrel, \\overset and \\underset by suppressBaseShift', () => {
    for (const latex of [String.raw`\stackrel{a}{=}`, String.raw`\overset{a}{x}`, String.raw`\underset{a}{x}`]) {
      const node = only(latex);
      assert.equal(node.type, 'mclass');
      const inner = node.type === 'mclass' ? node.body[0]! : node;
      assert.equal(inner.type, 'supsub');
      assert.ok(inner.type === 'supsub' && inner.base?.type === 'op' && 'suppressBaseShift' in inner.base);
    }
  });

  it('wraps the cells of an environment, and brackets around it', () => {
    const cases = only(String.raw`\begin{cases} a & b \end{cases}`);
    assert.deepEqual(cases.type === 'leftright' && [cases.left, cases.right, cases.body[0]!.type], [String.raw`\{`, '.', 'array']);
    const aligned = only(String.raw`\begin{aligned} a &= b \end{aligned}`);
    assert.equal(aligned.type === 'array' && aligned.colSeparationType, 'align');
    const matrix = only(String.raw`\begin{matrix} a \end{matrix}`);
    assert.deepEqual(matrix.type === 'array' && [matrix.colSeparationType, matrix.cols?.length], [undefined, 1]);
  });

  it('offers negated relations in MathML form', () => {
    const node = only(String.raw`\neq`);
    assert.equal(node.type, 'htmlmathml');
    const relation = node.type === 'htmlmathml' ? node.mathml[0]! : node;
    assert.equal(relation.type === 'mclass' && relation.body[0]!.type === 'textord' && relation.body[0]!.text, '≠');
  });

  it('measures space', () => {
    assert.deepEqual(shape(String.raw`\quad\,`), [
      { type: 'kern', dimension: { number: 1, unit: 'em' } },
      { type: 'kern', dimension: { number: 3, unit: 'mu' } },
    ]);
  });

  it('keeps text letter by letter, and mathematics in it as a style', () => {
    const node = only(String.raw`\text{if $x$}`);
    assert.deepEqual(node.type === 'text' && node.body.map((child) => child.type), ['textord', 'textord', 'spacing', 'styling']);
  });

  it('reports the message and place of an error', () => {
    assert.deepEqual(parseKatex(String.raw`a \foo`, {}), { ok: false, message: String.raw`Undefined control sequence: \foo`, position: 2, length: 4, overflow: false });
  });
});
