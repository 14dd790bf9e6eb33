/** Longer source is shown as text: KaTeX's output is some hundred times as long as its input. */
export const maximumLatexLength = 20_000;

/**
 * The same mathematics in forms that may stand alone in display style, most faithful first. Delimiters, equation numbers
 * and labels are left out; rows and alignment marks that lost their environment get one.
 */
export function displayForms(latex: string): readonly string[] {
  const bare = wordsAsText(withoutDelimiters(latex))
    .replace(/\\label\s*\{[^{}]*\}/g, '')
    .replace(/\\(begin|end)\{(align|alignat|gather|equation|multline|eqnarray)\*?\}/g, (_, edge: string, name: string) => {
      const star = name === 'multline' ? 'gather*' : name === 'eqnarray' ? 'align*' : `${name}*`;
      return `\\${edge}{${star}}`;
    })
    .trim();
  const rows = bare.replace(/\s*\\\\\s*$/, '');
  const forms = [bare, `\\begin{aligned}${rows}\\end{aligned}`, rows.replace(/(^|[^\\])&/g, '$1')];
  return rows.includes('&') || rows.includes('\\\\') ? forms : [bare];
}

function withoutDelimiters(latex: string): string {
  const inside = /^\s*(?:\$\$([^$]*)\$\$|\$([^$]*)\$|\\\(([^]*)\\\)|\\\[([^]*)\\\])\s*$/.exec(latex);
  return inside ? (inside[1] ?? inside[2] ?? inside[3] ?? inside[4] ?? '') : latex;
}

/** Words between the numbers of plain prose (`0.13, 0.29 and 0.58`) are set as words; LaTeX is left alone. */
function wordsAsText(latex: string): string {
  return /[\\{}^_]/.test(latex) ? latex : latex.replace(/(^|\s)(\p{L}{2,})(?=\s|$)/gu, '$1\\text{ $2 }');
}

const rowEnvironments = /\\(begin|end)\{(align|alignat|gather|equation|multline|eqnarray|aligned|gathered|split)\*?\}(\{\d*\})?/g;

/** The first row of several, `…` after it, without its environment: for one line in a list. */
export function firstRow(latex: string): string {
  const [first = '', ...others] = topLevelRows(latex.replace(rowEnvironments, '').trim());
  if (others.length === 0 && !latex.includes('&')) return latex;
  const row = first.includes('\\begin') ? first : first.replace(/(^|[^\\])&/g, '$1');
  return others.some((other) => other.trim() !== '') ? `${row.trim()} \\;\\ldots` : row.trim();
}

/** Parts between the `\\` that stand in no braces and no environment. */
function topLevelRows(latex: string): readonly string[] {
  const rows = [''];
  for (const part of latex.split('\\\\')) {
    const row = rows[rows.length - 1]!;
    const open = count(row, /\\begin\b/g) - count(row, /\\end\b/g) + count(row, /(?<!\\)\{/g) - count(row, /(?<!\\)\}/g);
    if (row !== '' && open <= 0) rows.push(part);
    else rows[rows.length - 1] = row === '' ? part : `${row}\\\\${part}`;
  }
  return rows;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The name of a variable as the engine prints it (`z[1]`, `W[1,2]`, `z₂`, `𝐩̂`, `w⋆`, `sigma`) as LaTeX. */
export function variableLatex(name: string): string {
  const indexed = /^(.+?)\[([^\]]*)\]$/.exec(name);
  const base = indexed?.[1] ?? name;
  const subscript = indexed?.[2];
  const shown = baseLatex(base);
  return subscript === undefined ? shown : `${shown}_{${subscript.replace(/[^\p{L}\p{N},. +-]/gu, '')}}`;
}

const greek = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau phi varphi chi psi omega ell'.split(' '),
);

function baseLatex(base: string): string {
  if (/^\p{L}\p{M}*$/u.test(base)) return base;
  if (greek.has(base)) return `\\${base}`;
  const starred = /^(.+?)(⋆|\*|′)$/u.exec(base);
  if (starred) return `${baseLatex(starred[1]!)}^{${superscripts[starred[2]!] ?? ''}}`;
  const lowered = /^(.+?)([₀-₉ᵢⱼₖₙₘ]+)$/u.exec(base);
  if (lowered) return `${baseLatex(lowered[1]!)}_{${lowered[2]!.replace(/./gu, (character) => subscripts[character] ?? character)}}`;
  const split = /^(\p{L}\p{M}*|\p{L}+)_(\p{L}+|\p{N}+)$/u.exec(base);
  if (split) return `${baseLatex(split[1]!)}_{${split[2]}}`;
  if (/^\\[A-Za-z]+(\{[A-Za-z]\})?(_\{?[A-Za-z0-9]+\}?)?$/.test(base)) return base;
  return `\\text{${base.replace(/[^\p{L}\p{N} ,.'()-]/gu, ' ')}}`;
}

const superscripts: Readonly<Record<string, string>> = { '⋆': '\\star', '*': '*', '′': '\\prime' };

const subscripts: Readonly<Record<string, string>> = {
  '₀': '0', '₁': '1', '₂': '2', '₃': '3', '₄': '4', '₅': '5', '₆': '6', '₇': '7', '₈': '8', '₉': '9',
  'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k', 'ₙ': 'n', 'ₘ': 'm',
};
