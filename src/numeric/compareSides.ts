import type { Expression } from '../ir/expression';
import { printExpression } from '../ir/print';
import { eachChild } from '../ir/substitute';
import type { Certificate } from './certifyProblems';
import { certifyProblems, hasSizeOne, isCertain } from './certifyProblems';
import type { SampledDomains } from './domains';
import { domainsOf, trialDomains } from './domains';
import type { Comparison, Evidence, Sides, UndecidedReason } from './evidence';
import type { Examination } from './examine';
import { createWorkspace, examine } from './examine';
import { freeNames } from './freeNames';
import type { GroundingCache } from './expansion';
import { createGroundingCache } from './expansion';
import { groundingReasons } from './groundingReasons';
import type { GroundingOptions } from './ground';
import type { OpaqueCodomain } from './opaqueFunction';
import { operatorTable } from './operatorTable';
import type { ComparedRelation } from './pairStatus';
import type { Problem } from './problem';
import { prepareProblem } from './problem';
import type { Budget } from './points';
import type { Precision } from './precision';
import { exactValue } from './program';
import { createRandom } from './random';
import type { SampleDomain } from './sampling';
import { furtherSizeChoices, sizeChoices, sizesOf, tallSizeChoices } from './sizes';
import { searchViolation } from './searchViolation';
import { chooseWitness, withoutOthers, witnessOf } from './witness';

export interface CompareOptions {
  /** From the claim's own text: `seedOf`. */
  readonly seed: number;
  /** `=` where absent. For the others `equal` means that it holds at all points. */
  readonly relation?: ComparedRelation;
  /** The first point of difference does; no plainer one is looked for. */
  readonly anyWitness?: boolean;
  /** The claim is meant for every function of which only the name is known: one for which it fails refutes it. */
  readonly everyFunction?: boolean;
  /** Functions of which only the name is known take positive values, as their logarithms are taken elsewhere. */
  readonly positiveFunctions?: boolean;
  /** Instructions that may be evaluated; 4 million (some 20 ms) where absent. */
  readonly fuel?: number;
  /** For what floats leave open; without it that is undecided, `not-decided-numerically`. */
  readonly precision?: Precision;
}

/** What a comparison rests on besides its sides. */
export type Basis = Pick<CompareOptions, 'seed' | 'precision'>;

const defaultFuel = 4_000_000;
/** Informative points asked for at each choice of sizes, and over all of them. */
const wantedEach = 8;
const wantedOverall = 12;
/** The same where each point takes the enclosure of an integral. */
const wantedOfIntegrals = 6;

/** Other functions of the same names, of which every second one is mostly negative. */
const salts = [1, 2, 3, 4, 5, 6];

/** What functions of which nothing is known are taken to map to, in turn. */
const codomains: readonly { readonly codomain: OpaqueCodomain; readonly words: (name: string) => string }[] = [
  { codomain: 'real', words: () => '' },
  { codomain: 'positive', words: (name) => `${name} > 0, so that both sides are defined` },
  { codomain: 'unit', words: (name) => `0 < ${name} < 1, so that both sides are defined` },
];

/**
 * Holds two expressions against each other over sampled sizes and values. `different` only with a point at which the
 * enclosures of the two sides do not overlap; `equal` only where they overlap and are thin at enough informative
 * points; deterministic in `seed`.
 */
export function compareSides(sides: Sides, options: CompareOptions): Comparison {
  const cache = createGroundingCache();
  if (![sides, ...sides.given].every(({ left, right }) => freeNames(left, cache.free) && freeNames(right, cache.free))) return undecided(sides, 'budget', 'the formula is nested too deep');
  const certified = compareBy({ quadrature: 'certified' }, sides, options, cache);
  const isEquation = (options.relation ?? '=') === '=';
  if (certified.comparison.kind === 'equal' && !(isEquation && certified.comparison.evidence.method !== 'sampling') && functionsOf(sides).length > 0) {
    // What is so of one function may be so by chance, or by its sign; what holds for every function holds for others as well.
    const others = isEquation ? salts.slice(0, 1) : salts;
    const fails = others.map((salt) => compareBy({ quadrature: 'certified', salt }, sides, options, cache).comparison).find(({ kind }) => kind !== 'equal');
    return fails ?? certified.comparison;
  }
  const isOpen = certified.comparison.kind === 'undecided' && (certified.comparison.reason === 'no-informative-points' || certified.comparison.reason === 'not-decided-numerically');
  if (!certified.integrals || !isOpen) return certified.comparison;
  // No enclosure of an integral was found: an estimate shows agreement, and never a difference.
  const { comparison } = compareBy({ quadrature: 'estimated' }, sides, options, cache);
  return comparison.kind === 'equal' ? { ...comparison, domainNotes: [...comparison.domainNotes, 'integrals are estimated, by two rules that agree'] } : certified.comparison;
}

