import { CRAWLED, EXTENSIONS, LANGUAGE_IDS } from './languages';
import { GROUPS, OPTIONS, type Option } from './schema';

const INDENT = '  ';

function flagText({ flag, type }: Option): string {
  if (!flag) return '';
  const short = flag.short === undefined ? '    ' : `-${flag.short}, `;
  const value = flag.value === undefined ? '' : type.kind === 'optional-text' ? `[=${flag.value}]` : ` ${flag.value}`;
  return `${INDENT}${short}--${flag.long}${value}`;
}

function valuesText(type: Option['type']): string {
  switch (type.kind) {
    case 'choice':
      return ` (${type.choices.join(', ')}${type.default === undefined ? '' : `; default ${type.default}`})`;
    case 'count':
      return type.default === undefined ? '' : ` (default ${type.default})`;
    case 'texts':
    case 'levels':
      return '; may be repeated';
    case 'boolean':
    case 'text':
    case 'optional-text':
    case 'languages':
    case 'macros':
      return '';
  }
}

/** Breaks text at spaces into lines of at most `width` characters. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The options of each group beneath its name. */
function optionLines(): readonly string[] {
  const options: readonly Option[] = OPTIONS;
  const flags = options.filter((option) => option.flag).map((option) => ({ option, text: flagText(option) }));
  const column = Math.max(...flags.map(({ text }) => text.length)) + 2;
  return GROUPS.flatMap((group) => [
    `${group}:`,
    ...flags.filter(({ option }) => option.group === group).flatMap(({ option, text }) =>
      wrap(option.description + valuesText(option.type), 100 - column).map((line, at) => (at === 0 ? text : '').padEnd(column) + line),
    ),
    '',
  ]);
}

function languageLines(): readonly string[] {
  return LANGUAGE_IDS.map((language) => {
    const note = CRAWLED.includes(language) ? '' : '   (not looked for in folders)';
    return `${INDENT}${language.padEnd(18)}${EXTENSIONS[language].join(' ')}${note}`;
  });
}

/** What `formulint --help` prints; it ends with a line end. */
export function helpText(): string {
  return `${[
    'Formulint: a spell checker for the mathematics of machine learning',
    '',
    'Usage:',
    '  formulint [check] [options] FILE|FOLDER|GLOB…   check documents',
    "  formulint verify [options] FILE|-|'FORMULA'     check one formula or fragment, show every verdict",
    '  formulint read [options] FILE|FOLDER|GLOB…      show how formulas are understood',
    '  formulint batch [options]                       JSON lines in, JSON lines out',
    '  formulint mcp [options]                         serve assistants (Model Context Protocol)',
    '  formulint --explain CODE…                       show what a code means',
    '',
    ...optionLines(),
    'Languages, by extension:',
    ...languageLines(),
    '',
    'Folders are searched for these files; .gitignore and .formulintignore are respected.',
    '"-" reads standard input.',
    'Exit code: 0 without findings, 1 with errors or too many warnings, 2 if something could not be read.',
    'Environment: NO_COLOR and FORCE_COLOR, as usual.',
    '',
    'Examples:',
    '  formulint notes/ README.md',
    "  formulint 'lectures/**/*.md' --format sarif > formulint.sarif",
    '  formulint --fix-dry-run notes/ | git apply',
    '  formulint --changed=main --rule wrong-number=warning',
    "  formulint verify '\\sigma(-x) = 1 - \\sigma(x)'",
    '  formulint read --explain notes.md',
    '  pbpaste | formulint verify -',
  ].join('\n')}\n`;
}

/** A table of the keys of a configuration file, for the guide. */
export function keyTable(): string {
  const options: readonly Option[] = OPTIONS;
  const rows = options.flatMap(({ key, description, flag, type, setting }) =>
    key === undefined ? [] : [`| \`${key}\` | ${description}${type.kind === 'choice' ? ` (${type.choices.map((choice) => `\`${choice}\``).join(', ')})` : ''} | ${flag ? `\`--${flag.long} ${flag.value ?? ''}\`` : ''} | ${setting ? `\`${setting.id}\`` : ''} |`],
  );
  return ['| key | what it says | on the command line | setting in VS Code |', '| --- | --- | --- | --- |', ...rows].join('\n') + '\n';
}
