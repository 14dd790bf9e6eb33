import { assertNever } from '../util/assertNever';
import { findLatex } from './latex';
import { findMarkdown } from './markdown';
import { findNotebook } from './notebook';
import { findPlainText } from './plainText';
import { findPython } from './python';
import type { LanguageId, Regions } from './region';
import { findRestructuredText } from './restructuredText';

/**
 * Cuts a document into mathematics, prose and directives.
 *
 * Offsets are UTF-16 code units of `text`; those of a notebook's regions are into the source of their cell. Damage is
 * reported in `problems`, and never keeps the rest of the document from being found. Linear in the length of `text`.
 */
export function findRegions(text: string, languageId: LanguageId): Regions {
  switch (languageId) {
    case 'markdown':
      return findMarkdown(text);
    case 'latex':
      return findLatex(text);
    case 'restructuredtext':
      return findRestructuredText(text);
    case 'python':
      return findPython(text);
    case 'ipynb':
      return findNotebook(text);
    case 'plaintext':
      return findPlainText(text);
    default:
      return assertNever(languageId);
  }
}
