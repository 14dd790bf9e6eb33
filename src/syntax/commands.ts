import type { Bracket, Font, ProductSign, RelationSign } from './surface';
import type { AdditiveSign } from './token';

/** What a leaf of KaTeX's tree (a character or a command without arguments) is in a formula. */
export type LeafMeaning =
  | { readonly kind: 'symbol'; readonly name: string; readonly font: Font }
  | { readonly kind: 'additive'; readonly sign: AdditiveSign }
  | { readonly kind: 'multiplicative'; readonly sign: ProductSign }
  | { readonly kind: 'relation'; readonly sign: RelationSign }
  | { readonly kind: 'open' | 'close'; readonly bracket: Bracket }
  | { readonly kind: 'bar'; readonly double: boolean; readonly side?: 'open' | 'close' | 'middle' }
  | { readonly kind: 'punctuation'; readonly sign: ',' | ';' | ':' }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'big'; readonly operator: string }
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'ellipsis' | 'slash' | 'dot' | 'root' | 'factorial' | 'percent' | 'prime' | 'space' | 'nothing' | 'column' | 'row' | 'question' };

/** Characters that stand in for `&`, a blank line and `%` where KaTeX would not keep them (see prepareLatex). */
export const COLUMN_MARK = '＆';
export const ROW_MARK = '␤';
export const PERCENT_MARK = '％';

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi ' +
  'omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega digamma';
