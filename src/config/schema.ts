import { LANGUAGE_IDS } from './languages';

export type CommandName = 'check' | 'verify' | 'read' | 'batch';

/** The value of an option: what is accepted and what holds where nothing is said. */
export type OptionType =
  | { readonly kind: 'boolean'; readonly default: boolean }
  | { readonly kind: 'count'; readonly default: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default?: string }
  /** Macro name to body, as KaTeX takes them. The command line reads them from a JSON file. */
  | { readonly kind: 'macros' };

/** One thing that can be configured. Help, settings and their documentation are generated from these. */
export interface Option {
  readonly name: string;
  readonly type: OptionType;
  /** One sentence without its full stop, for the command line. */
  readonly description: string;
  readonly flag?: {
    readonly long: string;
    readonly short?: string;
    /** Stands for the value in the help. */
    readonly value?: string;
    readonly commands: readonly CommandName[];
  };
  /** The key by which a configuration file sets it. */
  readonly key?: string;
  readonly setting?: {
    readonly id: string;
    readonly scope: 'application' | 'window' | 'resource' | 'language-overridable';
    readonly markdownDescription: string;
  };
}

const FILE_COMMANDS: readonly CommandName[] = ['check', 'verify'];
const REPORTING: readonly CommandName[] = ['check', 'verify', 'read'];
const ALL_COMMANDS: readonly CommandName[] = ['check', 'verify', 'read', 'batch'];

export const OPTIONS = [
  {
    name: 'format',
    type: { kind: 'choice', choices: ['text', 'json'], default: 'text' },
    description: 'Form of the report',
    flag: { long: 'format', value: 'FORMAT', commands: REPORTING },
  },
  {
    name: 'language',
    type: { kind: 'choice', choices: LANGUAGE_IDS },
    description: 'Read every file as this language instead of going by its extension',
    flag: { long: 'language', value: 'LANGUAGE', commands: REPORTING },
  },
  {
    name: 'macros',
    type: { kind: 'macros' },
    description: 'LaTeX macros that the documents use, a JSON object such as {"\\\\R":"\\\\mathbb{R}"}',
    flag: { long: 'macros', value: 'FILE', commands: ALL_COMMANDS },
    key: 'macros',
    setting: {
      id: 'formulint.macros',
      scope: 'resource',
      markdownDescription:
        'LaTeX macros that your documents use without defining them: name to body, with `#1` … `#9` for arguments, as in `{"\\\\R": "\\\\mathbb{R}"}`.',
    },
  },
  {
    name: 'maxWarnings',
    type: { kind: 'count', default: 0 },
    description: 'Number of warnings up to which the exit code is still 0',
    flag: { long: 'max-warnings', value: 'N', commands: FILE_COMMANDS },
  },
  {
    name: 'quiet',
    type: { kind: 'boolean', default: false },
    description: 'Show errors only; the summary still counts everything',
    flag: { long: 'quiet', short: 'q', commands: FILE_COMMANDS },
  },
  {
    name: 'verbose',
    type: { kind: 'boolean', default: false },
    description: 'List every claim with its verdict, assumptions, evidence and steps',
    flag: { long: 'verbose', short: 'v', commands: FILE_COMMANDS },
  },
  {
    name: 'explain',
    type: { kind: 'boolean', default: false },
    description: 'List every formula with the meaning it was read to have',
    flag: { long: 'explain', commands: ['read'] },
  },
  {
    name: 'stability',
    type: { kind: 'boolean', default: false },
    description: 'Report formulas that are right and overflow or cancel in floats as they are written; verify always does',
    flag: { long: 'stability', commands: ['check', 'verify', 'batch'] },
    setting: {
      id: 'formulint.stability',
      scope: 'resource',
      markdownDescription:
        'Report formulas in Problems that are right and that overflow or cancel in float16, bfloat16, float32 or float64 as they are written, with a stable form. The panel shows it in any case.',
    },
  },
  {
    name: 'color',
    type: { kind: 'boolean', default: false },
    description: 'Colour the report even if it does not go to a terminal',
    flag: { long: 'color', commands: FILE_COMMANDS },
  },
  {
    name: 'noColor',
    type: { kind: 'boolean', default: false },
    description: 'Never colour the report',
    flag: { long: 'no-color', commands: FILE_COMMANDS },
  },
  {
    name: 'help',
    type: { kind: 'boolean', default: false },
    description: 'Show this help',
    flag: { long: 'help', short: 'h', commands: ALL_COMMANDS },
  },
  {
    name: 'version',
    type: { kind: 'boolean', default: false },
    description: 'Show the version',
    flag: { long: 'version', short: 'V', commands: ALL_COMMANDS },
  },
] as const satisfies readonly Option[];

export type OptionName = (typeof OPTIONS)[number]['name'];
