import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import { silencingEdits } from '../../../src/pipeline/silence';
import type { TextEditJson } from '../../../src/protocol/verdict';
import type { LanguageId } from '../../../src/regions/region';
import { diagnosticsOf } from '../../../src/report/diagnostic';
import { lineIndex, spanOf } from '../../../src/report/lines';

const findingsOf = (text: string, languageId: LanguageId) => diagnosticsOf(checkDocument({ text, languageId }));

function edited(text: string, edit: TextEditJson | undefined): string | undefined {
  if (!edit) return undefined;
  const { start, end } = spanOf(lineIndex(text), edit.range);
  return text.slice(0, start) + edit.newText + text.slice(end);
}

/** The document with its nth finding silenced on its line, and in all of it; the findings that are left are counted. */
function silenced(text: string, languageId: LanguageId, nth = 0) {
  const { range, code } = findingsOf(text, languageId)[nth]!;
  const { line, file } = silencingEdits({ text, languageId }, range, code);
  const [onLine, inFile] = [edited(text, line), edited(text, file)];
  const left = (of: string | undefined) => of === undefined ? undefined : findingsOf(of, languageId).length;
  return { onLine, inFile, left: [left(onLine), left(inFile)] };
}

const WRONG = '\\frac12 = 0.6';

describe('silencing a finding', () => {
  it('in a paragraph of Markdown is a comment before the formula', () => {
    const { onLine, inFile, left } = silenced(`Then $${WRONG}$ and\n$${WRONG}$.\n`, 'markdown');
    assert.equal(onLine, `Then <!-- formulint-disable-line wrong-number --> $${WRONG}$ and\n$${WRONG}$.\n`);
    assert.equal(inFile, `<!-- formulint-disable wrong-number -->\nThen $${WRONG}$ and\n$${WRONG}$.\n`);
    assert.deepEqual(left, [1, 0]);
  });

  it('in a displayed formula of several lines is a comment above it, for all of the formula', () => {
    const text = `---\ntitle: A\n---\n# A\n\n$$\n${WRONG}\n$$\n\n$$\n${WRONG}\n$$\n`;
    const { onLine, inFile, left } = silenced(text, 'markdown', 1);
    assert.equal(onLine, text.replace(/(\$\$\n[^$]*\n\$\$\n)$/, '<!-- formulint-disable-next-line wrong-number -->\n$1'));
    assert.equal(inFile, text.replace('# A', '<!-- formulint-disable wrong-number -->\n# A'));
    assert.deepEqual(left, [1, 0]);
  });

  it('in LaTeX is a comment on a line above', () => {
    const text = `Words \\(${WRONG}\\)\n\\begin{align}\n  1 &= 1 \\\\\n  &= 2\n\\end{align}\nand \\(${WRONG}\\).\n`;
    const { onLine, left } = silenced(text, 'latex', 1);
    assert.equal(onLine, text.replace('\\begin', '% formulint-disable-next-line wrong-number\n\\begin'));
    assert.deepEqual(left, [2, 0]);
  });

  it('in reStructuredText is a comment before the paragraph', () => {
    const text = `First.\n\nWords\nand :math:\`${WRONG}\`.\n\nOthers :math:\`${WRONG}\`.\n\n.. math::\n\n   ${WRONG}\n`;
    const { onLine, inFile, left } = silenced(text, 'restructuredtext');
    assert.equal(onLine, text.replace('Words', '.. formulint-disable-next-line wrong-number\n\nWords'));
    assert.equal(inFile, `.. formulint-disable wrong-number\n\n${text}`);
    assert.deepEqual(left, [2, 0]);
    assert.deepEqual(silenced(text, 'restructuredtext', 2).left, [2, 0]);
  });

  it('in Python is a comment in the docstring, or among the comments', () => {
    const text = `#!/usr/bin/env python\n"""Words.\n\nSo :math:\`${WRONG}\`.\n"""\n# so $${WRONG}$\nx = 1\n`;
    const { onLine, inFile, left } = silenced(text, 'python');
    assert.equal(onLine, text.replace('So', '.. formulint-disable-next-line wrong-number\n\nSo'));
    assert.equal(inFile, text.replace('"""W', '# formulint-disable wrong-number\n"""W'));
    assert.deepEqual(left, [1, 0]);
    assert.equal(silenced(text, 'python', 1).onLine, text.replace('# so', '# formulint-disable-next-line wrong-number\n# so'));
    assert.deepEqual(silenced(text, 'python', 1).left, [1, 0]);
  });

  it('is not to be had in plain text', () => {
    assert.deepEqual(silenced('1/(1+exp(-1)) = 0.713\n', 'plaintext'), { onLine: undefined, inFile: undefined, left: [undefined, undefined] });
  });
});
