import { dirname, extname, resolve, sep } from 'node:path';
import type { ConfiguredMacros } from '../config/macros';
import type { Core } from './core';
import type { FileSystem } from './io';
import { readText } from './readText';

const MAX_FILES = 20;
/** Bytes of one file. */
const MAX_SIZE = 1024 * 1024;

/**
 * The macros of the files that a LaTeX document asks for, and of those that they ask for: at most 20 files of at most
 * 1 MB, all within the document's folder. As in TeX, names are relative to the document, `.tex` may be left out, and a
 * later definition replaces an earlier one. A file that cannot be had is passed over, as the formulas it would have
 * served say themselves what they miss.
 */
export async function includedMacros(path: string, text: string, files: FileSystem, readPreamble: Core['readPreamble']): Promise<ConfiguredMacros> {
  const folder = dirname(path);
  const seen = new Set([path]);

  async function readIncluded(name: string): Promise<string | undefined> {
    for (const candidate of extname(name) === '.tex' ? [name] : [`${name}.tex`, name]) {
      const at = resolve(folder, candidate);
      if (!at.startsWith(folder.endsWith(sep) ? folder : folder + sep)) continue;
      const info = await files.stat(at).catch(() => undefined);
      if (info?.kind !== 'file') continue;
      if (info.size > MAX_SIZE || seen.has(at) || seen.size > MAX_FILES) return undefined;
      seen.add(at);
      const read = await readText(files, at);
      return 'text' in read ? read.text : undefined;
    }
    return undefined;
  }

  async function macrosOfIncludes(includes: readonly string[]): Promise<ConfiguredMacros> {
    let macros: ConfiguredMacros = {};
    for (const name of includes) {
      const included = await readIncluded(name);
      if (included === undefined) continue;
      const preamble = readPreamble(included);
      macros = { ...macros, ...(await macrosOfIncludes(preamble.includes)), ...preamble.macros };
    }
    return macros;
  }

  return macrosOfIncludes(readPreamble(text).includes);
}
