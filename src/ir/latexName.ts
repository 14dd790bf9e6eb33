const combining: Readonly<Record<string, string>> = { '\u0302': 'hat', '\u0304': 'bar', '\u0305': 'bar', '\u0303': 'tilde', '\u0307': 'dot', '\u20D7': 'vec' };
const greek = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(' ');
const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** A letter of a variable's name in LaTeX: mathematical alphabets by their commands, Greek by name. */
function latexLetter(letter: string): string {
  const code = letter.codePointAt(0)!;
  if (code >= 0x3b1 && code <= 0x3c9) return greek[code - 0x3b1] === 'omicron' ? 'o' : `\\${greek[code - 0x3b1]}`;
  if (code >= 0x391 && code <= 0x3a9) {
    const name = greek[code - 0x391]!;
    const capital = name[0]!.toUpperCase() + name.slice(1);
    return /^(Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/.test(capital) ? `\\${capital}` : letter;
  }
  // 𝐀 to 𝐳 and 𝑨 to 𝒛: Unicode's bold and bold italic alphabets.
  for (const [first, command] of [[0x1d400, 'mathbf'], [0x1d468, 'boldsymbol']] as const) {
    const position = code - first;
    if (position >= 0 && position < 52) return `\\${command}{${String.fromCharCode(position < 26 ? 65 + position : 71 + position)}}`;
  }
  return /[{}\\$&#^_~%]/.test(letter) ? `\\text{${letter.replace(/[\\^~]/g, ' ').replace(/[{}$&#_%]/g, '\\$&')}}` : letter;
}

/** A variable's or function's name in LaTeX: Greek and bold letters by their commands, accents, digits below the line. */
export function latexName(name: string): string {
  const parts = /^(.+?)((?:[₀-₉]+)|_.+)?$/su.exec(name.normalize('NFD'));
  if (!parts) return '';
  const letters: string[] = [];
  for (const letter of parts[1]!) {
    const accent = combining[letter];
    if (accent && letters.length > 0) letters.push(`\\${accent}{${letters.pop()}}`);
    else letters.push(latexLetter(letter));
  }
  const base = letters.join(letters.some((letter) => /^\\[a-zA-Z]+$/.test(letter)) ? ' ' : '');
  const shown = letters.length > 1 && letters.every((letter) => letter.length === 1) ? `\\mathrm{${base}}` : base;
  if (!parts[2]) return shown;
  const subscript = parts[2].startsWith('_') ? latexName(parts[2].slice(1)) : [...parts[2]].map((digit) => subscripts.indexOf(digit)).join('');
  return `${shown}_{${subscript}}`;
}
