import type { MacroDefinition } from './region';
import { BACKSLASH, EQUALS, isLetter, skipSpaces } from './characters';
import type { Argument } from './macroArgument';
import { commandAt, readArgument, readGroup, readName, readOption } from './macroArgument';
import { delimitedMacro, delimiterMacro, optionalMacro, plainMacro, refusedMacro } from './macroForms';
import { xparseMacro } from './xparse';

/** A definition that was read: where it ends, and what it defines. */
export interface Definition {
  readonly end: number;
  readonly definition?: MacroDefinition;
  /** `\newenvironment`: a name for text, and what its `\begin` stands for. */
  readonly environment?: { readonly name: string; readonly opening: string };
}

/** The commands that begin a definition, with the prefixes TeX allows. */
const defining = /\\(?:(?:re|provide)?newcommandx?|providecommandx?|(?:new|renew|provide)robustcmd|[gex]?def|let|mathchardef|(?:re)?newenvironment|Declare(?:MathOperator|RobustCommand|MathSymbol|PairedDelimiter(?:XPP|X)?|DocumentCommand)|(?:New|Renew|Provide)DocumentCommand|(?:global|long|protected|outer)(?=\s*\\))(?![A-Za-z])/g;

/** Reads what follows the defining command, whose end is `at`. */
type ReadForm = (text: string, at: number, command: string) => Definition | undefined;

const forms: Readonly<Record<string, ReadForm>> = {
  newcommand: readNewCommand,
  renewcommand: readNewCommand,
  providecommand: readNewCommand,
  DeclareRobustCommand: readNewCommand,
  newrobustcmd: readNewCommand,
  renewrobustcmd: readNewCommand,
  providerobustcmd: readNewCommand,
  newcommandx: readNewCommandX,
  renewcommandx: readNewCommandX,
  providecommandx: readNewCommandX,
  def: readPrimitive,
  gdef: readPrimitive,
  edef: readPrimitive,
  xdef: readPrimitive,
  let: readAlias,
  mathchardef: readRefused,
  DeclareMathSymbol: readRefused,
  DeclareMathOperator: readOperator,
  DeclarePairedDelimiter: readDelimiter,
  DeclarePairedDelimiterX: readDelimiter,
  DeclarePairedDelimiterXPP: readDelimiter,
  NewDocumentCommand: readDocumentCommand,
  RenewDocumentCommand: readDocumentCommand,
  ProvideDocumentCommand: readDocumentCommand,
  DeclareDocumentCommand: readDocumentCommand,
  newenvironment: readEnvironmentDefinition,
  renewenvironment: readEnvironmentDefinition,
};

/** What TeX allows before a definition of its own; no author writes more than a few. */
const prefixes: ReadonlySet<string> = new Set(['global', 'long', 'protected', 'outer']);
const mostPrefixes = 4;

const initials = new Set([...Object.keys(forms), ...prefixes].map((name) => name.charCodeAt(0)));

/** True if `text` has a command at `at` that may begin a definition. */
export function mayDefine(text: string, at: number): boolean {
  return initials.has(text.charCodeAt(at + 1));
}

/** The position of the first defining command at or after `from`, or the text's length. */
export function nextDefinition(text: string, from: number): number {
  defining.lastIndex = from;
  return defining.exec(text)?.index ?? text.length;
}

/**
 * Reads the definition that begins at `at` (a backslash): LaTeX's, TeX's, xparse's, xargs' and mathtools'. One in a form
 * that is not read defines its name as refused.
 *
 * @returns `undefined` where no definition begins
 */
export function readDefinition(text: string, at: number): Definition | undefined {
  let start = at;
  for (let count = 0; count <= mostPrefixes && mayDefine(text, start); count++) {
    let end = start + 1;
    while (isLetter(text.charCodeAt(end)) && end - start < 40) end++;
    const command = text.slice(start + 1, end);
    if (!prefixes.has(command)) return Object.hasOwn(forms, command) ? forms[command]!(text, end, command) : undefined;
    start = skipSpaces(text, end);
    if (text.charCodeAt(start) !== BACKSLASH) return undefined;
  }
  return undefined;
}

const behindStar = (text: string, at: number): number => (text.charAt(at) === '*' ? at + 1 : at);

/** `[2]`: how many arguments there are. */
function readArity(text: string, at: number): { readonly arity: number; readonly end: number } {
  const option = readOption(text, at);
  return option && /^\s*\d\s*$/.test(option.text) ? { arity: Number(option.text), end: option.end } : { arity: 0, end: at };
}

function readNewCommand(text: string, at: number, command: string): Definition | undefined {
  const name = readName(text, behindStar(text, at));
  if (!name) return undefined;
  const { arity, end } = readArity(text, name.end);
  const standard = arity > 0 ? readOption(text, end) : undefined;
  const body = readArgument(text, standard?.end ?? end);
  if (!body) return undefined;
  const definition = standard
    ? optionalMacro(name.text, arity, { given: body.text, absent: body.text.replaceAll('#1', () => standard.text) })
    : plainMacro(name.text, arity, body.text);
  return { end: body.end, definition: command.startsWith('provide') ? { ...definition, provided: true } : definition };
}

