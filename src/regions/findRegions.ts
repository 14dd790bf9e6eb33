import { assertNever } from '../util/assertNever';
import { findLatex } from './latex';
import { findMarkdown } from './markdown';
import { findNotebook } from './notebook';
import { findPlainText } from './plainText';
import { excerptOf, intoWhole } from './excerpt';
import { findPython } from './python';
import type { LanguageId, PlacedDefinition, Region, Regions } from './region';
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

/**
 * The same where the text is made of documents of their own, such as the cells of a notebook: what one leaves open does
 * not reach into the next.
 *
 * @param starts offsets in `text` where they begin, in order; the first is at 0
 */
export function findRegionsOfParts(text: string, languageId: LanguageId, starts: readonly number[]): Regions {
  const regions: Region[] = [];
  const definitions: PlacedDefinition[] = [];
  const problems: Regions['problems'][number][] = [];
  for (const [index, start] of starts.entries()) {
    const part = excerptOf(text, { start, end: starts[index + 1] ?? text.length }, []);
    const found = intoWhole(text, part, findRegions(part.text, languageId));
    regions.push(...found.regions);
    definitions.push(...found.definitions);
    problems.push(...found.problems);
  }
  return { regions, definitions, includes: [], problems };
}
