import { apply, one, power } from '../ir/build';
import { nameOfExpression } from '../ir/print';
import type { ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { isScalar, scalarOf, transpose, typed } from './shapes';
import { opaqueValue } from './opaque';
import { readIndicator } from './conditions';
import { readNamedMoment } from './namedMoments';
import { readEntrywise } from './entrywise';
import { headSymbol, isBold, isCapital, isGreekName, symbolKey } from './symbol';
import { demandMatrix, demandVector, demandVectorOfCall } from './vectorDemand';
import { definedName } from './definedName';
import { readDefinition, squareDefined } from './definitions';
import { entryOf, readIndex, readSubscripted, readSymbol, readVariable } from './symbols';
import { DECORATIONS, decorationText, familyKey, scriptText } from './scriptText';
import { isTransposeSign, subscriptLetters } from './scriptLetters';

/** Scripts on a base: first what names the thing (subscript, star, sample number), then powers and transposes. */
export function readScript(node: ScriptSurface, context: ReadingContext): Typed {
  const { base, sub, sup } = node;
  if (sup?.kind === 'adjacent' && isTransposeSign(sup.items.at(-1)!)) {
    // θ^{(k)⊤}: the name, then the transpose.
    const rest = sup.items.slice(0, -1);
    const inner: Surface = rest.length === 1 ? rest[0]! : { ...sup, items: rest };
    return transpose(readScript({ ...node, sup: inner }, context));
  }
  const moment = readNamedMoment(node, context);
  if (moment) return moment;
  if (base.kind === 'symbol') return readScriptedSymbol(node, base, context);
  if (node.primes > 0) return context.fail('unsupported-notation', `primes on ${context.text(base)} are not read`, node.span);
  const value = context.read(base);
  const entered = sub ? subscriptOf(value, base, sub, node, context) : value;
  return sup ? raise(entered, sup, node, context) : entered;
}

function readScriptedSymbol(node: ScriptSurface, symbol: SymbolSurface, context: ReadingContext): Typed {
  // 1_{[i ≠ j]}
  const condition = symbol.name === '1' || symbol.name === 'indicator' ? (node.sub?.kind === 'fence' ? node.sub.body : node.sub) : undefined;
  if (condition?.kind === 'relation' && !node.sup && node.primes === 0) {
    const indicator = readIndicator({ kind: 'fence', open: '[', close: ']', body: condition, span: condition.span }, context);
    if (indicator) return indicator;
  }
  const { sub, sup } = node;
  const decorated = sup !== undefined && isDecoration(sup, symbol, context);
  const decoration = '′'.repeat(node.primes) + (decorated ? decorationText(sup) : '');
  if (sup?.kind === 'fence' && decorated && context.failure === undefined) {
    const sampled = readSample(node, symbol, sup, context);
    if (sampled) return sampled;
  }
  const square = sup?.kind === 'number' && sup.text === '2' && node.primes === 0 ? readNamedSquare(node, context) : undefined;
  if (square) return square;
  const value = sub
    ? readSubscripted(symbol, sub, decoration, node, context)
    : decoration
      ? readDecorated(symbol, symbolKey(symbol) + decoration, node, context)
      : readSymbol(symbol, context);
  return sup && !decorated ? raise(value, sup, node, context) : value;
}

/** σ² and σ_j², where the document says what they are. */
function readNamedSquare(node: ScriptSurface, context: ReadingContext): Typed | undefined {
  const name = definedName(node);
  if (!name?.key.endsWith('²') || !squareDefined(name.key.slice(0, -1), context)) return undefined;
  const indices = node.sub && name.indices.length > 0 ? subscriptLetters(node.sub).map((letter) => readIndex(letter, context)) : [];
  return readDefinition(name.key, indices, node, context);
}

function readDecorated(symbol: SymbolSurface, key: string, node: ScriptSurface, context: ReadingContext): Typed {
  const binding = context.binding(key);
  if (binding) return binding.kind === 'value' ? binding.value : scalarOf({ kind: 'index', name: binding.name });
  return readDefinition(key, [], node, context) ?? (isBold(symbol) ? readEntrywise(key, node, context) : undefined) ?? readVariable(symbol, key, context);
}

/** x^{(i)} with i bound, or with x known as a family: the i-th sample; otherwise a name such as W^{(2)}. */
function readSample(node: ScriptSurface, symbol: SymbolSurface, sup: Surface & { kind: 'fence' }, context: ReadingContext): Typed | undefined {
  if (sup.open !== '(' || sup.body.kind !== 'symbol') return undefined;
  const letters = subscriptLetters(sup.body);
  if (letters.length !== 1 || !context.binding(symbolKey(letters[0]!))) return undefined;
  const key = familyKey(symbolKey(symbol));
  const inner = node.sub ? subscriptLetters(node.sub) : [];
  const indices = [sup.body, ...(node.sub && inner.length > 0 ? [node.sub] : [])];
  const name = node.sub && inner.length === 0 ? `${key}_${scriptText(node.sub)}` : key;
  const bold = symbol.font === 'bold' || symbol.accents.includes('vec');
  const usage = context.survey.usages.get(symbolKey(symbol));
  // x^{(i)} beside x_j^{(i)} is a vector.
  const own = inner.length > 0 ? 0 : bold ? (isCapital(symbol) ? 2 : 1) : usage?.dotted ? 1 : (usage?.indices ?? 0);
  const array = context.variable(name, () => context.dimensions.several(indices.length + own));
  return entryOf(array, indices.map((part) => readIndex(part, context)), indices, node, context);
}

/** True for a superscript that is part of a name: a star, a dagger, `(i)`, `[l]`, words. */
function isDecoration(sup: Surface, symbol: SymbolSurface, context: ReadingContext): boolean {
  if (isFactorialSign(sup)) return false;
  if (sup.kind === 'text') return true;
  // V^π, Q^{π⋆}: the value of a policy.
  if (/^[AJQV]$/.test(symbol.name) && headSymbol(sup)?.name === 'pi') return true;
  // L^{CLIP}, W^Q: capitals that name, but for the T of transposes.
  if (sup.kind === 'adjacent' && sup.items.length > 1 && sup.items.every((item, at) => item.kind === 'symbol' && /^[A-Z]$/.test(item.name) && (at === 0 || sup.items[at - 1]!.span.end === item.span.start))) return true;
  if (sup.kind === 'symbol' && context.survey.labelsAbove.has(sup.name) && (/^[A-Zb]$/.test(symbol.name) || /^[ij]$/.test(sup.name))) return true;
  if (sup.kind === 'symbol' && symbol.name === 'W' && /^[A-SU-Z]$/.test(sup.name)) return true;
  // x^{(k+1)}: the next of x^{(k)}; nobody puts an exponent in brackets.
  if (sup.kind === 'fence' && sup.open === '(' && symbol.name !== 'e' && isNextOf(sup.body)) return true;
  // p_k^{[k = y]} is a power of an indicator.
  if (sup.kind === 'fence' && sup.body.kind === 'relation') return false;
  // e^{(k+1)} beside e^{(k)} is the error after so many steps.
  if (sup.kind === 'fence' && symbol.name === 'e') return context.survey.usages.get('e')?.sampled === true;
  if (sup.kind === 'fence') return (sup.open === '(' || sup.open === '[' || sup.open === '{') && sup.body.kind !== 'sum' || sup.open === '[';
  if (sup.kind === 'symbol') {
    if (DECORATIONS.has(sup.name)) return true;
    // v^{corrected}: a word, unless it is a quantity of its own.
    const isWord = sup.font === 'roman' ? sup.name.length > 1 : /^[a-z]{3,}$/.test(sup.name) && !isGreekName(sup.name);
    return isWord && !context.survey.usages.has(symbolKey(sup)) && symbol.name !== 'e';
  }
  return false;
}

/** k+1, t−1, L−1 */
function isNextOf(body: Surface): boolean {
  const [first, second] = body.kind === 'sum' && body.terms.length === 2 ? body.terms : [];
  return first?.term.kind === 'symbol' && /^[A-Za-z]$/.test(first.term.name) && first.term.accents.length === 0 && second?.term.kind === 'number';
}

/** (…)_i, [a, b]_1: an entry of what stands before. */
export function subscriptOf(value: Typed, base: Surface, sub: Surface, node: Surface, context: ReadingContext): Typed {
  const parts = sub.kind === 'list' || sub.kind === 'adjacent' ? sub.items : [sub];
  if (parts.length === 1 && demandVectorOfCall(value, context)) return value;
  if (isScalar(value)) return context.fail('shape-mismatch', `${context.text(base)} is a number and has no entry ${scriptText(sub)}`, node.span);
  return entryOf(value, parts.map((part) => readIndex(part, context)), parts, node, context);
}

/** n! as the reader hands it over. */
export const isFactorialSign = (sup: Surface): boolean => sup.kind === 'symbol' && sup.name === 'factorial' && sup.font === 'roman';

/** value^sup: transpose, inverse, matrix power, or power entry by entry. */
export function raise(value: Typed, sup: Surface, node: Surface, context: ReadingContext): Typed {
  if (isTransposeSign(sup) && (!isScalar(value) || !isExponent(sup, context))) {
    if (demandVectorOfCall(value, context) || (value.expression.kind === 'variable' && (demandMatrix(value, context) || demandVector(value, context)))) return value;
    if (value.expression.kind === 'call' && isScalar(value)) return context.fail('unsupported-notation', `a transposed value of ${value.expression.function}, which is not known and taken to give numbers`, node.span);
    return transpose(value);
  }
  if (isFactorialSign(sup)) {
    if (!isScalar(value)) return context.fail('shape-mismatch', 'the factorial of an array', node.span);
    return scalarOf(apply('gamma', apply('add', value.expression, one)));
  }
  if (sup.kind === 'symbol' && DECORATIONS.has(sup.name)) return context.fail('unsupported-notation', `${context.text(node)}: a ${sup.name} on a compound expression is not read`, node.span);
  if (value.shape.length === 2) return matrixPower(value, sup, node, context);
  const exponent = context.read(sup);
  if (!isScalar(exponent)) return context.fail('shape-mismatch', 'the exponent is an array', sup.span);
  if (value.expression.kind === 'constant' && value.expression.name === 'e') return scalarOf(apply('exp', exponent.expression));
  if (value.shape.length === 1 && headSymbol(sup) && isBold(headSymbol(sup)!)) return context.fail('ambiguous-notation', `${context.text(node)}: a power of each entry, or the product of them?`, node.span);
  if (value.shape.length === 1) context.assume(`${context.text(node)} is taken entry by entry`, 'convention');
  return typed(power(value.expression, exponent.expression), value.shape, value.orientation);
}

/** T as a power: only where the letter is a quantity of the claim in its own right. */
function isExponent(sup: Surface, context: ReadingContext): boolean {
  if (sup.kind !== 'symbol' || sup.name === 'top') return false;
  const key = symbolKey(sup);
  return context.survey.sizes.has(key) || context.scope.declarations.has(key) || (context.survey.usages.get(key)?.bare ?? 0) > 0;
}

function matrixPower(value: Typed, sup: Surface, node: Surface, context: ReadingContext): Typed {
  if (!context.dimensions.unify(value.shape[0]!, value.shape[1]!)) return context.fail('shape-mismatch', 'a power of a matrix that is not square', node.span);
  const minus = sup.kind === 'sum' && sup.terms.length === 1 && sup.terms[0]!.sign === '-';
  const exponent = minus ? sup.terms[0]!.term : sup;
  if (minus && isTransposeSign(exponent)) return transpose({ ...value, expression: apply('inverse', value.expression) });
  // A^N, D^{-1/2}: known by name only.
  if (exponent.kind !== 'number' || !/^[1-9]$/.test(exponent.text)) return opaqueValue(`${nameOfExpression(value.expression)}^{${scriptText(sup)}}`, value.shape, context);
  const base = minus ? apply('inverse', value.expression) : value.expression;
  let result = base;
  for (let count = 1; count < Number(exponent.text); count++) result = apply('matmul', result, base);
  return { ...value, expression: result };
}
