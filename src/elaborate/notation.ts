import { operators } from '../ops/index';
import type { SymbolSurface } from '../syntax/surface';

/** What a function word or letter means, and on whose authority. */
export interface NamedFunction {
  readonly operator: string;
  /** Said to the user where the name alone does not settle it. */
  readonly assumption?: string;
}

/** Words set upright or in KaTeX as functions, which need no brackets around their argument. */
const ELEMENTARY: ReadonlyMap<string, string> = new Map(Object.entries({
  exp: 'exp', log: 'log', ln: 'log', lg: 'log', sin: 'sin', cos: 'cos', tan: 'tan', tanh: 'tanh', sinh: 'sinh',
  cosh: 'cosh', sec: 'sec', csc: 'csc', cot: 'cot', sech: 'sech', csch: 'csch', coth: 'coth', arcsin: 'asin', arccos: 'acos', arctan: 'atan', sqrt: 'sqrt', sign: 'sign', sgn: 'sign', abs: 'abs',
  erf: 'erf', erfc: 'erfc', max: 'max', min: 'min', floor: 'floor', ceil: 'ceil', tr: 'trace', Tr: 'trace', trace: 'trace',
  arsinh: 'asinh', asinh: 'asinh', arcosh: 'acosh', acosh: 'acosh', artanh: 'atanh', atanh: 'atanh', digamma: 'digamma', trigamma: 'trigamma',
  det: 'determinant', diag: 'diag', logit: 'logit', log1p: 'log1p', expm1: 'expm1', softplus: 'softplus',
}));

/** Letters with a meaning of their own in the field when they stand before a bracket. */
const LETTERS: ReadonlyMap<string, NamedFunction> = new Map([
  ['sigma', { operator: 'sigmoid', assumption: 'σ is the sigmoid' }],
  ['Gamma', { operator: 'gamma', assumption: 'Γ is the gamma function' }],
]);

const normalised = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

const ALIASES: ReadonlyMap<string, string> = new Map(
  [...operators.values()].flatMap((operator) =>
    operator.kind === 'library' ? [operator.name, ...operator.aliases].map((alias) => [normalised(alias), operator.name] as const) : [],
  ),
);

/** Operators on random variables, which are no functions of values. */
export const PROBABILISTIC: ReadonlySet<string> = new Set(['E', 'Var', 'Cov', 'Corr', 'Std', 'Bias', 'cov', 'corr']);

/** E[…], Var(…), 𝕍[…]: about a distribution, not a value. */
export function isProbabilistic(symbol: SymbolSurface): boolean {
  return (PROBABILISTIC.has(symbol.name) || (symbol.name === 'V' && symbol.font === 'blackboard')) && symbol.accents.length === 0;
}

/** A variance before square brackets, V[X], var[X]; round ones would as soon be those of a function. */
export const isVarianceLetter = (symbol: SymbolSurface): boolean => /^(?:V|var)$/.test(symbol.name) && symbol.accents.length === 0 && symbol.font !== 'bold';

/** The operator a symbol names where it stands before its argument; undefined for an ordinary letter. */
export function namedFunction(symbol: SymbolSurface): NamedFunction | undefined {
  if (symbol.accents.length > 0 || isProbabilistic(symbol)) return undefined;
  if (symbol.name.length > 1) {
    const elementary = elementaryFunction(symbol.name);
    if (elementary) return { operator: elementary, ...(/^log$|^ln$/.test(symbol.name) ? { assumption: 'log is natural' } : {}) };
    const letter = symbol.font === 'bold' || symbol.font === 'normal' ? LETTERS.get(symbol.name) : undefined;
    if (letter) return letter;
    const alias = ALIASES.get(normalised(symbol.name));
    if (alias) return { operator: alias };
  }
  return undefined;
}

/** Log and EXP are as good as log and exp; LN is layer normalisation. */
const elementaryFunction = (name: string): string | undefined => ELEMENTARY.get(name) ?? (name === 'LN' ? undefined : ELEMENTARY.get(name.toLowerCase()));

/** Words for primitives, which have no aliases of their own. */
const SPELT_OUT: Readonly<Record<string, string>> = { hyperbolictangent: 'tanh', tanh: 'tanh', hyperbolicsine: 'sinh', hyperboliccosine: 'cosh', errorfunction: 'erf' };

/** The function an author calls by these words: `softmax`, `cross entropy`, `log-sum-exp`, `hyperbolic tangent`. */
export function functionNamed(words: string): string | undefined {
  const name = normalised(words);
  return ALIASES.get(name) ?? SPELT_OUT[name];
}

/** Elementary functions take their argument without brackets: log x, sin 2x. */
export function takesBareArgument(symbol: SymbolSurface): boolean {
  return symbol.name.length > 1 && elementaryFunction(symbol.name) !== undefined;
}

/** True for a function of vectors, whose bare argument must then be one. */
export function isVectorFunction(symbol: SymbolSurface): boolean {
  const named = namedFunction(symbol);
  const operator = named && operators.get(named.operator);
  return operator?.kind === 'library' && operator.parameters[0]?.rank === 1;
}

/** Letters that stand for functions when a bracket follows. */
export function isFunctionLetter(symbol: SymbolSurface): boolean {
  return /^(f|g|h|u|v|F|G|phi|psi|ell|L|J|k|K|D|E|Q|V|R|pi|mu|p|q|P|Q|Pr|H|I|l|Var|Cov|cov|var)$/.test(symbol.name) || symbol.font === 'calligraphic' || symbol.font === 'blackboard' || symbol.name.length > 1 && symbol.font === 'roman';
}
