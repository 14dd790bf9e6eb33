import { dirname, extname, resolve, sep } from 'node:path';
import type { ConfiguredMacros } from '../config/macros';
import type { Core } from './core';
import type { Io } from './io';
import { readText } from './readText';

const MAX_FILES = 20;
/** Extensions that stand in the name as it is; to others `.tex` is added. */
const COMPLETE: ReadonlySet<string> = new Set(['.tex', '.sty', '.cls']);
/** Bytes of one file. */
const MAX_SIZE = 1024 * 1024;

/**
 * The macros of the files that a LaTeX document asks for, and of those that they ask for: at most 20 files of at most
 * 1 MB, all within the document's folder, or TeX files within the working folder. As in TeX, names are relative to the document (or to the
 * file that names them), `.tex` may be left out, and a later definition replaces an earlier one. A file that cannot be had is passed over, as the formulas it would have
 * served say themselves what they miss.
 */
export async function includedMacros(path: string, text: string, { files, cwd }: Pick<Io, 'files' | 'cwd'>, readPreamble: Core['readPreamble']): Promise<ConfiguredMacros> {
  const folder = dirname(path);
  const isBelow = (at: string, root: string) => at.startsWith(root.endsWith(sep) ? root : root + sep);
  const isAllowed = (at: string) => isBelow(at, folder) || (isBelow(at, cwd) && COMPLETE.has(extname(at)));
  const seen = new Set([path]);

  async function readIncluded(name: string, from: string): Promise<{ readonly text: string; readonly folder: string } | undefined> {
    const names = COMPLETE.has(extname(name)) ? [name] : [`${name}.tex`, name];
    const candidates = names.flatMap((candidate) => [resolve(folder, candidate), resolve(from, candidate)]);
    for (const at of new Set(candidates.filter(isAllowed))) {
      const info = await files.stat(at).catch(() => undefined);
      if (info?.kind !== 'file') continue;
      if (info.size > MAX_SIZE || seen.has(at) || seen.size > MAX_FILES) return undefined;
      seen.add(at);
      const read = await readText(files, at);
      return 'text' in read ? { text: read.text, folder: dirname(at) } : undefined;
    }
    return undefined;
  }

  async function macrosOfIncludes(includes: readonly string[], from: string): Promise<ConfiguredMacros> {
    let macros: ConfiguredMacros = {};
    for (const name of includes) {
      const included = await readIncluded(name, from);
      if (included === undefined) continue;
      const preamble = readPreamble(included.text);
      macros = { ...macros, ...(await macrosOfIncludes(preamble.includes, included.folder)), ...preamble.macros };
    }
    return macros;
  }

  return macrosOfIncludes(readPreamble(text).includes, folder);
}
