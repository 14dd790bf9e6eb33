import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { assertNever } from '../util/assertNever';
import type { Span } from '../util/span';
import { isLanguageName, LANGUAGE_IDS, type LanguageName } from './languages';
import { parseMacros, type ConfiguredMacros } from './macros';
import { isLevel, isPreset, LEVELS, type Level, type Preset } from './rules';
import { OPTIONS, type Option } from './schema';

/** Names of the file, the first of which counts where a folder has both. */
export const CONFIG_NAMES = ['.formulintrc.json', '.formulintrc'] as const;

/** What a configuration file says: the options of the schema that have a `key`. */
export interface Config {
  readonly extends?: readonly Placed[];
  readonly preset?: Preset;
  readonly rules?: Readonly<Record<string, Level>>;
  readonly macros?: ConfiguredMacros;
  readonly assumptions?: readonly Placed[];
  /** In the order of the file. */
  readonly languages?: readonly PatternLanguage[];
  readonly ignore?: readonly string[];
}

/** Files that match a pattern, as in .gitignore, are in a language. */
export interface PatternLanguage {
  readonly pattern: string;
  readonly language: LanguageName;
}

/** A text of the file, and where it stands. */
export interface Placed {
  readonly text: string;
  readonly span: Span;
}

export interface ConfigProblem {
  readonly message: string;
  /** UTF-16 offsets into the file. */
  readonly span: Span;
}

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

type MutableConfig = { -readonly [K in keyof Config]: Config[K] };

/** Editors take the schema of a JSON file from it. */
const SCHEMA_KEY = '$schema';

const options: readonly Option[] = OPTIONS;

/** The options that a configuration file may set. */
export const FILE_OPTIONS = options.filter((option): option is Option & { readonly key: string } => option.key !== undefined);

const spanOf = ({ offset, length }: Pick<Node, 'offset' | 'length'>): Span => ({ start: offset, end: offset + length });

/** Brackets nest no deeper in any configuration. */
const deepest = 100;

/** Where brackets first nest deeper than that, or -1; the parser calls itself for each. */
export function tooDeepAt(json: string): number {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json.charAt(at);
    if ('{['.includes(character) && ++depth > deepest) return at;
    if ('}]'.includes(character)) depth--;
  }
  return -1;
}

/** The words for an error of the parser: `PropertyNameExpected` is “property name expected”. */
function wordsFor({ error }: ParseError): string {
  const code = printParseErrorCode(error);
  if (code === 'InvalidSymbol') return 'this is no JSON: names and texts stand in double quotation marks';
  const words = code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return `this is no JSON: ${words}`;
}

/**
 * Reads a configuration file: JSON with comments and trailing commas, one object, whose keys the schema names. An empty
 * file configures nothing.
 *
 * @param codes all that there are
 */
export function parseConfig(text: string, codes: readonly string[]): ConfigResult {
  const json = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  const errors: ParseError[] = [];
  const deep = tooDeepAt(json);
  if (deep >= 0) return { problems: [{ message: 'nested too deeply', span: { start: deep, end: deep + 1 } }] };
  const root = parseTree(json, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first) return { problems: [{ message: wordsFor(first), span: spanOf(first) }] };
  if (!root) return { config: {} };
  if (root.type !== 'object') return { problems: [{ message: 'a configuration is an object, such as {"macros": {"\\\\R": "\\\\mathbb{R}"}}', span: spanOf(root) }] };
  const problems: ConfigProblem[] = [];
  const config: MutableConfig = {};
  for (const { children } of root.children ?? []) {
    const [name, value] = children ?? [];
    if (!name || !value || name.value === SCHEMA_KEY) continue;
    const option = FILE_OPTIONS.find(({ key }) => key === name.value);
    if (option) problems.push(...readOption(option, value, config, codes));
    else problems.push({ message: `${JSON.stringify(name.value)} is no key of a configuration: there is ${FILE_OPTIONS.map(({ key }) => `"${key}"`).join(', ')}`, span: spanOf(name) });
  }
  return problems.length > 0 ? { problems } : { config };
}

/** Puts the value of an option into `config`, or says what is wrong with it. */
function readOption({ type, key }: Option & { readonly key: string }, node: Node, config: MutableConfig, codes: readonly string[]): readonly ConfigProblem[] {
  const problem = (message: string, at: Node = node): readonly ConfigProblem[] => [{ message, span: spanOf(at) }];
  switch (type.kind) {
    case 'macros': {
      const read = parseMacros(valueOf(node));
      if ('error' in read) return problem(read.error, entryOf(node, read.name) ?? node);
      config.macros = read.macros;
      return [];
    }
    case 'choice': {
      if (!isPreset(node.value)) return problem(`"${key}" must be one of ${type.choices.join(', ')}`);
      config.preset = node.value;
      return [];
    }
    case 'texts': {
      const items = node.type === 'array' ? (node.children ?? []) : [node];
      const wrong = items.find(({ type: kind }) => kind !== 'string');
      if (wrong) return problem(`"${key}" is a text in quotation marks, or a list of such`, wrong);
      const texts = items.map((item): Placed => ({ text: String(item.value), span: spanOf(item) }));
      if (key === 'ignore') config.ignore = texts.map(({ text }) => text);
      else config[key as 'assumptions' | 'extends'] = texts;
      return [];
    }
    case 'levels': {
      const entries = membersOf(node);
      if (!entries) return problem('"rules" is an object of codes to levels, such as {"wrong-number": "warning"}');
      config.rules = Object.fromEntries(entries.map(({ name, value }) => [name.value as string, value.value as Level]));
      return entries.flatMap(({ name, value }) => [
        ...(codes.includes(String(name.value)) ? [] : problem(`${JSON.stringify(name.value)} is no code`, name)),
        ...(isLevel(value.value) ? [] : problem(`the level of ${JSON.stringify(name.value)} must be one of ${LEVELS.join(', ')}`, value)),
      ]);
    }
    case 'languages': {
      const entries = membersOf(node);
      if (!entries) return problem('"languages" is an object of patterns to languages, such as {"*.page": "markdown"}');
      config.languages = entries.map(({ name, value }) => ({ pattern: String(name.value), language: value.value as LanguageName }));
      return entries.flatMap(({ value }) =>
        typeof value.value === 'string' && isLanguageName(value.value) ? [] : problem(`a language is one of ${LANGUAGE_IDS.join(', ')}`, value),
      );
    }
    case 'boolean':
    case 'count':
    case 'text':
    case 'optional-text':
      return problem(`"${key}" cannot be set here`);
    default:
      return assertNever(type);
  }
}

/** The entries of an object; undefined for anything else. */
function membersOf(node: Node): readonly { readonly name: Node; readonly value: Node }[] | undefined {
  if (node.type !== 'object') return undefined;
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }) => (name && value ? [{ name, value }] : []));
}

/** The value of an entry, or the entry itself where its name is at fault. */
function entryOf(node: Node, name: string | undefined): Node | undefined {
  if (name === undefined) return undefined;
  const value = findNodeAtLocation(node, [name]);
  return value && typeof value.value !== 'string' ? value : value?.parent?.children?.[0];
}

function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries((node.children ?? []).map(({ children }) => [children?.[0]?.value, children?.[1] ? valueOf(children[1]) : undefined]));
}
