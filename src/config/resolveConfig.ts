import type { Span } from '../util/span';
import { parseConfig, type Config, type PatternLanguage } from './configFile';
import type { ConfiguredMacros } from './macros';
import { recommendedRules, type RuleSettings } from './rules';

/** A configuration file with all that it builds on. */
export interface ResolvedConfig {
  readonly macros: ConfiguredMacros;
  readonly rules: RuleSettings;
  readonly assumptions: readonly string[];
  /** The last that matches counts. */
  readonly languages: readonly (PatternLanguage & Origin)[];
  readonly ignore: readonly ({ readonly pattern: string } & Origin)[];
}

/** Where something is said: its patterns are relative to that folder, an absolute path with `/`. */
interface Origin {
  readonly folder: string;
}

/** What one file says by itself, or whoever else may configure something. */
export type ConfigLayer = Omit<Config, 'assumptions' | 'extends'> & { readonly assumptions?: readonly string[] } & Origin;

export const noConfig: ResolvedConfig = { macros: {}, rules: recommendedRules, assumptions: [], languages: [], ignore: [] };

/** What is wrong with a file; `text` and `span` where it is something that it says. */
export interface ConfigError {
  readonly file: string;
  readonly message: string;
  readonly text?: string;
  readonly span?: Span;
}

/** Where configuration files are had from: a file system, or an editor's workspace. Files are named as the host likes. */
export interface ConfigHost {
  /** The text of a file, or in words why there is none. */
  read(file: string): Promise<{ readonly text: string } | { readonly error: string }>;
  /** The file that `path` means in `file`. */
  resolve(file: string, path: string): string;
  /** Absolute, with `/`. */
  folderOf(file: string): string;
  /** Of some assumptions those that are not understood. */
  unreadAssumptions(texts: readonly string[]): Promise<readonly string[]>;
}

/** Those that say something, the later of which win. */
export type Resolved = { readonly layers: readonly ConfigLayer[] } | { readonly errors: readonly ConfigError[] };

/** Files that one may build on, all in all. */
const MOST_FILES = 100;

/**
 * Reads a configuration file and, before it, those that it extends.
 *
 * @param codes all that there are
 */
export async function resolveConfig(file: string, host: ConfigHost, codes: readonly string[]): Promise<Resolved> {
  let left = MOST_FILES;

  async function readFrom(at: string, above: readonly string[]): Promise<Resolved> {
    const read = left-- > 0 ? await host.read(at) : { error: `more than ${MOST_FILES} files are extended` };
    if ('error' in read) return { errors: [{ file: at, message: read.error }] };
    const { text } = read;
    const parsed = parseConfig(text, codes);
    if ('problems' in parsed) return { errors: parsed.problems.map(({ message, span }) => ({ file: at, message, text, span })) };
    const { extends: bases = [], assumptions = [], ...own } = parsed.config;
    const layers: ConfigLayer[] = [];
    const unread = assumptions.length === 0 ? [] : await host.unreadAssumptions(assumptions.map((assumption) => assumption.text));
    const errors = assumptions.filter((assumption) => unread.includes(assumption.text)).map((assumption): ConfigError => ({
      file: at, message: `this assumption is not understood: ${JSON.stringify(assumption.text)}`, text, span: assumption.span,
    }));
    for (const { text: path, span } of bases) {
      const here = (message: string): ConfigError => ({ file: at, message: `${JSON.stringify(path)}: ${message}`, text, span });
      const base = host.resolve(at, path);
      const based = base === at || above.includes(base) ? { errors: [here('extends this file in turn')] } : await readFrom(base, [...above, at]);
      if ('layers' in based) layers.push(...based.layers);
      // What is wrong in another file is told there; that there is no such file is told here.
      else errors.push(...based.errors.map((error) => (error.span ? error : here(error.message))));
    }
    return errors.length > 0 ? { errors } : { layers: [...layers, { ...own, assumptions: assumptions.map((assumption) => assumption.text), folder: host.folderOf(at) }] };
  }

  return readFrom(file, []);
}

/** What a layer says over what those before it do: it wins code by code and macro by macro; assumptions and patterns are added up. */
export function addConfig(base: ResolvedConfig, { macros, preset, rules, assumptions = [], languages = [], ignore = [], folder }: ConfigLayer): ResolvedConfig {
  return {
    macros: { ...base.macros, ...macros },
    rules: { preset: preset ?? base.rules.preset, levels: { ...base.rules.levels, ...rules } },
    assumptions: [...base.assumptions, ...assumptions],
    languages: [...base.languages, ...languages.map((one) => ({ ...one, folder }))],
    ignore: [...base.ignore, ...ignore.map((pattern) => ({ pattern, folder }))],
  };
}
