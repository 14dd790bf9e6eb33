import { LANGUAGE_IDS } from './languages';
import { LEVELS, PRESETS } from './rules';

export type CommandName = 'check' | 'verify' | 'read' | 'batch' | 'mcp';

/** The value of an option: what is accepted and what holds where nothing is said. */
export type OptionType =
  | { readonly kind: 'boolean'; readonly default: boolean }
  | { readonly kind: 'count'; readonly default?: number; readonly minimum?: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default?: string }
  /** A file, a folder or the like. */
  | { readonly kind: 'text' }
  /** The same, which may be left out: `--flag` or `--flag=TEXT`. */
  | { readonly kind: 'optional-text' }
  /** Texts, in a file as a list (or a single one); on the command line the flag is repeated. */
  | { readonly kind: 'texts' }
  /** Macro name to body, as KaTeX takes them. The command line reads them from a JSON file. */
  | { readonly kind: 'macros' }
  /** Code to level; on the command line `CODE=LEVEL`, repeated. */
  | { readonly kind: 'levels' }
  /** Pattern to language. */
  | { readonly kind: 'languages' };

/** What options are about, in the order of the help. */
export const GROUPS = ['Documents', 'Findings', 'Report', 'Repairs', 'Known findings', 'Speed', 'About Formulint'] as const;

export type Group = (typeof GROUPS)[number];

/** One thing that can be configured. Help, settings and their documentation are generated from these. */
export interface Option {
  readonly name: string;
  readonly type: OptionType;
  readonly group: Group;
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
    /** Of each choice, in their order. */
    readonly choiceDescriptions?: readonly string[];
  };
}

const FILE_COMMANDS: readonly CommandName[] = ['check', 'verify'];
const FINDING_COMMANDS: readonly CommandName[] = ['check', 'verify', 'mcp'];
const REPORTING: readonly CommandName[] = ['check', 'verify', 'read'];
const CONFIGURED: readonly CommandName[] = ['check', 'verify', 'read', 'mcp'];
const ALL_COMMANDS: readonly CommandName[] = ['check', 'verify', 'read', 'batch', 'mcp'];

