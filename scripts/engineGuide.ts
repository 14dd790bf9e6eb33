import { apply, rational, scalar } from '../src/ir/build';
import type { Domain } from '../src/ir/domain';
import type { Expression } from '../src/ir/expression';
import { printLatex } from '../src/ir/print';
import { libraryOperators, operators } from '../src/ops/index';
import type { Algebra, LibraryOperator, ScalarOperator, StructuralOperator } from '../src/ops/operator';
import type { Properties } from '../src/ops/properties';

/** A derivative rule carried out on expressions; its constants are integers and halves. */
const symbolic: Algebra<Expression> = {
  constant: (value) => rational(2 * value, 2),
  apply: (operator, ...operands) => apply(operator, ...operands),
};

const isInfinite = (expression: Expression): boolean =>
  expression.kind === 'constant' && expression.name === 'infinity' ? true : expression.kind === 'apply' && expression.operator === 'negate' && isInfinite(expression.operands[0]!);

const named = (name: string, ...operands: string[]): string => `\\operatorname{${name}}(${operands.join(', ')})`;

/** Whether it can be written without a case distinction. */
function isFormula(expression: Expression): boolean {
  return expression.kind !== 'apply' || (expression.operator !== 'select' && expression.operator !== 'lessEqual' && expression.operands.every(isFormula));
}

/** What the properties say of a function of one number, as formulas that can be checked. */
function formulas(properties: Properties, call: (x: string) => string, parameter: string, derivative: Expression | undefined): readonly string[] {
  const found: string[] = [];
  const { range, parity, values = [] } = properties;
  if (range) {
    const low = isInfinite(range.low) ? '' : `${printLatex(range.low)} ${range.ends[0] === '[' ? '\\le' : '<'} `;
    const high = isInfinite(range.high) ? '' : ` ${range.ends[1] === ']' ? '\\le' : '<'} ${printLatex(range.high)}`;
    if (low || high) found.push(`${low}${call(parameter)}${high}`);
  }
  if (parity) found.push(`${call(`-${parameter}`)} = ${parity === 'odd' ? '-' : ''}${call(parameter)}`);
  for (const [at, value] of values) found.push(`${call(printLatex(at))} = ${printLatex(value)}`);
  if (derivative && isFormula(derivative)) found.push(`\\frac{d}{d ${parameter}} ${call(parameter)} = ${printLatex(derivative)}`);
  return found;
}

/** The properties in words, those left out that stand as formulas. */
function words(properties: Properties, asFormulas: boolean): readonly string[] {
  const { range, monotone, parity, curvature, shift, homogeneous, permutation, sumsToOne, lipschitz, limits } = properties;
  const end = (value: Expression): string => `$${printLatex(value)}$`;
  return [
    ...(range && !(asFormulas && !(isInfinite(range.low) && isInfinite(range.high))) ? [`values in ${range.ends[0]}${end(range.low)}, ${end(range.high)}${range.ends[1]}`] : []),
    ...(monotone ? [monotone] : []),
    ...(parity && !asFormulas ? [parity] : []),
    ...(curvature ? [curvature] : []),
    ...(shift ? [shift === 'invariant' ? 'unchanged by a shift of all entries' : 'shifted as its entries are'] : []),
    ...(homogeneous === undefined ? [] : [homogeneous === 0 ? 'unchanged by a positive factor' : `positively homogeneous of degree ${homogeneous}`]),
    ...(permutation ? [permutation === 'invariant' ? 'unchanged by permutations' : 'permuted as its entries are'] : []),
    ...(sumsToOne ? ['sums to 1'] : []),
    ...(lipschitz ? [`Lipschitz with constant ${end(lipschitz)}`] : []),
    ...(limits?.below ? [`limit ${end(limits.below)} at $-\\infty$`] : []),
    ...(limits?.above ? [`limit ${end(limits.above)} at $\\infty$`] : []),
  ];
}

const kinds: Readonly<Partial<Record<Domain['kind'], string>>> = {
  'one-hot': 'one-hot', simplex: 'a probability vector', positive: 'positive', nonnegative: 'not negative', binary: '0 or 1', sign: '−1 or 1', natural: 'a count', nonzero: 'not 0', 'positive-definite': 'symmetric and positive definite',
};

function domainWords(domain: Domain | undefined): string {
  if (domain?.kind !== 'interval') return domain ? ` ${kinds[domain.kind] ?? domain.kind}` : '';
  const [open, close] = domain.open ? ['(', ')'] : ['[', ']'];
  return ` in ${open}$${printLatex(domain.low)}$, $${printLatex(domain.high)}$${close}`;
}

