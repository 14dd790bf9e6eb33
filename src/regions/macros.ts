import type { Macros } from './region';
import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, isLetter, skipSpaces } from './characters';

/** Macros as they are collected. */
export type MacroTable = Record<string, string>;

/** One definition found in the text: where it ends, and the macros that say the same to KaTeX. */
export interface Definition {
  readonly end: number;
  readonly macros: Macros;
}

/** Definitions longer than this are taken for damage (a brace that is never closed). */
const longestBody = 1000;

/** The commands that begin a definition. */
const defining = /\\(?:(?:re|provide)?newcommand|providecommand|g?def|Declare(?:MathOperator|RobustCommand|PairedDelimiter)|let)(?![A-Za-z])/g;

const commandName = String.raw`\\(?:[A-Za-z@]+|[^A-Za-z\s])`;
const named = String.raw`\s*(?:\{\s*(${commandName})\s*\}|(${commandName}))`;
const newCommand = new RegExp(
  String.raw`\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand)(?![A-Za-z])\*?${named}\s*(?:\[(\d)\]\s*)?(?:\[([^\]\n]{0,200})\]\s*)?`, 'y');
const primitiveDefinition = /\\(?:def|gdef)(?![A-Za-z])\s*(\\(?:[A-Za-z@]+|[^A-Za-z\s]))((?:#[1-9])*)\s*(?=\{)/y;
const mathOperator = new RegExp(String.raw`\\DeclareMathOperator(?![A-Za-z])(\*?)${named}\s*(?=\{)`, 'y');
const pairedDelimiter = new RegExp(String.raw`\\DeclarePairedDelimiter(?![A-Za-z])${named}\s*(?=\{)`, 'y');
const alias = new RegExp(String.raw`\\let(?![A-Za-z])\s*(${commandName})\s*=?\s*(${commandName}|[^\s\\{}])`, 'y');

/** True if `text` has a command at `at` that may begin a definition. */
export function mayDefine(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  // n r p d g D l
  return code === 110 || code === 114 || code === 112 || code === 100 || code === 103 || code === 68 || code === 108;
}

/** The position of the first defining command at or after `from`, or the text's length. */
export function nextDefinition(text: string, from: number): number {
  defining.lastIndex = from;
  return defining.exec(text)?.index ?? text.length;
}

/**
 * Reads the definition that begins at `at` (a backslash): `\newcommand`, `\renewcommand`, `\providecommand`, `\def`,
 * `\gdef`, `\DeclareMathOperator`, `\DeclarePairedDelimiter`, `\let`.
 *
 * @returns `undefined` where no definition begins, or one in a form KaTeX has no word for (delimited parameters)
 */
export function readDefinition(text: string, at: number): Definition | undefined {
  if (!mayDefine(text, at)) return undefined;
  return readNewCommand(text, at) ?? readPrimitive(text, at) ?? readOperator(text, at) ?? readDelimiter(text, at) ?? readAlias(text, at);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readNewCommand(text: string, at: number): Definition | undefined {
  const found = match(newCommand, text, at);
  if (!found) return undefined;
  const name = found[1] ?? found[2]!;
  const arity = Number(found[3] ?? 0);
  const body = readArgument(text, at + found[0].length);
  if (!body) return undefined;
  const standard = found[4];
  if (standard !== undefined && arity > 0) return { end: body.end, macros: withOptionalArgument(name, arity, standard, body.text) };
  return { end: body.end, macros: { [name]: withArity(body.text, arity) } };
}

function readPrimitive(text: string, at: number): Definition | undefined {
  const found = match(primitiveDefinition, text, at);
  const body = found && readArgument(text, at + found[0].length);
  if (!found || !body) return undefined;
  return { end: body.end, macros: { [found[1]!]: withArity(body.text, found[2]!.length / 2) } };
}

function readOperator(text: string, at: number): Definition | undefined {
  const found = match(mathOperator, text, at);
  const body = found && readArgument(text, at + found[0].length);
  if (!found || !body) return undefined;
  return { end: body.end, macros: { [found[2] ?? found[3]!]: `\\operatorname${found[1]}{${body.text}}` } };
}

function readDelimiter(text: string, at: number): Definition | undefined {
  const found = match(pairedDelimiter, text, at);
  const left = found && readArgument(text, at + found[0].length);
  const right = left && readArgument(text, left.end);
  if (!found || !right) return undefined;
  const name = found[1] ?? found[2]!;
  if (!isLetter(name.charCodeAt(1))) return undefined;
  return {
    end: right.end,
    macros: {
      [name]: `\\@ifstar{${name}@star}{${name}@plain}`,
      [`${name}@star`]: `\\left${left.text}#1\\right${right.text}`,
      [`${name}@plain`]: `${left.text}#1${right.text}`,
    },
  };
}

function readAlias(text: string, at: number): Definition | undefined {
  const found = match(alias, text, at);
  if (!found) return undefined;
  return { end: at + found[0].length, macros: { [found[1]!]: found[2]! } };
}

/** A braced group, without its braces, or one command or character. */
function readArgument(text: string, at: number): { text: string; end: number } | undefined {
  const start = skipSpaces(text, at);
  const code = text.charCodeAt(start);
  if (code === BRACE_OPEN) {
    const end = groupEnd(text, start, longestBody);
    return end === undefined ? undefined : { text: text.slice(start + 1, end - 1).trim(), end };
  }
  if (Number.isNaN(code) || code === BRACE_CLOSE) return undefined;
  let end = start + 1;
  if (code === BACKSLASH) {
    if (isLetter(text.charCodeAt(end))) while (isLetter(text.charCodeAt(end))) end++;
    else end++;
  }
  return { text: text.slice(start, end), end };
}

/**
 * The position behind the brace that closes the one at `open`.
 *
 * @param limit in characters; a longer group is not read
 */
export function groupEnd(text: string, open: number, limit: number): number | undefined {
  const stop = Math.min(text.length, open + limit);
  let depth = 0;
  for (let index = open; index < stop; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE && --depth === 0) return index + 1;
  }
  return undefined;
}

/**
 * A body from which KaTeX infers `arity` arguments. KaTeX counts the consecutive `#1`, `#2` … that it finds; a body
 * that leaves some out is given them where they vanish.
 */
export function withArity(body: string, arity: number): string {
  const missing = Array.from({ length: arity }, (_, index) => `#${index + 1}`).filter((mark) => !body.includes(mark));
  return missing.length === 0 ? body : `\\@firstoftwo{${body}}{${missing.join('')}}`;
}

/**
 * KaTeX's macros know no optional argument: the command looks ahead for a bracket, and in that case defines and calls
 * a helper whose first argument ends at `]`. (`##` survives the expansion of the outer macro as `#`.)
 */
function withOptionalArgument(name: string, arity: number, standard: string, body: string): Macros {
  if (body.includes('##') || !isLetter(name.charCodeAt(1))) return {};
  const bracketed = `${name}@bracketed`;
  const given = `${name}@given`;
  const absent = `${name}@absent`;
  const parameters = Array.from({ length: arity - 1 }, (_, index) => `##${index + 2}`).join('');
  const shifted = body.replace(/#([1-9])/g, (_, digit: string) => (digit === '1' ? standard : `#${Number(digit) - 1}`));
  return {
    [name]: `\\@ifnextchar[{${given}}{${absent}}`,
    [absent]: withArity(shifted, arity - 1),
    [given]: `\\@firstoftwo{\\def${bracketed}##1]${parameters}{${body.replaceAll('#', '##')}}${bracketed}}{#1}`,
  };
}

/**
 * The macros without those that would expand for ever: `\let\oldphi\phi \let\phi\varphi \let\varphi\oldphi` swaps two
 * letters in TeX, where `\let` copies a meaning, and is a circle where names are looked up when they are used. Such a
 * circle only ever renames what KaTeX knows, so leaving it out changes no meaning.
 */
export function withoutCircles(macros: MacroTable): MacroTable {
  const mentioned = new Map<string, string[]>();
  for (const [name, body] of Object.entries(macros)) {
    const names = body.match(/\\(?:[A-Za-z@]+|[^A-Za-z\s])/g) ?? [];
    mentioned.set(name, [...new Set(names)].filter((other) => Object.hasOwn(macros, other)));
  }
  // A macro that mentions nothing left is certainly finite; take such away until what is left leads into circles.
  const users = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [name, names] of mentioned) {
    open.set(name, names.length);
    for (const other of names) {
      const list = users.get(other);
      if (list) list.push(name);
      else users.set(other, [name]);
    }
  }
  const finite = [...open].filter(([, count]) => count === 0).map(([name]) => name);
  for (let index = 0; index < finite.length; index++) {
    for (const user of users.get(finite[index]!) ?? []) {
      const count = open.get(user)! - 1;
      open.set(user, count);
      if (count === 0) finite.push(user);
    }
  }
  if (finite.length === mentioned.size) return macros;
  const kept = new Set(finite);
  return Object.fromEntries(Object.entries(macros).filter(([name]) => kept.has(name)));
}
