import { isLetter, lineEnd } from './characters';
import type { Scan } from './scan';
import { cutProse } from './scan';

const branch = /\\(?:(if(?!f(?![A-Za-z])|thenelse)[A-Za-z@]*|unless)|(else|fi))(?![A-Za-z@])|(?<!\\)%/g;

/**
 * Behind the text that `\iffalse` or `\if0` at `at` keeps from being set: behind its `\else`, or behind its `\fi`.
 *
 * @returns `undefined` where no such condition begins
 */
export function conditionalEnd(scan: Scan, at: number, name: string): number | undefined {
  const { text } = scan;
  let from = at + 1 + name.length;
  if (name === 'if' && /^[ \t]*0(?![0-9])/.test(text.slice(from, from + 10))) from = text.indexOf('0', from) + 1;
  else if (name !== 'iffalse' || isLetter(text.charCodeAt(from))) return undefined;
  const end = scan.search('\\fi', from) < text.length ? branchEnd(text, from) : text.length;
  cutProse(scan, at, end);
  return end;
}

/** Behind the `\else` or `\fi` of the condition whose text begins at `from`; conditions within it have their own. */
function branchEnd(text: string, from: number): number {
  let depth = 0;
  branch.lastIndex = from;
  for (let found = branch.exec(text); found; found = branch.exec(text)) {
    if (found[0] === '%') branch.lastIndex = lineEnd(text, found.index);
    else if (found[1] !== undefined) depth += found[1] === 'unless' ? 0 : 1;
    else if (found[2] === 'fi' ? depth-- === 0 : depth === 0) return branch.lastIndex;
  }
  return text.length;
}
