import { parseArgs } from 'node:util';
import { diffChars } from 'diff';
import { isLanguageName, type LanguageName } from '../config/languages';
import { isLevel, isPreset, LEVELS, type Level, type Preset } from '../config/rules';
import { OPTIONS, type CommandName, type Option, type OptionName } from '../config/schema';
import { isCode } from '../report/codes';

export type Format = 'text' | 'json' | 'sarif' | 'junit' | 'github';

export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly format: Format;
  readonly language: LanguageName | undefined;
  /** Path of the configuration for all documents; false if there is to be none. */
  readonly config: string | false | undefined;
  readonly preset: Preset | undefined;
  readonly levels: Readonly<Record<string, Level>>;
  readonly reportUnchecked: boolean;
  /** Path of the file with macros. */
  readonly macros: string | undefined;
  readonly assumptions: readonly string[];
  readonly ignore: readonly string[];
  /** What changed files are to be told from: a commit, or `HEAD` for the last. */
  readonly changed: string | undefined;
  readonly fix: 'files' | 'diff' | undefined;
  readonly maxWarnings: number;
  /** Path of the file. */
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly explain: boolean;
  /** Formulas that are right and that floats get wrong are findings. */
  readonly stability: boolean;
  readonly stats: boolean;
  readonly jobs: number | undefined;
  /** Path of the folder, if there is to be a cache. */
  readonly cache: string | undefined;
  /** What the flags say of colour; undefined where they say nothing. */
  readonly color: boolean | undefined;
}

export type ParsedArguments =
  | ({ readonly kind: 'run' } & Arguments)
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'error'; readonly message: string };

/** The values given for each option, in their order. */
type Values = ReadonlyMap<OptionName, readonly (string | true)[]>;

const COMMANDS: readonly CommandName[] = ['check', 'verify', 'read', 'batch', 'mcp'];
const FLAGS: readonly Option[] = OPTIONS;
const READ_FORMATS: readonly Format[] = ['text', 'json'];
const CACHE_FOLDER = '.formulintcache';

const isCommand = (word: string | undefined): word is CommandName => COMMANDS.includes(word as CommandName);
const error = (message: string): ParsedArguments => ({ kind: 'error', message });

const flagType = ({ type }: Option): 'boolean' | 'string' => (type.kind === 'boolean' || type.kind === 'optional-text' ? 'boolean' : 'string');

const PARSE_OPTIONS = Object.fromEntries(
  FLAGS.flatMap((option) => {
    const { flag } = option;
    if (!flag) return [];
    return [[flag.long, { type: flagType(option), ...(flag.short === undefined ? {} : { short: flag.short }) }]];
  }),
);

/** How many letters have to be put in or left out to make one word the other. */
const editsBetween = (one: string, other: string): number => diffChars(one, other).reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0);

/** “; did you mean --x?” of the option with the nearest name, if one is near; a single letter is near to nothing. */
function suggestion(name: string): string {
  const most = name.length < 2 ? 0 : Math.max(2, Math.floor(name.length / 2));
  const [nearest] = FLAGS.flatMap(({ flag }) => (flag ? [{ long: flag.long, edits: editsBetween(name, flag.long) }] : []))
    .filter(({ edits }) => edits <= most)
    .sort((one, other) => one.edits - other.edits);
  return nearest ? `; did you mean --${nearest.long}?` : '';
}