const VARIANTS: Readonly<Record<string, string>> = {
  varepsilon: 'epsilon', vartheta: 'theta', varpi: 'pi', varrho: 'rho', varsigma: 'sigma', varphi: 'phi', varkappa: 'kappa',
};
const GREEK_LETTERS: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ϑ: 'theta',
  ι: 'iota', κ: 'kappa', ϰ: 'kappa', λ: 'lambda', μ: 'mu', µ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ϖ: 'pi',
  ρ: 'rho', ϱ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega',
  Γ: 'Gamma', Δ: 'Delta', '∆': 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'Pi', Σ: 'Sigma', Υ: 'Upsilon', Φ: 'Phi',
  Ψ: 'Psi', Ω: 'Omega', Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X',
};
/** Other symbols: KaTeX's text → our name. */
const NAMED: Readonly<Record<string, string>> = {
  '\\infty': 'infinity', '∞': 'infinity', '\\partial': 'partial', '∂': 'partial', '\\nabla': 'nabla', '∇': 'nabla',
  '\\ell': 'ell', 'ℓ': 'ell', '\\emptyset': 'emptyset', '\\varnothing': 'emptyset', '∅': 'emptyset', '\\top': 'top', '⊤': 'top',
  '\\intercal': 'top', '⊺': 'top', '\\bot': 'bot', '\\dagger': 'dagger', '\\dag': 'dagger', '†': 'dagger', '\\ddagger': 'ddagger',
  '\\ddag': 'ddagger', '‡': 'ddagger', '\\star': 'star', '⋆': 'star', '\\hbar': 'hbar', 'ℏ': 'hbar', '\\imath': 'i', '\\jmath': 'j',
  'ı': 'i', 'ȷ': 'j', '\\wp': 'wp', '\\aleph': 'aleph', '\\Re': 'Re', '\\Im': 'Im', '\\degree': 'circ', '°': 'circ', '\\bullet': 'bullet',
  '∙': 'bullet', '•': 'bullet', '\\square': 'square', '\\Box': 'square', '□': 'square', '\\triangle': 'triangle', '\\diamond': 'diamond',
  '\\#': 'number', '\\_': '_', '\\natural': 'natural', '\\sharp': 'sharp', '\\flat': 'flat', '\\surd': 'surd', '\\checkmark': 'checkmark',
  '\\$': 'dollar', '\\angle': 'angle', '\\complement': 'complement', '\\neg': 'not', '\\lnot': 'not', '¬': 'not', '\\ddot': 'ddot',
};
/** Letters of an alphabet in Unicode. */
const LETTERLIKE: Readonly<Record<string, readonly [string, Font]>> = {
  ℝ: ['R', 'blackboard'], ℕ: ['N', 'blackboard'], ℤ: ['Z', 'blackboard'], ℚ: ['Q', 'blackboard'], ℂ: ['C', 'blackboard'],
  ℙ: ['P', 'blackboard'], '𝔼': ['E', 'blackboard'], '𝟙': ['1', 'blackboard'], ℒ: ['L', 'calligraphic'], '𝓛': ['L', 'calligraphic'],
  ℓ: ['ell', 'normal'], ℋ: ['H', 'calligraphic'], '\\Bbbk': ['k', 'blackboard'],
};
const ADDITIVE: Readonly<Record<string, AdditiveSign>> = {
  '+': '+', '-': '-', '−': '-', '–': '-', '‐': '-', '‑': '-', '\\pm': '±', '±': '±', '\\mp': '∓', '∓': '∓', '\\cup': '∪', '∪': '∪', '\\cap': '∩', '∩': '∩',
  '\\setminus': '∖', '\\smallsetminus': '∖', '∖': '∖', '\\backslash': '∖',
};
const MULTIPLICATIVE: Readonly<Record<string, ProductSign>> = {
  '\\times': '×', '×': '×', '\\cdot': '·', '⋅': '·', '·': '·', '\\cdotp': '·', '\\centerdot': '·', '\\ldotp': '·', '\\circ': '∘', '∘': '∘',
  '\\odot': '⊙', '⊙': '⊙', '\\otimes': '⊗', '⊗': '⊗', '*': '*', '\\ast': '∗', '∗': '∗', '\\circledast': '∗', '⊛': '∗', '\\div': '÷', '÷': '÷', '\\oplus': '⊕', '⊕': '⊕',
};
const RELATIONS: Readonly<Record<string, RelationSign>> = {
  '=': '=', '\\neq': '≠', '≠': '≠', '<': '<', '\\lt': '<', '>': '>', '\\gt': '>', '\\le': '≤', '\\leq': '≤', '\\leqslant': '≤', '\\leqq': '≤',
  '≤': '≤', '⩽': '≤', '≦': '≤', '\\ge': '≥', '\\geq': '≥', '\\geqslant': '≥', '\\geqq': '≥', '≥': '≥', '⩾': '≥', '≧': '≥', '\\ll': '≪', '≪': '≪',
  '\\gg': '≫', '≫': '≫', '\\approx': '≈', '\\thickapprox': '≈', '≈': '≈', '\\equiv': '≡', '≡': '≡', '\\propto': '∝', '\\varpropto': '∝', '∝': '∝',
  '\\sim': '∼', '\\thicksim': '∼', '∼': '∼', '\\simeq': '≃', '≃': '≃', '\\cong': '≅', '≅': '≅', '\\triangleq': ':=', '≜': ':=', '\\doteq': ':=',
  '≐': ':=', '≔': ':=', '\\leftarrow': '←', '\\gets': '←', '\\longleftarrow': '←', '←': '←', '⟵': '←', '\\in': '∈', '∈': '∈', '\\notin': '∉', '∉': '∉',
  '\\ni': '∋', '\\owns': '∋', '∋': '∋', '\\subset': '⊂', '⊂': '⊂', '\\subseteq': '⊆', '⊆': '⊆', '\\supset': '⊃', '⊃': '⊃', '\\supseteq': '⊇',
  '⊇': '⊇', '\\preceq': '⪯', '\\preccurlyeq': '⪯', '⪯': '⪯', '≼': '⪯', '\\succeq': '⪰', '\\succcurlyeq': '⪰', '⪰': '⪰', '≽': '⪰', '\\succ': '≻',
  '≻': '≻', '\\prec': '≺', '≺': '≺', '\\perp': '⊥', '⊥': '⊥', '⟂': '⊥', '\\to': '→', '\\rightarrow': '→', '\\longrightarrow': '→', '→': '→',
  '⟶': '→', '\\mapsto': '↦', '\\longmapsto': '↦', '↦': '↦', '⟼': '↦', '\\Rightarrow': '⇒', '\\Longrightarrow': '⇒', '⇒': '⇒', '⟹': '⇒',
  '\\Leftrightarrow': '⇔', '\\Longleftrightarrow': '⇔', '\\leftrightarrow': '⇔', '⇔': '⇔', '⟺': '⇔', '\\Leftarrow': '⇐', '\\Longleftarrow': '⇐', '⇐': '⇐',
};
const OPEN: Readonly<Record<string, Bracket>> = {
  '(': '(', '\\lparen': '(', '[': '[', '\\lbrack': '[', '\\{': '{', '\\lbrace': '{', '{': '{', '\\langle': '⟨', '⟨': '⟨', '\\lfloor': '⌊', '⌊': '⌊', '\\lceil': '⌈', '⌈': '⌈',
};
const CLOSE: Readonly<Record<string, Bracket>> = {
  ')': ')', '\\rparen': ')', ']': ']', '\\rbrack': ']', '\\}': '}', '\\rbrace': '}', '}': '}', '\\rangle': '⟩', '⟩': '⟩', '\\rfloor': '⌋', '⌋': '⌋', '\\rceil': '⌉', '⌉': '⌉',
};
const WORDS: Readonly<Record<string, string>> = {
  '\\forall': 'for all', '∀': 'for all', '\\exists': 'exists', '∃': 'exists', '\\nexists': 'not exists', '\\therefore': 'therefore', '∴': 'therefore',
  '\\because': 'because', '∵': 'because', '\\land': 'and', '\\wedge': 'and', '∧': 'and', '\\lor': 'or', '\\vee': 'or', '∨': 'or',
};

const MEANINGS: ReadonlyMap<string, LeafMeaning> = buildMeanings();

