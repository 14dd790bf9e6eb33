import type { Surface, SymbolSurface } from '../syntax/surface';
import { children, contains } from '../syntax/walk';
import { definedName, settleIndices, type DefinedName } from './definedName';
import { isBetweenIndices } from './indexConditions';
import { informationIn, measureLetter, speaksOfChance } from './information';
import { appliesLaw, lawAt } from './laws';
import { measured } from './measured';
import { isNamedMoment } from './moments';
import { isProbabilistic, isVectorFunction, namedFunction } from './notation';
import { extremaIn } from './optima';
import { isOfKnownLaw } from './saidLaws';
import type { QuantityStatements } from './saidQuantities';
import { isNormalisation } from './sets';
import type { GroupShape } from './readings';
import type { Scope } from './scope';
import { spokenDerivative, spokenStatement, type SaidBefore, type Spoken } from './spoken';
import type { Problem } from './slopes';
import { statedNumbers } from './stated';
import type { RawStatement } from './statements';
import { glyph, headSymbol, mentionsSymbol, symbolKey } from './symbol';
import { cover } from '../util/span';

/** Statements that are read together, and as what. */
export interface Group {
  readonly shape: GroupShape;
  readonly statements: readonly RawStatement[];
  /** What a definition defines. */
  readonly name?: DefinedName;
  /** What the words say that it defines, where it has no left side. */
  readonly spoken?: Spoken;
  /** The problem whose objective the first row differentiates. */
  readonly problem?: Problem;
  /** What the words say that it is the value of, by each convention: “the variance of x is” before 4. */
  readonly quantity?: QuantityStatements;
  /** Names with a star that were read as the unknown of the equations above: w⋆ is the w that solves them. */
  readonly solved: readonly string[];
}

/**
 * Sorts a region's statements: a new name on the left makes a definition; equations one below another make a
 * derivation; the rest are chains that stand for themselves.
 */
export function groupStatements(statements: readonly RawStatement[], scope: Scope): readonly Group[] {
  const groups: Group[] = [];
  let run: RawStatement[] = [];
  let solved: string[] = [];
  const defined = new Set<string>();
  const flush = (): void => {
    if (run.length > 0) groups.push({ shape: run.length > 1 ? 'derivation' : 'chain', statements: run, solved });
    run = [];
    solved = [];
  };
  for (const given of statements) {
    const statement = measured(given, scope) ?? named(given);
    const problem = groups.at(-1);
    if (run.length === 0 && problem?.shape === 'optimum' && statement.link === 'none' && isConstraint(statement, problem.statements[0]!)) {
      groups[groups.length - 1] = { ...problem, statements: [constrained(problem.statements[0]!, statement)] };
      continue;
    }
    if (extremaIn(statement)) {
      flush();
      const name = definition(statement, scope, defined);
      if (name) defined.add(name.key);
      groups.push({ shape: 'optimum', statements: [statement], ...(name ? { name } : {}), solved: [] });
      continue;
    }
    if (run.length > 0 && statement.link === 'none') flush();
    const unstarred = run.length > 0 ? unstar(statement, run) : undefined;
    if (unstarred) {
      run.push(unstarred.statement);
      solved.push(unstarred.name);
      continue;
    }
    const name = definition(statement, scope, defined);
    // φ(x) = φ(y) ⇒ x = y
    const isImplied = statement.link === 'implies' || statement.link === 'iff';
    if (name && ((name.called && !isImplied) || !run.some((before) => mentions(before.operands, name.key)))) {
      flush();
      defined.add(name.key);
      groups.push({ shape: 'definition', statements: [statement], name, solved: [] });
      continue;
    }
    run.push(statement);
  }
  flush();
  return groups;
}

/** A formula without a relation, of which the words before it say what it is. */
export function spokenGroup(tree: Surface, spoken: Spoken): Group {
  return { shape: 'definition', statements: [spokenStatement(tree, spoken)], spoken, solved: [] };
}

/** “The Hessian is ⟨H = XᵀX⟩”: what is defined is also what the words say. */
export function withSpoken(groups: readonly Group[], words: SaidBefore, behind: string): readonly Group[] {
  const [group, ...others] = groups;
  const spoken = others.length === 0 && group?.name?.called === false && group.shape === 'definition' && group.statements[0]!.signs.length === 1 ? spokenDerivative(words, behind) : undefined;
  return group && spoken ? [{ ...group, spoken }] : groups;
}