const letters: Readonly<Record<string, string>> = {
  α: '\\alpha', β: '\\beta', γ: '\\gamma', δ: '\\delta', ε: '\\epsilon', η: '\\eta', θ: '\\theta', λ: '\\lambda', Λ: '\\Lambda', ℓ: '\\ell', μ: '\\mu', ν: '\\nu', φ: '\\varphi', ρ: '\\rho', σ: '\\sigma', Σ: '\\Sigma', τ: '\\tau', 'ŷ': '\\hat{y}',
};
const letter = (name: string): string => name.replace(/^./u, (first) => letters[first] ?? first);

const sentence = (parts: readonly string[]): string => `${parts.join('; ')}.`.replace(/^./u, (first) => first.toUpperCase());

function parametersOf({ parameters }: LibraryOperator): string {
  const ranks = ['', ', a vector', ', a matrix'];
  return parameters
    .map(({ name, rank, domain, default: byDefault }) => `$${letter(name)}$${ranks[rank]}${domainWords(domain) && `, ${domainWords(domain).trim()}`}${byDefault ? ` ($${printLatex(byDefault)}$ if left out)` : ''}`)
    .join('; ');
}

/** A function of one number that is defined everywhere: what is said of it needs no further words. */
function isPlain(operator: LibraryOperator): boolean {
  const [first, ...rest] = operator.parameters;
  return first!.rank === 0 && !first!.domain && rest.every((parameter) => parameter.default);
}

function libraryEntry(operator: LibraryOperator): string {
  const { name, aliases, properties = {}, latex, source, relatives, forms = [] } = operator;
  const plain = isPlain(operator);
  const defaults = operator.parameters.slice(1).map((parameter) => parameter.default!);
  const parameter = operator.parameters[0]!.name;
  const derivative = plain ? properties.derivative?.([scalar(parameter), ...defaults]) : undefined;
  const facts = plain ? formulas(properties, (x) => named(aliases[0] ?? name, x), letter(parameter), derivative) : [];
  const inWords = words(properties, plain);
  const about = properties.parameter === undefined ? '' : `In $${letter(operator.parameters[properties.parameter]!.name)}$: `;
  return [
    `### ${name}`,
    `$$${latex}$$`,
    `For ${parametersOf(operator)}. Also called ${aliases.map((alias) => `\`${alias}\``).join(', ')}. ${source}.`.replace(/\.\.$/, '.'),
    ...(forms.length > 0 ? [`Also of ${forms.map(({ parameters }) => `(${parameters.map((each) => `$${letter(each.name)}$`).join(', ')})`).join(', ')}.`] : []),
    ...(inWords.length > 0 ? [about + sentence(inWords)] : []),
    ...(facts.length > 0 ? [facts.map((fact) => `- $${fact}$`).join('\n')] : []),
    ...(relatives.length > 0 ? [`Not to be confused with: ${relatives.map(({ shown }) => shown).join('; ')}.`] : []),
  ].join('\n\n');
}

/** Primitives whose derivative is a formula in primitives that have a name in LaTeX. */
const differentiated = new Set(['exp', 'expm1', 'log', 'log1p', 'sqrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh']);

function scalarEntry(operator: ScalarOperator): string {
  const { name, arity, ulps, domain, properties = {}, latex, source, partials } = operator;
  const operands = Array.from({ length: arity === 'many' ? 2 : arity }, (_, i) => 'xyz'[i]!);
  const derivative = differentiated.has(name) ? partials?.(symbolic, [scalar('x')], apply(name, scalar('x'))) : undefined;
  const facts = arity === 1 ? formulas(properties, (x) => latex!([x]), 'x', derivative?.[0]) : [];
  const inWords = words(properties, arity === 1);
  const limited = (domain ?? []).flatMap((each, i) => (each ? [`$${operands[i]}$ ${domainWords(each).trim()}`] : []));
  return [
    `### ${name}`,
    `$${latex!(operands)}$${limited.length > 0 ? `, ${limited.join(', ')}` : ''}: ${source}. Within ${ulps} ulps of the true value.`,
    ...(inWords.length > 0 ? [sentence(inWords)] : []),
    ...(facts.length > 0 ? [facts.map((fact) => `- $${fact}$`).join('\n')] : []),
  ].join('\n\n');
}

const structuralEntry = ({ name, latex, source, aliases }: StructuralOperator): string =>
  [`### ${name}`, `$${latex!(['A'])}$: ${source}. Also called ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`].join('\n\n');

/** The reference of all operators, for docs/engine.md. */
export function engineGuide(): string {
  const all = [...operators.values()];
  return [
    '## Primitives',
    ...all.flatMap((operator) => (operator.kind === 'scalar' ? [scalarEntry(operator)] : [])),
    '## Functions of whole arrays',
    ...all.flatMap((operator) => (operator.kind === 'structural' ? [structuralEntry(operator)] : [])),
    '## The library',
    ...libraryOperators.map(libraryEntry),
    '',
  ].join('\n\n');
}