export const OPTIONS = [
  {
    name: 'format',
    group: 'Report',
    type: { kind: 'choice', choices: ['text', 'json', 'sarif', 'junit', 'github'], default: 'text' },
    description: 'Form of the report; for read only the first two',
    flag: { long: 'format', value: 'FORMAT', commands: REPORTING },
  },
  {
    name: 'language',
    group: 'Documents',
    type: { kind: 'choice', choices: LANGUAGE_IDS },
    description: 'Read every file as this language instead of going by its extension',
    flag: { long: 'language', value: 'LANGUAGE', commands: REPORTING },
  },
  {
    name: 'config',
    group: 'Documents',
    type: { kind: 'text' },
    description: 'Configuration for all documents, instead of the nearest .formulintrc.json or .formulintrc of each',
    flag: { long: 'config', short: 'c', value: 'FILE', commands: CONFIGURED },
  },
  {
    name: 'noConfig',
    group: 'Documents',
    type: { kind: 'boolean', default: false },
    description: 'Look for no configuration files',
    flag: { long: 'no-config', commands: CONFIGURED },
  },
  {
    name: 'extends',
    group: 'Documents',
    type: { kind: 'texts' },
    description: 'Configuration files that this one builds on, relative to it; the later ones and this one win',
    key: 'extends',
  },
  {
    name: 'preset',
    group: 'Findings',
    type: { kind: 'choice', choices: PRESETS, default: 'recommended' },
    description: 'Which codes are reported, and how: what is wrong, also what is doubtful or undecided, or none but those named',
    flag: { long: 'preset', value: 'PRESET', commands: FINDING_COMMANDS },
    key: 'preset',
    setting: {
      id: 'formulint.preset',
      scope: 'resource',
      markdownDescription: 'Which findings are reported, and how. `#formulint.rules#` and a file `.formulintrc.json` say it code by code.',
      choiceDescriptions: ['What is wrong, as an error; doubtful notation, as a warning', 'Besides, what may be wrong, and what could not be decided', 'Nothing but the codes that are turned on'],
    },
  },
  {
    name: 'rules',
    group: 'Findings',
    type: { kind: 'levels' },
    description: `Level of a code: ${LEVELS.join(', ')}`,
    flag: { long: 'rule', value: 'CODE=LEVEL', commands: FINDING_COMMANDS },
    key: 'rules',
    setting: {
      id: 'formulint.rules',
      scope: 'resource',
      markdownDescription: 'Levels of codes, where they differ from the preset’s, as in `{"wrong-number": "warning"}`.',
    },
  },
  {
    name: 'reportUnchecked',
    group: 'Findings',
    type: { kind: 'boolean', default: false },
    description: 'Report claims that could not be decided, for information; the summary counts them in any case',
    flag: { long: 'report-unchecked', commands: FINDING_COMMANDS },
  },
  {
    name: 'macros',
    group: 'Documents',
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
    name: 'assumptions',
    group: 'Documents',
    type: { kind: 'texts' },
    description: 'What holds in all documents, as a formulint comment would say it: "x > 0, log base 2"',
    flag: { long: 'assume', value: 'TEXT', commands: ALL_COMMANDS },
    key: 'assumptions',
    setting: {
      id: 'formulint.assumptions',
      scope: 'resource',
      markdownDescription: 'What holds in all documents, each as a comment would say it: `x > 0`, `log base 2`.',
    },
  },
  {
    name: 'languages',
    group: 'Documents',
    type: { kind: 'languages' },
    description: 'Languages of files by pattern, as in .gitignore; the last that matches counts',
    key: 'languages',
    setting: {
      id: 'formulint.languages',
      scope: 'resource',
      markdownDescription: 'How files are read, by patterns as in `.gitignore`: `{"*.page": "markdown"}`. The last that matches counts; all others are read as VS Code’s language of them says.',
    },
  },
  {
    name: 'ignore',
    group: 'Documents',
    type: { kind: 'texts' },
    description: 'Files and folders to pass over in searches, as in .gitignore',
    flag: { long: 'ignore', value: 'PATTERN', commands: ['check', 'read', 'mcp'] },
    key: 'ignore',
    setting: {
      id: 'formulint.ignore',
      scope: 'resource',
      markdownDescription: 'Files and folders that are not checked unless you ask for it, by patterns as in `.gitignore`, relative to the workspace folder.',
    },
  },
  {
    name: 'changed',
    group: 'Documents',
    type: { kind: 'optional-text' },
    description: 'Only files that differ from HEAD in git, or from where the branch left BASE; new files too',
    flag: { long: 'changed', value: 'BASE', commands: ['check'] },
  },
  {
    name: 'fix',
    group: 'Repairs',
    type: { kind: 'boolean', default: false },
    description: 'Mend in the files what has one plain repair that was verified, and report the rest',
    flag: { long: 'fix', commands: ['check'] },
  },
  {
    name: 'fixDryRun',
    group: 'Repairs',
    type: { kind: 'boolean', default: false },
    description: 'Show as a unified diff what --fix would do, and change nothing',
    flag: { long: 'fix-dry-run', commands: ['check'] },
  },
  {
    name: 'checking',
    group: 'Findings',
    type: { kind: 'choice', choices: ['onType', 'onSave', 'onRequest'], default: 'onType' },
    description: 'When the editor checks a document',
    setting: {
      id: 'formulint.check',
      scope: 'resource',
      markdownDescription: 'When a document is checked. Plain text is checked on request only, or while its derivation preview is open.',
      choiceDescriptions: ['While you write: only what an edit changes is checked again', 'When you open or save it', 'When you run *Formulint: Verify Document* or *Verify Selection*'],
    },
  },
  {
    name: 'marks',
    group: 'Findings',
    type: { kind: 'choice', choices: ['lineEnd', 'codeLens', 'off'], default: 'lineEnd' },
    description: 'Where the editor shows verdicts',
    setting: {
      id: 'formulint.marks',
      scope: 'resource',
      markdownDescription: 'Where the editor shows the verdict of a displayed formula, such as “✓ 6 steps” or “✗ step 3 does not follow”.',
      choiceDescriptions: ['Behind the last line of the formula; behind the line of a step that is wrong', 'Above the formula, as a CodeLens', 'Nowhere'],
    },
  },
  {
    name: 'gutterMarks',
    group: 'Findings',
    type: { kind: 'boolean', default: true },
    description: 'Mark verdicts in the gutter of the editor',
    setting: {
      id: 'formulint.gutterMarks',
      scope: 'resource',
      markdownDescription: 'Mark the lines of formulas in the gutter: ✓ verified, ✗ refuted, ≈ conditional, ? unchecked.',
    },
  },
  {
    name: 'maxWarnings',
    group: 'Findings',
    type: { kind: 'count', default: 0 },
    description: 'Number of warnings up to which the exit code is still 0',
    flag: { long: 'max-warnings', value: 'N', commands: FILE_COMMANDS },
  },
  {
    name: 'baseline',
    group: 'Known findings',
    type: { kind: 'text' },
    description: 'File of known findings: only new ones are reported',
    flag: { long: 'baseline', value: 'FILE', commands: ['check'] },
  },
  {
    name: 'updateBaseline',
    group: 'Known findings',
    type: { kind: 'boolean', default: false },
    description: 'Write all present findings to the file of --baseline',
    flag: { long: 'update-baseline', commands: ['check'] },
  },
  {
    name: 'quiet',
    group: 'Report',
    type: { kind: 'boolean', default: false },
    description: 'Show errors only; the summary still counts everything',
    flag: { long: 'quiet', short: 'q', commands: FILE_COMMANDS },
  },
  {
    name: 'verbose',
    group: 'Report',
    type: { kind: 'boolean', default: false },
    description: 'List every claim with its verdict, assumptions, evidence and steps',
    flag: { long: 'verbose', short: 'v', commands: FILE_COMMANDS },
  },
  {
    name: 'explain',
    group: 'About Formulint',
    type: { kind: 'boolean', default: false },
    description: 'Show the page about each code that is named; for read: list every formula with its meaning',
    flag: { long: 'explain', commands: ['check', 'read'] },
  },
  {
    name: 'stats',
    group: 'Report',
    type: { kind: 'boolean', default: false },
    description: 'Count findings by code, and say how fast it went',
    flag: { long: 'stats', commands: ['check'] },
  },
  {
    name: 'jobs',
    group: 'Speed',
    type: { kind: 'count', minimum: 1 },
    description: 'Threads that check at the same time (default: one a core; for batch 1)',
    flag: { long: 'jobs', short: 'j', value: 'N', commands: ['check', 'batch', 'mcp'] },
  },
  {
    name: 'cache',
    group: 'Speed',
    type: { kind: 'boolean', default: false },
    description: 'Keep verdicts in a folder, and check only what has changed since',
    flag: { long: 'cache', commands: ['check'] },
  },
  {
    name: 'cacheLocation',
    group: 'Speed',
    type: { kind: 'text' },
    description: 'That folder (default .formulintcache)',
    flag: { long: 'cache-location', value: 'FOLDER', commands: ['check'] },
  },
  {
    name: 'stability',
    group: 'Findings',
    type: { kind: 'boolean', default: false },
    description: 'Report formulas that are right and overflow or cancel in floats as they are written; verify always does',
    flag: { long: 'stability', commands: ['check', 'verify', 'batch', 'mcp'] },
    setting: {
      id: 'formulint.stability',
      scope: 'resource',
      markdownDescription:
        'Report formulas in Problems that are right and that overflow or cancel in float16, bfloat16, float32 or float64 as they are written, with a stable form. The panel shows it in any case.',
    },
  },
  {
    name: 'color',
    group: 'Report',
    type: { kind: 'boolean', default: false },
    description: 'Colour the report even if it does not go to a terminal',
    flag: { long: 'color', commands: FILE_COMMANDS },
  },
  {
    name: 'noColor',
    group: 'Report',
    type: { kind: 'boolean', default: false },
    description: 'Never colour the report',
    flag: { long: 'no-color', commands: FILE_COMMANDS },
  },
  {
    name: 'help',
    group: 'About Formulint',
    type: { kind: 'boolean', default: false },
    description: 'Show this help',
    flag: { long: 'help', short: 'h', commands: ALL_COMMANDS },
  },
  {
    name: 'version',
    group: 'About Formulint',
    type: { kind: 'boolean', default: false },
    description: 'Show the version',
    flag: { long: 'version', short: 'V', commands: ALL_COMMANDS },
  },
] as const satisfies readonly Option[];

export type OptionName = (typeof OPTIONS)[number]['name'];
