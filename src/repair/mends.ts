import { plainModels } from '../check/chance';
import { isClosed } from '../check/link';
import { NEAR } from '../check/nearby';
import { candidateSides, sidesOf } from '../check/sides';
import type { Chain, Claim, LibraryCandidate, Operand, Reading, Relation } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { mentionsChance } from '../ir/substitute';
import type { Witness } from '../numeric/evidence';
import { holdsAt } from '../numeric/holdsAt';
import type { Suspect } from './candidates';

/**
 * Whether an edited claim may hold, at a glance: in some reading the step that failed holds at the point where it did
 * not; rounded numbers agree where they are about the same.
 */
export function mends(claim: Claim, suspect: Suspect, witness: Witness | undefined): boolean {
  return claim.readings.some((reading) => comparedIn(reading, suspect).some((pair) => mayHold(pair, reading, witness)));
}

interface ComparedPair {
  readonly left: Expression;
  readonly relation: Relation;
  readonly right: Expression;
  /** The unit of the last digit of a number that is stated. */
  readonly unit: number;
  /** What a definition is held against. */
  readonly candidate?: LibraryCandidate;
}

/** Numbers in a computation may themselves be rounded. */
const ROUNDING = 2e-3;

/** What is held against each other at a step: a definition's body against each thing its name may stand for. */
function comparedIn({ statement }: Reading, { link, statement: row }: Suspect): readonly ComparedPair[] {
  switch (statement.kind) {
    case 'chain':
      return pairAt(statement, link);
    case 'derivation':
      return statement.steps[row] ? pairAt(statement.steps[row], link) : [];
    case 'definition': {
      const body = statement.chain.operands[0]!;
      if (link > 0) return pairAt(statement.chain, link - 1);
      return body.unread ? [] : statement.library.map((candidate) => ({ left: candidate.expression, relation: '=', right: body.expression, unit: 0, candidate }));
    }
    case 'declaration':
    case 'optimum':
    case 'property':
      return [];
  }
}

function pairAt({ operands, links }: Chain, at: number): readonly ComparedPair[] {
  const [left, link, right] = [operands[at], links[at], operands[at + 1]];
  const isRead = (operand: Operand | undefined): operand is Operand => operand !== undefined && !operand.unread;
  if (!link || !isRead(left) || !isRead(right)) return [];
  const stated = right.stated ?? left.stated ?? [];
  const unit = Math.max(0, ...stated.map(({ places }) => 10 ** -places));
  return [{ left: left.expression, relation: link.relation, right: right.expression, unit }];
}

function mayHold({ left, relation, right, unit, candidate }: ComparedPair, reading: Reading, witness: Witness | undefined): boolean {
  if (relation === '∝') return false;
  const sides = candidate ? candidateSides(reading, candidate, right) : sidesOf(reading, left, right);
  const order = relation === '≈' || relation === '≡' ? '=' : relation;
  const point = witness?.point ?? {};
  if ([left, right].some(mentionsChance)) return plainModels(left, right, reading).some((model) => holdsAt(model, {}, order) === true);
  if (!isClosed(left) || !isClosed(right)) return holdsAt(sides, point, order, relation === '≈' ? { relative: 0, absolute: NEAR } : undefined) === true;
  // Numbers on both sides where there were unknowns: nothing is left to be said.
  return Object.keys(point).length === 0 && holdsAt(sides, {}, order, { relative: ROUNDING, absolute: 1.01 * unit }) === true;
}