/** e^{z_i} / ∑ e^{z_j} = softmax(z)_i: a function of the field on the right, defined from left to right. */
function named(statement: RawStatement): RawStatement {
  const [left, right] = statement.operands;
  if (statement.operands.length !== 2 || statement.signs[0]!.sign !== '=' || !left || !right || definedName(left)) return statement;
  const name = definedName(right);
  const readable = name?.called && name.indices.length > 0 && namedFunction(name.symbol) && !contains(left, (node) => node.kind === 'symbol' && isVectorFunction(node));
  return readable ? { ...statement, operands: [right, left] } : statement;
}

/** The name a statement gives a meaning to, if its left side is one and its right side does not use it. */
function definition(statement: RawStatement, scope: Scope, defined: ReadonlySet<string>): DefinedName | undefined {
  const [left, ...rest] = statement.operands;
  const sign = statement.signs[0]?.sign;
  const valued = sign === '≈' && rest.every((operand) => statedNumbers(operand) !== undefined);
  if (!left || (sign !== '=' && sign !== ':=' && sign !== '≡' && !valued)) return undefined;
  if (isBetweenIndices(statement)) return undefined;
  const name = settleIndices(definedName(left), rest);
  if (!name || (isConstant(left) && rest.every((operand) => statedNumbers(operand) !== undefined))) return undefined;
  // p(x) = ∑ p(x, y), Var(X) = ∫ (x − μ)² p(x) dx and Var(X) = E[X²] − E[X]² are laws of probability.
  if (name.called && isProbabilistic(name.symbol) && rest.some((operand) => contains(operand, (node) => node.kind === 'adjacent' && node.items.some((item, at) => lawAt(node.items, at)?.key === 'p' || (item.kind === 'symbol' && isProbabilistic(item) && node.items[at + 1] !== undefined))))) return undefined;
  const law = left.kind === 'adjacent' ? lawAt(left.items, 0) : undefined;
  if (law && name.called && rest.some((operand) => appliesLaw(operand, law.key))) return undefined;
  if (isOfKnownLaw(left, scope.laws)) return undefined;
  if (isNamedMoment(left, rest, scope.definitions)) return undefined;
  // H(X) = −∑ p(x) log p(x) says of a measure that has a meaning already.
  const measure = measureLetter(left);
  if (measure !== undefined) {
    const { letters } = informationIn(statement.operands, scope);
    if (letters.has(measure) && rest.some((operand) => speaksOfChance(operand, letters))) return undefined;
  }
  // f′(x) = lim (f(x + h) − f(x))/h speaks of an f that is there already.
  if (name.called && name.key.includes('′') && rest.some((operand) => contains(operand, (node) => node.kind === 'big' && node.operator === 'lim'))) return undefined;
  // det(A) = 0 gives the determinant no meaning.
  if (name.called && namedFunction(name.symbol) && rest.every((operand) => statedNumbers(operand) !== undefined)) return undefined;
  // σ(z) with z given before, σ′(x) and f′(x) of known functions are used, not defined.
  if (name.called && name.parameters.some((parameter) => scope.definitions.has(symbolKey(parameter))) && !isOfAnyValue(name, rest, scope)) return undefined;
  if (name.called && name.key.endsWith('′') && (namedFunction(name.symbol) || defined.has(symbolKey(name.symbol)) || scope.definitions.has(symbolKey(name.symbol)))) return undefined;
  // φ(x) = φ(y)
  if (name.called && !namedFunction(name.symbol) && rest.some((operand) => isApplication(operand, name.symbol))) return undefined;
  // d(p, q) = d(q, p) is a property of d.
  if (name.called && !namedFunction(name.symbol) && rest.some((operand) => applies(operand, name.symbol))) return undefined;
  return !name.called && name.indices.length === 0 && mentions(rest, name.key, 0) ? undefined : name;
}

/** f(x) = x² after x = 2 of an example: of any x all the same. */
const isOfAnyValue = ({ symbol, parameters }: DefinedName, [body, ...more]: readonly Surface[], { definitions }: Scope): boolean =>
  more.length === 0 && !namedFunction(symbol) && parameters.every((parameter) => mentionsSymbol(body!, symbolKey(parameter)) && definitions.get(symbolKey(parameter))?.constant !== false);

