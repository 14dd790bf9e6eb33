import ignore from 'ignore';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CONFIG_NAMES } from '../config/configFile';
import type { LanguageName } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import { noConfig, resolveConfig, type ConfigError, type ConfigHost, type ResolvedConfig } from '../config/resolveConfig';
import type { RuleSettings } from '../config/rules';
import { CODE_NAMES, levelOf } from '../report/codes';
import { lineIndex, positionAt } from '../report/lines';
import type { Arguments } from './arguments';
import type { Core } from './core';
import type { FileSystem, Io } from './io';
import { readText } from './readText';

/** Folders above a document in which a file is looked for. */
const MOST_FOLDERS = 100;

/** What holds for a document: its configuration, under what the command line says. */
export interface DocumentSettings {
  readonly macros: ConfiguredMacros;
  readonly assumptions: readonly string[];
  readonly rules: RuleSettings;
}

/** A configuration, ready to be asked about files by their absolute paths. */
export interface FolderConfig extends DocumentSettings {
  /** Undefined where no pattern says it. */
  languageOf(path: string): LanguageName | undefined;
  isIgnored(path: string): boolean;
}

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
  const host: ConfigHost = { read: (file) => readText(files, file), resolve: (file, path) => resolve(dirname(file), path), readsAssumption };

  async function load(file: string): Promise<FolderConfig> {
    const resolved = await resolveConfig(file, host, CODE_NAMES);
    if ('config' in resolved) return folderConfig(resolved.config);
    for (const error of resolved.errors) errors.add(errorText(error, cwd));
    return folderConfig(noConfig);
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
    return parent === folder || left === 0 ? folderConfig(noConfig) : cached(byFolder, parent, () => nearest(parent, left - 1));
  }

  function folderConfig({ rules, languages, ignore: ignored, ...config }: ResolvedConfig): FolderConfig {
    const chosen: RuleSettings = { preset: args.preset ?? rules.preset, levels: { ...rules.levels, ...args.levels } };
    const asksForUnchecked = args.reportUnchecked && levelOf('unchecked-claim', chosen) === 'off';
    const toLanguage = languages.map(({ pattern, language, file }) => ({ language, matches: matcher([pattern], dirname(file)) }));
    const ignores = [...[...groupBy(ignored)].map(([file, patterns]) => matcher(patterns, dirname(file))), matcher(args.ignore, cwd)];
    return {
      macros: { ...config.macros, ...macros },
      assumptions: [...config.assumptions, ...args.assumptions],
      rules: asksForUnchecked ? { ...chosen, levels: { ...chosen.levels, 'unchecked-claim': 'info' } } : chosen,
      languageOf: (path) => toLanguage.findLast(({ matches }) => matches(path))?.language,
      isIgnored: (path) => ignores.some((matches) => matches(path)),
    };
  }

  const named = args.config === undefined || args.config === false ? undefined : resolve(cwd, args.config);
  return {
    of(folder) {
      if (named !== undefined) return cached(byFile, named, () => load(named));
      return cached(byFolder, folder, () => (args.config === false ? Promise.resolve(folderConfig(noConfig)) : nearest(folder, MOST_FOLDERS)));
    },
    get errors() {
      return [...errors];
    },
  };
}

/** The patterns of each file, in their order. */
function groupBy(ignored: ResolvedConfig['ignore']): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { file, pattern } of ignored) groups.set(file, [...(groups.get(file) ?? []), pattern]);
  return groups;
}

/** Whether files match patterns as in .gitignore, relative to a folder; those outside of it do not. */
function matcher(patterns: readonly string[], folder: string): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const rules = ignore().add([...patterns]);
  return (path) => {
    const inside = relative(folder, path);
    return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) && rules.ignores(inside.split(sep).join('/'));
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
