const GREEK = 'alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega';

/** A word that stands alone: no letter or backslash before it, no letter behind it (a subscript may follow). */
const WORDS = new RegExp(String.raw`(?<![\\A-Za-z])(?:(${GREEK}|log|ln|exp|max|min|sin|cos|tan|tanh|arg|infinity|partial|nabla)|(sum|prod|int)|(in)|(inf))(?![A-Za-z])`, 'g');

/**
 * Mathematics typed in words, as in a forum or in the prose of a draft, made LaTeX: `-sum_j y_j log sigma(f_j)`,
 * `y in {0,1}`. What is LaTeX already is left as it is. Offsets are not kept: it is read for what it defines only.
 */
export function asciiToLatex(text: string): string {
  return text
    .replace(WORDS, (_word, letter: string | undefined, operator: string | undefined, member: string | undefined) => {
      if (letter) return `\\${letter === 'infinity' ? 'infty' : letter} `;
      if (operator) return `\\${operator} `;
      return member ? '\\in ' : '\\infty ';
    })
    .replace(/\\in\s*\{([^{}]*)\}/g, '\\in \\{$1\\}')
    .replace(/\\(sum|prod) (?=[_^])/g, '\\$1')
    .replace(/(?<!\\)\{(?=[^{}]*!=)([^{}]*)!=/g, '{$1\\ne ')
    .replace(/(?<![\\A-Za-z_^{])([A-Za-z])(\d)(?![\dA-Za-z.])/g, '$1_$2')
    .replace(/\[([\d.,\s-]+)\]\s*\*\s*(\d{1,2})(?![\d.])/g, (_list, items: string, times: string) => `[${Array<string>(Number(times)).fill(items).join(',')}]`)
    .replace(/\bsqrt\s*\(([^()]*)\)/g, '\\sqrt{$1}');
}
