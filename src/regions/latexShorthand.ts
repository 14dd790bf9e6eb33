import { BACKSLASH, isLetter } from './characters';
import { isDisplayEnvironment } from './environments';
import type { LatexScan } from './latex';
import { addLatexMath, closingDelimiter } from './latexMath';
import type { Definition } from './macroDefinition';

/**
 * Environments of mathematics under names of the author's: `\def\be{\begin{equation}}`, `\def\ee{\end{equation}}`, and
 * `\newenvironment{eq}{\begin{equation}}{\end{equation}}`.
 */
export interface Shorthands {
  /** `be`, `begin{eq}` → `equation`. */
  readonly openings: Map<string, string>;
  /** `equation` → `\ee`; for an environment's own name, `eq` → `\end{eq}`. */
  readonly closings: Map<string, string>;
}

const edge = /^\\(begin|end)\s*\{([A-Za-z]+\*?)\}$/;

/** Remembers a definition that begins or ends an environment of mathematics. */
export function noteShorthand({ openings, closings }: Shorthands, { definition, environment }: Definition): void {
  if (environment) {
    const opened = edge.exec(environment.opening);
    const key = `begin{${environment.name}}`;
    if (opened && isDisplayEnvironment(opened[2]!)) openings.set(key, opened[2]!);
    else openings.delete(key);
    return;
  }
  const body = definition?.macros[definition.name];
  const found = body === undefined ? undefined : edge.exec(body);
  if (!definition) return;
  const word = definition.name.slice(1);
  if (found?.[1] === 'begin' && isDisplayEnvironment(found[2]!)) openings.set(word, found[2]!);
  else if (found?.[1] === 'end') closings.set(found[2]!, definition.name);
  else openings.delete(word);
}

/**
 * Reads the formula that begins with a shorthand at `at`.
 *
 * @param opening the command without its backslash, `be` or `begin{eq}`
 * @returns the position behind it, or `undefined` if it is no shorthand or is not closed
 */
export function readShorthand(scan: LatexScan, at: number, opening: string): number | undefined {
  const { openings, closings } = scan.shorthands;
  const environment = openings.get(opening);
  if (environment === undefined) return undefined;
  const closing = opening.startsWith('begin{') ? opening.replace('begin', '\\end') : closings.get(environment);
  if (closing === undefined) return undefined;
  const from = at + 1 + opening.length;
  const close = closingWord(scan, from, closing);
  if (close === undefined) return undefined;
  const outer = { start: at, end: close + closing.length };
  addLatexMath(scan, { start: from, end: close }, outer, 'brackets', true, environment);
  return outer.end;
}

/** Where `closing` stands as a whole word. */
function closingWord(scan: LatexScan, from: number, closing: string): number | undefined {
  for (let close = closingDelimiter(scan, from, closing); close !== undefined; close = closingDelimiter(scan, close + 1, closing)) {
    if (closing.charCodeAt(0) !== BACKSLASH || closing.endsWith('}') || !isLetter(scan.text.charCodeAt(close + closing.length))) return close;
  }
  return undefined;
}
