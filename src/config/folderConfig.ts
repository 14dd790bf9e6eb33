import ignore from 'ignore';
import type { LanguageName } from './languages';
import type { ConfiguredMacros } from './macros';
import type { ResolvedConfig } from './resolveConfig';
import type { RuleSettings } from './rules';

/** What holds for a document from outside. */
export interface DocumentSettings {
  readonly macros: ConfiguredMacros;
  readonly assumptions: readonly string[];
  readonly rules: RuleSettings;
}

/** A configuration, ready to be asked about files by their absolute paths, with `/`. */
export interface FolderConfig extends DocumentSettings {
  /** Undefined where no pattern says it. */
  languageOf(path: string): LanguageName | undefined;
  isIgnored(path: string): boolean;
}

export function folderConfig({ macros, assumptions, rules, languages, ignore: ignored }: ResolvedConfig): FolderConfig {
  const toLanguage = languages.map(({ pattern, language, folder }) => ({ language, matches: matcher([pattern], folder) }));
  const ignores = [...groupByFolder(ignored)].map(([folder, patterns]) => matcher(patterns, folder));
  return {
    macros,
    assumptions,
    rules,
    languageOf: (path) => toLanguage.findLast(({ matches }) => matches(path))?.language,
    isIgnored: (path) => ignores.some((matches) => matches(path)),
  };
}

/** The patterns that are relative to each folder, in their order. */
function groupByFolder(ignored: ResolvedConfig['ignore']): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { folder, pattern } of ignored) groups.set(folder, [...(groups.get(folder) ?? []), pattern]);
  return groups;
}

/** What `path` is from `folder` on; undefined where it does not lie in it. */
export function pathWithin(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;
}

/** The folder of a path with `/`; a root is its own. */
export function folderOf(path: string): string {
  const last = path.lastIndexOf('/');
  return last > 0 ? path.slice(0, last) : path.slice(0, last + 1) || path;
}

/** Whether files match patterns as in .gitignore, relative to a folder; those outside of it do not. */
function matcher(patterns: readonly string[], folder: string): (path: string) => boolean {
  const rules = ignore().add([...patterns]);
  return (path) => {
    const inside = pathWithin(folder, path);
    return inside !== undefined && rules.ignores(inside);
  };
}
