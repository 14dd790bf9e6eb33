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

/** The file that says something: its patterns are relative to that file's folder. */
interface Origin {
  readonly file: string;
}

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
  /** Whether an assumption is understood; where the host cannot tell, all are taken to be. */
  readonly readsAssumption?: (text: string) => boolean;
}

export type Resolved = { readonly config: ResolvedConfig } | { readonly errors: readonly ConfigError[] };

/** Files that one may build on, all in all. */
const MOST_FILES = 100;

/**
 * Reads a configuration file and, before it, those that it extends. Of what several say the later wins, the file itself
 * last: code by code and macro by macro; assumptions and patterns are added up.
 *
 * @param codes all that there are
 */
export async function resolveConfig(file: string, host: ConfigHost, codes: readonly string[]): Promise<Resolved> {
  let left = MOST_FILES;

  async function readFrom(at: string, above: readonly string[]): Promise<{ readonly said: readonly Said[] } | { readonly errors: readonly ConfigError[] }> {
    const read = left-- > 0 ? await host.read(at) : { error: `more than ${MOST_FILES} files are extended` };
    if ('error' in read) return { errors: [{ file: at, message: read.error }] };
    const { text } = read;
    const parsed = parseConfig(text, codes);
    if ('problems' in parsed) return { errors: parsed.problems.map(({ message, span }) => ({ file: at, message, text, span })) };
    const said: Said[] = [];
    const errors = (parsed.config.assumptions ?? []).flatMap(({ text: assumption, span }): readonly ConfigError[] =>
      (host.readsAssumption?.(assumption) ?? true) ? [] : [{ file: at, message: `this assumption is not understood: ${JSON.stringify(assumption)}`, text, span }],
    );
    for (const { text: path, span } of parsed.config.extends ?? []) {
      const here = (message: string): ConfigError => ({ file: at, message: `${JSON.stringify(path)}: ${message}`, text, span });
      const base = host.resolve(at, path);
      const based = base === at || above.includes(base) ? { errors: [here('extends this file in turn')] } : await readFrom(base, [...above, at]);
      if ('said' in based) said.push(...based.said);
      // What is wrong in another file is told there; that there is no such file is told here.
      else errors.push(...based.errors.map((error) => (error.span ? error : here(error.message))));
    }
    return errors.length > 0 ? { errors } : { said: [...said, { ...parsed.config, file: at }] };
  }

  const read = await readFrom(file, []);
  return 'errors' in read ? read : { config: read.said.reduce(addConfig, noConfig) };
}

/** What one file says by itself. */
type Said = Config & Origin;

function addConfig(base: ResolvedConfig, { macros, preset, rules, assumptions = [], languages = [], ignore = [], file }: Said): ResolvedConfig {
  return {
    macros: { ...base.macros, ...macros },
    rules: { preset: preset ?? base.rules.preset, levels: { ...base.rules.levels, ...rules } },
    assumptions: [...base.assumptions, ...assumptions.map(({ text }) => text)],
    languages: [...base.languages, ...languages.map((one) => ({ ...one, file }))],
    ignore: [...base.ignore, ...ignore.map((pattern) => ({ pattern, file }))],
  };
}
