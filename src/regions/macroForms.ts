import type { MacroDefinition, Macros } from './region';
import { isLetter } from './characters';

/*
 * Definitions as KaTeX can hold them. Its macros are bodies with #1 … #9 and know no optional, starred or delimited
 * arguments; those are made of helpers (`\name@given`), and of a \def that is carried out where the macro is used.
 * (`##` survives the expansion of the outer macro as `#`.)
 */

/** A macro of undelimited arguments. */
export function plainMacro(name: string, arity: number, body: string): MacroDefinition {
  return { name, macros: { [name]: withArity(body, arity) } };
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
 * A name that the author has defined in a form that is not read. It must not keep an earlier meaning, or KaTeX's: it
 * gets one that KaTeX does not know.
 */
export function refusedMacro(name: string): MacroDefinition {
  return { name, macros: { [name]: isWord(name) ? `${name}@refused` : '\\@refused' } };
}

/** A macro whose first argument may be given in brackets: `\name[q]{x}`. */
export function optionalMacro(name: string, arity: number, bodies: { readonly given: string; readonly absent: string }): MacroDefinition {
  if (!isWord(name) || bodies.given.includes('##')) return refusedMacro(name);
  return {
    name,
    macros: {
      [name]: `\\@ifnextchar[{${name}@given}{${name}@absent}`,
      [`${name}@absent`]: withArity(lowered(bodies.absent), arity - 1),
      ...bracketed(name, arity, bodies.given),
    },
  };
}

/** `\name@given`: the first argument ends at `]`. */
function bracketed(name: string, arity: number, body: string): Macros {
  const helper = `${name}@bracketed`;
  const parameters = Array.from({ length: arity - 1 }, (_, index) => `##${index + 2}`).join('');
  return { [`${name}@given`]: `\\@firstoftwo{\\def${helper}##1]${parameters}{${doubled(body)}}${helper}}{#1}` };
}

/** A macro that a star changes: `\name*{x}`; `arity` counts neither the star nor brackets. */
export function starredMacro(name: string, arity: number, bodies: { readonly star: string; readonly plain: string }): MacroDefinition {
  if (!isWord(name)) return refusedMacro(name);
  return {
    name,
    macros: {
      [name]: `\\@ifstar{${name}@star}{${name}@plain}`,
      [`${name}@star`]: withArity(bodies.star, arity),
      [`${name}@plain`]: withArity(bodies.plain, arity),
    },
  };
}

/**
 * mathtools' paired delimiters: `\name{x}`, `\name*{x}` with delimiters as high as what stands between, `\name[\big]{x}`.
 *
 * @param body what stands between, with `\delimsize` for the size of further delimiters
 */
export function delimiterMacro(name: string, arity: number, [left, right]: readonly [string, string], body: string): MacroDefinition {
  if (!isWord(name) || body.includes('##')) return refusedMacro(name);
  const sized = (inner: string, open: string, middle: string, close: string) => `${open}${left}${inner.replaceAll('\\delimsize', () => middle)}${close}${right}`;
  const behindSize = body.replace(/#([1-8])/g, (_, digit: string) => `#${Number(digit) + 1}`);
  return {
    name,
    macros: {
      [name]: `\\@ifstar{${name}@star}{\\@ifnextchar[{${name}@given}{${name}@plain}}`,
      [`${name}@star`]: withArity(sized(body, '\\left', '\\middle', '\\right'), arity),
      [`${name}@plain`]: withArity(sized(body, '', '', ''), arity),
      ...bracketed(name, arity + 1, sized(behindSize, '#1', '#1', '#1')),
    },
  };
}

/** TeX's own definitions with delimited parameters: `\def\name(#1,#2){…}`. */
export function delimitedMacro(name: string, parameters: string, body: string): MacroDefinition {
  if (!isWord(name) || body.includes('##') || /[{}\\]|#(?![1-9])/.test(parameters)) return refusedMacro(name);
  const [helper, called] = [`${name}@delimited`, `${name}@called`];
  // KaTeX takes `##` for `#` only in a macro that has an argument: here an empty one.
  return { name, macros: { [name]: `${helper}{}`, [helper]: `\\@firstoftwo{\\def${called}${doubled(parameters)}{${doubled(body)}}${called}}{#1}` } };
}

function doubled(body: string): string {
  return body.replaceAll('#', '##');
}

/** A body without its first argument, the others moved up. */
function lowered(body: string): string {
  return body.replace(/#([2-9])/g, (_, digit: string) => `#${Number(digit) - 1}`);
}

function isWord(name: string): boolean {
  return isLetter(name.charCodeAt(1)) || name.charAt(1) === '@';
}
