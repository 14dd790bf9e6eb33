import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { CRAWLED, EXTENSIONS, languageOfPath, type LanguageName } from '../config/languages';
import { ignoreFiles, type IgnoreHost } from '../config/ignoreFiles';
import { slashed, type ConfigLookup } from './configLookup';
import type { FileSystem } from './io';
import { NO_FILE, readText, reasonOf } from './readText';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** As it is shown: relative to the working folder if it lies in it, with `/`. */
  readonly shown: string;
  readonly language: LanguageName;
}

export interface FoundFiles {
  /** In the order of the operands, each folder's or pattern's files sorted by name; none twice. */
  readonly files: readonly FoundFile[];
  /** Operands that name nothing. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

const NEVER_SEARCHED = ['**/node_modules/**', '**/.git/**'];

function shownPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}

const hasExtension = (path: string, languages: readonly LanguageName[]): boolean => {
  const lower = path.toLowerCase();
  return languages.some((one) => EXTENSIONS[one].some((extension) => lower.endsWith(extension)));
};

function ignoreHost(files: FileSystem): IgnoreHost {
  return {
    exists: async (path) => (await files.stat(path)) !== undefined,
    read: async (path) => {
      if (!(await files.stat(path))) return undefined;
      const read = await readText(files, path);
      return 'text' in read ? read.text : undefined;
    },
  };
}

/**
 * The files that operands stand for. A file named as such is taken whatever its name, if its language is known; of
 * folders and patterns those files are taken that neither git nor we would ignore. Of a folder only files with the
 * extensions of the language asked for are taken, or, without one, of those in `CRAWLED`, and those whose language the
 * configuration says.
 *
 * @param only where given, no other files are taken, and nothing is wrong with operands that leave none
 */
export async function findFiles(
  operands: readonly string[],
  language: LanguageName | undefined,
  configs: ConfigLookup,
  files: FileSystem,
  cwd: string,
  only?: ReadonlySet<string>,
): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>();
  const errors: { path: string; message: string }[] = [];

  /** Whether the file's language is known. */
  async function take(path: string, isWanted: (path: string, configured: boolean) => boolean = () => true): Promise<boolean> {
    const configured = (await configs.of(dirname(path))).languageOf(slashed(path));
    const read = language ?? configured ?? languageOfPath(path);
    if (read === undefined || !isWanted(path, configured !== undefined)) return false;
    if (!found.has(path) && (only?.has(path) ?? true)) found.set(path, { path, shown: shownPath(cwd, path), language: read });
    return true;
  }

  async function search(folder: string, pattern: string): Promise<readonly string[]> {
    const isIgnored = await ignoreFiles(ignoreHost(files), slashed(folder));
    const crawl = files.crawl ? { fs: files.crawl } : {};
    const options = { absolute: true, caseSensitiveMatch: false, expandDirectories: false, followSymbolicLinks: false };
    const paths = await glob([pattern], { cwd: folder, ignore: NEVER_SEARCHED, ...options, ...crawl });
    const kept: string[] = [];
    for (const path of paths.map((one) => resolve(one)).sort()) {
      if (!(await configs.of(dirname(path))).isIgnored(slashed(path)) && !(await isIgnored(slashed(path), 'file'))) kept.push(path);
    }
    return kept;
  }

  /** Whether any of the files is a document. */
  async function takeAll(paths: readonly string[], isWanted?: (path: string, configured: boolean) => boolean): Promise<boolean> {
    let some = false;
    for (const path of paths) if (await take(path, isWanted)) some = true;
    return some || only !== undefined;
  }

  async function expand(operand: string): Promise<string | undefined> {
    const path = resolve(cwd, operand);
    const kind = (await files.stat(path))?.kind;
    if (kind === 'other') return NO_FILE;
    if (kind === 'file' || kind === 'open') {
      return (await take(path)) ? undefined : 'language not known by its extension: say it with --language';
    }
    if (kind === 'folder') {
      const isWanted = (one: string, configured: boolean): boolean => hasExtension(one, language ? [language] : CRAWLED) || (language === undefined && configured);
      return (await takeAll(await search(path, '**/*'), isWanted)) ? undefined : 'nothing to check in this folder';
    }
    if (!isDynamicPattern(operand)) return 'no such file or folder';
    return (await takeAll(await search(cwd, operand))) ? undefined : 'no file matches this pattern';
  }

  for (const operand of operands) {
    try {
      const message = await expand(operand);
      if (message !== undefined) errors.push({ path: operand, message });
    } catch (error) {
      errors.push({ path: operand, message: reasonOf(error) });
    }
  }
  return { files: [...found.values()], errors };
}
