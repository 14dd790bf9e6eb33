import { findRegions } from '../../../src/regions/findRegions';
import type { LanguageId } from '../../../src/regions/region';
import { assertExact } from './describeRegions';

const languages: readonly LanguageId[] = ['markdown', 'latex', 'restructuredtext', 'python', 'ipynb', 'plaintext'];

const pieces: readonly string[] = [
  '$', '$$', '$a ', '$x$', '`', '` `` ', '\\begin{', '\\begin{align}', '\\(', '\\[\n\n', '\\\\(', '[', '](', '((', '{', '}', '${', '$\\text{$',
  '<', '<a ', '<!--', '<d-math>', '> ', '```math\n', '~~~\n', '::: {math}\n', '# ', '- ', '\r\n', ' \n', '| $a\\|b$ ', '\\', '\\\\\\\\ ',
  '\\def\\x{', '\\let', '% \n', '%\n\\(', '\\verb|', '\\section{', '<<a>>=\n', '.. math::\n', 'a::\n\n  b\n', ':math:`', '"""', '"a"\n', '# a\n', '{% ',
  'x = ', 'x=1, ', '(x=', 'X 10 ', 'http://', 'a\n---\n', 'é= ', '&=\\\\\n', 'x^', '\ud83d',
];

const endings: readonly string[] = ['', ' \\)', '\n\n$$', 'a b c d e f \\]', '}', 'words of plain prose\n\n\\end{align}'];

describe('findRegions on hostile input', () => {
  for (const languageId of languages) {
    for (const piece of ['$', '`', '\\begin{', '[']) {
      it(`reads a megabyte of ${piece} as ${languageId}`, () => {
        findRegions(piece.repeat(Math.ceil(2 ** 20 / piece.length)), languageId);
      });
    }

    it(`reads many of any delimiter as ${languageId}`, () => {
      for (const piece of pieces) findRegions(piece.repeat(Math.ceil(2 ** 13 / piece.length)), languageId);
    });

    it(`reads repeated delimiters that something closes as ${languageId}`, () => {
      for (const piece of pieces) {
        for (const ending of endings) {
          const text = piece.repeat(Math.ceil(500 / piece.length)) + ending;
          assertExact(text, findRegions(text, languageId), languageId === 'plaintext' ? '{}<>&"\'' : '<>&"\'');
        }
      }
    });
  }
});