function compareBy(grounding: Pick<GroundingOptions, 'quadrature' | 'salt'>, sides: Sides, options: CompareOptions, cache: GroundingCache): { readonly comparison: Comparison; readonly integrals: boolean } {
  const budget: Budget = { fuel: options.fuel ?? defaultFuel };
  let result: Comparison | undefined;
  let integrals = false;
  const functions = functionsOf(sides);
  for (const { codomain, words } of functions.length > 0 ? codomains.slice(options.positiveFunctions ? 1 : 0) : codomains.slice(0, 1)) {
    const own: GroundingOptions = { ...grounding, codomains: new Map(functions.map((name) => [name, codomain])), ...(sides.kinds ? { kinds: sides.kinds } : {}), ...(sides.random ? { random: sides.random } : {}) };
    const prepared = prepareAll(sides, own, cache);
    if (!prepared.ok) return { comparison: undecided(sides, prepared.reason, prepared.message), integrals: false };
    integrals = prepared.problems.some((problem) => problem.integrals);
    const notes = codomain === 'real' ? [] : functions.map(words);
    result = decide(sides, prepared.problems, options, budget, notes);
    if (result.kind === 'undecided' && result.reason === 'no-informative-points') {
      const tall = prepareAll(sides, own, cache, tallSizeChoices);
      const again = tall.ok ? decide(sides, tall.problems, options, budget, notes) : undefined;
      if (again && again.kind !== 'undecided') result = again;
    }
    if (result.kind !== 'undecided' || result.reason !== 'no-informative-points') break;
  }
  return { comparison: result!, integrals };
}

const undecided = (sides: Sides, reason: UndecidedReason, message: string): Comparison => ({ kind: 'undecided', reason, message, sides });

type Prepared =
  | { readonly ok: true; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: UndecidedReason; readonly message: string };

/** Grounds the sides at each choice of sizes. One at which an entry does not exist is left out, if there are others. */
function prepareAll(sides: Sides, options: GroundingOptions, cache: GroundingCache, choices: typeof sizeChoices = sizeChoices): Prepared {
  const names = sizesOf(sides);
  const problems: Problem[] = [];
  let outOfRange: string | undefined;
  const attempt = (chosen: readonly ReadonlyMap<string, number>[]): Prepared | undefined => {
    for (const sizes of chosen) {
      const prepared = prepareProblem(sides, sizes, operatorTable, options, cache);
      if (prepared.ok) problems.push(prepared.problem);
      else if (prepared.reason === 'index-out-of-range') outOfRange ??= prepared.message;
      else return { ok: false, reason: groundingReasons[prepared.reason], message: prepared.message };
    }
    return undefined;
  };
  const failed = attempt(choices(names)) ?? (problems.length === 0 ? attempt(furtherSizeChoices(names)) : undefined);
  if (failed) return failed;
  if (problems.length === 0) return { ok: false, reason: 'shape-mismatch', message: outOfRange ?? 'there is nothing to compare' };
  return { ok: true, problems };
}

/** Names of the functions of which nothing is known by a formula. */
export function functionsOf(sides: Sides): readonly string[] {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === 'call' || expression.kind === 'probability' || expression.kind === 'expectation') names.add(expression.kind === 'call' ? expression.function : printExpression(expression));
    eachChild(expression, visit);
  };
  for (const { left, right } of [sides, ...sides.given]) {
    visit(left);
    visit(right);
  }
  return [...names];
}

function decide(sides: Sides, problems: readonly Problem[], options: CompareOptions, budget: Budget, functionNotes: readonly string[]): Comparison {
  const base = domainsOf(sides, problems);
  const first = attempt(sides, problems, base, options, budget, functionNotes);
  if (first.kind !== 'undecided' || first.reason !== 'no-informative-points') return first;
  const free = problems[0]!.variables.filter(({ name }) => !base.domains.has(name));
  if (free.length === 0) return first;
  for (const trial of trialDomains) {
    const chosen = trial.arrays ? free.filter(({ shape }) => shape.length > 0) : free;
    if (chosen.length === 0) continue;
    const domains = new Map([...base.domains, ...chosen.map(({ name }): [string, SampleDomain] => [name, trial.domain])]);
    const notes = [...base.notes, ...chosen.map(({ name }) => `${trial.words(name)}, so that both sides are defined`)];
    const result = attempt(sides, problems, { domains, notes }, options, budget, functionNotes);
    if (result.kind !== 'undecided' || result.reason !== 'no-informative-points') return result;
  }
  return first;
}

