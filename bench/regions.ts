/**
 * Prints how long the regions of generated documents take, warm, in milliseconds, the best of several rounds, and how
 * that compares with a loop over the text that only counts.
 *
 *     npm run bench -- regions
 */
import { findRegions } from '../src/regions/findRegions';
import type { LanguageId } from '../src/regions/region';

const size = 128 * 1024;
const rounds = 200;

const paragraphs: Readonly<Partial<Record<LanguageId, readonly string[]>>> = {
  markdown: [
    '## The sigmoid of $z$\n\n',
    'Let $z = w^\\top x + b$ be the logit of a model whose output is read as a probability, and note that the price of $5 is no formula.\n\n',
    '$$\n\\sigma(z) = \\frac{1}{1 + \\exp(-z)}\n$$\n\n',
    'The derivative, `sigmoid(z) * (1 - sigmoid(z))` in code, is $\\sigma(z)(1 - \\sigma(z))$; see [the notes](https://example.org/notes_(1).html) for *details*.\n\n',
    '\\begin{align}\np_i &= \\frac{e^{z_i}}{\\sum_j e^{z_j}} \\\\\n&= \\mathrm{softmax}(z)_i\n\\end{align}\n\n',
    '```python\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))  # $not$ maths\n```\n\n',
    '- a list with $x_1, \\ldots, x_n$\n- and \\\\(w\\_1\\\\) as kramdown has it\n\n> a quotation with $$a = b$$ in it\n\n',
    'Plain prose fills most of a page, and nothing in this paragraph asks for any decision: words, words, and words again, line after line of them.\n\n',
  ],
  latex: [
    '\\section{The softmax of $z$}\n',
    'Let $z = Wx + b$ be the logits. % a comment with $ in it\n\n',
    '\\begin{align}\np_i &= \\frac{e^{z_i}}{\\sum_j e^{z_j}} \\\\ % first\n&= \\softmax(z)_i\n\\end{align}\n',
    'Plain prose fills most of a page \\emph{and} nothing in this paragraph asks for any decision~\\cite{someone}, line after line.\n\n',
  ],
  plaintext: [
    'The probabilities would be 3/ (3+7+14) = 0.13, be 7/ (3+7+14) = 0.29 and be 14/ (3+7+14) = 0.58.\n',
    'Plain prose fills most of a page, and nothing in this paragraph asks for any decision.\n',
    '{\\rm Softmax}([z_1, z_2]) = {\\rm Softmax}([z_1 - z_2, 0]).\n',
  ],
  restructuredtext: [
    'Sigmoid\n=======\n\n',
    'The sigmoid of :math:`z` maps to ``(0, 1)``.\n\n',
    '.. math::\n   :label: sigmoid\n\n   \\sigma(z) = \\frac{1}{1 + e^{-z}}\n\n',
    'In code::\n\n    sigmoid = lambda z: 1 / (1 + exp(-z))\n\n',
  ],
};

function document(pieces: readonly string[]): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const piece = pieces[index % pieces.length]!;
    parts.push(piece);
    length += piece.length;
  }
  return parts.join('');
}

/** The least time of several rounds, in ms. */
function best(work: () => void): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The floor that a scan is held against on whatever machine: how many dollars and line feeds a text has. */
function plainScan(text: string): void {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 36 || code === 10) count++;
  }
  if (count === 0) throw new Error('these documents have lines');
}

for (const [languageId, pieces] of Object.entries(paragraphs)) {
  const text = document(pieces);
  let regions = 0;
  const scanned = best(() => plainScan(text));
  const found = best(() => {
    regions = findRegions(text, languageId as LanguageId).regions.length;
  });
  console.log(`${languageId.padEnd(17)} ${(text.length / 1024).toFixed(0)} kB  ${regions} regions  ${found.toFixed(2)} ms, ${(found / scanned).toFixed(0)} × a plain scan`);
}
