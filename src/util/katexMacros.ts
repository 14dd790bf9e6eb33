/** A token of KaTeX's; `noexpand` keeps it from being expanded again. */
interface KatexToken {
  readonly text: string;
  noexpand?: boolean;
}

/** What KaTeX hands to a macro that is a function (`MacroContextInterface`). */
interface KatexExpander {
  /** Tokens that are still to be read. */
  readonly stack: readonly KatexToken[];
  readonly macros: { readonly builtins: Readonly<Record<string, KatexMacro>> };
  consumeArgs(count: number): KatexToken[][];
}

type Expansion = string | { readonly tokens: readonly KatexToken[]; readonly numArgs: number };

export type KatexMacro = Expansion | ((context: KatexExpander) => Expansion);

/** Tokens that may wait to be read when a macro copies an argument. */
const mostTokens = 20_000;

/** No formula has more macros in it. */
const mostMacros = 2_000;

/**
 * `\@builtin{\sum}` is what `\sum` means to KaTeX, whatever the author has made of `\sum` since:
 * `\let\oldsum\sum \renewcommand{\sum}{\oldsum\limits}`.
 */
export const BUILTIN = '\\@builtin';

function builtin(context: KatexExpander): Expansion {
  const token = context.consumeArgs(1)[0]?.[0];
  if (!token) return '';
  const known = context.macros.builtins[token.text];
  if (known === undefined) return { tokens: [{ ...token, noexpand: true }], numArgs: 0 };
  return typeof known === 'function' ? known(context) : known;
}

/**
 * The macros that a formula uses, directly or in the bodies of others.
 *
 * @param macros name with its backslash → body with #1 … #9
 */
export function usedMacros(latex: string, macros: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const used: Record<string, string> = {};
  const texts = Object.keys(macros).length > 0 ? [latex] : [];
  for (let text = texts.pop(), count = 0; text !== undefined && count < mostMacros; text = texts.pop()) {
    for (const [name] of text.matchAll(/\\(?:[A-Za-z@]+|[^A-Za-z])/gu)) {
      if (!Object.hasOwn(macros, name) || Object.hasOwn(used, name)) continue;
      used[name] = macros[name]!;
      texts.push(used[name]);
      count++;
    }
  }
  return used;
}

/**
 * The macros that a formula uses, as KaTeX takes them.
 *
 * KaTeX bounds how many macros are expanded, not how long the formula grows: a macro that copies its argument doubles
 * it at each step. Such macros are given as functions that stop at a bound.
 */
export function katexMacros(latex: string, macros: Readonly<Record<string, string>>): Record<string, KatexMacro> {
  const used: Record<string, KatexMacro> = { ...usedMacros(latex, macros) };
  for (const [name, body] of Object.entries(used)) if (typeof body === 'string' && copiesArgument(body)) used[name] = bounded(body);
  used[BUILTIN] = builtin;
  return used;
}

function copiesArgument(body: string): boolean {
  return /#([1-9])[^]*#\1/.test(body);
}

function bounded(body: string): KatexMacro {
  return ({ stack }) => {
    if (stack.length > mostTokens) throw new RangeError('macros make the formula too long');
    return body;
  };
}