/** The two halves of `CODE=LEVEL`. */
function levelFlag(value: string): readonly [code: string, level: string] {
  const at = value.indexOf('=');
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

function valueError({ type }: Option, rawName: string, value: string): string | undefined {
  if (type.kind === 'choice' && !type.choices.includes(value)) {
    return `${rawName} must be one of ${type.choices.join(', ')}, not ${JSON.stringify(value)}`;
  }
  if (type.kind === 'count' && !(/^\d{1,9}$/.test(value) && Number(value) >= (type.minimum ?? 0))) {
    const least = type.minimum === undefined ? '' : `, ${type.minimum} or more`;
    return `${rawName} must be a whole number${least}, not ${JSON.stringify(value)}`;
  }
  if (type.kind === 'levels') {
    const [code, level] = levelFlag(value);
    if (!isCode(code)) return `${rawName}: ${JSON.stringify(code)} is no code`;
    if (!isLevel(level)) return `${rawName} needs a level, as in ${code}=off: one of ${LEVELS.join(', ')}`;
  }
  return undefined;
}

/** Options that make no sense together, or without one another. */
function conflictIn(values: Values, command: CommandName): string | undefined {
  const has = (name: OptionName): boolean => values.has(name);
  if (has('color') && has('noColor')) return '--color and --no-color exclude each other';
  if (has('config') && has('noConfig')) return '--config and --no-config exclude each other';
  if (has('fix') && has('fixDryRun')) return '--fix and --fix-dry-run exclude each other';
  if (has('updateBaseline') && !has('baseline')) return '--update-baseline needs --baseline FILE';
  if (has('updateBaseline') && has('changed')) return '--update-baseline needs all files, not only those of --changed';
  const format = values.get('format')?.at(-1);
  if (command === 'read' && format !== undefined && !READ_FORMATS.includes(format as Format)) return `--format ${String(format)} has no meaning for read`;
  return undefined;
}

/** The command line without the program's name, understood. The first word is the command, `check` if it is none; `help` is what people try before `--help`. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({ args: [...argv], options: PARSE_OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<OptionName, (string | true)[]>();
  const given: { readonly option: Option; readonly rawName: string }[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = FLAGS.find(({ flag }) => flag?.long === token.name);
    if (!option) return error(`unknown option ${token.rawName}${suggestion(token.name)}`);
    const takesValue = flagType(option) === 'string';
    if (takesValue && token.value === undefined) return error(`${token.rawName} needs a value`);
    if (option.type.kind === 'boolean' && token.value !== undefined) return error(`${token.rawName} takes no value`);
    const wrong = token.value === undefined ? undefined : valueError(option, token.rawName, token.value);
    if (wrong !== undefined) return error(wrong);
    const name = option.name as OptionName;
    values.set(name, [...(values.get(name) ?? []), token.value ?? true]);
    given.push({ option, rawName: token.rawName });
  }
  if (values.has('help')) return { kind: 'help' };
  if (values.has('version')) return { kind: 'version' };

  const first = words[0];
  if (first === 'help') return { kind: 'help' };
  const command = isCommand(first) ? first : 'check';
  const misplaced = given.find(({ option }) => !option.flag?.commands.includes(command));
  if (misplaced) return error(`${misplaced.rawName} has no meaning for ${command}`);
  const conflict = conflictIn(values, command);
  if (conflict !== undefined) return error(conflict);
  return { kind: 'run', command, operands: isCommand(first) ? words.slice(1) : words, ...settingsOf(values) };
}

function settingsOf(values: Values): Omit<Arguments, 'command' | 'operands'> {
  const has = (name: OptionName): boolean => values.has(name);
  const texts = (name: OptionName): readonly string[] => (values.get(name) ?? []).filter((value) => value !== true);
  const text = (name: OptionName): string | undefined => texts(name).at(-1);
  const language = text('language');
  const preset = text('preset');
  const jobs = text('jobs');
  return {
    format: (text('format') ?? 'text') as Format,
    language: language !== undefined && isLanguageName(language) ? language : undefined,
    config: has('noConfig') ? false : text('config'),
    preset: isPreset(preset) ? preset : undefined,
    levels: Object.fromEntries(texts('rules').map((value) => levelFlag(value) as [string, Level])),
    reportUnchecked: has('reportUnchecked'),
    macros: text('macros'),
    assumptions: texts('assumptions'),
    ignore: texts('ignore'),
    changed: has('changed') ? (text('changed') ?? 'HEAD') : undefined,
    fix: has('fix') ? 'files' : has('fixDryRun') ? 'diff' : undefined,
    maxWarnings: Number(text('maxWarnings') ?? 0),
    baseline: text('baseline'),
    updateBaseline: has('updateBaseline'),
    quiet: has('quiet'),
    verbose: has('verbose'),
    explain: has('explain'),
    stability: has('stability'),
    stats: has('stats'),
    jobs: jobs === undefined ? undefined : Number(jobs),
    cache: has('cache') || has('cacheLocation') ? (text('cacheLocation') ?? CACHE_FOLDER) : undefined,
    color: has('color') ? true : has('noColor') ? false : undefined,
  };
}
