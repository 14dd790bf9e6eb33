import { dirname, join, relative } from 'node:path';
import { CONFIG_NAMES, parseConfig, type Config } from '../config/configFile';
import type { ConfiguredMacros } from '../config/macros';
import { lineIndex, positionAt } from '../report/lines';
import type { Source } from './check';
import type { Io } from './io';
import { readText } from './readText';

/** Folders above a document in which a file is looked for. */
const MOST_FOLDERS = 100;

/** The macros for each document, or what is wrong with the files that would say so, each as `path:line:column: message`. */
export type SourceMacros = { readonly macrosOf: (source: Source) => ConfiguredMacros } | { readonly errors: readonly string[] };

type Found = { readonly path: string; readonly config: Config } | { readonly path: string; readonly errors: readonly string[] };

/**
 * Finds for each document the nearest configuration file in its folder or one above it; text that is no file is given
 * that of the working folder. `macros`, of the command line, win over those of the file.
 */
export async function macrosOfSources(sources: readonly Source[], macros: ConfiguredMacros, io: Io): Promise<SourceMacros> {
  const known = new Map<string, Promise<Found | undefined>>();
  const folderOf = ({ path }: Source): string => (path === undefined ? io.cwd : dirname(path));

  function nearest(folder: string, left: number): Promise<Found | undefined> {
    const found = known.get(folder) ?? (async () => {
      const here = await configIn(folder, io);
      const parent = dirname(folder);
      return here ?? (parent === folder || left === 0 ? undefined : nearest(parent, left - 1));
    })();
    known.set(folder, found);
    return found;
  }

  const configs = new Map<string, Found | undefined>();
  for (const source of sources) {
    const folder = folderOf(source);
    if (!configs.has(folder)) configs.set(folder, await nearest(folder, MOST_FOLDERS));
  }
  const errors = new Set([...configs.values()].flatMap((found) => (found && 'errors' in found ? found.errors : [])));
  if (errors.size > 0) return { errors: [...errors] };
  return {
    macrosOf: (source) => {
      const found = configs.get(folderOf(source));
      return { ...(found && 'config' in found ? found.config.macros : {}), ...macros };
    },
  };
}

/** The configuration file in the folder itself; undefined where it has none. */
async function configIn(folder: string, { files, cwd }: Io): Promise<Found | undefined> {
  for (const name of CONFIG_NAMES) {
    const path = join(folder, name);
    const info = await files.stat(path).catch(() => undefined);
    if (info?.kind !== 'file') continue;
    const below = relative(cwd, path);
    const shown = below.startsWith('..') ? path : below;
    const read = await readText(files, path);
    if ('error' in read) return { path, errors: [`${shown}: ${read.error}`] };
    const parsed = parseConfig(read.text);
    if ('config' in parsed) return { path, config: parsed.config };
    const lines = lineIndex(read.text);
    return {
      path,
      errors: parsed.problems.map(({ message, span }) => {
        const { line, character } = positionAt(lines, span.start);
        return `${shown}:${line + 1}:${character + 1}: ${message}`;
      }),
    };
  }
  return undefined;
}
