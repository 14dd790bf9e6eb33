import { COLUMN_MARK, PERCENT_MARK, ROW_MARK } from './commands';

/** Deepest nesting of braces and brackets that is read. */
const MAX_NESTING = 200;

/** Longest formula that is read, in UTF-16 units. */
const MAX_LENGTH = 20_000;

/** Commands that pages render and KaTeX does not know → one that means the same and is no longer. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['mathds', '\\mathbb'], ['mathbbm', '\\mathbb'], ['bbm', '\\Bbb'], ['textsc', '\\textrm'], ['textsl', '\\textit'], ['textnormal', '\\text'],
  ['mbox', '\\hbox'], ['makebox', '\\text'], ['ensuremath', ''], ['operatornamewithlimits', '\\operatorname*'], ['mathbfit', '\\mathbf'], ['protect', ''],
  ['xspace', ''], ['allowdisplaybreaks', ''], ['noindent', ''], ['centering', ''], ['hfill', ''], ['hfil', ''], ['nolinebreak', ''],
  ['shoveleft', ''], ['shoveright', ''], ['IEEEyesnumber', ''], ['IEEEnonumber', ''], ['IEEEeqnarraynumspace', ''],
]);

/** Environments likewise. */
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map([
  ['eqnarray', 'aligned'], ['eqnarray*', 'aligned'], ['multline', 'gathered'], ['multline*', 'gathered'], ['flalign', 'aligned'], ['flalign*', 'aligned'],
  ['displaymath', 'gathered'], ['subequations', 'gathered'], ['equation', 'gathered'], ['equation*', 'gathered'], ['dmath', 'split'], ['dmath*', 'split'], ['dgroup', 'split'], ['dgroup*', 'split'],
  ['IEEEeqnarray', 'aligned'], ['IEEEeqnarray*', 'aligned'], ['xalignat', 'aligned'], ['xalignat*', 'aligned'], ['xxalignat', 'aligned'], ['empheq', 'split'], ['multlined', 'gathered'],
]);

/** What follows the beginning of an environment and says only how it is set: `{rCl}`, `[t]`, the boxes of empheq. */
const LAYOUT = /(?<=\\begin\s*\{(?:IEEEeqnarray|x?xalignat)\*?\})\{[^{}]*\}|(?<=\\begin\s*\{empheq\})(?:\[[^\]]*\])?\{[^{}]*\}|(?<=\\begin\s*\{(?:aligned|gathered|multlined)\})\[[tbc]\]/g;
const anyOf = (names: Iterable<string>): string => [...names].map((name) => name.replace('*', '\\*')).join('|');
const UNKNOWN_COMMAND = new RegExp(`\\\\(${anyOf(COMMANDS.keys())})(?![a-zA-Z])`, 'g');
const UNKNOWN_ENVIRONMENT = new RegExp(`\\\\(begin|end)(\\s*)\\{(${anyOf(ENVIRONMENTS.keys())})\\}`, 'g');

/** Commands that print nothing mathematical, with their argument. */
const SILENT = /\\displaybreak(?:\[\d\])?(?![a-zA-Z])|\\(?:label|cite[a-z]*|vspace\*?)\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}|\(\\(?:eq|auto|c|C)?ref\s*\{[^{}]*\}\)|\\(?:eq|auto|c|C)?ref\s*\{[^{}]*\}/g;

/** What one of the last three finds; few formulas have any of it. */
const REPLACED = new RegExp([SILENT, UNKNOWN_COMMAND, UNKNOWN_ENVIRONMENT].map(({ source }) => source).join('|'));

export type Prepared =
  | { readonly ok: true; readonly latex: string }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };

/**
 * The formula as KaTeX can read it, of exactly the same length, so that every offset holds: commands and environments
 * that KaTeX lacks are replaced by ones it has and padded with spaces; alignment marks and blank lines outside any
 * environment, and percent signs behind numbers in plain text, are replaced by marks that KaTeX hands through.
 */
