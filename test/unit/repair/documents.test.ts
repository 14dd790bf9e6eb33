import assert from 'node:assert/strict';
import { checkDocument, type DocumentInput } from '../../../src/pipeline';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { edited } from './edited';

const wrong = String.raw`\sigma(-x) = 1 + \sigma(x)`;
const right = String.raw`\sigma(-x) = 1 - \sigma(x)`;

function refuted(input: DocumentInput): ClaimJson {
  const found = checkDocument(input, { repairs: true }).claims.filter(({ verdict }) => verdict === 'refuted');
  assert.equal(found.length, 1);
  return found[0]!;
}

describe('repairs as edits of a document', () => {
  const documents: readonly (readonly [what: string, input: DocumentInput])[] = [
    ['Markdown', { languageId: 'markdown', text: `It is known that $${wrong}$ holds.\n` }],
    ['LaTeX', { languageId: 'latex', text: `\\begin{document}\n\\[ ${wrong} \\]\n\\end{document}\n` }],
    ['reStructuredText', { languageId: 'restructuredtext', text: `Notes\n\n.. math::\n\n   ${wrong}\n` }],
    ['a docstring', { languageId: 'python', text: `def f(x):\n    r"""Squashes.\n\n    .. math::\n\n        ${wrong}\n    """\n` }],
    ['a quotation, over two lines', { languageId: 'markdown', text: `> $$\n> ${wrong.replace('=', '=\n>')}\n> $$\n` }],
    ['a forum', { languageId: 'plaintext', text: `somebody wrote\n\n${wrong}\n\nand left\n` }],
    ['a LaTeX document with macros', { languageId: 'latex', text: `\\newcommand{\\sig}[1]{\\sigma(#1)}\n\\begin{document}\n\\[ ${wrong.replace(/\\sigma\(([^)]*)\)/g, '\\sig{$1}')} \\]\n\\end{document}\n` }],
  ];
  for (const [what, input] of documents) {
    it(`mends ${what}`, () => {
      const { repairs = [] } = refuted(input);
      assert.ok(repairs.length > 0, 'nothing is offered');
      for (const { edits, latex } of repairs) {
        const { claims } = checkDocument({ ...input, text: edited(input.text, edits) });
        assert.deepEqual(claims.map((claim) => [claim.verdict, claim.latex]), [['verified', latex]]);
      }
    });
  }

  it('mends a selection', () => {
    const text = `Notes: ${wrong}, they say.`;
    const start = text.indexOf(wrong);
    const selection = { start, end: start + wrong.length };
    const [repair] = refuted({ text, languageId: 'markdown', selection }).repairs!;
    assert.equal(edited(text, repair!.edits), text.replace(wrong, right));
  });

  it('mends a cell of a notebook, with ranges in the cell', () => {
    const source = ['# Notes\n', '\n', `Here $${wrong}$.\n`];
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'code', source: ['x = 1'], metadata: {}, outputs: [] }, { cell_type: 'markdown', source, metadata: {} }] });
    const claim = refuted({ text, languageId: 'ipynb' });
    assert.equal(claim.cell, 1);
    assert.equal(edited(source.join(''), claim.repairs![0]!.edits), source.join('').replace(wrong, right));
  });

  it('makes the smallest change', () => {
    const [repair] = refuted({ text: `$${wrong}$`, languageId: 'markdown' }).repairs!;
    assert.deepEqual(repair!.edits, [{ range: { start: { line: 0, character: 16 }, end: { line: 0, character: 17 } }, newText: '-' }]);
  });

  it('uses what the document defines', () => {
    const defined = `Let $s = e^x + 1$. Then $$\\log \\sigma(-x) = \\log s.$$`;
    assert.equal(refuted({ text: defined, languageId: 'markdown' }).repairs?.[0]?.latex, String.raw`\log \sigma(-x) = -\log s`);
  });

  it('looks for repairs only where asked, and only of what is refuted', () => {
    const text = `$${wrong}$ and $${right}$ and $x > 0$`;
    assert.ok(checkDocument({ text, languageId: 'markdown' }).claims.every(({ repairs }) => repairs === undefined));
    const { claims } = checkDocument({ text, languageId: 'markdown' }, { repairs: true });
    assert.deepEqual(claims.map(({ verdict, repairs }) => [verdict, repairs !== undefined]), [['refuted', true], ['verified', false], ['stipulated', false]]);
  });

  it('changes no verdict by looking', () => {
    const text = `$${wrong}$\n\n$$\\begin{aligned} (x+1)^2 &= x^2 + 2x + 1 \\\\ &= x(x-2) + 1\\end{aligned}$$`;
    const without = checkDocument({ text, languageId: 'markdown' }).claims;
    const withRepairs = checkDocument({ text, languageId: 'markdown' }, { repairs: true }).claims.map(({ repairs, ...rest }) => (assert.ok(repairs), rest));
    assert.deepEqual(withRepairs, without);
  });
});
