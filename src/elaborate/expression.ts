import { apply, decimal, divide, power, rational } from '../ir/build';
import type { AnnotatedSurface, FenceSurface, FractionSurface, NumberSurface, ProductSurface, RootSurface, ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { assertNever } from '../util/assertNever';
import { readAdjacent } from './adjacency';
import { readCases, readInnerProduct, readList, readMatrix, readVectorByGaps } from './arrays';
import { readBig, readMeanOver } from './bigOperators';
import { isConditionFence, readIndicator } from './conditions';
import type { ReadingContext, Typed } from './context';
import { dottedProduct } from './dottedProduct';
import { readDerivativeFraction } from './derivatives';
import { cardinality } from './indexClauses';
import { readBetween } from './integrals';
import { readScript, raise } from './scripts';
import { demandConcatenation, readPart } from './concatenation';
import { crossProduct, elementwise, isScalar, product, scalarOf, typed } from './shapes';
import { opaqueValue } from './opaque';
import { scriptText } from './scriptText';
import { readSum } from './sums';
import { subscriptLetters } from './scriptLetters';
import { headSymbol, symbolKey } from './symbol';
import { readIndex, readSymbol } from './symbols';
import { demandVectorOfCall, demandOfFactor } from './vectorDemand';
import { dottedPair } from './vectorPatterns';

/** What a surface tree means as a value, in a context; the first thing not understood is the context's failure. */
export function readExpression(node: Surface, context: ReadingContext): Typed {
  if (context.tooDeep) return context.fail('too-large', 'nested too deeply', node.span);
  switch (node.kind) {
    case 'number':
      return readNumber(node, context);
    case 'symbol':
      return readSymbol(node, context);
    case 'script':
      return readNorm(node, context) ?? readKronecker(node, context) ?? readBetween(node, context) ?? readScript(node, context);
    case 'fraction':
      return readFraction(node, context);
    case 'root':
      return readRoot(node, context);
    case 'fence':
      return readFence(node, context);
    case 'adjacent':
      return readAdjacent(node, context);
    case 'product':
      return readProduct(node, context);
    case 'sum':
      return readSum(node, context);
    case 'big':
      return readBig(node, context);
    case 'grid':
      if (node.shape === 'matrix') return readMatrix(node, context);
      if (node.shape === 'cases') return readCases(node, context);
      return context.fail('unsupported-notation', 'rows within a formula are not read', node.span);
    case 'annotated':
      return readAnnotated(node, context);
    case 'list':
      return context.fail('unsupported-notation', 'several values stand where one is expected', node.span);
    case 'relation':
      return context.fail('unsupported-notation', 'a relation stands where a value is expected', node.span);
    case 'text':
      return context.fail('words-in-formula', `the words “${node.text}” are not read`, node.span);
    case 'condition':
      return context.fail('words-in-formula', 'a side remark within the formula is not read', node.span);
    case 'ellipsis':
      return context.fail('ambiguous-notation', 'what the dots stand for is not clear', node.span);
    case 'empty':
      return context.fail('unsupported-notation', 'something is missing here', node.span);
    default:
      return assertNever(node);
  }
}

/** A remark at what it stands beside says nothing of its value; a mark over an expression does. */
function readAnnotated(node: AnnotatedSurface, context: ReadingContext): Typed {
  if (node.style === 'cancel') return context.fail('unsupported-notation', 'a struck out term is not read', node.span);
  const { note } = node;
  const isMark = note?.kind === 'symbol' && note.span.start === note.span.end && note.name !== 'vec';
  const mean = isMark && note.name === 'bar' && node.style === 'overset' ? readMeanOver(node.base, context) : undefined;
  if (mean) return mean;
  if (isMark && (node.style === 'overset' || node.style === 'underset')) return context.fail('unsupported-notation', `a mark (${note.name}) over an expression is not read`, node.span);
  return context.read(node.base);
}

function readNumber(node: NumberSurface, context: ReadingContext): Typed {
  const value = decimal(node.text);
  if (!value) return context.fail('unsupported-notation', `${node.text} is not a numeral we read`, node.span);
  const exact = node.percent ? rational(value.numerator, value.denominator * 100n) : value;
  return scalarOf(node.rounded ? { ...exact, rounded: true } : exact);
}

function readFraction(node: FractionSurface, context: ReadingContext): Typed {
  const derivative = readDerivativeFraction(node, context);
  if (derivative) return derivative;
  const split = node.style === 'slash' ? splitSlash(node, context) : undefined;
  if (split) return split;
  const numerator = readWords(node.numerator, context) ?? context.read(node.numerator);
  const denominator = readWords(node.denominator, context) ?? context.read(node.denominator);
  if (context.failure) return numerator;
  if (node.style === 'binomial') {
    if (!isScalar(numerator) || !isScalar(denominator)) return context.fail('shape-mismatch', 'a binomial coefficient of arrays', node.span);
    const [n, k] = [numerator.expression, denominator.expression];
    const factorial = (x: typeof n): typeof n => apply('gamma', apply('add', x, rational(1)));
    return scalarOf(divide(factorial(n), apply('multiply', factorial(k), factorial(apply('subtract', n, k)))));
  }
  if (denominator.shape.length > 0) {
    if (!isScalar(numerator)) return elementwise('divide', numerator, denominator, node.span, context);
    return typed(divide(numerator.expression, denominator.expression), denominator.shape, denominator.orientation);
  }
  return typed(divide(numerator.expression, denominator.expression), numerator.shape, numerator.orientation);
}

/** A numerator or denominator in words: `number of elements in y`, a quantity by that name. */
function readWords(part: Surface, context: ReadingContext): Typed | undefined {
  const items = part.kind === 'condition' || part.kind === 'adjacent' ? part.items : [part];
  // \text{right answers (R)} + \text{wrong answers (W)}
  if (items.some((item) => item.kind === 'sum' || (item.kind === 'symbol' && /^(?:plus|minus)$/.test(item.name)))) return undefined;
  if (!items.some((item) => item.kind === 'text' && /\s/.test(item.text)) || items.some((item) => item.kind === 'relation' || item.kind === 'grid')) return undefined;
  return context.variable(items.map(scriptText).join(' '), () => []);
}

/** (64 × 784): a shape. */
const isShape = (factor: Surface): boolean => factor.kind === 'fence' && factor.body.kind === 'product' && factor.body.signs.every((sign) => sign === '×');

/** 1/2 x and x/2σ: whether what follows the slash belongs below it is left open. */
function splitSlash(node: FractionSurface, context: ReadingContext): Typed | undefined {
  const { numerator, denominator } = node;
  if (denominator.kind !== 'adjacent' || denominator.items[0]!.kind !== 'number') return undefined;
  const readings = ['only the first factor stands below the slash', 'the whole product stands below the slash'];
  const option = context.choose('slash', numerator.kind === 'number' ? readings : [...readings].reverse());
  if ((numerator.kind === 'number') !== (option === 0)) return undefined;
  const [first, ...rest] = denominator.items;
  const quotient: Surface = { ...node, denominator: first, span: { start: node.span.start, end: first.span.end } };
  return readAdjacent({ kind: 'adjacent', items: [quotient, ...rest], spaced: [false, ...rest.map(() => false)], span: node.span }, context);
}

function readRoot(node: RootSurface, context: ReadingContext): Typed {
  const radicand = context.read(node.radicand);
  if (!node.index) return { ...radicand, expression: apply('sqrt', radicand.expression) };
  const index = context.read(node.index);
  return { ...radicand, expression: power(radicand.expression, divide(rational(1), index.expression)) };
}

function readProduct(node: ProductSurface, context: ReadingContext): Typed {
  if (node.factors.length > 1 && node.factors.every(isShape)) return context.fail('ambiguous-notation', `${context.text(node)} looks like shapes of matrices, not numbers`, node.span);
  const withDots = contains(node, ({ kind }) => kind === 'ellipsis') ? dottedProduct(node, context) : undefined;
  if (withDots) return withDots;
  if (isInnerProduct(node, context)) return dotted(node, context);
  let total = context.read(node.factors[0]!);
  for (const [k, sign] of node.signs.entries()) {
    if (sign === '·' || sign === '×') demandConcatenation(node.factors[k]!, node.factors[k + 1]!, context);
    const factor = readPart(node.factors[k + 1]!, context);
    if (context.failure) return total;
    switch (sign) {
      case '×':
      case '·':
      case '*':
      case '∗':
        if (sign === '∗' && !(isScalar(total) && isScalar(factor))) return context.fail('ambiguous-notation', '∗ between arrays: a convolution, or a product?', node.span);
        total = sign === '×' && total.shape.length === 1 && factor.shape.length === 1 && node.factors.every((part) => part.kind !== 'fence')
          ? crossProduct(total, factor, node.span, context)
          : product(total, factor, sign === '·', node.span, context);
        break;
      case '÷':
        total = { ...total, expression: divide(total.expression, factor.expression) };
        break;
      case '⊙':
      case '∘':
        if (sign === '∘' && isScalar(total) && isScalar(factor)) {
          if ([node.factors[k]!, node.factors[k + 1]!].some((part) => part.kind === 'symbol')) return context.fail('unsupported-notation', 'composition of functions is not read', node.span);
          context.assume('∘ multiplies entry by entry', 'convention');
        }
        if (demandOfFactor(total, context) || demandOfFactor(factor, context)) return total;
        if (sign === '⊙' && isScalar(total) !== isScalar(factor)) return context.fail('shape-mismatch', '⊙ between a number and an array', node.span);
        total = isScalar(total) || isScalar(factor) ? product(total, factor, false, node.span, context) : elementwise('multiply', total, factor, node.span, context);
        break;
      case '⊗':
        if (total.shape.length !== 1 || factor.shape.length !== 1) return context.fail('unsupported-notation', '⊗ is read between two vectors only', node.span);
        total = { expression: apply('outer', total.expression, factor.expression), shape: [...total.shape, ...factor.shape] };
        break;
      case '⊕':
        return context.fail('unsupported-notation', 'the sign ⊕ is not read', node.span);
      default:
        return assertNever(sign);
    }
  }
  return total;
}

/** x · y in letters that stand for vectors as well as for numbers. */
function isInnerProduct(node: ProductSurface, context: ReadingContext): boolean {
  const pair = dottedPair(node);
  const mayBeVector = ({ name, accents }: SymbolSurface): boolean => /^[abkpquvwxyz]$/.test(name) && accents.length === 0;
  if (!pair?.every(mayBeVector) || node.factors[0]!.kind !== node.factors[1]!.kind) return false;
  const isFree = (symbol: SymbolSurface): boolean => {
    const key = symbolKey(symbol);
    const usage = context.survey.usages.get(key);
    return !context.scope.declarations.has(key) && !context.definition(key) && !context.binding(key) && usage !== undefined && !usage.boundIndexed && !usage.transposed && !usage.normed && !usage.dotted && !usage.vectorArgument && usage.applied === 0 && !context.survey.layers.has(key);
  };
  return pair.every(isFree) && context.choose('·', ['· is the product of numbers', '· is the inner product of vectors']) === 1;
}

/** x · y, of vectors whatever else is known of them. */
function dotted(node: ProductSurface, context: ReadingContext): Typed {
  const [a, b] = node.factors.map((factor) => context.read(factor)) as [Typed, Typed];
  const names = [a, b].flatMap(({ expression, shape }) => (shape.length === 0 && expression.kind === 'variable' ? [expression.name] : []));
  if (names.length > 0) {
    context.demand(new Map(names.map((name) => [name, 1])));
    return a;
  }
  return product(a, b, true, node.span, context);
}

function readFence(node: FenceSurface, context: ReadingContext): Typed {
  const { body } = node;
  if (node.open === '|' && node.close === '|') return readBars(node, context);
  if (node.open === '‖' && node.close === '‖') return norm(node, undefined, context);
  if (node.open === '⟨' && node.close === '⟩') return readInnerProduct(node, context);
  if (node.open === '⌊' || node.open === '⌈') {
    const value = context.read(body);
    return { ...value, expression: apply(node.open === '⌊' ? 'floor' : 'ceil', value.expression) };
  }
  if (!'([{'.includes(node.open) || !')]}'.includes(node.close) || node.open === '' || node.close === '') {
    return context.fail('unsupported-notation', `brackets ${node.open} ${node.close} are not read`, node.span);
  }
  if (node.open === '[' && isConditionFence(node)) return readIndicator(node, context)!;
  if (node.open === '[' && body.kind === 'fence' && body.open === '[' && body.body.kind !== 'list') return context.fail('ambiguous-notation', 'double brackets: an indicator, or a value?', node.span);
  if (body.kind === 'list') {
    if (node.open === '{') return context.fail('unsupported-notation', 'a set is not a value', node.span);
    return readList(body, node, context);
  }
  return (node.open === '[' ? readVectorByGaps(node, context) : undefined) ?? context.read(body);
}

/** |x| of a number, |A| of a matrix, |B| of a set. */
function readBars(node: FenceSurface, context: ReadingContext): Typed {
  const { body } = node;
  if (body.kind === 'sum' && body.terms.some(({ sign }) => '∪∩∖'.includes(sign))) return opaqueValue(`|${scriptText(body)}|`, [], context);
  const set = headSymbol(body);
  if (set && (body.kind === 'symbol' || (body.kind === 'script' && !body.sup && body.primes === 0))) {
    // |A| beside |A ∩ B|
    if (context.survey.sets.has(symbolKey(set))) return opaqueValue(`|${scriptText(body)}|`, [], context);
    const isRunning = body.kind === 'script' && body.sub && subscriptLetters(body.sub).some((letter) => context.binding(symbolKey(letter)));
    if (set.font === 'calligraphic' && isRunning) return opaqueValue(`|${scriptText(body)}|`, [], context);
    const size = cardinality(body, context);
    if (set.font === 'calligraphic') return scalarOf(size);
    if (body.kind === 'symbol' && size.kind === 'size' && context.survey.usages.get(body.name)?.bare === 0) return scalarOf(size);
    if (size.kind === 'size') context.sizes.delete(size.name);
  }
  const value = context.read(body);
  if (value.shape.length === 2) {
    if (!context.dimensions.unify(value.shape[0]!, value.shape[1]!)) return context.fail('shape-mismatch', 'the determinant of a matrix that is not square', node.span);
    return scalarOf(apply('determinant', value.expression));
  }
  if (value.shape.length === 1) return context.fail('ambiguous-notation', 'bars around a vector: its norm, or entry by entry?', node.span);
  return { ...value, expression: apply('abs', value.expression) };
}

/** ‖x‖, ‖x‖_1, ‖x‖_2², ‖A‖_F. */
function readNorm(node: ScriptSurface, context: ReadingContext): Typed | undefined {
  const { base, sub, sup } = node;
  if (base.kind !== 'fence' || base.open !== '‖' || base.close !== '‖') return undefined;
  const value = norm(base, sub, context);
  return sup && !context.failure ? raise(value, sup, node, context) : value;
}

function norm(fence: FenceSurface, sub: Surface | undefined, context: ReadingContext): Typed {
  const value = context.read(fence.body);
  if (context.failure) return value;
  if (isScalar(value)) {
    demandVectorOfCall(value, context);
    return { ...value, expression: apply('abs', value.expression) };
  }
  const name = sub === undefined ? '2' : sub.kind === 'number' ? sub.text : sub.kind === 'symbol' ? sub.name : '?';
  if (value.shape.length === 2) {
    if (name === 'F' || name === '2') {
      if (name === '2') context.assume('the norm of a matrix is the Frobenius norm', 'convention');
      return scalarOf(apply('frobenius', value.expression));
    }
    return context.fail('unsupported-notation', 'this norm of a matrix is not read', fence.span);
  }
  const operator = { '1': 'norm1', '2': 'norm2', infinity: 'normInf' }[name];
  if (!operator) return context.fail('unsupported-notation', 'this norm is not read', fence.span);
  return scalarOf(apply(operator, value.expression));
}

/** δ_{ij}: one where the indices agree. */
function readKronecker(node: ScriptSurface, context: ReadingContext): Typed | undefined {
  const { base, sub } = node;
  if (base.kind !== 'symbol' || base.name !== 'delta' || base.accents.length > 0 || !sub || node.sup || node.primes > 0) return undefined;
  const parts = sub.kind === 'adjacent' || sub.kind === 'list' ? sub.items : [];
  if (parts.length !== 2) return undefined;
  if (!parts.every((part) => part.kind === 'symbol' && subscriptLetters(part).length === 1)) return undefined;
  const [a, b] = parts.map((part) => readIndex(part, context).expression);
  return scalarOf(apply('select', apply('equal', a!, b!), rational(1), rational(0)));
}
