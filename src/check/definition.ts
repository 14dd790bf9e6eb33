import { multiply, rational } from '../ir/build';
import type { Definition, LibraryCandidate, Reading } from '../ir/claim';
import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { freeVariables, walk } from '../ir/substitute';
import { compareSides, type Basis } from '../numeric/compareSides';
import type { Comparison, Witness } from '../numeric/evidence';
import { findCondition } from './condition';
import { uncoveredCase } from './coverage';
import { verified, type LinkVerdict } from './link';
import { candidateSides, sidesOf } from './sides';
import { turnedLoss } from './turnedLoss';
import type { Compared, Doubt, Verdict } from './verdict';
import { inDomain, numbers, point } from './wording';

/**
 * Holds a definition's body against what the field calls by that name. A body that is a known relative is named; a
 * body in other unknowns than the name's own arguments is the author's variant and taken as it stands.
 */
export function judgeDefinition(definition: Definition, reading: Reading, basis: Basis): LinkVerdict {
  const { seed } = basis;
  const body = definition.chain.operands[0]!;
  if (body.unread) return { verdict: { kind: 'unchecked', reason: body.unread.reason, message: body.unread.message } };
  const sidesShown = (comparison: Comparison): Compared => ({ sides: comparison.sides, left: definition.left.latex, right: body.latex });
  const against: Against[] = [];
  for (const candidate of definition.library) {
    const { comparison, within } = comparedWith(candidate, body.expression, reading, basis);
    against.push({ candidate, comparison });
    if (comparison.kind !== 'equal') continue;
    const gap = uncoveredCase(comparison.sides, seed);
    if (gap !== undefined) {
      return { verdict: { kind: 'conditional', message: `this is ${candidate.shown} where ${gap}; the cases leave the rest out`, condition: gap, evidence: comparison.evidence }, compared: sidesShown(comparison) };
    }
    return { verdict: verified(comparison, `this is ${candidate.shown}${within}: ${candidate.strength === 'earlier' ? 'it agrees with the definition above' : 'it agrees with the engine’s'}`), compared: sidesShown(comparison) };
  }
  for (const { candidate, comparison } of against) {
    // A parameter that was only tried and does not fit says nothing.
    if (comparison.kind !== 'different' || candidate.fitted || reading.conditionsUnread) continue;
    const relative = relativeOf(candidate, definition, reading, seed);
    const { witness, evidence } = comparison;
    const differs = gives(witness, candidate);
    const meant = relative && /approximation|another convention/.exec(relative)?.[0];
    if (meant) {
      return { verdict: { kind: 'conditional', message: `this is ${relative}, not ${candidate.shown} itself: ${differs}`, condition: meant === 'approximation' ? 'the approximation is meant' : 'the other convention is meant', evidence }, compared: sidesShown(comparison) };
    }
    const binding = (candidate.strength === 'exact' || (candidate.strength === 'said' && candidate.isDerivative && !candidate.lifted)) && sameUnknowns(candidate, definition);
    if (!relative && !binding && !(candidate.strength === 'said' && candidate.known)) continue;
    const condition = relative ? undefined : findCondition(comparison.sides, seed);
    // What is a function of all numbers is not defined by its values for some.
    if (condition && !/[<>]/.test(condition.text)) {
      return { verdict: { kind: 'conditional', message: `this is ${candidate.shown} where ${condition.text}`, condition: condition.text, evidence: condition.comparison.evidence }, compared: sidesShown(comparison) };
    }
    const what = relative ? `this is ${relative}, not ${candidate.shown}` : `this is not ${candidate.shown}`;
    return { verdict: { kind: 'refuted', code: candidate.isDerivative ? 'wrong-derivative' : 'definition-mismatch', message: `${what}: ${differs}`, evidence, witness }, compared: sidesShown(comparison) };
  }
  const turned = definition.isLoss && !reading.conditionsUnread ? turnedLoss(definition, reading, seed) : undefined;
  if (turned) return turned;
  const determined = against.map(({ candidate }) => fromRequirement(candidate, definition, reading, seed)).find((verdict) => verdict !== undefined);
  if (determined) return { verdict: determined };
  // The name says what it must be; that it could not be told is no definition.
  const open = against.find(({ candidate, comparison }) => candidate.strength === 'exact' && !candidate.fitted && comparison.kind === 'undecided');
  if (open?.comparison.kind === 'undecided') return { verdict: { kind: 'unchecked', reason: open.comparison.reason, message: `whether this is ${open.candidate.shown} is not decided: ${open.comparison.message}` } };
  const reference = definition.library[0];
  const remark = reference && reference.strength === 'letter' ? ` (${definition.name} is not ${reference.operator} here)` : '';
  // The document's own definition outranks the words.
  const restated = reading.conditionsUnread || definition.isNew ? undefined : against.filter(isOtherThanBefore).find((one) => one.candidate.isWorkedOut || !isMultipleOf(one, body.expression, reading, basis));
  const doubt = restated ? notAsBefore(restated) : reading.conditionsUnread ? undefined : doubtOf(against);
  return {
    verdict: { kind: 'stipulated', message: `${definition.name} is defined here${remark}`, ...(doubt ? { doubt } : {}) },
    ...(restated ? { compared: sidesShown(restated.comparison) } : {}),
  };
}

interface Against {
  readonly candidate: LibraryCandidate;
  readonly comparison: Comparison;
}