/** xargs: `\newcommandx{\name}[2][1=q]{…}`. */
function readNewCommandX(text: string, at: number): Definition | undefined {
  const name = readName(text, behindStar(text, at));
  if (!name) return undefined;
  const { arity, end } = readArity(text, name.end);
  const options = readOption(text, end);
  const body = readArgument(text, options?.end ?? end);
  if (!body) return undefined;
  const standard = options && /^\s*1\s*=\s*([^,]*?)\s*$/.exec(options.text)?.[1];
  if (!options) return { end: body.end, definition: plainMacro(name.text, arity, body.text) };
  return {
    end: body.end,
    definition: standard === undefined || arity === 0
      ? refusedMacro(name.text)
      : optionalMacro(name.text, arity, { given: body.text, absent: body.text.replaceAll('#1', () => standard) }),
  };
}

const longestParameters = 200;

function readPrimitive(text: string, at: number): Definition | undefined {
  const name = commandAt(text, skipSpaces(text, at));
  if (!name) return undefined;
  const parameters = /^[^{}$\n]*(?=\{)/.exec(text.slice(name.end, name.end + longestParameters))?.[0];
  const body = parameters === undefined ? undefined : readGroup(text, name.end + parameters.length);
  if (parameters === undefined || !body) return undefined;
  const marks = parameters.trim();
  return { end: body.end, definition: /^(?:#[1-9])*$/.test(marks) ? plainMacro(name.text, marks.length / 2, body.text) : delimitedMacro(name.text, marks, body.text) };
}

function readOperator(text: string, at: number): Definition | undefined {
  const name = readName(text, behindStar(text, at));
  const body = name && readGroup(text, name.end);
  return body && { end: body.end, definition: plainMacro(name.text, 0, `\\operatorname${text.charAt(at) === '*' ? '*' : ''}{${body.text}}`) };
}

/** mathtools: `\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}`; X with what stands between, XPP also with what stands around. */
function readDelimiter(text: string, at: number, command: string): Definition | undefined {
  const name = readName(text, at);
  if (!name) return undefined;
  const extended = command.endsWith('X') || command.endsWith('XPP');
  const { arity, end } = extended ? readArity(text, name.end) : { arity: 1, end: name.end };
  const before = command.endsWith('XPP') ? readGroup(text, end) : undefined;
  const left = readArgument(text, before?.end ?? end);
  const right = left && readArgument(text, left.end);
  if (!right) return undefined;
  if (!extended) return { end: right.end, definition: delimiterMacro(name.text, 1, [left.text, right.text], '#1') };
  const after = before && readGroup(text, right.end);
  const body = readGroup(text, after?.end ?? right.end);
  if (!body) return undefined;
  const around = (before?.text ?? '') + (after?.text ?? '');
  return { end: body.end, definition: around === '' ? delimiterMacro(name.text, arity, [left.text, right.text], body.text) : refusedMacro(name.text) };
}

function readAlias(text: string, at: number): Definition | undefined {
  const name = commandAt(text, skipSpaces(text, at));
  if (!name) return undefined;
  let next = skipSpaces(text, name.end);
  if (text.charCodeAt(next) === EQUALS) next = skipSpaces(text, next + 1);
  const other = commandAt(text, next);
  if (other) return { end: other.end, definition: { name: name.text, macros: {}, alias: other.text } };
  const character = text.charAt(next);
  return character === '' || '{}'.includes(character) ? undefined : { end: next + 1, definition: plainMacro(name.text, 0, character) };
}

/** Symbols by their place in a font: `\mathchardef\mhyphen="2D` is a hyphen, what others are is not known here. */
function readRefused(text: string, at: number, command: string): Definition | undefined {
  const name = readName(text, at);
  if (!name) return undefined;
  if (command === 'mathchardef') {
    const value = /^\s*=?\s*"([0-9A-Fa-f]{1,4})/.exec(text.slice(name.end, name.end + 20));
    if (!value) return undefined;
    const isHyphen = /^(?:0?0)?2D$/i.test(value[1]!);
    return { end: name.end + value[0].length, definition: isHyphen ? plainMacro(name.text, 0, '\\text{-}') : refusedMacro(name.text) };
  }
  let last: Argument | undefined = name;
  for (let count = 0; last && count < 3; count++) last = readArgument(text, last.end);
  return last && { end: last.end, definition: refusedMacro(name.text) };
}

function readDocumentCommand(text: string, at: number, command: string): Definition | undefined {
  const name = readName(text, at);
  const specification = name && readGroup(text, name.end);
  const body = specification && readArgument(text, specification.end);
  if (!body) return undefined;
  const definition = xparseMacro(name.text, specification.text, body.text);
  return { end: body.end, definition: command.startsWith('Provide') ? { ...definition, provided: true } : definition };
}

function readEnvironmentDefinition(text: string, at: number): Definition | undefined {
  const name = readGroup(text, behindStar(text, at));
  if (!name) return undefined;
  const { end } = readArity(text, name.end);
  const opening = readGroup(text, readOption(text, end)?.end ?? end);
  const closing = opening && readGroup(text, opening.end);
  return closing && { end: closing.end, environment: { name: name.text, opening: opening.text } };
}
