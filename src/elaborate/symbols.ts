import { apply, comprehension, entry, index, one, rational, size, zero } from '../ir/build';
import { isOfMatrices } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { libraryOperator } from '../ops/index';
import type { ScriptSurface, Surface, SymbolSurface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { readDefinedOrRoot, readDefinition, squareDefined } from './definitions';
import type { Dimension } from './dimensions';
import { contains } from '../syntax/walk';
import { momentOf } from './instances';
import { isLayer, isMatrixBySide, isNumbering, rankByUse } from './rankByUse';
import { offsetIn } from './interior';
import { callOfCounts, countsOf } from './measured';
import { namedFunction } from './notation';
import { opaqueValue } from './opaque';
import type { Declaration, DeclaredLength } from './scope';
import { infinite, oriented, scalarOf } from './shapes';
import { familyKey, scriptText, withSubscript } from './scriptText';
import { glyph, isBold, isCapital, isMatrixLetter, symbolKey } from './symbol';
import { isWhole } from './differentiated';
import { isIndexLetter, subscriptLetters } from './scriptLetters';

/** A letter or name standing as a value of its own. */
export function readSymbol(symbol: SymbolSurface, context: ReadingContext): Typed {
  const key = symbolKey(symbol);
  if (isExtremum(symbol)) return context.fail('ambiguous-notation', `${symbol.name}: of what, and over what is it taken?`, symbol.span);
  const bound = readBinding(key, context);
  if (bound) return bound;
  const defined = readDefinedOrRoot(key, [], symbol, context);
  if (defined) return defined;
  if ((symbol.name === '1' || symbol.name === '0') && symbol.font !== 'normal') return constantVector(symbol, context);
  if (symbol.name === 'I' && symbol.accents.length === 0 && !isIndexed(key, context) && !context.scope.declarations.has(key) && isIdentity(context)) return identityMatrix(context);
  const mean = readMean(symbol, key, context);
  if (mean) return mean;
  if (symbol.name === 'infinity') return infinite;
  if (symbol.name === 'pi' && symbol.font !== 'bold' && symbol.accents.length === 0 && !context.scope.declarations.has(key) && isConstantPi(context)) {
    return scalarOf({ kind: 'constant', name: 'pi' });
  }
  if (symbol.name === 'e' && symbol.font !== 'bold' && symbol.accents.length === 0 && !isIndexed(key, context) && isEuler(context)) return scalarOf({ kind: 'constant', name: 'e' });
  if (symbol.name === 'partial' || symbol.name === 'nabla') return context.fail('unsupported-notation', `${key} is not part of a derivative we can read`, symbol.span);
  if (key === 'i' && context.survey.isComplex && !context.scope.declarations.has(key)) return context.fail('unsupported-notation', 'i seems to be the imaginary unit: complex numbers are not decided', symbol.span);
  if (context.survey.sizes.has(key) && !isIndexed(key, context)) return readSize(key, context);
  if (/^[i-nt]$/.test(key) && context.survey.indexLetters.has(key) && !context.scope.declarations.has(key)) return readIndex(symbol, context);
  if (/^\d.*[A-Za-z]/.test(symbol.name)) return context.fail('words-in-formula', `${symbol.name} is not read as a value`, symbol.span);
  if (symbol.name.length > 1 && namedFunction(symbol) && symbol.font !== 'normal' && glyph(symbol.name) === symbol.name && !isMeasure(symbol)) {
    return context.fail('unsupported-notation', `${symbol.name} stands without an argument`, symbol.span);
  }
  return readMeasureOfCounts(symbol, context) ?? readVariable(symbol, key, context);
}

/** argmax, without the letter it is taken over: the parser makes an operator of any other. */
const isExtremum = ({ name }: SymbolSurface): boolean => /^arg ?(?:max|min)$/.test(name);

/** Precision, recall: numbers that are known by their names, whatever they are computed from. */
function isMeasure(symbol: SymbolSurface): boolean {
  const parameters = libraryOperator(namedFunction(symbol)!.operator)?.parameters ?? [];
  return parameters.length > 0 && parameters.every(({ name }) => /^(?:TP|TN|FP|FN|P|R)$/.test(name));
}

/** Precision beside TP and FP: what it is of them. */
function readMeasureOfCounts(symbol: SymbolSurface, context: ReadingContext): Typed | undefined {
  const operator = symbol.name.length > 1 ? namedFunction(symbol)?.operator : undefined;
  const counts = operator === undefined ? undefined : countsOf(operator);
  if (operator === undefined || !counts?.every((count) => context.survey.usages.has(count))) return undefined;
  context.assume(`${symbol.name} is that of ${counts.join(' and ')}`, 'convention');
  return context.read({ ...callOfCounts(operator, counts), span: symbol.span });
}

/** **1** and **0**: the vector of ones, of noughts. */
function constantVector(symbol: SymbolSurface, context: ReadingContext): Typed {
  const dimension = context.dimensions.fresh();
  context.assume(`${symbolKey(symbol)} is the vector of ${symbol.name === '1' ? 'ones' : 'zeros'}`, 'convention');
  return context.withIndex('‿', dimension, (name) => ({
    expression: comprehension(name, context.dimensions.range(dimension), rational(Number(symbol.name))),
    shape: [dimension],
    orientation: 'column',
  }));
}

/** I among matrices. */
/** Beside other matrices, for certain; beside a capital, as likely as not. */
function isIdentity(context: ReadingContext): boolean {
  if (context.survey.linearAlgebra || context.survey.layers.size > 0) return true;
  return context.survey.mayBeIdentity && context.choose('I', ['I is the identity matrix', 'I is a value of its own']) === 0;
}

function identityMatrix(context: ReadingContext): Typed {
  context.assume('I is the identity matrix', 'convention');
  return identityOf(context.dimensions.fresh(), context);
}

/** The identity matrix of that many rows. */
export function identityOf(dimension: Dimension, context: ReadingContext): Typed {
  const over = context.dimensions.range(dimension);
  return context.withIndex('‿', dimension, (row) =>
    context.withIndex('‿‿', dimension, (column) => ({
      expression: comprehension(row, over, comprehension(column, over, apply('select', apply('equal', index(row), index(column)), one, rational(0)))),
      shape: [dimension, dimension],
    })),
  );
}

/** x̄ beside x_i: their mean, unless it is a name of its own. */
function readMean(symbol: SymbolSurface, key: string, context: ReadingContext): Typed | undefined {
  if (symbol.accents.length !== 1 || symbol.accents[0] !== 'bar' || context.scope.declarations.has(key)) return undefined;
  const plain: SymbolSurface = { ...symbol, accents: [] };
  const usage = context.survey.usages.get(symbolKey(plain));
  if (!usage?.boundIndexed || usage.indices !== 1 || isBold(symbol)) return undefined;
  if (context.choose(`mean ${key}`, [`${key} is the mean of the ${symbolKey(plain)}ᵢ`, `${key} is a value of its own`]) !== 0) return undefined;
  const array = readVariable(plain, symbolKey(plain), context);
  const [samples, entries] = array.shape;
  if (array.shape.length === 1) return scalarOf(apply('mean', array.expression));
  if (array.shape.length !== 2) return undefined;
  // The mean of vectors, entry by entry.
  return context.withIndex('‿', entries!, (at) => {
    const column = context.withIndex('‿‿', samples!, (sample) => comprehension(sample, context.dimensions.range(samples!), entry(array.expression, index(sample), index(at))));
    return { expression: comprehension(at, context.dimensions.range(entries!), apply('mean', column)), shape: [entries!], orientation: 'column' };
  });
}

/** A symbolic size: d in ∑_{i=1}^d. */
export function readSize(key: string, context: ReadingContext): Typed {
  context.sizes.add(key);
  return scalarOf(size(key));
}

/** π is the number unless the claim uses the letter as a name of its own. */
function isConstantPi(context: ReadingContext): boolean {
  const usage = context.survey.usages.get('π');
  return !usage || (usage.indices === 0 && !usage.numbered && usage.applied === 0);
}

/** e is Euler's number unless it counts something (x_e) and bears no power, or stands among other letters and never bears a power. */
function isEuler(context: ReadingContext): boolean {
  const usage = context.survey.usages.get('e');
  return (!context.survey.indexLetters.has('e') || usage?.raised === true) && !(usage?.listed && !usage.raised);
}

function isIndexed(key: string, context: ReadingContext): boolean {
  const usage = context.survey.usages.get(key);
  return !!usage && (usage.indices > 0 || usage.numbered);
}

function readBinding(key: string, context: ReadingContext): Typed | undefined {
  const binding = context.binding(key);
  if (!binding) return undefined;
  return binding.kind === 'value' ? binding.value : scalarOf(index(binding.name));
}

/**
 * The shape of a free variable, from its declaration, its type and its uses over the claim. `indexCount` is how many
 * indices it carries here.
 */
export function shapeOfVariable(symbol: SymbolSurface, key: string, indexCount: number, context: ReadingContext): readonly Dimension[] {
  const declared = context.scope.declarations.get(key);
  const shape = declaredShape(symbol, key, indexCount, declared, context);
  if (declared?.domain && !context.domains.has(key) && (shape.length === 2 || !isOfMatrices(declared.domain))) {
    context.domains.set(key, declared.domain);
    context.assume(declared.assumption.text, declared.assumption.source);
  }
  return shape;
}

function declaredShape(symbol: SymbolSurface, key: string, indexCount: number, declared: Declaration | undefined, context: ReadingContext): readonly Dimension[] {
  if (declared?.lengths) {
    context.assume(declared.assumption.text, declared.assumption.source);
    const own = declared.lengths.map((length) => declaredDimension(length, context));
    // x ∈ R^d with x_{ij} or x^{(i)} besides: a family of such vectors, as x_i ∈ R^d says outright.
    const isOne = context.survey.usages.get(key)?.indices === 0;
    const extra = Math.max(isOne ? 0 : (declared.family ?? 0), indexCount - own.length);
    return [...context.dimensions.several(extra), ...own];
  }
  const isSquare = declared?.domain !== undefined && isOfMatrices(declared.domain);
  const shape = context.dimensions.several(Math.max(indexCount, context.demandedRank(key), rankByUse(symbol, key, indexCount, context), isSquare ? 2 : 0));
  return isSquare && shape.length === 2 ? [shape[0]!, shape[0]!] : shape;
}

function declaredDimension(length: DeclaredLength, context: ReadingContext): Dimension {
  if (length.kind === 'number') return context.dimensions.ofLength({ kind: 'number', numerator: BigInt(length.value), denominator: 1n });
  context.sizes.add(length.name);
  return context.dimensions.ofLength(size(length.name));
}

export function readVariable(symbol: SymbolSurface, key: string, context: ReadingContext): Typed {
  const owner = context.survey.entriesOf.get(key) ?? boldTwin(symbol, context);
  const value = context.variable(owner ?? key, () => shapeOfVariable(symbol, key, 0, context));
  return oriented(value, 'column');
}

/** A beside 𝐀 is the same matrix with its weight forgotten, or another. */
function boldTwin(symbol: SymbolSurface, context: ReadingContext): string | undefined {
  if (!isCapital(symbol) || isBold(symbol) || symbol.name.length > 1) return undefined;
  const twin = symbolKey({ ...symbol, font: 'bold' });
  if (!context.survey.usages.get(twin)?.bare) return undefined;
  return context.choose(`weight ${twin}`, [`${symbol.name} and ${twin} are the same`, `${symbol.name} and ${twin} differ`]) === 0 ? twin : undefined;
}

/**
 * A symbol with a subscript: an entry of an array, or a name. It is an entry where the subscript is an index bound in
 * the claim, or where the symbol is known as an array.
 */
export function readSubscripted(symbol: SymbolSurface, sub: Surface, decoration: string, script: ScriptSurface, context: ReadingContext): Typed {
  const key = symbolKey(symbol) + decoration;
  if (isExtremum(symbol)) return readSymbol(symbol, context);
  // x_{1:n}
  if (sub.kind === 'list' && sub.separator === ':') return context.fail('ambiguous-notation', `${context.text(script)} stands for several values`, script.span);
  const formal = context.binding(key);
  if (formal?.kind === 'value' && formal.value.shape.length > 0) {
    const formalParts = subscriptParts(sub, key, context);
    if (formalParts && formalParts.length <= formal.value.shape.length) return entryOf(formal.value, formalParts.map((part) => readIndex(part, context)), formalParts, script, context);
  }
  if (formal?.kind === 'value' && formal.value.shape.length === 0 && subscriptLetters(sub).some((letter) => context.binding(symbolKey(letter)))) {
    return context.fail('shape-mismatch', `${key} is a number here and has no entries`, script.span);
  }
  const slice = readSlice(symbol, key, sub, script, context);
  if (slice) return slice;
  const full = withSubscript(key, scriptText(sub));
  if (context.scope.declarations.get(full)?.lengths && !subscriptLetters(sub).some((letter) => context.binding(symbolKey(letter)))) return readNamed(symbol, full, false, context);
  if (context.survey.sizes.has(full) && !contains(sub, (node) => node.kind === 'symbol' && context.binding(symbolKey(node)) !== undefined)) return readSize(full, context);
  const owner = context.survey.entriesOf.get(key) ?? key;
  const parts = subscriptParts(sub, owner, context);
  // x ∈ R^d and x_i ∈ R^d in one claim: x is one more vector beside them.
  if (parts && isBesideItsFamily(owner, context)) return entryOf(context.variable(familyKey(owner), () => shapeOfVariable(symbol, familyKey(owner), parts.length, context)), parts.map((part) => readIndex(part, context)), parts, script, context);
  const anyBound = parts?.some((part) => contains(part, (node) => node.kind === 'symbol' && context.binding(symbolKey(node)) !== undefined));
  const whole = parts && context.definition(owner) ? context.try(() => readDefinition(owner, [], script, context)) : undefined;
  const isEntry = parts?.length === 2 && isBold(symbol) && isCapital(symbol) && parts.every((part) => part.kind === 'symbol') && !context.survey.usages.get(owner)?.transposed;
  if (parts && (anyBound || isEntry || isArray(owner, parts.length, context) || (decoration !== '' && isArray(symbolKey(symbol), parts.length, context)) || isCoordinate(owner, parts, context) || (whole && whole.shape.length >= parts.length))) {
    const indices = parts.map((part) => readIndex(part, context));
    const defined = readDefinedOrRoot(key, indices, script, context);
    if (defined) return defined;
    if (parts.length === 1 && anyBound && isOneOfOthers(symbol, owner, context)) return entryOf(context.variable(familyKey(owner), () => context.dimensions.several(2)), indices, parts, script, context);
    const known = whole && whole.shape.length >= parts.length ? readDefinition(owner, [], script, context) : undefined;
    const array = known ?? context.variable(owner, () => shapeOfVariable(ownSymbol(symbol, owner, context), owner, parts.length, context));
    return entryOf(array, indices, parts, script, context);
  }
  const name = withSubscript(key, scriptText(sub));
  const bound = readBinding(name, context) ?? readDefinedOrRoot(name, [], script, context);
  if (bound) return bound;
  const general = parts && (context.definition(key) ?? squareDefined(key, context));
  if (general && general.indices.length === parts.length) {
    const indices = parts.map((part) => readIndex(part, context));
    const defined = readDefinedOrRoot(key, indices, script, context);
    if (defined) return defined;
  }
  const moment = parts ? undefined : momentOf(context.definition(key), sub, context);
  const atMoment = moment && readDefinition(key, [moment], script, context);
  if (atMoment) return atMoment;
  if (context.survey.sizes.has(name)) return readSize(name, context);
  const value = readNamed(symbol, name, subscriptLetters(sub).length > 0, context);
  // w_{y_i} in a sum over i is another for each i.
  return contains(sub, (node) => node.kind === 'symbol' && context.binding(symbolKey(node))?.kind === 'index') ? opaqueValue(name, value.shape, context) : value;
}

const isColon = (part: Surface): boolean => part.kind === 'symbol' && (part.name === 'colon' || part.name === 'star' || part.name === 'ast');

/** X_{:,j} and X_{i,:}, also with a star: a column, a row. */
function readSlice(symbol: SymbolSurface, key: string, sub: Surface, script: ScriptSurface, context: ReadingContext): Typed | undefined {
  if ((sub.kind !== 'list' && sub.kind !== 'adjacent') || sub.items.length !== 2 || !isCapital(symbol)) return undefined;
  const [first, second] = sub.items as readonly [Surface, Surface];
  if (isColon(first) === isColon(second)) return undefined;
  const defined = readDefinition(key, [], script, context);
  const matrix = defined ?? context.variable(key, () => shapeOfVariable(symbol, key, 2, context));
  if (matrix.shape.length !== 2) return context.fail('shape-mismatch', `${context.text(script)} is taken of what is no matrix`, script.span);
  if (isColon(second)) return oriented(entryOf(matrix, [readIndex(first, context)], [first], script, context), 'row');
  const [rows, columns] = matrix.shape as readonly [Dimension, Dimension];
  return context.withIndex('∙', rows, (row) => {
    const value = entryOf({ expression: entry(matrix.expression, index(row)), shape: [columns] }, [readIndex(second, context)], [second], script, context).expression;
    const at = value.kind === 'entry' ? value.indices : [];
    return { expression: comprehension(row, context.dimensions.range(rows), entry(matrix.expression, index(row), ...at)), shape: [rows], orientation: 'column' };
  });
}

/** k(𝐱, 𝐱_i): the i-th of the data that 𝐱 is held against, sooner than an entry of it. */
function isOneOfOthers(symbol: SymbolSurface, owner: string, context: ReadingContext): boolean {
  const usage = context.survey.usages.get(owner);
  if (!isBold(symbol) || isCapital(symbol) || !usage || usage.bare === 0 || usage.indices !== 1 || !(usage.listed || usage.normed) || usage.reckoned || usage.vectorArgument || context.scope.declarations.has(owner)) return false;
  return context.choose(`others ${owner}`, [`${owner}_i are vectors beside ${owner}`, `${owner}_i are the entries of ${owner}`]) === 0;
}

/** The symbol that the entries are of: 𝐗 for x_{ij}. */
const ownSymbol = (symbol: SymbolSurface, owner: string, context: ReadingContext): SymbolSurface => (symbolKey(symbol) === owner ? symbol : (context.survey.usages.get(owner)?.symbol ?? symbol));

/** A variable whose name carries its subscript: bold ones keep their rank. */
function readNamed(symbol: SymbolSurface, name: string, lettered: boolean, context: ReadingContext): Typed {
  const entries = isBold(symbol) && !isCapital(symbol) && lettered && context.choose(`family ${symbolKey(symbol)}`, [`${name} is a vector`, `${name} is an entry of ${symbolKey(symbol)}`]) === 1;
  const vector = !isBold(symbol) && !lettered && context.survey.linearAlgebra && /^[a-z]$/.test(symbol.name) && !isArrayName(symbol, context) && !isVectorByUse(symbol, context) && context.demandedRank(name) === 0;
  if (vector && context.choose(`numbered ${symbolKey(symbol)}`, [`${name} is a number`, `${name} is a vector`]) === 1) return withRank(name, 1, context);
  const rank = entries ? 0 : isBold(symbol) ? (isCapital(symbol) ? 2 : 1) : isArrayName(symbol, context) || isVectorByUse(symbol, context) || isLayer(symbol, context) ? (isMatrixBySide(symbol, context) ? 2 : 1) : 0;
  return withRank(name, rank, context);
}

function withRank(name: string, rank: number, context: ReadingContext): Typed {
  const value = context.variable(name, () => {
    const declared = context.scope.declarations.get(name);
    if (declared?.domain) context.domains.set(name, declared.domain);
    if (declared?.lengths) return declared.lengths.map((length) => declaredDimension(length, context));
    return context.dimensions.several(Math.max(rank, context.demandedRank(name)));
  });
  return oriented(value, 'column');
}

function isVectorByUse(symbol: SymbolSurface, context: ReadingContext): boolean {
  const usage = context.survey.usages.get(symbolKey(symbol));
  return usage?.normed === true || usage?.dotted === true;
}

function isArrayName(symbol: SymbolSurface, context: ReadingContext): boolean {
  const usage = context.survey.usages.get(symbolKey(symbol));
  return (symbol.name.length === 1 || isMatrixLetter(symbol)) && (usage?.transposed === true || (usage?.inverted === true && isCapital(symbol)));
}

function isBesideItsFamily(key: string, { scope, survey }: ReadingContext): boolean {
  return scope.declarations.has(familyKey(key)) && (!scope.declarations.get(key)?.family || (survey.usages.get(key)?.bare ?? 0) > 0);
}

function isArray(key: string, indexCount: number, context: ReadingContext): boolean {
  const declared = context.scope.declarations.get(key);
  if (declared?.lengths) return declared.lengths.length + (declared.family ?? 0) >= indexCount;
  const usage = context.survey.usages.get(key);
  if (!usage) return false;
  if (context.definition(key)?.indices.length === indexCount) return true;
  if (usage.vectorArgument || isNumbering(usage, context)) return true;
  return isBold(usage.symbol) && usage.bare > 0 && (isCapital(usage.symbol) ? indexCount <= 2 : indexCount === 1);
}

/** x_j beside ∂L/∂θ_j with x a vector as θ is, W_{ij} with W a matrix: the entry that goes with it. */
function isCoordinate(key: string, parts: readonly Surface[], { survey }: ReadingContext): boolean {
  const usage = survey.usages.get(key);
  return usage !== undefined && parts.length <= (isCapital(usage.symbol) ? 2 : 1) && parts.every((part) => survey.coordinates.has(part.kind === 'number' ? part.text : part.kind === 'symbol' ? symbolKey(part) : '')) && isWhole(usage, survey.layers);
}

/** The subscript taken apart into one surface an index; undefined where it is words. */
function subscriptParts(sub: Surface, key: string, context: ReadingContext): readonly Surface[] | undefined {
  switch (sub.kind) {
    case 'number':
      return twoDigits(sub.text) && rankOf(key, context) === 2
        ? [...sub.text].map((digit, at) => ({ kind: 'number', text: digit, percent: false, span: { start: sub.span.start + at, end: sub.span.start + at + 1 } }) as const)
        : /^\d+$/.test(sub.text) ? [sub] : undefined;
    case 'symbol':
      return isIndexLetter(sub) || context.binding(symbolKey(sub)) ? [sub] : undefined;
    case 'adjacent':
    case 'list': {
      if (sub.kind === 'adjacent' && subscriptLetters(sub).length === 0 && sub.items.length > 2) return undefined;
      const parts = sub.items.map((item) => subscriptParts(item, '', context));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'sum':
      return sub.terms.every(({ term }) => subscriptParts(term, '', context) !== undefined) ? [sub] : undefined;
    case 'script':
      return labelName(sub, context) !== undefined || (sub.primes > 0 && !sub.sup && !sub.sub && subscriptParts(sub.base, '', context)) ? [sub] : undefined;
    default:
      return undefined;
  }
}

const twoDigits = (text: string): boolean => /^\d\d$/.test(text);

function rankOf(key: string, context: ReadingContext): number {
  return context.shapes.get(key)?.length ?? context.scope.declarations.get(key)?.lengths?.length ?? context.survey.usages.get(key)?.indices ?? 0;
}

/** The name of y_i, where nothing runs over i: the label of one sample, which numbers an entry as y does. */
export function labelName({ base, sub, sup, primes }: ScriptSurface, context: ReadingContext): string | undefined {
  if (base.kind !== 'symbol' || !isIndexLetter(base) || sub?.kind !== 'symbol' || !isIndexLetter(sub) || sup || primes > 0) return undefined;
  const binding = context.binding(symbolKey(sub));
  if (!binding) return `${base.name}_${sub.name}`;
  // The i of a definition of L_i that is followed.
  const given = binding.kind === 'value' ? binding.value.expression : undefined;
  return given?.kind === 'index' && context.freeIndices.has(given.name) ? `${base.name}_${given.name}` : undefined;
}

/** An index expression; a letter not bound in the claim becomes a free index, for which the claim is then meant. */
export function readIndex(part: Surface, context: ReadingContext): Typed {
  if (part.kind === 'symbol' || (part.kind === 'script' && !part.sub && !part.sup)) {
    const base = part.kind === 'symbol' ? part : part.base;
    if (base.kind === 'symbol') {
      const key = symbolKey(base) + (part.kind === 'script' ? '′'.repeat(part.primes) : '');
      const bound = readBinding(key, context);
      if (bound) return bound;
      if (context.survey.sizes.has(key)) return readSize(key, context);
      return freeIndex(key, context);
    }
  }
  const label = part.kind === 'script' ? labelName(part, context) : undefined;
  if (label !== undefined) return freeIndex(label, context);
  if (part.kind === 'sum') {
    const [first, ...rest] = part.terms;
    const start = readIndex(first!.term, context).expression;
    return scalarOf(
      rest.reduce<Expression>(
        (sum, { sign, term }) => ({ kind: 'apply', operator: sign === '-' ? 'subtract' : 'add', operands: [sum, readIndex(term, context).expression] }),
        start,
      ),
    );
  }
  return context.read(part);
}

function freeIndex(name: string, context: ReadingContext): Typed {
  if (!context.freeIndices.has(name)) context.freeIndices.set(name, context.dimensions.fresh());
  return scalarOf(index(name));
}

/** A sum to C − 1 runs over part of an array; it does not say how long the array is. */
function isPartial(dimension: Dimension, context: ReadingContext): boolean {
  const length = context.dimensions.knownLength(dimension);
  return length !== undefined && length.kind !== 'number' && length.kind !== 'size' && !startsAtZero(dimension, context);
}

function startsAtZero(dimension: Dimension, context: ReadingContext): boolean {
  const { from } = context.dimensions.range(dimension);
  return from.kind === 'number' && from.numerator === 0n;
}

/** array[i, j]; indices that are plain letters take the range of the dimension they run over. */
export function entryOf(array: Typed, indices: readonly Typed[], parts: readonly Surface[], at: Surface, context: ReadingContext): Typed {
  if (array.shape.length < indices.length) {
    return context.fail('shape-mismatch', `${context.text(at)} has ${indices.length === 1 ? 'an index' : `${indices.length} indices`}, but what it stands on has ${array.shape.length}`, at.span);
  }
  // ∑_{k=1}^n p_k beside ∑_{k=0}^n p_k: over all but the first.
  const isFromZero = array.expression.kind === 'variable' && context.survey.usages.get(array.expression.name)?.fromZero === true;
  indices.forEach(({ expression }, k) => {
    // t of R_{t+1} numbers the entries of R too, but for the last.
    const besides = context.freeIndices.get(offsetIn(expression)?.[0] ?? '');
    if (besides !== undefined) context.dimensions.unify(besides, array.shape[k]!);
    if (expression.kind !== 'index') return;
    const part = parts[k]!;
    const name = expression.name;
    const bound = context.indexDimension(name) ?? context.freeIndices.get(name);
    if (bound !== undefined && ((isFromZero && !startsAtZero(bound, context)) || context.dimensions.isEndless(bound))) {
      return context.dimensions.numberFrom(isFromZero ? zero : context.dimensions.range(bound).from, array.shape[k]!);
    }
    if (bound !== undefined && isPartial(bound, context)) return;
    if (bound !== undefined && !context.dimensions.unify(bound, array.shape[k]!) && !context.dimensions.beginsBehind(bound, array.shape[k]!)) {
      context.fail('shape-mismatch', `${name} does not run over the entries of ${context.text(at)}`, part.span);
    }
  });
  const shape = array.shape.slice(indices.length);
  return { expression: entry(array.expression, ...indices.map(({ expression }) => expression)), shape, ...(shape.length === 1 ? { orientation: 'column' as const } : {}) };
}
