import { readdirSync, readFileSync } from 'node:fs';
import { languageOfPath } from '../src/config/languages';
import { findRegions } from '../src/regions/findRegions';

/** Folders of documents of our own that a bench reads where it is given no file. */
const OWN_FOLDERS = ['examples', 'test/fixtures/claims'];

/**
 * The formulas a bench is to read: the field `latex` of each line of the files, or, without files, the formulas of our
 * examples and test fixtures. A file that cannot be read ends the program with a word on how the bench is called.
 *
 * @param usage how the bench is called
 */
export function benchFormulas(files: readonly string[], usage: string): readonly string[] {
  try {
    const formulas = files.length > 0 ? files.flatMap(formulasOfLines) : OWN_FOLDERS.flatMap(formulasOfFolder);
    if (formulas.length === 0) throw new Error(`no formula in ${files.length > 0 ? files.join(', ') : OWN_FOLDERS.join(', ')}`);
    return formulas;
  } catch (error) {
    console.error(`${(error as Error).message}\n\nUsage: ${usage}\n\nFILE.jsonl holds one formula a line, in a field "latex"; without it our own examples and fixtures are read.`);
    process.exit(2);
  }
}

function formulasOfLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [formulaOfLine(line, `${file}:${at + 1}`)]));
}

function formulaOfLine(line: string, place: string): string {
  let latex: unknown;
  try {
    latex = (JSON.parse(line) as { readonly latex?: unknown } | null)?.latex;
  } catch {
    // said below
  }
  if (typeof latex !== 'string') throw new Error(`${place} is no JSON object with a field "latex"`);
  return latex;
}

function formulasOfFolder(folder: string): readonly string[] {
  return readdirSync(folder).sort().flatMap((name) => {
    const language = languageOfPath(name);
    if (language === undefined) return [];
    return findRegions(readFileSync(`${folder}/${name}`, 'utf8'), language).regions.flatMap((region) => (region.kind === 'math' ? [region.latex] : []));
  });
}
