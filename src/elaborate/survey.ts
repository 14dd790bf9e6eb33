import type { BigOperatorSurface, FenceSurface, ProductSurface, ScriptSurface, SumSurface, Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { argumentsOf } from './arguments';
import { comparedWith, isFreeBeside } from './boundIndices';
import { appliedAsDefined, coordinatesIn, derivativeVariables, differentiatedNames, hasGradientNames } from './differentiated';
import { differentials } from './differentials';
import { familiesIn } from './families';
import { informationIn, isMeasureName, NO_INFORMATION, type Information } from './information';
import { drawnFrom, LAW_LETTERS, lawsIn } from './laws';
import { isOfMoments, momentsIn, NO_MOMENTS, type Moments } from './moments';
import { meanCount } from './means';
import { isFunctionLetter, isVectorFunction, namedFunction, PROBABILISTIC } from './notation';
import { isStepBack } from './recurrences';
import { repeatedIndices } from './repeatedIndices';
import type { Scope } from './scope';
import { boundNames, exponentsOfE, hasNumber, indexNames, isMinusOne, isTransposeSign, labelsAbove, lastOfDots, orderedIndices, startsAtZero, subscriptLetters, symbolsIn } from './scriptLetters';
import { decorationText, scriptText, withSubscript } from './scriptText';
import { summedEntries } from './summedEntries';
import { chainedIn, upstreamsIn, type Upstreams } from './upstream';
import { biasesIn, dottedBeside, dottedByThemselves, dottedIn, dottedPair, isFirstOfProduct, isResidualTransposed, isScaledIdentity, isTransposed, layerIn, layersBeside, matricesIn, normed, quadraticForm } from './vectorPatterns';
import { headSymbol, isAppliedIn, isBold, isCapital, isMatrixLetter, plainKey, symbolKey } from './symbol';

/** How a symbol is used over a whole claim; what it is follows from all of it together. */
export interface Usage {
  readonly symbol: SymbolSurface;
  /** Times it stands alone as a value, without an index. */
  bare: number;
  /** Largest number of indices it carries (x_i 1, x_{ij} 2), counting letters only. */
  indices: number;
  /** One of them is bound by a big operator of the claim. */
  boundIndexed: boolean;
  numbered: boolean;
  transposed: boolean;
  /** Inverted, or the argument of a determinant or trace: a square matrix. */
  inverted: boolean;
  /** Alone as the argument of a function of vectors. */
  vectorArgument: boolean;
  /** Directly before a parenthesis. */
  applied: number;
  /** Applied to something that is no index of a big operator: a function of values, not a table of entries. */
  appliedToValues: boolean;
  /** What it is applied to, where that is several letters: x and z of f(x, z). */
  several?: readonly SymbolSurface[];
  /** Before a bracket as a whole side, as in Φ(3) = …: nobody states a product so. */
  appliedAlone: boolean;
  /** By itself in a list, a vector or a cell of a matrix. */
  listed: boolean;
  /** One of two letters before brackets, one within the other: C(R(z)). */
  composed: boolean;
  /** Behind a transposed factor, perhaps with a matrix between: 𝐱 in wᵀx, wᵀAx. */
  dotted: boolean;
  /** Most indices it carries where it is a vector all the same: 1 in wᵀx_i. */
  vectorIndices: number;
  /** A factor beside a dot: A · B. */
  pointed: boolean;
  /** Within the bars of a norm. */
  normed: boolean;
  /** With a power. */
  raised: boolean;
  /** With an index within exp, log or an exponent, or with a power: 𝐱_i is a number there. */
  reckoned: boolean;
  /** Largest sample superscript count: x^{(i)}. */
  sampled: boolean;
  /** With the index of a definition that is followed: β in α_t = 1 − β_t. */
  ranging: boolean;
  /** With an index that runs from 0 on somewhere in the claim, or with 0 itself. */
  fromZero: boolean;
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_UPSTREAMS: Upstreams = new Map();
const NO_LETTERS: readonly SymbolSurface[] = [];

/** Definitions that one claim is followed into. */
const MAX_REACHED = 50;

export interface Survey {
  readonly usages: ReadonlyMap<string, Usage>;
  /** Keys bound as an index by a big operator. */
  readonly boundIndices: ReadonlySet<string>;
  /** I stands beside another capital in a product: AI = A. */
  readonly mayBeIdentity: boolean;
  /** i is the imaginary unit: e^{iθ}, and it numbers nothing. */
  readonly isComplex: boolean;
  /** Keys that bound an index from above, or end an enumeration: they are sizes. */
  readonly sizes: ReadonlySet<string>;
  /** How many terms a sum has that only divides by their number, by what stands under its sign. */
  readonly counts: ReadonlyMap<Surface, SymbolSurface>;
  /** Plain letter to bold vector, where 𝐨 and o_j both occur. */
  readonly entriesOf: ReadonlyMap<string, string>;
  /** Letters that number entries somewhere in the claim. */
  readonly indexLetters: ReadonlySet<string>;
  /** Unbound letters that number exactly two entries in every product they occur in: x_i a_{ij} x_j may be meant summed. */
  readonly pairedIndices: ReadonlySet<string>;
  /** One side is dh or dW, a name as backpropagation writes gradients. */
  readonly gradientNames: boolean;
  /** Transposes, inverses, determinants or bold capitals occur. */
  readonly linearAlgebra: boolean;
  /** Letters that number the entries of what is differentiated by: j in ∂L/∂θ_j, where θ is a vector. */
  readonly coordinates: ReadonlySet<string>;
  /** Names that a chain of derivatives goes through: their derivatives are taken where they are what they were made of. */
  readonly chained: ReadonlySet<string>;
  /** Losses not known, that depend on things through one quantity alone. */
  readonly upstreams: Upstreams;
  /** Names the document defines that a derivative is taken by. */
  readonly differentiated: ReadonlySet<string>;
  /** Names that are defined by their value before, which a derivative is taken by: h in ∂h_t/∂h_{t−1}. */
  readonly stepwise: ReadonlySet<string>;
  /** Capitals directly before small letters, and these: matrices times vectors, if they are. */
  readonly layers: ReadonlySet<string>;
  /** Capitals beside capitals, and words beside them: matrices, if they are. */
  readonly matrices: ReadonlySet<string>;
  /** Letters that are joined or met: A and B in A ∪ B. */
  readonly sets: ReadonlySet<string>;
  /** Letters above others that are no powers. */
  readonly labelsAbove: ReadonlySet<string>;
  /** Letters that something is differentiated by: θ in ∇_θ log p_θ(x), which p_θ then depends on. */
  readonly varied: ReadonlySet<string>;
  /** Letters that a maximiser or minimiser is sought of. */
  readonly sought: ReadonlySet<string>;
  /** Letters that integrals are over. */
  readonly differentials: readonly string[];
  /** Letters that stand for distributions. */
  readonly laws: ReadonlySet<string>;
  readonly moments: Moments;
  /** Letters whose entries number the values of a random quantity. */
  readonly families: ReadonlySet<string>;
  /** What something is drawn from, by its name. */
  readonly drawn: ReadonlyMap<string, Surface>;
  /** Letters that measure information, and what goes with them. */
  readonly information: Information;
}

/** Collects the uses of every symbol in the given trees, and in the definitions they reach; `sought` are the unknowns of an optimum. */
export function surveySymbols(trees: readonly Surface[], scope: Scope, sought: ReadonlySet<string> = NO_NAMES): Survey {
  const usages = new Map<string, Usage>();
  const boundIndices = new Set<string>();
  const sizes = new Set<string>();
  const counts = new Map<Surface, SymbolSurface>();
  const indexLetters = new Set<string>();
  let linearAlgebra = false;
  let mayBeIdentity = false;
  const reached = new Set<string>();
  const withinVectors: SymbolSurface[] = [];
  const layers = new Set<string>();
  const matrices = new Set<string>();
  const sets = new Set<string>();
  const pairs: ProductSurface[] = [];
  // What bears a T that may be an exponent: γ^T.
  const toTheT = new Set<Usage>();
  // What bears each single letter as a superscript.
  const above = new Map<string, Set<string>>();
  const innerProducts: (readonly SymbolSurface[])[] = [];

  // The formal parameters of the definition being visited: they are no symbols of this claim.
  let formal: ReadonlySet<string> = new Set();
  let inDefinition = false;
  // The indices of the definition being visited.
  let running: { readonly key: string; readonly indices: readonly string[] } | undefined;

  const usageOf = (symbol: SymbolSurface, key = symbolKey(symbol)): Usage => {
    let usage = usages.get(key);
    if (!usage || formal.has(key)) {
      usage = {
        symbol, bare: 0, indices: 0, boundIndexed: false, numbered: false, transposed: false, inverted: false,
        vectorArgument: false, applied: 0, appliedToValues: false, appliedAlone: false, listed: false, composed: false, dotted: false, vectorIndices: 0, pointed: false, normed: false, raised: false, reckoned: false, sampled: false, ranging: false, fromZero: false,
      };
      if (!formal.has(key)) usages.set(key, usage);
      if (scope.declarations.get(key)?.lengths?.length === 2) linearAlgebra = true;
    }
    return usage;
  };

  // J in ∂J/∂θ and in J(θ): its formal parameters stand for themselves.
  const asThemselves = new Set<string>();
  const integrated = new Set<string>();
  // What decides whether there is anything to look for, seen on the way.
  const namesSeen = new Set<string>();
  const differentiatedBy: Surface[] = [];
  const numbering = new Set<string>();
  const repeated = new Set<string>();
  const varied = new Set<string>();
  const fromZero = new Set<string>();
  const compared: [BigOperatorSurface, string][] = [];
  const exponents = new Set<string>();
  const starts: string[] = [];
  const bindIndices = (node: Surface): void => {
    if (node.kind === 'symbol') namesSeen.add(node.name);
    for (const exponent of exponentsOfE(node)) for (const letter of symbolsIn(exponent)) exponents.add(symbolKey(letter));
    if (node.kind === 'fraction' || node.kind === 'script') for (const key of derivativeVariables(node)) varied.add(key);
    if (node.kind === 'script' && node.sub) {
      for (const { name } of subscriptLetters(node.sub)) {
        if (numbering.has(name)) repeated.add(name);
        numbering.add(name);
      }
    }
    if (node.kind === 'fraction' && !inDefinition) differentiatedBy.push(...(differentials(node.denominator) ?? []));
    if (node.kind === 'big') {
      namesSeen.add(node.operator);
      for (const variable of node.differentials) if (variable.kind === 'symbol') integrated.add(symbolKey(variable));
      // The bounds of an integral are numbers like any other.
      const isCounting = !isContinuous(node);
      for (const name of isCounting ? indexNames(node.lower) : []) {
        boundIndices.add(name);
        if (startsAtZero(node)) fromZero.add(name);
      }
      const other = isCounting ? comparedWith(node) : undefined;
      if (other) compared.push([node, symbolKey(other)]);
      const outer = (letter: SymbolSurface): boolean => boundIndices.has(symbolKey(letter)) && !indexNames(node.lower).includes(symbolKey(letter));
      const end = isCounting ? (node.upper ?? (node.lower && orderedIndices(node.lower)?.to?.value)) : undefined;
      if (end) for (const name of boundNames(end, outer)) sizes.add(name);
      const start = isCounting && node.lower?.kind === 'relation' && node.lower.signs.length === 1 && node.lower.signs[0]!.sign === '=' ? node.lower.operands[1] : undefined;
      if (start) starts.push(...boundNames(start, outer));
    }
    if (node.kind === 'list' || node.kind === 'sum' || node.kind === 'adjacent' || node.kind === 'product') for (const name of lastOfDots(children(node))) sizes.add(name);
    const mean = node.kind === 'adjacent' || node.kind === 'product' || node.kind === 'fraction' ? meanCount(node) : undefined;
    if (mean && !scope.definitions.has(symbolKey(mean.count)) && !scope.declarations.has(symbolKey(mean.count))) {
      counts.set(mean.lower, mean.count);
      sizes.add(symbolKey(mean.count));
    }
    if (node.kind === 'grid') for (const line of [...node.rows, ...columnsOf(node.rows)]) for (const name of lastOfDots(line)) sizes.add(name);
    if (scope.definitions.size > 0) for (const key of [...differentiatedNames(node).map(symbolKey), ...appliedAsDefined(node, scope)]) asThemselves.add(key);
    for (const child of children(node)) bindIndices(child);
  };

  /** x_i in wᵀx_i and ‖x_i‖ */
  const markVector = (item: Surface, as: 'dotted' | 'normed'): void => {
    const usage = usageOf(headSymbol(item)!);
    usage[as] = true;
    if (item.kind === 'script' && item.sub) usage.vectorIndices = Math.max(usage.vectorIndices, subscriptLetters(item.sub).length);
  };

  /** W and x in Wx, X and W in XW */
  const markFactors = (factors: readonly Surface[]): void => {
    const bare = factors.filter((factor) => factor.kind === 'symbol' && isCapital(factor) && factor.name.length === 1 && factor.accents.length === 0);
    if (bare.length > 1 && bare.some((factor) => factor.kind === 'symbol' && factor.name === 'I')) mayBeIdentity = true;
    for (const symbol of layerIn(factors, boundIndices)) layers.add(symbolKey(symbol));
    for (const symbol of matricesIn(factors, boundIndices, sizes)) matrices.add(symbolKey(symbol));
  };

  const visitScript = (node: ScriptSurface): void => {
    const symbol = headSymbol(node.base);
    const letters = node.sub ? subscriptLetters(node.sub) : NO_LETTERS;
    if (symbol && node.base.kind !== 'script') {
      const key = symbolKey(symbol);
      const usage = usageOf(symbol, key);
      usage.indices = Math.max(usage.indices, letters.length);
      if (running && key !== running.key && letters.some((letter) => running!.indices.includes(symbolKey(letter)))) usage.ranging = true;
      if (letters.some((letter) => pairedIndices.has(symbolKey(letter))) || (node.sub && contains(node.sub, (part) => part.kind === 'symbol' && boundIndices.has(symbolKey(part))))) usage.boundIndexed = true;
      if (node.sub && letters.length === 0 && hasNumber(node.sub)) usage.numbered = true;
      if ((fromZero.size > 0 && letters.some((letter) => fromZero.has(symbolKey(letter)))) || (node.sub?.kind === 'number' && node.sub.text === '0')) usage.fromZero = true;
      if (node.sup && isTransposeSign(node.sup)) {
        if (node.sup.kind === 'symbol' && node.sup.name === 'T' && !usage.transposed) toTheT.add(usage);
        else if (node.sup.kind === 'symbol' && node.sup.name === 'top') toTheT.delete(usage);
        usage.transposed = true;
        usage.vectorIndices = Math.max(usage.vectorIndices, letters.length);
        linearAlgebra = true;
      }
      if (node.sup?.kind === 'fence' && (symbol.name !== 'e' || (node.sup.open === '(' && node.sup.body.kind === 'symbol'))) usage.sampled = true;
      if (node.sup?.kind === 'sum' && isMatrixLetter(symbol) && isMinusOne(node.sup)) {
        usage.inverted = true;
        linearAlgebra = true;
      }
      if (node.sup && node.sup.kind !== 'fence' && !isTransposeSign(node.sup)) usage.raised = true;
      if (letters.length > 0 && node.sup?.kind === 'number') usage.reckoned = true;
      if (node.sup?.kind === 'symbol' && /^[a-z]$/.test(node.sup.name)) above.set(node.sup.name, (above.get(node.sup.name) ?? new Set()).add(symbol.name + (node.sub ? '_' : '')));
      if (!node.sub && node.sup?.kind !== 'fence') usage.bare++;
      reachEither(key);
      // h_θ(x)
      if (node.sub && scope.definitions.size > 0) reachEither(withSubscript(key, scriptText(node.sub)));
      if (node.sup?.kind === 'symbol' || node.sup?.kind === 'fence') reach(key + decorationText(node.sup));
    } else {
      if (node.base.kind === 'fence' && node.base.open === '‖' && node.sub?.kind === 'symbol' && node.sub.name === 'F') linearAlgebra = true;
      if (node.base.kind === 'fence' && node.base.open === '(' && node.base.body.kind !== 'list' && node.sup?.kind === 'symbol' && (node.sup.name === 'top' || isResidualTransposed(node))) linearAlgebra = true;
      visit(node.base);
    }
    if (!inDefinition) for (const letter of letters) indexLetters.add(symbolKey(letter));
    if (node.sup && node.sup.kind !== 'fence' && node.sup.kind !== 'symbol') {
      visit(node.sup);
      markReckoned(node.sup);
    }
  };

  const visit = (node: Surface): void => {
    switch (node.kind) {
      case 'symbol': {
        const key = symbolKey(node);
        usageOf(node, key).bare++;
        if (isBold(node) && node.name.length === 1 && node.name <= 'Z') linearAlgebra = true;
        reachEither(key);
        return;
      }
      case 'script':
        visitScript(node);
        return;
      case 'adjacent':
        if (isDifferentialOf(node)) {
          usageOf(node.items[1]);
          reach(symbolKey(node.items[1]));
          return;
        }
        if (node.items.some(isTransposed)) for (const item of dottedIn(node.items)) markVector(item, 'dotted');
        markFactors(node.items);
        for (const symbol of dottedBeside(node.items)) usageOf(symbol)[isCapital(symbol) ? 'vectorArgument' : 'dotted'] = true;
        for (const symbol of quadraticForm(node.items)) {
          const usage = usageOf(symbol);
          if (isCapital(symbol)) usage.inverted = true;
          else usage.dotted = true;
          linearAlgebra = true;
        }
        if (isScaledIdentity(node.items)) linearAlgebra = true;
        node.items.forEach((item, at) => {
          const next = node.items[at + 1];
          const fence = next?.kind === 'script' ? next.base : next;
          const symbol = fence?.kind === 'fence' && fence.open === '(' ? headSymbol(item) : undefined;
          if (isDifferential(item) && next?.kind === 'symbol') usageOf(next).bare--;
          if (symbol && fence?.kind === 'fence') markVectorArguments(symbol, fence);
          if (next && item.kind === 'symbol' && /^(exp|log|ln)$/.test(item.name)) markReckoned(next);
          // 2π(0.5)² is the number.
          const isNumber = symbol?.name === 'pi' && fence !== undefined && !contains(fence, (part) => part.kind === 'symbol');
          if (next && item.kind === 'symbol' && /^(det|tr|Tr|trace)$/.test(item.name)) {
            const argument = fence?.kind === 'fence' ? headSymbol(fence.body) : headSymbol(next);
            if (argument) usageOf(argument).inverted = true;
            linearAlgebra = true;
          }
          if (symbol && fence?.kind === 'fence' && !isNumber) {
            const key = symbolKey(symbol);
            const usage = usageOf(symbol, key);
            usage.applied++;
            const inner = fence.body.kind === 'adjacent' && fence.body.items.length === 2 && fence.body.items[1]!.kind === 'fence' ? headSymbol(fence.body.items[0]!) : undefined;
            if (inner && !namedFunction(symbol) && !namedFunction(inner)) usage.composed = usageOf(inner).composed = true;
            // A(A(XW)V), and x(t + 1) beside x(t)
            if (isAppliedIn(fence.body, key) || (fence.body.kind === 'sum' && isAppliedAlike(key, fence.body))) usage.composed = true;
            if (trees.includes(node) && node.items.length === 2 && fence.body.kind === 'number' && next === fence) usage.appliedAlone = true;
            const given = argumentsOf(fence);
            if (given.length > 1 && given.every((argument) => argument.kind === 'symbol')) usage.several ??= given;
            if (!given.every((argument) => indexNames(argument).some((name) => boundIndices.has(name)))) usage.appliedToValues = true;
            if (/^(max|min)$/.test(symbol.name) && fence.body.kind === 'symbol') usageOf(fence.body).vectorArgument = true;
            if (isVectorFunction(symbol)) {
              const argument = fence.body;
              withinVectors.push(...symbolsIn(argument));
              if (argument.kind === 'symbol') usageOf(argument).vectorArgument = true;
              // softmax(z_i) is written for entry i of softmax(z).
              else if (argument.kind === 'script' && argument.base.kind === 'symbol' && argument.sub && subscriptLetters(argument.sub).length === 1 && !isBold(argument.base)) usageOf(argument.base).vectorArgument = true;
            }
          }
        });
        break;
      case 'sum':
        if (node.terms.some(({ sign }) => '∪∩∖'.includes(sign))) for (const { term } of node.terms) for (const symbol of symbolsIn(term)) sets.add(symbolKey(symbol));
        for (const symbol of [...biasesIn(node, boundIndices), ...layersBeside(node, boundIndices)]) layers.add(symbolKey(symbol));
        break;
      case 'big':
        if (node.lower) for (const child of node.lower.kind === 'adjacent' ? [node.lower] : children(node.lower)) visit(child);
        if (node.upper) visit(node.upper);
        if (node.operator === 'sum' && !node.lower && !node.upper) for (const symbol of summedEntries(node.body)) usageOf(symbol).vectorArgument = true;
        visit(node.body);
        return;
      case 'fence':
        // |Σ|: of a covariance matrix its determinant
        if (node.open === '|' && headSymbol(node.body)?.name === 'Sigma') usageOf(headSymbol(node.body)!).inverted = true;
        // ‖x − y‖: what has a length is no number.
        if (node.open === '‖') for (const item of normed(node.body)) markVector(item, 'normed');
        if (node.open === '⟨' && node.body.kind === 'list' && node.body.items.every((item) => item.kind === 'symbol')) innerProducts.push(node.body.items);
        break;
      case 'product':
        if (node.signs.every((sign) => sign === '·') && isFirstOfProduct(node.factors[0]!)) markFactors(node.factors.flatMap((factor) => (factor.kind === 'adjacent' ? factor.items : [factor])));
        if (dottedPair(node)) pairs.push(node);
        if (node.signs.includes('·')) for (const factor of node.factors) if (factor.kind === 'symbol') usageOf(factor).pointed = true;
        break;
      case 'list':
      case 'grid':
        for (const child of children(node)) {
          const symbol = child.kind === 'script' && child.base.kind === 'symbol' && isBold(child.base) ? child.base : child;
          if (symbol.kind === 'symbol') usageOf(symbol).listed = true;
        }
        break;
      case 'text':
        return;
      default:
        break;
    }
    for (const child of children(node)) visit(child);
  };

  /** The letter stands before a lone one of the terms too. */
  const isAppliedAlike = (key: string, { terms }: SumSurface): boolean => {
    const lone = new Set(terms.flatMap(({ term }) => (term.kind === 'symbol' ? [symbolKey(term)] : [])));
    return trees.some((tree) => contains(tree, (node) => node.kind === 'adjacent' && node.items.some((item, at) => {
      const fence = node.items[at + 1];
      return fence?.kind === 'fence' && fence.open === '(' && fence.body.kind === 'symbol' && lone.has(symbolKey(fence.body)) && headSymbol(item) !== undefined && symbolKey(headSymbol(item)!) === key;
    })));
  };

  /** f(x), where the document's f takes entries of its argument: x is a vector. */
  const markVectorArguments = (symbol: SymbolSurface, fence: FenceSurface): void => {
    const definition = scope.definitions.get(symbolKey(symbol));
    definition?.parameters.forEach((parameter, at) => {
      const argument = argumentsOf(fence)[at];
      if (argument?.kind === 'symbol' && isIndexedIn(definition.body, symbolKey(parameter))) usageOf(argument).vectorArgument = true;
    });
  };

  /** Bold letters with an index, alone or with a factor, where only numbers can be. */
  const markReckoned = (node: Surface): void => {
    const parts = node.kind === 'fence' ? [node.body] : node.kind === 'fraction' ? [node.numerator] : node.kind === 'sum' ? node.terms.map(({ term }) => term) : [node];
    for (const part of parts) {
      if (part !== node) markReckoned(part);
      else if (part.kind === 'script' && part.sub && part.base.kind === 'symbol' && isBold(part.base)) usageOf(part.base).reckoned = true;
    }
  };

  const reach = (key: string): void => {
    const definition = scope.definitions.get(key);
    if (definition && !reached.has(key) && reached.size < MAX_REACHED) {
      reached.add(key);
      const outer = formal;
      const [within, ran] = [inDefinition, running];
      inDefinition = true;
      running = definition.distant ? undefined : definition;
      formal = asThemselves.has(key) ? outer : new Set([...outer, ...definition.parameters.map(symbolKey)]);
      bindIndices(definition.body);
      visit(definition.body);
      formal = outer;
      inDefinition = within;
      running = ran;
    }
  };

  /** What σ is, or σ². */
  const reachEither = (key: string): void => {
    reach(key);
    if (scope.definitions.size > 0) reach(`${key}²`);
  };

  for (const tree of trees) bindIndices(tree);
  // m in ∑_{i=m}^n, unless it numbers something, as t in ∑_{k=t}^T does beside x_t.
  for (const name of starts) if (!numbering.has(name) && !boundIndices.has(name)) sizes.add(name);
  for (const [node, name] of compared) if (!isFreeBeside(node, name, trees)) boundIndices.add(name);
  const pairedIndices = [...repeated].every((name) => boundIndices.has(name)) ? NO_NAMES : repeatedIndices(trees, boundIndices);
  for (const tree of trees) visit(tree);

  // ⟨p, z⟩ with p known as a vector: so is z.
  for (const factors of innerProducts) {
    const isVector = factors.some((symbol) => scope.declarations.get(symbolKey(symbol))?.lengths?.length === 1 || usages.get(symbolKey(symbol))?.vectorArgument === true);
    if (isVector) for (const symbol of factors) usageOf(symbol).vectorArgument = true;
  }

  for (const symbol of dottedByThemselves(pairs)) usageOf(symbol)[isCapital(symbol) ? 'vectorArgument' : 'dotted'] = true;
  // softmax(z / τ) beside z_i: z is the vector.
  for (const symbol of withinVectors) {
    const usage = usages.get(symbolKey(symbol));
    if (usage && (usage.indices > 0 || usage.numbered)) usage.vectorArgument = true;
  }

  const entriesOf = new Map<string, string>();
  const doubleIndexed = new Set<string>();
  for (const [key, { bare, indices }] of usages) if (bare === 0 && indices === 2) doubleIndexed.add(key);
  for (const [key, { symbol }] of doubleIndexed.size > 0 ? usages : []) {
    // a_{ij} beside 𝐀 or A.
    const small = isCapital(symbol) && symbol.name.length === 1 ? symbolKey({ ...symbol, name: symbol.name.toLowerCase(), font: 'normal' }) : undefined;
    if (small !== undefined && doubleIndexed.has(small)) entriesOf.set(small, key);
  }
  for (const [key, usage] of usages) {
    if (!isBold(usage.symbol)) continue;
    const plain = plainKey(usage.symbol);
    const plainUsage = usages.get(plain);
    if (plain !== key && plainUsage && plainUsage.bare === 0 && (plainUsage.indices > 0 || plainUsage.numbered)) entriesOf.set(plain, key);
  }
  // ∑_{t=0}^{T−1} γ^t = (1 − γ^T)/(1 − γ): what has another exponent too is a number.
  if (sizes.has('T')) for (const usage of toTheT) if (usage.raised && !isCapital(usage.symbol) && !isBold(usage.symbol)) usage.transposed = false;
  // ∂h_t/∂h_{t−1} of an h_t that is defined through the one before it.
  const stepwise = new Set(differentiatedBy.filter((by) => isStepBack(by, scope)).map((by) => symbolKey(headSymbol(by)!)));
  const differentiated = new Set([...varied].filter((key) => scope.definitions.has(key) && !stepwise.has(key)));
  const names = [...namesSeen];
  const information = names.some(isMeasureName) ? informationIn(trees, scope) : NO_INFORMATION;
  const moments = names.some(isOfMoments) ? momentsIn(trees, scope.definitions) : NO_MOMENTS;
  // Where p_θ is differentiated or made large, and no mean is taken of it, it is a function like any other.
  const speaksOfLaws = (varied.size + sought.size === 0 || names.includes('E')) && names.some((name) => name === 'E' || LAW_LETTERS.has(name));
  const laws = speaksOfLaws ? lawsIn(trees, information.letters.size > 0 ? 'all' : moments.spokenOf ? 'p' : 'surely') : NO_NAMES;
  return { usages, boundIndices, isComplex: exponents.has('i') && !boundIndices.has('i') && !indexLetters.has('i'), sizes, counts, entriesOf, indexLetters, pairedIndices, mayBeIdentity, gradientNames: hasGradientNames(trees), linearAlgebra, layers, sets, matrices: names.some((name) => PROBABILISTIC.has(name)) ? NO_NAMES : matrices, labelsAbove: labelsAbove(above, (name) => usages.has(name) || boundIndices.has(name) || indexLetters.has(name)), laws, moments, families: laws.size > 0 ? familiesIn(trees) : NO_NAMES, varied, sought, drawn: speaksOfLaws ? drawnFrom(trees) : new Map<string, Surface>(), information, coordinates: coordinatesIn([...differentiatedBy, ...trees], usages, layers), chained: differentiated.size > 0 ? chainedIn(trees, scope) : NO_NAMES, upstreams: differentiated.size > 0 ? upstreamsIn(trees, scope) : NO_UPSTREAMS, differentiated, stepwise, differentials: [...integrated] };
}

/** df in df/dx: f is differentiated there, whether or not it stands before its argument elsewhere. */
function isDifferentialOf(node: Surface & { kind: 'adjacent' }): node is Surface & { kind: 'adjacent'; readonly items: readonly [Surface, SymbolSurface] } {
  const [first, second] = node.items;
  return node.items.length === 2 && first!.kind === 'symbol' && (first.name === 'd' || first.name === 'partial') && second!.kind === 'symbol' && isFunctionLetter(second);
}

/** Integrals and limits run through all real numbers. */
const isContinuous = (node: BigOperatorSurface): boolean => /int|^lim/.test(node.operator);

const columnsOf = (rows: readonly (readonly Surface[])[]): readonly (readonly Surface[])[] => rows[0]!.map((_, at) => rows.flatMap((row) => row[at] ?? []));

/** d, ∂ or ∇ before what it differentiates. */
function isDifferential(item: Surface): boolean {
  const head = item.kind === 'script' ? item.base : item;
  return head.kind === 'symbol' && (head.name === 'partial' || head.name === 'nabla' || (head.name === 'd' && head.accents.length === 0));
}

function isIndexedIn(node: Surface, key: string): boolean {
  return contains(node, (part) => part.kind === 'script' && part.base.kind === 'symbol' && part.sub !== undefined && symbolKey(part.base) === key && subscriptLetters(part.sub).length > 0);
}
