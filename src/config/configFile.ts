import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { assertNever } from '../util/assertNever';
import type { Span } from '../util/span';
import { parseMacros, type ConfiguredMacros } from './macros';
import { OPTIONS, type Option } from './schema';

/** Names of the file, the first of which counts where a folder has both. */
export const CONFIG_NAMES = ['.formulintrc.json', '.formulintrc'] as const;

/** What a configuration file says: the options of the schema that have a `key`. */
export interface Config {
  readonly macros?: ConfiguredMacros;
}

export interface ConfigProblem {
  readonly message: string;
  /** UTF-16 offsets into the file. */
  readonly span: Span;
}

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

const options: readonly Option[] = OPTIONS;

/** The options that a configuration file may set. */
export const FILE_OPTIONS = options.filter((option): option is Option & { readonly key: string } => option.key !== undefined);

const spanOf = ({ offset, length }: Pick<Node, 'offset' | 'length'>): Span => ({ start: offset, end: offset + length });

/** Brackets nest no deeper in any configuration. */
const deepest = 100;

/** Where brackets first nest deeper than that, or -1; the parser calls itself for each. */
function tooDeepAt(json: string): number {
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
 */
export function parseConfig(text: string): ConfigResult {
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
  const config: { -readonly [K in keyof Config]: Config[K] } = {};
  for (const { children } of root.children ?? []) {
    const [name, value] = children ?? [];
    if (!name || !value) continue;
    const option = FILE_OPTIONS.find(({ key }) => key === name.value);
    if (option) readOption(option, value, config, problems);
    else problems.push({ message: `${JSON.stringify(name.value)} is no key of a configuration: there is ${FILE_OPTIONS.map(({ key }) => `"${key}"`).join(', ')}`, span: spanOf(name) });
  }
  return problems.length > 0 ? { problems } : { config };
}

function readOption({ type, key }: Option & { readonly key: string }, node: Node, config: { macros?: ConfiguredMacros }, problems: ConfigProblem[]): void {
  switch (type.kind) {
    case 'macros': {
      const read = parseMacros(valueOf(node));
      if ('macros' in read) config.macros = read.macros;
      else problems.push({ message: read.error, span: spanOf(entryOf(node, read.name) ?? node) });
      return;
    }
    case 'boolean':
    case 'count':
    case 'choice':
      problems.push({ message: `"${key}" cannot be set here`, span: spanOf(node) });
      return;
    default:
      assertNever(type);
  }
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