type AnotherThanBefore = Against & { readonly comparison: { readonly kind: 'different' } };

const isOtherThanBefore = (one: Against): one is AnotherThanBefore => one.candidate.strength === 'earlier' && one.comparison.kind === 'different';

/** The same letters as often as before, and a multiple: ½ ∑ (y − z)² is another convention of ∑ (z − y)². */
function isMultipleOf({ candidate, comparison: { witness } }: AnotherThanBefore, body: Expression, reading: Reading, basis: Basis): boolean {
  if (lettersOf(candidate.expression) !== lettersOf(body)) return false;
  const [before, now] = [witness.left, witness.right].map((side) => (typeof side === 'number' ? [side] : side)) as [readonly number[], readonly number[]];
  const at = before.findIndex((value) => value !== 0);
  const ratio = Math.round((now[at]! / before[at]!) * RATIO) / RATIO;
  return ratio !== 0 && Number.isFinite(ratio) && compareSides(candidateSides(reading, candidate, body, candidate.domains, multiply(rational(ratio * RATIO, RATIO), candidate.expression)), basis).kind === 'equal';
}

/** Conventions differ by a factor that is a multiple of a 24th. */
const RATIO = 24;

function lettersOf(expression: Expression): string {
  const letters: string[] = [];
  walk(expression, (node) => {
    if (node.kind === 'variable' || node.kind === 'call') letters.push(node.kind === 'variable' ? node.name : node.function);
  });
  return letters.sort().join(' ');
}

/** A definition that is said once more, and is another. */
function notAsBefore({ candidate, comparison: { witness, evidence } }: AnotherThanBefore): Doubt {
  return { code: 'step-does-not-follow', message: `this is not ${candidate.shown}: at ${point(witness.point)} that is ${numbers(witness.left)}, this is ${numbers(witness.right)}`, evidence, witness };
}

/**
 * The body beside a candidate for all values, and else for those that its arguments can have: for distributions, for
 * labels of ±1. `within` says so.
 */
function comparedWith(candidate: LibraryCandidate, body: Expression, reading: Reading, basis: Basis): { readonly comparison: Comparison; readonly within: string } {
  const { domains = new Map<string, Domain>() } = candidate;
  // Whatever function is differentiated.
  const everywhere = compareSides(candidateSides(reading, candidate, body, new Map()), { ...basis, ...(candidate.isDerivative ? { everyFunction: true } : {}) });
  if (everywhere.kind === 'equal' || domains.size === 0) return { comparison: everywhere, within: '' };
  const there = compareSides(candidateSides(reading, candidate, body, domains), basis);
  // At two values everything agrees with something.
  const isTelling = [...domains.values()].every(({ kind }) => kind !== 'sign' && kind !== 'binary' && kind !== 'one-hot');
  return { comparison: there.kind === 'equal' && !isTelling ? everywhere : there, within: ` for ${[...domains].map(([name, domain]) => inDomain(name, domain)).join(', ')}` };
}

/** What the words call it, and that it is not. */
function doubtOf(against: readonly Against[]): Doubt | undefined {
  const said = against.filter(({ candidate }) => candidate.strength === 'said');
  for (const { candidate, comparison } of said) {
    if (comparison.kind !== 'different') continue;
    const { evidence, witness } = comparison;
    return { code: candidate.isDerivative ? 'wrong-derivative' : 'definition-mismatch', message: `this is not ${candidate.shown}: ${gives(witness, candidate)}`, evidence, witness };
  }
  return undefined;
}

const gives = (witness: Witness, candidate: LibraryCandidate): string => `at ${point(witness.point)} it gives ${numbers(witness.right)}, ${candidate.shown} gives ${numbers(witness.left)}`;

/** w was defined up to a multiplier, which ∑ w = 1 determines: is this what it then is? */
function fromRequirement({ expression, required }: LibraryCandidate, definition: Definition, reading: Reading, seed: number): Verdict | undefined {
  if (!required) return undefined;
  const body = definition.chain.operands[0]!.expression;
  const comparison = compareSides(sidesOf(reading, expression, body, [required]), { seed });
  if (comparison.kind === 'equal') return verified(comparison, `this is ${definition.name} as defined above, with ${required.shown}: both agree`);
  const own = freeVariables(expression);
  if (comparison.kind === 'undecided' || reading.conditionsUnread || ![...freeVariables(body).keys()].every((name) => own.has(name))) return undefined;
  const { witness, evidence } = comparison;
  return {
    kind: 'refuted',
    code: 'step-does-not-follow',
    message: `this is not ${definition.name} as defined above with ${required.shown}: at ${point(witness.point)} that is ${numbers(witness.left)}, this is ${numbers(witness.right)}`,
    evidence,
    witness,
  };
}

function relativeOf(candidate: LibraryCandidate, definition: Definition, reading: Reading, seed: number): string | undefined {
  const body = definition.chain.operands[0]!.expression;
  return candidate.relatives.find(({ expression }) => compareSides(candidateSides(reading, candidate, body, candidate.domains, expression), { seed }).kind === 'equal')?.shown;
}

/** The body uses the name's own arguments and nothing else. */
function sameUnknowns(candidate: LibraryCandidate, definition: Definition): boolean {
  const own = freeVariables(candidate.expression);
  const used = freeVariables(definition.chain.operands[0]!.expression);
  return [...used.keys()].every((name) => own.has(name)) && used.size > 0;
}
