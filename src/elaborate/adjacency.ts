import { contains } from '../syntax/walk';
import type { AdjacentSurface, FenceSurface, ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import { readKnownDensity, readMoment, readProbability } from './chance';
import { readIndicator } from './conditions';
import type { ReadingContext, Typed } from './context';
import { derivativeOfDefinition, derivativeOperator, gradientOperator, readDerivativeFraction, readDerivativeOf, readDifferentiated, unknownDerivativeAt } from './derivatives';
import { dottedProduct } from './dottedProduct';
import { differential } from './differential';
import { demandConcatenation, readPart } from './concatenation';
import { applyNamed, callOpaque, type Callee } from './functions';
import { isLawLetter, lawKey } from './laws';
import { readMeasure } from './measures';
import { normalDensity } from './normalDensity';
import { isFunctionLetter, isProbabilistic, isVarianceLetter, namedFunction, takesBareArgument } from './notation';
import { inline } from './definitions';
import { readIndex } from './symbols';
import { opaqueValue } from './opaque';
import type { NamedDefinition } from './scope';
import { oriented, product } from './shapes';
import { scriptText, withSubscript } from './scriptText';
import { isFactorialSign, raise, subscriptOf } from './scripts';
import { repeatedWithin } from './repeatedIndices';
import { gradientOfSeveral, partialAt } from './partials';
import { isMinusOne, isTransposeSign, subscriptLetters } from './scriptLetters';
import { headSymbol, isBold, isCapital, mentionsSymbol, symbolKey } from './symbol';
import { argumentsOf } from './arguments';

/** A factor read from the front of a row of factors, and where the next begins. */
interface Unit {
  readonly value: Typed;
  readonly next: number;
}

/** Factors side by side: function words take their arguments, the rest is multiplied. */
export function readAdjacent(node: AdjacentSurface, context: ReadingContext): Typed {
  const dotted = node.items.some(({ kind }) => kind === 'ellipsis') ? dottedProduct(node, context) : undefined;
  if (dotted) return dotted;
  const summed = summedIndices(node, context);
  return summed.length > 0 ? sumOver(summed, node, context) : readFactors(node, context);
}

/** The letters of x_i a_{ij} x_j, where they are read as summed over: Einstein's convention. */
function summedIndices(node: AdjacentSurface, context: ReadingContext): readonly string[] {
  const letters = repeatedWithin(node, context.survey.pairedIndices).filter((letter) => !context.binding(letter));
  return letters.length > 0 && context.choose('repeated indices', ['repeated indices are summed over (Einstein’s convention)', 'repeated indices stand for any one value']) === 0 ? letters : [];
}

function sumOver(letters: readonly string[], node: AdjacentSurface, context: ReadingContext): Typed {
  const [letter, ...rest] = letters;
  if (letter === undefined) return readFactors(node, context);
  const dimension = context.dimensions.fresh();
  return context.withIndex(letter, dimension, (name) => {
    const body = sumOver(rest, node, context);
    return { ...body, expression: { kind: 'reduce', operator: 'sum', index: name, range: context.dimensions.range(dimension), body: body.expression } };
  });
}

/** p\text{-value} */
const isHyphenated = (item: Surface, context: ReadingContext): boolean => item.kind === 'symbol' && item.font === 'roman' && /^\\\w+\s*\{-[a-z]/.test(context.text(item));

const isQuotation = (item: Surface): boolean => item.kind === 'symbol' && /^["“'‘]/.test(item.name);

function readFactors(node: AdjacentSurface, context: ReadingContext): Typed {
  const quotation = node.items.find((item, at) => isQuotation(item) || (at > 0 && isHyphenated(item, context)));
  if (quotation) return context.fail('words-in-formula', `${context.text(quotation)} is no factor`, quotation.span);
  let total: Typed | undefined;
  let at = 0;
  while (at < node.items.length) {
    const unit = readUnit(node.items, at, context);
    if (total && isDigitRun(node.items, at)) return context.fail('ambiguous-notation', 'two numbers stand side by side', node.span);
    if (total && at > 1 && unit.value.shape.length === 2 && total.expression.kind === 'apply' && total.expression.operator === 'dot') return context.fail('ambiguous-notation', 'an inner product before a matrix: a multiple of it, or the outer product of rows?', node.span);
    total = total ? product(total, unit.value, false, node.span, context) : unit.value;
    if (context.failure) return total;
    at = unit.next;
  }
  return total ?? context.fail('unsupported-notation', 'nothing to multiply', node.span);
}

const isDigitRun = (items: readonly Surface[], at: number): boolean => items[at]?.kind === 'number' && items[at - 1]?.kind === 'number';

/** One factor: a call with its argument, a derivative with what it applies to, or a single item. */
function readUnit(items: readonly Surface[], at: number, context: ReadingContext): Unit {
  const item = items[at]!;
  const next = items[at + 1];
  const operator = derivativeOperator(item, context);
  if (operator) {
    if (!next) return { value: context.fail('unsupported-notation', 'a derivative of nothing', item.span), next: at + 1 };
    const lone = items.length === at + 2 && next.kind === 'symbol';
    return { value: readDerivativeOf(operator, () => (lone ? readDifferentiated(next, operator.variables[0], context) : readRest(items, at + 1, context)), context), next: items.length };
  }
  const behind = fenceOf(items[at + 2]);
  const all = gradientOfSeveral(item, next, behind?.fence.open === '(' ? behind.fence : undefined, context);
  if (all) return behind ? { value: behind.scripts ? withScripts(all, behind.scripts, context) : all, next: at + 3 } : { value: all, next: at + 2 };
  const gradient = gradientOperator(item, context, next, items[at + 2]);
  if (!gradient && isNabla(item) && next) return { value: opaqueValue(`∇${scriptText(next)}${fenceOf(items[at + 2]) ? scriptText(items[at + 2]!) : ''}`, [], context), next: at + (fenceOf(items[at + 2]) ? 3 : 2) };
  if (gradient && next) {
    const end = unitEnd(items, at + 1, context);
    const argument = end === at + 3 ? fenceOf(items[at + 2]) : undefined;
    // ∇f(x)ᵀ is (∇f(x))ᵀ.
    if (argument?.scripts?.sup && isTransposeSign(argument.scripts.sup)) {
      const value = readDerivativeOf(gradient, () => readUnit([next, argument.fence], 0, context).value, context);
      return { value: withScripts(value, argument.scripts, context), next: end };
    }
    const whole = end < items.length && (goesOn(item, items.slice(at + 1)) || chooseReach(next, context));
    return whole
      ? { value: readDerivativeOf(gradient, () => readRest(items, at + 1, context), context), next: items.length }
      : { value: readDerivativeOf(gradient, () => (end === at + 2 && next.kind === 'symbol' ? readDifferentiated(next, gradient.variables[0], context) : readUnit(items, at + 1, context).value), context), next: end };
  }
  if (next && isTotalDerivative(item, items, at, context)) return { value: context.fail('ambiguous-notation', `${context.text(item)} before ${context.text(next)}: its derivative, or a factor?`, item.span), next: items.length };
  const word = next && headSymbol(item);
  if (word && (isProbabilistic(word) || (isVarianceLetter(word) && fenceOf(next)?.fence.open === '[')) && fenceOf(next)) {
    const { fence, scripts } = fenceOf(next)!;
    const moment = item.kind === 'symbol' ? readMoment(word, fence, context) : undefined;
    if (moment) return { value: scripts ? withScripts(moment, scripts, context) : moment, next: at + 2 };
    return { value: opaqueValue(`${scriptText(item)}${scriptText(next)}`, [], context), next: at + 2 };
  }
  const evaluated = item.kind === 'fraction' && next ? derivativeAt(item, next, context) : undefined;
  if (evaluated) return { value: evaluated, next: at + 2 };
  const indicator = isIndicatorSymbol(item) && next ? readIndicator(next, context) : undefined;
  if (indicator) return { value: indicator, next: at + 2 };
  const measure = next && readMeasure(items, at, context);
  if (measure) return { value: measure, next: at + 2 };
  const density = next?.kind === 'fence' ? (readKnownDensity(item, next, context) ?? normalDensity(item, next, context)) : undefined;
  if (density) return { value: density, next: at + 2 };
  const callee = next && calleeOf(item, next, context);
  if (callee?.script?.sup && isFactorialSign(callee.script.sup)) return { value: context.fail('ambiguous-notation', `${context.text(item)} before its argument: a factorial, or a slip?`, item.span), next: items.length };
  if (callee) return readCall(callee, items, at, context);
  const gradientName = next && context.survey.gradientNames ? differential(item, next) : undefined;
  if (gradientName) return { value: context.read(gradientName), next: at + 2 };
  const increment = next && isDelta(item) ? readIncrement(next, context) : undefined;
  if (increment) return { value: increment, next: at + 2 };
  if (next?.kind === 'symbol' && item.kind === 'symbol' && item.name === 'number' && context.text(item) === '\\#') return { value: context.variable(`number of ${symbolKey(next)}`, () => []), next: at + 2 };
  if (next && isNumbered(item, next)) return { value: context.read({ kind: 'script', base: item, sub: next, primes: 0, span: { start: item.span.start, end: next.span.end } }), next: at + 2 };
  if (next && isBracketed(item, next, context)) return { value: context.read({ kind: 'script', base: item, sub: next.body, primes: 0, span: { start: item.span.start, end: next.span.end } }), next: at + 2 };
  if (at > 0) demandConcatenation(items[at - 1]!, item, context);
  return { value: at > 0 ? readPart(item, context) : context.read(item), next: at + 1 };
}

function readRest(items: readonly Surface[], from: number, context: ReadingContext): Typed {
  const rest = items.slice(from);
  if (rest.length === 1) return context.read(rest[0]!);
  return readAdjacent({ kind: 'adjacent', items: rest, spaced: rest.map(() => false), span: { start: rest[0]!.span.start, end: rest.at(-1)!.span.end } }, context);
}

/** D before a function: Dφ(x) is its Jacobian. 𝐇f(x) is a Hessian. */
function isTotalDerivative(item: Surface, items: readonly Surface[], at: number, context: ReadingContext): boolean {
  const head = item.kind === 'script' ? item.base : item;
  const symbol = items[at + 1] && headSymbol(items[at + 1]!);
  if (head.kind === 'symbol' && head.name === 'H' && head.font === 'bold' && symbol && fenceOf(items[at + 2])) return /^[fFgLJ]$/.test(symbol.name) && symbol.font === 'normal';
  if (head.kind !== 'symbol' || head.name !== 'D' || head.font !== 'normal' || head.accents.length > 0 || !symbol) return false;
  const function_ = /^(f|g|h|F|G|phi|psi|Phi|Psi|varphi)$/.test(symbol.name);
  return function_ && !context.scope.declarations.has('D') && !context.scope.definitions.has('D') && !context.survey.sizes.has('D');
}

/** ∇_x xᵀAx and ∇_x aᵀx: of the variable alone, or of what it is not in, nobody takes the gradient. */
function goesOn(nabla: Surface, [first, ...rest]: readonly Surface[]): boolean {
  const by = nabla.kind === 'script' && nabla.sub ? headSymbol(nabla.sub) : undefined;
  const head = headSymbol(first!);
  if (!by || !head) return false;
  return symbolKey(head) === symbolKey(by) || (!isFunctionLetter(head) && !namedFunction(head) && rest.some((item) => mentionsSymbol(item, symbolKey(by))));
}

/** Whether a gradient is of all that follows: of a logarithm it is alone, as in ∇ log π(a) R. */
function chooseReach(first: Surface, context: ReadingContext): boolean {
  const readings = ['∇ reaches over the whole product', '∇ reaches over one factor'];
  const ofLog = first.kind === 'symbol' && /^(log|ln)$/.test(first.name);
  return context.choose('∇', ofLog ? readings.reverse() : readings) === (ofLog ? 1 : 0);
}

/** Where the unit that begins at `at` ends, without reading it. */
function unitEnd(items: readonly Surface[], at: number, context: ReadingContext): number {
  const item = items[at]!;
  const next = items[at + 1];
  if (!next) return at + 1;
  const callee = calleeOf(item, next, context);
  if (!callee) return at + 1;
  if (fenceOf(next)) return at + 2;
  return bareArgumentEnd(items, at + 1, context);
}

/** X[i+m, j+n], b[i]: entries as programmers write them. */
function isBracketed(item: Surface, next: Surface, context: ReadingContext): next is FenceSurface {
  if (item.kind !== 'symbol' || next.kind !== 'fence' || next.open !== '[' || next.close !== ']' || item.span.end !== next.span.start) return false;
  const parts = next.body.kind === 'list' ? next.body.items : [next.body];
  return parts.some((part) => subscriptLetters(part).some(({ name }) => /^[i-nt]$/.test(name) || context.binding(name) !== undefined)) && parts.every((part) => part.kind === 'symbol' || part.kind === 'number' || part.kind === 'sum');
}

const isDelta = (item: Surface): boolean => item.kind === 'symbol' && item.name === 'Delta' && item.font === 'normal' && item.accents.length === 0;

/** ΔW, Δx: one name, of what W and x are; Δx² is its square. */
function readIncrement(of: Surface, context: ReadingContext): Typed | undefined {
  if (of.kind === 'script' && of.sup?.kind === 'number') {
    const base = readIncrement(of.sub ? { kind: 'script', base: of.base, sub: of.sub, primes: of.primes, span: of.span } : of.base, context);
    return base && raise(base, of.sup, of, context);
  }
  if (of.kind !== 'symbol' && of.kind !== 'script') return undefined;
  const value = context.try(() => context.read(of));
  if (value?.expression.kind !== 'variable') return undefined;
  return oriented(context.variable(`Δ${value.expression.name}`, () => value.shape), 'column');
}

/** y2 − y1: numbered as programmers do; nobody writes a numeral behind the letter it multiplies. */
function isNumbered(item: Surface, next: Surface): boolean {
  return item.kind === 'symbol' && /^[a-zA-Z]$/.test(item.name) && item.name !== 'e' && item.accents.length === 0 && next.kind === 'number' && /^\d$/.test(next.text) && item.span.end === next.span.start;
}

const isNabla = (item: Surface): boolean => item.kind === 'symbol' && item.name === 'nabla';

/** df/dz (x, z): the derivative, with the arguments it is a function of; dg/du (h(x)) that of g at h(x). */
function derivativeAt(item: Surface & { kind: 'fraction' }, next: Surface, context: ReadingContext): Typed | undefined {
  if (next.kind !== 'fence' || next.open !== '(') return undefined;
  const parts = argumentsOf(next);
  const unknown = unknownDerivativeAt(item, parts, context);
  if (unknown) return unknown;
  const partial = partialAt(item, parts, next, context);
  if (partial) return partial;
  if (!parts.every((part) => part.kind === 'symbol')) return undefined;
  return readDerivativeFraction(item, context);
}

/** 𝟙, 1 in blackboard, or I before a condition in brackets. */
function isIndicatorSymbol(item: Surface): boolean {
  if (item.kind === 'number') return item.text === '1';
  return item.kind === 'symbol' && (item.name === '1' || item.name === 'I' || item.name === 'indicator' || item.name === '𝟙' || item.name === '𝟏');
}

/** The fence an item is, with scripts behind it: `(x)_i²`. */
function fenceOf(item: Surface | undefined): { readonly fence: FenceSurface; readonly scripts?: ScriptSurface } | undefined {
  if (item?.kind === 'fence') return { fence: item };
  if (item?.kind === 'script' && item.base.kind === 'fence') return { fence: item.base, scripts: item };
  return undefined;
}

const isArgumentFence = (fence: FenceSurface): boolean => fence.open === '(' || fence.open === '[' || fence.open === '{';

/** What a symbol before `next` calls, if it calls anything. */
function calleeOf(item: Surface, next: Surface, context: ReadingContext): Callee | undefined {
  const symbol = headSymbol(item);
  if (!symbol || (item.kind === 'script' && item.base.kind !== 'symbol')) return undefined;
  const script = item.kind === 'script' ? item : undefined;
  const found = fenceOf(next);
  const key = symbolKey(symbol) + '′'.repeat(script?.primes ?? 0);
  const subscripted = script?.sub ? context.definition(withSubscript(symbolKey(symbol), scriptText(script.sub))) : undefined;
  const defined = subscripted ?? context.definition(script?.primes ? symbolKey(symbol) : key);
  if (found && isArgumentFence(found.fence)) {
    // y_k(x) is another function than y(x, w).
    const other = script?.sub !== undefined && subscripted === undefined && defined?.indices.length === 0;
    if (defined && defined.parameters.length > 0 && !other && isFactorBehind(defined, found.fence)) return undefined;
    if (defined && defined.parameters.length > 0 && !other) return { kind: 'defined', symbol, script, definition: defined };
    const applied = defined && found.fence.open === '(' ? withArguments(defined, found.fence) : undefined;
    if (applied) return { kind: 'defined', symbol, script, definition: applied };
    if (isNumberedActivation(symbol, script)) return { kind: 'opaque', symbol, script };
    const named = namedFunction(symbol);
    // σ(1 − σ): a value times another.
    if (named && symbol.name.length > 1 && found.fence.body.kind === 'sum' && found.fence.body.terms.some(({ term }) => term.kind === 'symbol' && symbolKey(term) === symbolKey(symbol))) return undefined;
    if (named && isVariance(symbol, script, found.fence, context)) return undefined;
    if (named) return { kind: 'named', symbol, script, named };
    if (found.fence.open === '[' && takesSquareBrackets(symbol, item, found.fence, context)) return { kind: 'opaque', symbol, script };
    if (found.fence.open === '(' && !isRaised(script) && ((script?.primes ?? 0) > 0 || isCall(symbol, script, found, context))) return { kind: 'opaque', symbol, script };
    return undefined;
  }
  const named = namedFunction(symbol);
  return named && takesBareArgument(symbol) ? { kind: 'named', symbol, script, named } : undefined;
}

/** f[x, φ], a[θ + x] with an upright or bold letter, directly before the bracket: a call in the style that keeps round brackets for products. */
function takesSquareBrackets(symbol: SymbolSurface, item: Surface, fence: FenceSurface, context: ReadingContext): boolean {
  const isEntry: boolean = isBracketed(symbol, fence, context);
  const isWord = symbol.font === 'roman' && symbol.name.length > 2;
  if ((item.span.end !== fence.span.start && !isWord) || context.binding(symbolKey(symbol)) || isEntry || (item.kind === 'script' && item.sup && isTransposeSign(item.sup))) return false;
  if (!contains(fence.body, (node) => node.kind === 'symbol')) return false;
  return symbol.font === 'roman' || (isBold(symbol) && !isCapital(symbol)) || (isFunctionLetter(symbol) && (fence.body.kind === 'symbol' || fence.body.kind === 'list'));
}

/** f(x, y) where the document said only f = x e^{-y}: a function of what its body is made of. */
function withArguments(definition: NamedDefinition, fence: FenceSurface): NamedDefinition | undefined {
  const given = argumentsOf(fence);
  const parameters = given.filter((argument): argument is SymbolSurface => argument.kind === 'symbol');
  const isOf = parameters.length === given.length && definition.indices.length === 0 && !definition.constant && parameters.every((parameter) => mentionsSymbol(definition.body, symbolKey(parameter)));
  return isOf ? { ...definition, parameters } : undefined;
}

/** p_i(δ_ij − p_j) after p_i(z) was defined: a product, as p_i(z + c) is none. */
const isFactorBehind = ({ indices, parameters }: NamedDefinition, { body }: FenceSurface): boolean =>
  indices.length > 0 && body.kind === 'sum' && !parameters.some((parameter) => mentionsSymbol(body, symbolKey(parameter)));

/** σ₁(…) of a first layer is some activation, no entry of the sigmoid. */
function isNumberedActivation(symbol: SymbolSurface, script: ScriptSurface | undefined): boolean {
  return symbol.name === 'sigma' && script?.sub !== undefined && subscriptLetters(script.sub).length === 0;
}

/** σ²(…): a variance as a factor sooner than the square of a sigmoid. */
function isVariance(symbol: SymbolSurface, script: ScriptSurface | undefined, fence: FenceSurface, context: ReadingContext): boolean {
  if (symbol.name !== 'sigma' || script?.sup?.kind !== 'number' || script.primes > 0) return false;
  return fence.body.kind !== 'symbol' || context.choose('σ²', ['σ² is a variance', 'σ²(…) is the square of σ(…)']) === 0;
}

/** π^y (1 − π)^{1 − y}: a letter with an exponent is no function. */
function isRaised(script: ScriptSurface | undefined): boolean {
  const sup = script?.sup;
  if (!sup || sup.kind === 'fence' || sup.kind === 'text' || sup.kind === 'number') return false;
  if (sup.kind === 'adjacent' && sup.items.every((item) => item.kind === 'symbol' && /^[A-Z]$/.test(item.name))) return false;
  return sup.kind !== 'symbol' && !isMinusOne(sup);
}

/** f(x) with f unknown: a call where the letter or the bracket says so, else a product. */
function isCall(symbol: SymbolSurface, script: ScriptSurface | undefined, { fence, scripts }: { readonly fence: FenceSurface; readonly scripts?: ScriptSurface }, context: ReadingContext): boolean {
  const powered = scripts?.sup !== undefined;
  const key = symbolKey(symbol);
  if (context.binding(key) || context.survey.sizes.has(key)) return false;
  // uᵀ(A + B)u: the transpose of a value is f(x)ᵀ.
  if (script?.sup && isTransposeSign(script.sup) && fence.body.kind !== 'symbol' && fence.body.kind !== 'list') return false;
  if (context.scope.declarations.get(key)?.sort === 'function') return true;
  const defined = context.scope.definitions.get(key);
  // A number before several values is one function more of that letter.
  if (defined && !defined.distant) return defined.parameters.length > 0 || (fence.body.kind === 'list' && fence.body.separator === ',' && defined.indices.length === 0);
  if (defined?.parameters.length) return true;
  // p (1 − p), p_i (δ_{ij} − p_j)
  if (fence.body.kind === 'sum' && mentionsSymbol(fence.body, key) && !(isFunctionLetter(symbol) && isDerivedIn(fence.body, key))) return false;
  // 2π(2.04)² is the number; π(s) a policy.
  if (symbol.name === 'pi' && !contains(fence.body, (node) => node.kind === 'symbol')) return false;
  const usage = context.survey.usages.get(key);
  const alsoBare = (usage?.bare ?? 0) > (usage?.applied ?? 0);
  if (fence.body.kind === 'list' || (fence.body.kind === 'fence' && fence.body.body.kind === 'list')) return true;
  if (usage?.appliedAlone) return true;
  // D⁻¹(b − x): an inverse matrix times a vector.
  if (script?.sup && isMinusOne(script.sup) && isCapital(symbol) && !/^(F|G|H|P|Q|Phi|Psi)$/.test(symbol.name) && fence.body.kind === 'sum') return false;
  // 𝐇(𝐱 − 𝐲): a matrix times a vector.
  if (isBold(symbol) && isCapital(symbol) && fence.body.kind !== 'symbol') return false;
  // π(1 + x²)
  if (symbol.name === 'pi' && fence.body.kind === 'sum') return false;
  // α(Wx + b) is an activation as well as a multiple.
  if (/^(?:alpha|rho|zeta)$/.test(symbol.name) && fence.body.kind === 'sum' && fence.body.terms.some(({ term }) => term.kind === 'adjacent' && term.items.some((item) => headSymbol(item) && isBold(headSymbol(item)!) && isCapital(headSymbol(item)!)))) {
    return context.choose(`call ${key}`, [`${key} is a function`, `${key} is a factor`]) === 0;
  }
  if (isFunctionLetter(symbol)) return !alsoBare || fence.body.kind !== 'sum';
  const simple = fence.body.kind === 'symbol' || fence.body.kind === 'script' || usage?.composed;
  if (!simple || (alsoBare && (powered || fence.body.kind !== 'symbol'))) return false;
  const options = [`${key} is a function`, `${key} is a factor`];
  // c (e)²: nobody puts a letter in brackets but for an argument or a power.
  return powered ? context.choose(`call ${key}`, [...options].reverse()) === 1 : context.choose(`call ${key}`, options) === 0;
}

/** f′(x) in the argument of f. */
const isDerivedIn = (tree: Surface, key: string): boolean => contains(tree, (node) => node.kind === 'adjacent' && node.items.some((item, at) => item.kind === 'script' && item.primes > 0 && symbolKey(headSymbol(item)!) === key && node.items[at + 1]?.kind === 'fence'));

function readCall(callee: Callee, items: readonly Surface[], at: number, context: ReadingContext): Unit {
  const found = fenceOf(items[at + 1]);
  if (found && isArgumentFence(found.fence)) {
    const { fence, scripts } = found;
    const value = applyTo(callee, fence, context);
    return { value: scripts ? withScripts(value, scripts, context) : value, next: at + 2 };
  }
  const end = bareArgumentEnd(items, at + 1, context);
  const argument = items.slice(at + 1, end);
  const surface: Surface = argument.length === 1
    ? argument[0]!
    : { kind: 'adjacent', items: argument, spaced: argument.map(() => false), span: { start: argument[0]!.span.start, end: argument.at(-1)!.span.end } };
  return { value: applyTo(callee, surface, context), next: end };
}

/** The argument of a function word without brackets ends at the next function word, or at a bracket behind a factor. */
function bareArgumentEnd(items: readonly Surface[], from: number, context: ReadingContext): number {
  let at = from;
  while (at < items.length) {
    const item = items[at]!;
    const symbol = headSymbol(item);
    const isWord = symbol !== undefined && namedFunction(symbol) !== undefined && takesBareArgument(symbol);
    if (isWord && at > from) break;
    if (fenceOf(item) && at > from) break;
    if (at > from && isCalled(items, at) && callEnds(items, from, at, context)) break;
    const next = items[at + 1];
    if (isWord && next) return bareArgumentEnd(items, at + 1, context);
    at += next && calleeOf(item, next, context) && fenceOf(next) ? 2 : 1;
    if (item.kind === 'big') break;
  }
  return at;
}

const isCalled = (items: readonly Surface[], at: number): boolean => fenceOf(items[at + 1]) !== undefined;

/** log p(x) R(x): whether the function takes both calls, or the first alone. */
function callEnds(items: readonly Surface[], from: number, at: number, context: ReadingContext): boolean {
  const [first, second] = [headSymbol(items[from]!), headSymbol(items[at]!)];
  if (!first || !second || !calleeOf(items[at]!, items[at + 1]!, context) || !fenceOf(items[from + 1]) || namedFunction(second)) return false;
  const readings = ['a function without brackets takes the call behind it', 'a function without brackets takes all calls behind it'];
  const both = isLawLetter(first) && isLawLetter(second);
  return context.choose('bare argument', both ? readings.reverse() : readings) === (both ? 1 : 0);
}

function applyTo(callee: Callee, argument: Surface, context: ReadingContext): Typed {
  if (callee.kind === 'named') return applyNamed(callee, argument, context);
  const probability = callee.kind === 'opaque' && argument.kind === 'fence' && context.survey.laws.has(lawKey(callee.symbol)) ? readProbability(callee.symbol, callee.script, argument, context) : undefined;
  if (probability) return probability;
  if (callee.kind === 'opaque' && isProbability(argument)) return opaqueValue(scriptText({ kind: 'adjacent', items: [callee.script ?? callee.symbol, argument], spaced: [false, false], span: argument.span }), [], context);
  const values = argumentsOf(argument).map((part) => readPart(part, context));
  if (callee.kind === 'opaque') return callOpaque(callee, values, argument, context);
  const { definition, script } = callee;
  if (values.length !== definition.parameters.length) {
    // Another section's function of that name.
    if (definition.distant) return callOpaque(callee, values, argument, context);
    return context.fail('unknown-function', `${definition.key} was defined with ${definition.parameters.length} arguments and is used with ${values.length}`, argument.span);
  }
  const indices = definition.indices.length > 0 && script?.sub ? [readIndex(script.sub, context)] : [];
  if (indices.length !== definition.indices.length) return callOpaque(callee, values, argument, context);
  if (script && script.primes > 0) return derivativeOfDefinition(definition, script.primes, values, argument, context);
  return inline(definition, [...indices, ...values], context, argument);
}

/** P(A = a), p(y | x): an event, not a value. */
function isProbability(argument: Surface): boolean {
  const body = argument.kind === 'fence' ? argument.body : argument;
  const isEvent = (part: Surface): boolean => part.kind === 'relation' || part.kind === 'text' || part.kind === 'condition' || part.kind === 'ellipsis' || (part.kind === 'sum' && part.terms.some(({ sign }) => '∪∩∖'.includes(sign)));
  if (body.kind === 'list') return body.separator === '|' || body.separator === '‖' || body.items.some((item) => isEvent(item) || (item.kind === 'list' && item.separator === '|'));
  return isEvent(body);
}

/** (x)_i, (x)^2 behind a call: an entry or a power of its value. */
export function withScripts(value: Typed, scripts: ScriptSurface, context: ReadingContext): Typed {
  if (scripts.primes > 0) return context.fail('unsupported-notation', 'a prime behind a bracket is not read', scripts.span);
  const entered = scripts.sub ? subscriptOf(value, scripts.base, scripts.sub, scripts, context) : value;
  return scripts.sup ? raise(entered, scripts.sup, scripts, context) : entered;
}