/** One examination of all choices of sizes with fixed domains. */
function attempt(sides: Sides, problems: readonly Problem[], { domains, notes }: SampledDomains, options: CompareOptions, budget: Budget, functionNotes: readonly string[]): Comparison {
  const relation = options.relation ?? '=';
  const results: { readonly problem: Problem; readonly examination: Examination }[] = [];
  const evidence = (): Evidence => ({
    method: 'sampling',
    informativePoints: results.reduce((sum, { examination }) => sum + examination.informative, 0),
    sizes: sizesIn(results),
    worstDifference: relation === '=' ? Math.max(0, ...results.map(({ examination }) => examination.worstDifference)) : 0,
    precision: Math.max(53, ...results.map(({ examination }) => examination.bits)),
    seed: options.seed,
  });
  const opaque = problems.some((problem) => problem.opaque);
  const certificates = certifyProblems(problems, relation, domains, options.seed);
  const certain = problems.every((problem) => isCertain(certificates.get(problem)));
  const wanted = problems.some(({ integrals }) => integrals) ? wantedOfIntegrals : problems.length === 1 ? wantedOverall : certain ? Math.ceil(wantedOverall / problems.length) : wantedEach;
  const workspace = createWorkspace(problems, wanted);
  let exception: Problem | undefined;
  for (const [k, problem] of problems.entries()) {
    if (problem.assignments.length === 0) continue;
    const random = createRandom(options.seed + Math.imul(k + 1, 0x9e3779b1));
    const distinct = certificates.get(problem)?.kind === 'different';
    const examination = examine(problem, domains, random, { relation, wanted, distinct, ...(options.precision ? { precision: options.precision } : {}) }, budget, workspace);
    results.push({ problem, examination });
    const violation = examination.violation ?? searchViolation(problem, domains, random, relation, budget);
    if (!violation) continue;
    if (opaque && !options.everyFunction) return undecided(sides, 'opaque-function', 'nothing is known of a function in it, and it does not hold for every such function');
    if (hasSizeOne(problem) && problems.some((other) => !hasSizeOne(other))) {
      exception ??= problem;
      continue;
    }
    const witness = withoutOthers(options.anyWitness ? witnessOf(problem, violation) : chooseWitness(problem, domains, violation, relation, random, budget), sides);
    const found = evidence();
    return { kind: 'different', evidence: { ...found, informativePoints: found.informativePoints + 1, ...(isExact(problem) ? { method: 'exact' } : {}) }, witness, sides };
  }
  return conclude(sides, results.filter(({ problem }) => problem !== exception), evidence(), exception, certificates, [...notes, ...functionNotes]);
}

const isExact = ({ program, left, right }: Problem): boolean => left.every((node, k) => exactValue(program, node) && exactValue(program, right[k]!));


type Results = readonly { readonly problem: Problem; readonly examination: Examination }[];

/** All values of sizes, each once, ascending. */
function sizesIn(results: Results): readonly number[] {
  const found = new Set<number>();
  for (const { problem } of results) problem.sizes.forEach((size) => found.add(size));
  return Array.from(found).sort((a, b) => a - b);
}

/** The verdict where nothing was violated, or only at a size of 1 (`exception`). */
function conclude(sides: Sides, results: Results, evidence: Evidence, exception: Problem | undefined, certificates: ReadonlyMap<Problem, Certificate>, notes: readonly string[]): Comparison {
  const total = (count: (examination: Examination) => number): number => results.reduce((sum, { examination }) => sum + count(examination), 0);
  const informative = total((examination) => examination.informative);
  const open = total((examination) => examination.open);
  const constant = results.every(({ problem }) => problem.variables.length === 0);
  const enough = constant ? 1 : results.some(({ problem }) => problem.integrals) ? wantedOfIntegrals : wantedOverall;
  const finite = total((examination) => examination.finite);
  const certain = results.every(({ problem }) => isCertain(certificates.get(problem)));
  const vacuous = results.every(({ problem }) => problem.vacuous);
  if (!vacuous && ((certain && finite > 0) || (informative >= enough && open <= informative / 2))) {
    const sizeNotes = exception ? [...exception.sizes].filter(([, size]) => size === 1).map(([name]) => `${name} > 1: at ${name} = 1 it does not hold`) : [];
    const zeroNotes = results.some(({ examination }) => examination.zeroLog) ? ['0 log 0 = 0, as is usual'] : [];
    return { kind: 'equal', evidence: strongest({ ...evidence, informativePoints: informative }, results, certificates), sides, domainNotes: [...notes, ...sizeNotes, ...zeroNotes] };
  }
  if (results.some(({ examination }) => examination.exhausted)) return undecided(sides, 'budget', 'the allowance of work is spent');
  if (open > informative / 2) return undecided(sides, 'not-decided-numerically', 'rounding errors hide whether the two sides differ');
  return undecided(sides, 'no-informative-points', noPoints(finite, informative));
}

/** `exact` where all is rational numbers, `algebraic` where each choice of sizes has a certificate. */
function strongest(evidence: Evidence, results: Results, certificates: ReadonlyMap<Problem, Certificate>): Evidence {
  if (results.every(({ problem }) => isExact(problem))) return { ...evidence, method: 'exact' };
  const errorBound = Math.max(...results.map(({ problem }) => {
    const certificate = certificates.get(problem);
    return certificate?.kind === 'equal' ? certificate.errorBound : NaN;
  }));
  return errorBound >= 0 ? { errorBound, ...evidence, method: 'algebraic' } : evidence;
}

function noPoints(finite: number, informative: number): string {
  if (finite === 0) return 'no point was found at which both sides are defined';
  return informative === 0 ? 'at all points tried the sides are saturated or do not depend on any variable' : 'too few points were found that could tell the sides apart';
}
