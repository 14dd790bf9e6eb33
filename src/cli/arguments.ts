import { parseArgs } from 'node:util';
import { OPTIONS, type CommandName, type Option, type OptionName } from '../config/schema';

export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly format: 'text' | 'json';
  readonly language: string | undefined;
  /** Path of the file with macros. */
  readonly macros: string | undefined;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly explain: boolean;
  readonly stability: boolean;
  /** What the flags say of colour; undefined where they say nothing. */
  readonly color: boolean | undefined;
}

export type ParsedArguments =
  | ({ readonly kind: 'run' } & Arguments)
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'error'; readonly message: string };

type Values = Partial<Record<OptionName, string | boolean>>;

const COMMANDS: readonly CommandName[] = ['check', 'verify', 'read', 'batch'];
const FLAGS: readonly Option[] = OPTIONS;

const isCommand = (word: string | undefined): word is CommandName => COMMANDS.includes(word as CommandName);
const error = (message: string): ParsedArguments => ({ kind: 'error', message });

const flagType = ({ type }: Option): 'boolean' | 'string' => (type.kind === 'boolean' ? 'boolean' : 'string');

const PARSE_OPTIONS = Object.fromEntries(
  FLAGS.flatMap((option) => {
    const { flag } = option;
    if (!flag) return [];
    return [[flag.long, { type: flagType(option), ...(flag.short === undefined ? {} : { short: flag.short }) }]];
  }),
);

function valueError(option: Option, rawName: string, value: string): string | undefined {
  const { type } = option;
  if (type.kind === 'choice' && !type.choices.includes(value)) {
    return `${rawName} must be one of ${type.choices.join(', ')}, not ${JSON.stringify(value)}`;
  }
  if (type.kind === 'count' && !/^\d{1,9}$/.test(value)) return `${rawName} must be a whole number, not ${JSON.stringify(value)}`;
  return undefined;
}

/** The command line without the program's name, understood. The first word is the command, `check` if it is none. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({ args: [...argv], options: PARSE_OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const values: Values = {};
  const given: { readonly option: Option; readonly rawName: string }[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = FLAGS.find(({ flag }) => flag?.long === token.name);
    if (!option) return error(`unknown option ${token.rawName}`);
    const takesValue = flagType(option) === 'string';
    if (takesValue && token.value === undefined) return error(`${token.rawName} needs a value`);
    if (!takesValue && token.value !== undefined) return error(`${token.rawName} takes no value`);
    const wrong = token.value === undefined ? undefined : valueError(option, token.rawName, token.value);
    if (wrong !== undefined) return error(wrong);
    values[option.name as OptionName] = token.value ?? true;
    given.push({ option, rawName: token.rawName });
  }
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };

  const first = words[0];
  const command = isCommand(first) ? first : 'check';
  const misplaced = given.find(({ option }) => !option.flag?.commands.includes(command));
  if (misplaced) return error(`${misplaced.rawName} has no meaning for ${command}`);
  if (values.color && values.noColor) return error('--color and --no-color exclude each other');
  const text = (name: OptionName): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    kind: 'run',
    command,
    operands: isCommand(first) ? words.slice(1) : words,
    format: text('format') === 'json' ? 'json' : 'text',
    language: text('language'),
    macros: text('macros'),
    maxWarnings: Number(text('maxWarnings') ?? 0),
    quiet: values.quiet === true,
    verbose: values.verbose === true,
    explain: values.explain === true,
    stability: values.stability === true,
    color: values.color ? true : values.noColor ? false : undefined,
  };
}
