import type { ConfiguredMacros } from './macros';

const MAX_FILES = 20;
/** Extensions that stand in the name as it is; to others `.tex` is added. */
const COMPLETE = /\.(?:tex|sty|cls)$/;
/** Bytes of one file. */
const MAX_SIZE = 1024 * 1024;

/** What a LaTeX file defines, and the files it asks for, as written. */
export interface Preamble {
  readonly macros: ConfiguredMacros;
  readonly includes: readonly string[];
}

/** The files, by addresses of the caller's kind. */
export interface IncludeHost {
  /** The address that a name has in a folder. */
  resolve(folder: string, name: string): string;
  /** A root is its own. */
  folderOf(address: string): string;
  /** Bytes; undefined where there is no such file. */
  size(file: string): Promise<number | undefined>;
  /** Undefined where it cannot be read. */
  read(file: string): Promise<string | undefined>;
  preambleOf(text: string): Preamble | Promise<Preamble>;
}

/**
 * The macros of the files that a LaTeX document asks for, and of those that they ask for: at most 20 files of at most
 * 1 MB, all within the document's folder, or TeX files within the working folder. As in TeX, names are relative to the
 * document (or to the file that names them), `.tex` may be left out, and a later definition replaces an earlier one. A
 * file that cannot be had is passed over, as the formulas it would have served say themselves what they miss.
 *
 * @param root the working folder
 */
export async function includedMacros(document: string, text: string, root: string, host: IncludeHost): Promise<ConfiguredMacros> {
  const folder = host.folderOf(document);
  const isAllowed = (at: string) => isBelow(at, folder, host) || (isBelow(at, root, host) && COMPLETE.test(at));
  const seen = new Set([document]);

  async function readIncluded(name: string, from: string): Promise<{ readonly text: string; readonly folder: string } | undefined> {
    const names = COMPLETE.test(name) ? [name] : [`${name}.tex`, name];
    const candidates = names.flatMap((candidate) => [host.resolve(folder, candidate), host.resolve(from, candidate)]);
    for (const at of new Set(candidates.filter(isAllowed))) {
      const size = await host.size(at);
      if (size === undefined) continue;
      if (size > MAX_SIZE || seen.has(at) || seen.size > MAX_FILES) return undefined;
      seen.add(at);
      const read = await host.read(at);
      return read === undefined ? undefined : { text: read, folder: host.folderOf(at) };
    }
    return undefined;
  }

  async function macrosOfIncludes(includes: readonly string[], from: string): Promise<ConfiguredMacros> {
    let macros: ConfiguredMacros = {};
    for (const name of includes) {
      const included = await readIncluded(name, from);
      if (included === undefined) continue;
      const preamble = await host.preambleOf(included.text);
      macros = { ...macros, ...(await macrosOfIncludes(preamble.includes, included.folder)), ...preamble.macros };
    }
    return macros;
  }

  return macrosOfIncludes((await host.preambleOf(text)).includes, folder);
}

function isBelow(address: string, root: string, host: IncludeHost): boolean {
  for (let at = address; ; at = host.folderOf(at)) {
    const folder = host.folderOf(at);
    if (folder === at) return false;
    if (folder === root) return true;
  }
}