/** f(y) alone, for any y but none. */
const isApplication = (tree: Surface, symbol: SymbolSurface): boolean =>
  tree.kind === 'adjacent' && tree.items.length === 2 && tree.items[0]!.kind === 'symbol' && symbolKey(tree.items[0]) === symbolKey(symbol) && tree.items[1]!.kind === 'fence';

/** True where the function stands before a bracket in the tree. */
function applies(tree: Surface, symbol: SymbolSurface): boolean {
  return contains(tree, (node) => node.kind === 'adjacent' && node.items.some((item, at) => {
    const argument = node.items[at + 1];
    return item.kind === 'symbol' && symbolKey(item) === symbolKey(symbol) && argument?.kind === 'fence' && argument.body.kind === 'list';
  }));
}

/** e and π have a value already. */
const isConstant = (left: Surface): boolean => left.kind === 'symbol' && (left.name === 'e' || left.name === 'pi') && left.accents.length === 0;

/** True where the name occurs as a value: `z_1` does not mention z, `z_i` does unless only other than `indices` indices count. */
function mentions(operands: readonly Surface[], key: string, indices?: number): boolean {
  return operands.some((operand) => {
    if (operand.kind === 'symbol') return definedName(operand)?.key === key;
    if (operand.kind === 'script' && operand.base.kind === 'symbol') {
      const name = definedName(operand) ?? definedName(operand.base);
      const same = name?.key === key && (indices === undefined || name.indices.length === indices);
      return same || mentions(children(operand).slice(1), key, indices);
    }
    return mentions(children(operand), key, indices);
  });
}

/** `s.t. ∑ p_i = 1` behind an optimum over p. */
function isConstraint(statement: RawStatement, problem: RawStatement): boolean {
  const unknowns = (extremaIn(problem) ?? []).flatMap((extremum) => extremum?.unknowns ?? []);
  return unknowns.some((unknown) => isNormalisation(relationOf(statement), unknown));
}

const relationOf = ({ operands, signs, span }: RawStatement): Surface => ({ kind: 'relation', operands, signs, span });

function constrained(problem: RawStatement, constraint: RawStatement): RawStatement {
  return { ...problem, remarks: [...problem.remarks, relationOf(constraint), ...constraint.remarks], span: cover(problem.span, constraint.span) };
}

/** w⋆ = … and ŵ = … below equations in w: the same statement about w. */
function unstar(statement: RawStatement, run: readonly RawStatement[]): { readonly statement: RawStatement; readonly name: string } | undefined {
  const [left, ...rest] = statement.operands;
  const starless = left && withoutStar(left);
  const plain = starless ?? (left && withoutHat(left, run));
  const symbol = plain && headSymbol(plain);
  if (!symbol) return undefined;
  const key = symbolKey(symbol);
  if (!run.some(({ operands }) => mentions(operands, key)) || rest.some((operand) => mentions([operand], key))) return undefined;
  return { statement: { ...statement, operands: [plain, ...rest] }, name: starless ? `${key}${glyph('star')}` : symbolKey(headSymbol(left!)!) };
}

function withoutStar(left: Surface): Surface | undefined {
  if (left.kind !== 'script' || left.base.kind !== 'symbol' || left.sup?.kind !== 'symbol' || !/^(star|ast)$/.test(left.sup.name)) return undefined;
  return left.sub ? { kind: 'script', base: left.base, sub: left.sub, primes: left.primes, span: left.span } : left.base;
}

/** λ̂ below ℓ′(λ) = 0, where no λ̂ is known. */
function withoutHat(left: Surface, run: readonly RawStatement[]): Surface | undefined {
  const symbol = left.kind === 'script' && !left.sup ? left.base : left;
  if (symbol.kind !== 'symbol' || symbol.accents.length !== 1 || symbol.accents[0] !== 'hat' || run.some(({ operands }) => mentions(operands, symbolKey(symbol)))) return undefined;
  const isZero = (operand: Surface): boolean => operand.kind === 'number' && Number(operand.text) === 0;
  if (!run.some(({ operands, signs }) => signs.at(-1)?.sign === '=' && isZero(operands.at(-1)!))) return undefined;
  const plain: SymbolSurface = { ...symbol, accents: [] };
  return left.kind === 'script' ? { ...left, base: plain } : plain;
}