export function prepareLatex(source: string): Prepared {
  if (source.length > MAX_LENGTH) return { ok: false, message: `Longer than ${MAX_LENGTH} characters`, start: 0, end: source.length };
  const tooDeep = firstTooDeep(source);
  if (tooDeep !== undefined) return { ok: false, message: `Nested more than ${MAX_NESTING} levels deep`, start: tooDeep, end: tooDeep + 1 };
  let latex = source;
  if (source.includes('\\')) {
    if (latex.includes('\\begin')) latex = latex.replace(LAYOUT, (found) => ' '.repeat(found.length));
    if (REPLACED.test(latex)) latex = replaceUnknown(latex);
  }
  if (latex.includes('\\_')) latex = unescapeSubscripts(latex);
  if (latex.includes('%')) latex = latex.replace(/(\d)%(?=[ \t]*(?:$|[-+*/=<>,.;:)\]}≈≤≥×−\\&]|\n))/g, `$1${PERCENT_MARK}`);
  return { ok: true, latex: latex.includes('&') || /\n[ \t]*\n/.test(latex) ? markBreaks(latex) : latex };
}

function replaceUnknown(source: string): string {
  return source
    .replace(SILENT, (found) => ' '.repeat(found.length))
    .replace(UNKNOWN_COMMAND, (found, name: string) => {
      const command = COMMANDS.get(name)!;
      return command.length > found.length ? found : command.padEnd(found.length);
    })
    .replace(UNKNOWN_ENVIRONMENT, (found, side: string, space: string, name: string) => `\\${side}${space}{${ENVIRONMENTS.get(name)!}}`.padEnd(found.length));
}

/**
 * `x\_i` as Markdown wants it written where it would else see emphasis: subscripts, if braces follow one of them, or if
 * the formula has no other subscript and no word follows (`x\_train` is a name). In names and texts the sign stays.
 */
function unescapeSubscripts(latex: string): string {
  const named = /\\(?:text[a-z]*|operatorname\*?|math(?:rm|tt|sf|it)|hbox)\s*\{[^{}]*\}/g;
  const rest = latex.replace(named, '');
  if (!rest.includes('\\_{') && /(^|[^\\])_|\\_[a-zA-Z]{2}/.test(rest)) return latex;
  return latex.replace(/\\(?:text[a-z]*|operatorname\*?|math(?:rm|tt|sf|it)|hbox)\s*\{[^{}]*\}|\\_/g, (found) => (found === '\\_' ? ' _' : found));
}

/** Where the nesting of braces and brackets first exceeds what is read. */
function firstTooDeep(source: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 123 || code === 40 || code === 91) {
      if (++depth > MAX_NESTING) return i;
    } else if (code === 125 || code === 41 || code === 93) {
      if (depth > 0) depth--;
    }
  }
  return undefined;
}

/** What goes on with the line before it, so that a blank line before it parts no rows. */
const CONTINUATION = /\s*(?:[=<>+\-*/,.;:)\]}&≤≥≈≠∈×·−]|\\(?:approx|leq?|geq?|neq?|equiv|propto|sim|in|to|rightarrow|Rightarrow|implies|iff|cdot|times|right|quad|end)(?![a-zA-Z]))/y;

/** Replaces the `&` that stand in no environment, and the blank lines that stand in no brackets either (rST's rows). */
function markBreaks(latex: string): string {
  let environments = 0;
  let brackets = 0;
  let marked = '';
  let from = 0;
  const tokens = /\\begin\s*\{[^{}]*\}|\\end\s*\{[^{}]*\}|\\left(?![a-zA-Z])|\\right(?![a-zA-Z])|\\[^]|[{}&]|\n[ \t]*\n/g;
  for (let match = tokens.exec(latex); match !== null; match = tokens.exec(latex)) {
    const [found] = match;
    const mark = found === '&' && environments <= 0 ? COLUMN_MARK : found.startsWith('\n') && environments <= 0 && brackets <= 0 && !continuesAt(latex, tokens.lastIndex) ? ROW_MARK : undefined;
    if (mark !== undefined) {
      marked += latex.slice(from, match.index) + mark;
      from = match.index + 1;
    }
    if (found.startsWith('\\begin')) environments++;
    else if (found.startsWith('\\end')) environments--;
    else if (found === '{' || found === '\\left') brackets++;
    else if (found === '}' || found === '\\right') brackets--;
  }
  return marked + latex.slice(from);
}

function continuesAt(latex: string, at: number): boolean {
  CONTINUATION.lastIndex = at;
  return CONTINUATION.test(latex);
}
