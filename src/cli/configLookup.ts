import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_NAMES } from '../config/configFile';
import { folderConfig, type FolderConfig } from '../config/folderConfig';
import type { ConfiguredMacros } from '../config/macros';
import { addConfig, noConfig, resolveConfig, type ConfigError, type ConfigHost, type ConfigLayer } from '../config/resolveConfig';
import { CODE_NAMES, levelOf } from '../report/codes';
import { lineIndex, positionAt } from '../report/lines';
import type { Arguments } from './arguments';
import type { Core } from './core';
import type { FileSystem, Io } from './io';
import { readText } from './readText';

/** Folders above a document in which a file is looked for. */
const MOST_FOLDERS = 100;

/** A path as the patterns of configurations see it. */
export const slashed = (path: string): string => path.split(sep).join('/');

export interface ConfigLookup {
  /** That of the nearest file in a folder or above it; where that file is wrong, none. */
  of(folder: string): Promise<FolderConfig>;
  /** What is wrong with the files asked for so far, each as `path:line:column: message`. */
  readonly errors: readonly string[];
}

/** Finds for each document its configuration. What the command line says wins. */
export function configLookup(args: Pick<Arguments, 'config' | 'preset' | 'levels' | 'reportUnchecked' | 'assumptions' | 'ignore'>, macros: ConfiguredMacros, { readsAssumption }: Pick<Core, 'readsAssumption'>, { files, cwd }: Pick<Io, 'files' | 'cwd'>): ConfigLookup {
  const byFile = new Map<string, Promise<FolderConfig>>();
  const byFolder = new Map<string, Promise<FolderConfig>>();
  const errors = new Set<string>();
  const host: ConfigHost = {
    read: (file) => readText(files, file),
    resolve: (file, path) => resolve(dirname(file), path),
    folderOf: (file) => slashed(dirname(file)),
    unreadAssumptions: (texts) => Promise.resolve(texts.filter((text) => !readsAssumption(text))),
  };
  const said: ConfigLayer = {
    ...(args.preset === undefined ? {} : { preset: args.preset }),
    rules: args.levels,
    macros,
    assumptions: args.assumptions,
    ignore: args.ignore,
    folder: slashed(cwd),
  };

  async function load(file: string): Promise<FolderConfig> {
    const resolved = await resolveConfig(file, host, CODE_NAMES);
    if ('layers' in resolved) return withArguments(resolved.layers);
    for (const error of resolved.errors) errors.add(errorText(error, cwd));
    return withArguments([]);
  }

  function cached(cache: Map<string, Promise<FolderConfig>>, key: string, find: () => Promise<FolderConfig>): Promise<FolderConfig> {
    const known = cache.get(key) ?? find();
    cache.set(key, known);
    return known;
  }

  async function nearest(folder: string, left: number): Promise<FolderConfig> {
    const file = await configFileIn(folder, files);
    if (file !== undefined) return cached(byFile, file, () => load(file));
    const parent = dirname(folder);
    return parent === folder || left === 0 ? withArguments([]) : cached(byFolder, parent, () => nearest(parent, left - 1));
  }

  function withArguments(layers: readonly ConfigLayer[]): FolderConfig {
    const config = [...layers, said].reduce(addConfig, noConfig);
    const { rules } = config;
    const asksForUnchecked = args.reportUnchecked && levelOf('unchecked-claim', rules) === 'off';
    return folderConfig(asksForUnchecked ? { ...config, rules: { ...rules, levels: { ...rules.levels, 'unchecked-claim': 'info' } } } : config);
  }

  const named = args.config === undefined || args.config === false ? undefined : resolve(cwd, args.config);
  return {
    of(folder) {
      if (named !== undefined) return cached(byFile, named, () => load(named));
      return cached(byFolder, folder, () => (args.config === false ? Promise.resolve(withArguments([])) : nearest(folder, MOST_FOLDERS)));
    },
    get errors() {
      return [...errors];
    },
  };
}

async function configFileIn(folder: string, files: FileSystem): Promise<string | undefined> {
  for (const name of CONFIG_NAMES) {
    const path = join(folder, name);
    if ((await files.stat(path).catch(() => undefined))?.kind === 'file') return path;
  }
  return undefined;
}

function errorText({ file, message, text, span }: ConfigError, cwd: string): string {
  const below = relative(cwd, file);
  const shown = below.startsWith('..') ? file : below;
  if (text === undefined || !span) return `${shown}: ${message}`;
  const { line, character } = positionAt(lineIndex(text), span.start);
  return `${shown}:${line + 1}:${character + 1}: ${message}`;
}
