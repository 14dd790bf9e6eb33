import assert from 'node:assert/strict';
import { liveSteps } from '../../../src/pipeline/live';
import { DocumentMemo } from '../../../src/pipeline/memo';
import type { PlacedBlock } from '../../../src/protocol/outline';
import type { LanguageId } from '../../../src/regions/region';

function blocksOf(text: string, languageId: LanguageId = 'markdown'): readonly PlacedBlock[] {
  const steps = liveSteps({ text, languageId }, new DocumentMemo());
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value.blocks;
}

/** `12 words One ⟨x⟩ two [verified]`. */
function shown({ line, block }: PlacedBlock): string {
  const content = block.kind === 'display' ? block.latex : block.content.map((part) => (part.kind === 'math' ? `⟨${part.latex}⟩` : part.kind === 'code' ? `‹${part.text}›` : part.style ? `*${part.text}*` : part.text)).join('');
  const verdicts = block.claims.map(({ claim, row, stepRows }) => ` [${claim.verdict} ${row}${stepRows.length > 0 ? `: ${stepRows.join(' ')}` : ''}]`).join('');
  const kind = block.kind === 'heading' ? `h${block.level}` : block.kind === 'words' && block.item !== undefined ? block.item : block.kind;
  return `${line} ${kind} ${content.replace(/\s+/g, ' ')}${verdicts}`;
}

describe('the outline of a document', () => {
  it('has headings, formulas, and the paragraphs with mathematics in them', () => {
    const text = '# The *softmax*\n\nNothing here.\n\nLet `x` be [a number](http://x.y) and\n$x > 0$ **too**.\n\n$$\\sigma(x) = 1$$\n\n## Over $x$\n\n- First: $1 + 1 = 2$\n- Words\n- $1 + 1 = 3$\n';
    assert.deepEqual(blocksOf(text).map(shown), [
      '0 h1 The *softmax*',
      '4 words Let ‹x› be a number and ⟨x > 0⟩ *too*. [stipulated 0]',
      '7 display \\sigma(x) = 1 [unchecked 0]',
      '9 h2 Over ⟨x⟩',
      '11 • First: ⟨1 + 1 = 2⟩ [verified 0]',
      '13 • ⟨1 + 1 = 3⟩ [refuted 0]',
    ]);
  });

  it('gives the headings of reStructuredText their levels by the order in which their lines are met', () => {
    const text = '********\nOver all\n********\n\nPart\n====\n\nFirst\n-----\n\n:math:`1 + 1 = 2`\n\nDeep\n~~~~\n\nOther\n-----\n\nStars\n*****\n';
    const headings = (source: string, languageId: LanguageId): readonly string[] => blocksOf(source, languageId).map(shown).filter((line) => / h\d /.test(line));
    assert.deepEqual(headings(text, 'restructuredtext'), ['1 h1 Over all', '4 h2 Part', '7 h3 First', '12 h4 Deep', '15 h3 Other', '18 h5 Stars']);
    // In Markdown the line itself says the level.
    assert.deepEqual(headings('First\n-----\n\n$1 + 1 = 2$\n\nPart\n====\n', 'markdown'), ['0 h2 First', '5 h1 Part']);
  });

  it('has the last two sentences before a displayed formula', () => {
    assert.equal(shown(blocksOf('One. Two. Three:\n\n$$1 = 1$$\n')[0]!), '0 words Two. Three:');
  });

  it('tells the row of each step, in environments of every kind', () => {
    const rows = 'a + a &= 2a \\\\ &= a + a \\\\ &= 3a';
    const expected = ['display', '[refuted 0: 0 1 2]'];
    for (const text of [`$$\n\\begin{align}\n${rows}\n\\end{align}\n$$`, `\\begin{align*}\n${rows}\n\\end{align*}`, `$$\\begin{aligned} ${rows} \\end{aligned}$$`]) {
      const line = shown(blocksOf(text)[0]!);
      assert.ok(expected.every((part) => line.includes(part)), line);
    }
  });

  it('counts the lines of a claim from its block, so that a block stays the same while it moves', () => {
    const text = 'Words.\n\nLet\n$1 + 1 = 3$.\n';
    const [first, moved] = [blocksOf(text)[0]!, blocksOf(`\n\n${text}`)[0]!];
    assert.deepEqual([first.line, moved.line], [2, 4]);
    assert.deepEqual(first.block, moved.block);
    assert.equal(first.block.claims[0]?.claim.range.start.line, 1);
  });

  it('reads the markup of LaTeX and reStructuredText', () => {
    const latex = '\\begin{document}\n\\section{The \\emph{loss}}\nIt is~\\textbf{the} ``loss\'\' $1 = 1$, see \\cite{x}.\n\\begin{itemize}\n\\item One is $1 = 1$.\n\\end{itemize}\n\\end{document}\n';
    assert.deepEqual(blocksOf(latex, 'latex').map(shown), ['1 h2 The *loss*', '2 words It is *the* “loss” ⟨1 = 1⟩, see . [verified 0]', '4 • One is ⟨1 = 1⟩. [verified 0]']);
    const rst = 'Title\n=====\n\nThe *loss* :math:`1 = 1`, see :ref:`here <there>` and ``code``.\n';
    assert.deepEqual(blocksOf(rst, 'restructuredtext').map(shown), ['0 h1 Title', '3 words The *loss* ⟨1 = 1⟩, see here and ‹code›. [verified 0]']);
  });
});
