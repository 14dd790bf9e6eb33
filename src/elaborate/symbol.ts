import type { Accent, Surface, SymbolSurface } from '../syntax/surface';
import { contains } from '../syntax/walk';

const COMBINING: Record<Accent, string> = {
  hat: '\u0302',
  tilde: '\u0303',
  bar: '\u0304',
  vec: '\u20D7',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030C',
  breve: '\u0306',
  underline: '\u0332',
  cev: '\u20D6',
};

const GREEK: Record<string, string> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ',
  Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ell: 'ℓ', infinity: '∞', partial: '∂', nabla: '∇', star: '⋆', top: '⊤', dagger: '†',
  plus: '+', minus: '−', emptyset: '∅', ast: '∗', prime: '′', colon: ':',
};

/** Mathematical bold, so that **x** and x are told apart in a name. */
function bold(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      if (code >= 0x41 && code <= 0x5a) return String.fromCodePoint(0x1d400 + code - 0x41);
      if (code >= 0x61 && code <= 0x7a) return String.fromCodePoint(0x1d41a + code - 0x61);
      if (code >= 0x3b1 && code <= 0x3c9) return String.fromCodePoint(0x1d6c2 + code - 0x3b1);
      if (code >= 0x391 && code <= 0x3a9) return String.fromCodePoint(0x1d6a8 + code - 0x391);
      return letter;
    })
    .join('');
}

const FRAKTUR = { capital: 0x1d56c, small: 0x1d586 } as const; // the bold face, which has no gaps
const TYPEWRITER = { capital: 0x1d670, small: 0x1d68a } as const;
const SCRIPT_LETTERS = 0x1d4d0;
const DOUBLE_STRUCK = 0x1d538;
/** Double-struck capitals that Unicode had before the others. */
const LETTERLIKE: Readonly<Record<string, string>> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

function styled(text: string, first: number): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      return code >= 0x41 && code <= 0x5a ? String.fromCodePoint(first + code - 0x41) : letter;
    })
    .join('');
}

function inFace(text: string, face: { readonly capital: number; readonly small: number }): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0)!;
      if (code >= 0x41 && code <= 0x5a) return String.fromCodePoint(face.capital + code - 0x41);
      return code >= 0x61 && code <= 0x7a ? String.fromCodePoint(face.small + code - 0x61) : letter;
    })
    .join('');
}

/** The letter as shown: `α`, `x`, `softmax`. */
export function glyph(name: string): string {
  return name.length === 1 ? name : (GREEK[name] ?? name);
}

export const isGreekName = (name: string): boolean => glyph(name) !== name;

/**
 * The identity of a symbol within a document, which is also how it is shown: letter, weight and accents. Italic,
 * roman and sans letters are one symbol; bold, calligraphic, blackboard, Fraktur and typewriter letters are others.
 */
export function symbolKey(symbol: SymbolSurface): string {
  let text = glyph(symbol.name);
  if (symbol.font === 'bold') text = bold(text);
  else if (symbol.font === 'calligraphic') text = styled(text, SCRIPT_LETTERS);
  else if (symbol.font === 'blackboard') text = LETTERLIKE[text] ?? styled(text, DOUBLE_STRUCK);
  else if (symbol.font === 'fraktur') text = inFace(text, FRAKTUR);
  else if (symbol.font === 'typewriter' && text.length === 1) text = inFace(text, TYPEWRITER);
  for (const accent of symbol.accents) text += COMBINING[accent];
  return text;
}

/** The key of the same letter in plain weight, for a bold symbol whose entries are written plain: 𝐨 and o_j. */
export function plainKey(symbol: SymbolSurface): string {
  return symbolKey({ ...symbol, font: 'normal', accents: symbol.accents.filter((accent) => accent !== 'vec') });
}

/** True for a symbol set as a vector or matrix by its weight or arrow. */
export function isBold(symbol: SymbolSurface): boolean {
  return symbol.font === 'bold' || symbol.accents.includes('vec');
}

/** True for a single capital letter (Latin, or a Greek letter whose capital is its own). */
export function isCapital(symbol: SymbolSurface): boolean {
  return symbol.name.length === 1 ? symbol.name >= 'A' && symbol.name <= 'Z' : /^[A-Z][a-z]+$/.test(symbol.name) && symbol.name in GREEK;
}

/** Greek capitals that stand for matrices among vectors; Δ is a difference or a margin. */
const MATRIX_LETTERS: ReadonlySet<string> = new Set(['Sigma', 'Lambda', 'Omega', 'Phi', 'Psi', 'Theta', 'Gamma', 'Xi']);

/** True for a capital that may stand for a matrix. */
export const isMatrixLetter = (symbol: SymbolSurface): boolean => isCapital(symbol) && (symbol.name.length === 1 || MATRIX_LETTERS.has(symbol.name));

/** The symbol at the heart of a possibly scripted surface, if there is one. */
export function headSymbol(surface: Surface): SymbolSurface | undefined {
  if (surface.kind === 'symbol') return surface;
  if (surface.kind === 'script') return headSymbol(surface.base);
  if (surface.kind === 'annotated') return headSymbol(surface.base);
  return undefined;
}

/** Whether the symbol of this key stands anywhere in a tree. */
export const mentionsSymbol = (tree: Surface, key: string): boolean => contains(tree, (node) => node.kind === 'symbol' && symbolKey(node) === key);

/** Whether it stands before a bracket there. */
export const isAppliedIn = (tree: Surface, key: string): boolean => contains(tree, (node) => node.kind === 'adjacent' && node.items.some((item, at) => item.kind === 'symbol' && node.items[at + 1]?.kind === 'fence' && symbolKey(item) === key));
