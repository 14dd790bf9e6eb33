import { isInWords } from '../util/inWords';

/** Commands that are a sign or a letter of their own. */
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', varphi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  ell: 'ℓ', infty: '∞', partial: '∂', nabla: '∇', top: '⊤', star: '⋆', ast: '∗', emptyset: '∅', prime: '′', ldots: '…', cdots: '⋯', dots: '…',
  in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆', sim: '∼', approx: '≈', propto: '∝', equiv: '≡', ne: '≠', neq: '≠', le: '≤', leq: '≤', ge: '≥', geq: '≥',
  ll: '≪', gg: '≫', to: '→', mapsto: '↦', leftarrow: '←', gets: '←', rightarrow: '→', Rightarrow: '⇒', iff: '⇔', forall: '∀', perp: '⊥', mid: '|',
  times: '×', cdot: '·', pm: '±', odot: '⊙', otimes: '⊗', oplus: '⊕', circ: '∘', sum: '∑', prod: '∏', int: '∫', cup: '∪', cap: '∩', setminus: '∖',
  lVert: '‖', rVert: '‖', '|': '‖', langle: '⟨', rangle: '⟩', lvert: '|', rvert: '|', lbrace: '{', rbrace: '}', '{': '{', '}': '}', colon: ':',
  '%': '%', '#': '#', $: '$', ',': ' ', ';': ' ', ':': ' ', '!': '', ' ': ' ', quad: ' ', qquad: ' ', left: '', right: '', big: '', Big: '', bigl: '', bigr: '', Bigl: '', Bigr: '', displaystyle: '', limits: '',
};

/** Signs that stand between spaces, however they were written. */
const RELATIONS = new Set('∈∉⊂⊆∼≈∝≡≠≤≥≪≫→↦←⇒⇔');

const NAMES = new Set('exp log ln sin cos tan tanh sinh cosh max min sup inf lim det dim ker arg argmax argmin Pr gcd'.split(' '));

/** Arrays in round or square brackets; other brackets make a number of them. */
const MATRICES = new Set('pmatrix bmatrix psmallmatrix bsmallmatrix'.split(' '));

/** Fonts that plain text can leave out. */
const FONTS = new Set('mathrm mathit mathsf text textrm textbf operatorname mathop mathnormal operatorname*'.split(' '));

