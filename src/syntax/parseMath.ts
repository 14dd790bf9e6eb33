import { joinRows, splitRows } from './joinRows';
import { parseKatex } from './katexTree';
import { parseRow } from './parseRow';
import { prepareLatex } from './prepareLatex';
import type { Reader } from './reader';
import { readMath } from './readMath';
import type { ParseResult, SyntaxProblem } from './surface';
import type { Token } from './token';
import { usedMacros } from '../util/katexMacros';
import type { Span } from '../util/span';

export interface ParseOptions {
  /** Name with its backslash → body with #1 … #9, as KaTeX takes them. */
  readonly macros?: Readonly<Record<string, string>>;
  /** Whether the formula stands on lines of its own. It is read alike either way. */
  readonly display?: boolean;
  /** The environment whose content the formula is (`align`), without its \begin and \end. */
  readonly environment?: string;
}

/**
 * Reads one formula, or rows of formulas, into a surface tree. Never throws: what cannot be read comes back as a
 * problem with its place in `latex`.
 *
 * @param latex the formula without delimiters; spans of the tree are offsets into it
 */
export function parseMath(latex: string, options: ParseOptions = {}): ParseResult {
  const prepared = prepareLatex(latex);
  if (!prepared.ok) {
    return { ok: false, problem: { reason: 'too-large', message: prepared.message, span: { start: prepared.start, end: prepared.end } } };
  }
  try {
    return parsePrepared(latex, prepared.latex, options.macros ?? {});
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problem: { reason: 'too-large', message: 'Nested too deeply', span: { start: 0, end: latex.length } } };
  }
}

function parsePrepared(latex: string, source: string, macros: Readonly<Record<string, string>>): ParseResult {
  const congruence = /\\(?:pmod|bmod|mod|pod)(?![A-Za-z])/.exec(source);
  if (congruence) {
    const span = { start: congruence.index, end: congruence.index + congruence[0].length };
    return { ok: false, problem: { reason: 'unsupported-notation', message: 'congruences and remainders are not read', span } };
  }
  const parsed = parseKatex(source, macros);
  if (!parsed.ok) return { ok: false, problem: katexProblem(latex, macros, parsed) };
  const reader: Reader = { track: { source, cursor: 0, callStart: 0, callEnd: 0 }, problem: undefined, read: readMath };
  const tokens: Token[] = [];
  readMath(reader, parsed.nodes, undefined, source.length, tokens);
  const tree = tokens.some((token) => token.kind === 'break')
    ? joinRows(reader, splitRows(tokens), latex.length)
    : parseRow(reader, tokens, { place: 'row', fence: undefined }, 0);
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, tree };
}

/** Commands of LaTeX's own that KaTeX lacks and nobody can define. */
const TEXT_COMMANDS: ReadonlySet<string> = new Set(['\\intertext', '\\shortintertext']);

type KatexFailure = Extract<ReturnType<typeof parseKatex>, { ok: false }>;

/** KaTeX's own message at its place; an undefined control sequence by its name. */
function katexProblem(latex: string, macros: Readonly<Record<string, string>>, failure: KatexFailure): SyntaxProblem {
  if (failure.overflow) return { reason: 'too-large', message: 'Nested too deeply', span: { start: 0, end: latex.length } };
  const macro = /^Undefined control sequence: (\\.+)$/s.exec(failure.message)?.[1];
  if (macro !== undefined) {
    const span = macroSpan(latex, macros, macro, failure.position);
    const refused = refusedName(macro, latex, span);
    if (TEXT_COMMANDS.has(macro)) return { reason: 'unsupported-notation', message: `words between rows (${macro}) are not read`, span };
    if (refused !== undefined) return { reason: 'unknown-macro', message: `${refused} is defined in a form that is not read`, span };
    return { reason: 'unknown-macro', message: `${macro} is not defined`, span, macro };
  }
  const start = Math.min(failure.position ?? 0, latex.length);
  const end = failure.position === undefined ? latex.length : Math.min(latex.length, start + Math.max(failure.length, 1));
  return { reason: 'katex-error', message: failure.message, span: { start, end } };
}

/** The name that the document defines in a form that is not read, if `macro` stands for such a one. */
function refusedName(macro: string, latex: string, span: Span): string | undefined {
  if (macro === '\\@refused') return latex.slice(span.start, span.end);
  return macro.endsWith('@refused') ? macro.slice(0, -'@refused'.length) : undefined;
}

/** Where an undefined control sequence stands, or the macro of the author's whose body asks for it. */
function macroSpan(latex: string, macros: Readonly<Record<string, string>>, macro: string, position: number | undefined): Span {
  if (position !== undefined && latex.startsWith(macro, position)) return { start: position, end: position + macro.length };
  for (const { 0: name, index } of latex.matchAll(/\\(?:[A-Za-z@]+|[^A-Za-z])/gu)) {
    const asks = name === macro || (Object.hasOwn(macros, name) && Object.values(usedMacros(name, macros)).some((body) => body.includes(macro)));
    if (asks) return { start: index, end: index + name.length };
  }
  return { start: 0, end: latex.length };
}