function buildMeanings(): ReadonlyMap<string, LeafMeaning> {
  const map = new Map<string, LeafMeaning>();
  for (const name of GREEK.split(' ')) map.set(`\\${name}`, { kind: 'symbol', name, font: 'normal' });
  for (const [variant, name] of Object.entries(VARIANTS)) map.set(`\\${variant}`, { kind: 'symbol', name, font: 'normal' });
  for (const [text, name] of Object.entries(GREEK_LETTERS)) map.set(text, { kind: 'symbol', name, font: 'normal' });
  for (const [text, name] of Object.entries(NAMED)) map.set(text, { kind: 'symbol', name, font: 'normal' });
  for (const [text, [name, font]] of Object.entries(LETTERLIKE)) map.set(text, { kind: 'symbol', name, font });
  for (const [text, sign] of Object.entries(ADDITIVE)) map.set(text, { kind: 'additive', sign });
  for (const [text, sign] of Object.entries(MULTIPLICATIVE)) map.set(text, { kind: 'multiplicative', sign });
  for (const [text, sign] of Object.entries(RELATIONS)) map.set(text, { kind: 'relation', sign });
  for (const [text, bracket] of Object.entries(OPEN)) map.set(text, { kind: 'open', bracket });
  for (const [text, bracket] of Object.entries(CLOSE)) map.set(text, { kind: 'close', bracket });
  for (const [text, words] of Object.entries(WORDS)) map.set(text, { kind: 'words', text: words });
  for (const text of ['|', '\\vert', '∣']) map.set(text, { kind: 'bar', double: false });
  for (const text of ['\\|', '\\Vert', '‖', '∥']) map.set(text, { kind: 'bar', double: true });
  map.set('\\lvert', { kind: 'bar', double: false, side: 'open' });
  map.set('\\rvert', { kind: 'bar', double: false, side: 'close' });
  map.set('\\lVert', { kind: 'bar', double: true, side: 'open' });
  map.set('\\rVert', { kind: 'bar', double: true, side: 'close' });
  for (const text of ['\\mid', '\\shortmid', '\\bigm|']) map.set(text, { kind: 'bar', double: false, side: 'middle' });
  for (const text of ['\\parallel', '\\shortparallel']) map.set(text, { kind: 'bar', double: true, side: 'middle' });
  map.set('?', { kind: 'question' });
  for (const sign of [',', ';', ':'] as const) map.set(sign, { kind: 'punctuation', sign });
  for (const text of ['\\ldots', '\\@cdots', '\\cdots', '\\ddots', '\\varvdots', '\\vdots', '\\mathellipsis', '…', '⋯', '⋮', '⋱']) map.set(text, { kind: 'ellipsis' });
  for (let digit = 0; digit <= 9; digit++) map.set(String(digit), { kind: 'digit', text: String(digit) });
  map.set('.', { kind: 'dot' });
  for (const text of ['/', '∕', '⁄']) map.set(text, { kind: 'slash' });
  map.set('√', { kind: 'root' });
  map.set('!', { kind: 'factorial' });
  for (const text of ['\\%', '%', PERCENT_MARK]) map.set(text, { kind: 'percent' });
  for (const text of ['\\prime', '’', '′', '‘']) map.set(text, { kind: 'prime' });
  map.set('″', { kind: 'prime' });
  for (const text of ['\\ ', '\\space', '\\nobreakspace', ' ', '\u00a0', '\u2009', '\u202f', '\u2002', '\u2003']) map.set(text, { kind: 'space' });
  for (const text of ['\\nobreak', '\\allowbreak', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u200a']) map.set(text, { kind: 'nothing' });
  map.set(COLUMN_MARK, { kind: 'column' });
  map.set(ROW_MARK, { kind: 'row' });
  for (const [text, operator] of [['∑', 'sum'], ['∏', 'prod'], ['∫', 'int']] as const) map.set(text, { kind: 'big', operator });
  return map;
}

/** The meaning of a leaf's text, or undefined for letters and for what the tables do not know. */
export function leafMeaning(text: string): LeafMeaning | undefined {
  return MEANINGS.get(text);
}

/** KaTeX's operators with a name of their own that are written as big operators; `word` for those set in letters. */
const BIG: ReadonlyMap<string, { readonly operator: string; readonly word: boolean }> = new Map(
  [
    ...named('sum prod coprod int iint iiint oint oiint oiiint bigcup bigcap bigvee bigwedge bigoplus bigotimes bigodot biguplus bigsqcup', false),
    ...named('max min argmax argmin sup inf lim limsup liminf Pr plim', true),
  ],
);

function named(names: string, word: boolean): (readonly [string, { readonly operator: string; readonly word: boolean }])[] {
  return names.split(' ').map((operator) => [operator, { operator, word }]);
}

export function bigOperator(name: string): { readonly operator: string; readonly word: boolean } | undefined {
  return BIG.get(name === 'intop' || name === 'smallint' ? 'int' : name);
}

/** KaTeX's font names and font commands → ours. */
export const FONTS: Readonly<Record<string, Font>> = {
  mathbf: 'bold', boldsymbol: 'bold', textbf: 'bold', mathrm: 'roman', textrm: 'roman', textup: 'roman', text: 'roman', mathnormal: 'normal', mathit: 'normal',
  mathbb: 'blackboard', mathcal: 'calligraphic', mathscr: 'calligraphic', mathfrak: 'fraktur', mathsf: 'sans', textsf: 'sans',
  mathtt: 'typewriter', texttt: 'typewriter', textit: 'normal', emph: 'normal', mathsfit: 'sans', textmd: 'roman', textnormal: 'roman',
};