const ACCENTS: Readonly<Record<string, string>> = { hat: '\u0302', widehat: '\u0302', tilde: '\u0303', widetilde: '\u0303', bar: '\u0304', overline: '\u0304', vec: '\u20D7', dot: '\u0307', ddot: '\u0308' };

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Script and bold letters, as names of symbols have them (`symbolKey`). */
const SCRIPT = styled(CAPITALS, 0x1d4d0);
const BOLD = styled(CAPITALS + CAPITALS.toLowerCase(), 0x1d400);
const BLACKBOARD: Readonly<Record<string, string>> = { C: 'ℂ', E: '𝔼', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', S: '𝕊', V: '𝕍', Z: 'ℤ', '1': '𝟙' };
const RAISED: Readonly<Record<string, string>> = { ...alphabet('0123456789+−-()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾'), ...alphabet('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'), ...alphabet('ABDEGHIJKLMNOPRTUVW', 'ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ'), '×': 'ˣ', '⊤': 'ᵀ', '′': '′' };
const LOWERED: Readonly<Record<string, string>> = { ...alphabet('0123456789+−-()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'), ...alphabet('aehijklmnoprstuvx', 'ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ') };

function alphabet(letters: string, forms: string): Readonly<Record<string, string>> {
  const shown = [...forms];
  return Object.fromEntries([...letters].map((letter, at) => [letter, shown[at]!]));
}

/** The letters in a face whose first stands at `first`. */
function styled(letters: string, first: number): Readonly<Record<string, string>> {
  return Object.fromEntries([...letters].map((letter, at) => [letter, String.fromCodePoint(first + at)]));
}

class NotPlain extends Error {}

/**
 * A text for people in which LaTeX may stand, with Unicode in its place: `z ∈ \mathbb{R}^K` is `z ∈ ℝᴷ`. It is left as it
 * is if there is a command in it that plain text has nothing for.
 */
export function plainMath(text: string): string {
  return text.includes('\\') ? plainScripts(text) : text;
}

/** A claim in words as words, `the trace of A = 6`; formulas as they are written. */
export const claimText = (latex: string): string => (isInWords(latex) ? plainMath(latex) : latex);

/** The same of words in which each `_` and `^` is LaTeX: `change the sign of z_2`. */
export function plainScripts(text: string): string {
  try {
    return new PlainText(text).all();
  } catch (error) {
    if (error instanceof NotPlain) return text;
    throw error;
  }
}

class PlainText {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): string {
    const shown = this.#until(() => this.#at >= this.#text.length);
    return shown.replace(/ {2,}/g, ' ').replace(/(?<=[(⟨{[]) /g, '').trim();
  }

  #until(isEnd: () => boolean): string {
    let shown = '';
    while (!isEnd()) {
      if (this.#at >= this.#text.length) throw new NotPlain();
      const part = this.#next();
      shown += RELATIONS.has(part) ? ` ${part} ` : part;
    }
    return shown;
  }

  #next(): string {
    const letter = String.fromCodePoint(this.#text.codePointAt(this.#at)!);
    this.#at += letter.length;
    switch (letter) {
      case '\\':
        return this.#command();
      case '{':
        return this.#group();
      case '^':
        return scripted(this.#argument(), RAISED, '^');
      case '_':
        return scripted(this.#argument(), LOWERED, '_');
      case '}':
      case '&':
        throw new NotPlain();
      case '~':
        return ' ';
      default:
        return letter;
    }
  }

  #group(): string {
    const shown = this.#until(() => this.#text[this.#at] === '}');
    this.#at += 1;
    return shown;
  }

  /** What a command or a script applies to. */
  #argument(): string {
    while (this.#text[this.#at] === ' ') this.#at += 1;
    if (this.#at >= this.#text.length) throw new NotPlain();
    return this.#next();
  }

  #command(): string {
    const name = /^(?:[A-Za-z]+\*?|[^A-Za-z])/.exec(this.#text.slice(this.#at))?.[0];
    if (name === undefined) throw new NotPlain();
    this.#at += name.length;
    // A space behind a command ends it, and is not shown; behind a name and before a sign or a word it is.
    if (/^[A-Za-z]/.test(name) && !NAMES.has(name) && !/^ +(?:[-+−=<>]|[a-z]{2,}\b)/.test(this.#text.slice(this.#at))) while (this.#text[this.#at] === ' ') this.#at += 1;
    if (name === 'mathbb') return this.#letters(BLACKBOARD);
    if (name === 'mathcal') return this.#letters(SCRIPT);
    if (name === 'mathbf' || name === 'boldsymbol' || name === 'bm') return [...this.#argument()].map((letter) => BOLD[letter] ?? letter).join('');
    if (name === 'frac' || name === 'tfrac' || name === 'dfrac') return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
    if (name === 'sqrt' && this.#text[this.#at] !== '[') return `√${bracketed(this.#argument())}`;
    if (name === 'begin') return this.#matrix();
    if (ACCENTS[name] !== undefined) return this.#accented(ACCENTS[name]);
    if (FONTS.has(name)) return this.#argument();
    if (NAMES.has(name)) return ` ${name}${/^[A-Za-z0-9\\]/.test(this.#text.slice(this.#at)) ? ' ' : ''}`;
    const sign = SIGNS[name];
    if (sign === undefined) throw new NotPlain();
    return sign;
  }

  /** Row by row, as a reading shows it; what has one row or one column is one list. */
  #matrix(): string {
    const name = /^\{(\w+)\}/.exec(this.#text.slice(this.#at))?.[1] ?? '';
    if (!MATRICES.has(name)) throw new NotPlain();
    this.#at += name.length + 2;
    const end = `\\end{${name}}`;
    const rows: string[][] = [];
    do {
      rows.push(this.#row(end));
    } while (!this.#took(end) && (this.#took('\\\\') || notPlain()));
    const full = rows.filter((row) => row.some((entry) => entry !== ''));
    return full.length === 1 || full.every(({ length }) => length === 1) ? listed(full.flat()) : listed(full.map(listed));
  }

  #row(end: string): string[] {
    const isOver = (): boolean => ['&', '\\\\', end].some((mark) => this.#text.startsWith(mark, this.#at));
    const entries: string[] = [];
    do {
      entries.push(this.#until(isOver).trim());
    } while (this.#took('&'));
    return entries;
  }

  #took(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #letters(forms: Readonly<Record<string, string>>): string {
    return [...this.#argument()].map((letter) => forms[letter] ?? notPlain()).join('');
  }

  #accented(accent: string): string {
    const shown = this.#argument();
    if ([...shown].length !== 1) throw new NotPlain();
    return (shown + accent).normalize('NFC');
  }
}

const listed = (entries: readonly string[]): string => `[${entries.join(', ')}]`;

function notPlain(): never {
  throw new NotPlain();
}

/** Above or below the line where Unicode has all of it so; with a mark and brackets where it has not. */
function scripted(script: string, forms: Readonly<Record<string, string>>, mark: string): string {
  const letters = [...script.replace(/ /g, '')];
  if (letters.length === 0) throw new NotPlain();
  const shown = letters.map((letter) => forms[letter]);
  if (shown.every((form) => form !== undefined)) return shown.join('');
  return letters.length === 1 ? `${mark}${script.trim()}` : mark === '^' ? `^(${script.trim()})` : `_{${script.trim()}}`;
}

const bracketed = (shown: string): string => (/^(?:\p{L}\p{M}?|\d+|\p{L}?[₀-₉])$/u.test(shown.trim()) ? shown.trim() : `(${shown.trim()})`);
