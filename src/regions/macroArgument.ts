import { BACKSLASH, BRACE_CLOSE, BRACE_OPEN, BRACKET_CLOSE, BRACKET_OPEN, isLetter, NEWLINE, skipSpaces } from './characters';

/** An argument of a command: its text without delimiters, and the position behind it. */
export interface Argument {
  readonly text: string;
  readonly end: number;
}

/** Longer arguments are taken for damage (a brace that is never closed). */
const longestBody = 4000;

/** Longer optional arguments likewise. */
const longestOption = 200;

/** The command at `at`, where its backslash is, as `\name`; `undefined` at the text's end. */
export function commandAt(text: string, at: number): Argument | undefined {
  if (text.charCodeAt(at) !== BACKSLASH) return undefined;
  let end = at + 1;
  while (isLetter(text.charCodeAt(end)) || text.charCodeAt(end) === 64) end++;
  if (end === at + 1) {
    if (end >= text.length || /\s/.test(text.charAt(end))) return undefined;
    end++;
  }
  return { text: text.slice(at, end), end };
}

/** The command that stands at `at`, in braces or not, as the name of what is defined. */
export function readName(text: string, at: number): Argument | undefined {
  const start = skipSpaces(text, at);
  if (text.charCodeAt(start) !== BRACE_OPEN) return commandAt(text, start);
  const name = commandAt(text, skipSpaces(text, start + 1));
  const close = name && skipSpaces(text, name.end);
  return name && text.charCodeAt(close!) === BRACE_CLOSE ? { text: name.text, end: close! + 1 } : undefined;
}

/** A braced group, without its braces, or one command or character. */
export function readArgument(text: string, at: number): Argument | undefined {
  const start = skipSpaces(text, at);
  const code = text.charCodeAt(start);
  if (code === BRACE_OPEN) {
    const end = groupEnd(text, start, longestBody);
    return end === undefined ? undefined : { text: text.slice(start + 1, end - 1).trim(), end };
  }
  if (Number.isNaN(code) || code === BRACE_CLOSE) return undefined;
  return commandAt(text, start) ?? { text: text.charAt(start), end: start + 1 };
}

/** A braced group, without its braces. */
export function readGroup(text: string, at: number): Argument | undefined {
  return text.charCodeAt(skipSpaces(text, at)) === BRACE_OPEN ? readArgument(text, at) : undefined;
}

/** What stands between brackets at `at`, on one line; brackets within braces do not count. */
export function readOption(text: string, at: number): Argument | undefined {
  const start = skipSpaces(text, at);
  if (text.charCodeAt(start) !== BRACKET_OPEN) return undefined;
  const stop = Math.min(text.length, start + longestOption);
  let depth = 0;
  for (let index = start + 1; index < stop; index++) {
    const code = text.charCodeAt(index);
    if (code === NEWLINE) return undefined;
    if (code === BACKSLASH) index++;
    else if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE) depth--;
    else if (code === BRACKET_CLOSE && depth <= 0) return { text: text.slice(start + 1, index), end: index + 1 };
  }
  return undefined;
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
