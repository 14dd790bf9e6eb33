import type { ComparedRelation, Status } from './pairStatus';
import type { Budget, Points } from './points';
import type { ExactInterval, Precision } from './precision';
import { maximumPreciseLength, precisions } from './precision';
import type { Problem } from './problem';
import type { Rational } from './rational';
import { addRationals, compareRationals, negateRational, rationalToFloat } from './rational';

/** How all pairs stand at a point by more digits. */
export interface Refinement {
  readonly status: Exclude<Status, 'undefined'>;
  readonly bits: number;
  /** For `violated`: the pair's number, and left − right. */
  readonly pair?: number;
  readonly difference?: number;
}

export interface RefineOptions {
  readonly precision: Precision;
  readonly relation: ComparedRelation;
  /** The sides are known to be no identity: that they cannot be told apart does not make them equal. */
  readonly distinct: boolean;
  /** The size of the terms a pair's sides come from, as floats have it. */
  readonly magnitude: (pair: number) => number;
}

/** Enclosures wider than this part of the value, or where it may be 0 of the terms that cancel in it, do not tell: 25 digits agree. */
const thinness = 1e-25;
/** What an instruction costs beside one in floats. */
const costOfBits = 100;

/** Holds the sides against each other at one point of a batch, with 128 and then 512 bits. */
export function refinePoint(problem: Problem, { low, high }: Points, options: RefineOptions, budget: Budget): Refinement {
  const { program, left, right } = problem;
  let bits = 53;
  for (bits of precisions) {
    const cost = program.length * costOfBits;
    if (program.length > maximumPreciseLength || budget.fuel < cost) break;
    budget.fuel -= cost;
    const values = options.precision.enclose(program, [...left, ...right], low, high, bits);
    let open = false;
    for (let pair = 0; pair < left.length; pair++) {
      const [a, b] = [values[pair], values[left.length + pair]];
      const status = a && b ? exactPairStatus(a, b, pair, options) : 'open';
      if (status === 'violated') return { status, bits, pair, difference: differenceOf(a!, b!) };
      open ||= status === 'open';
    }
    if (!open) return { status: 'holds', bits };
  }
  return { status: 'open', bits };
}

function exactPairStatus(a: ExactInterval, b: ExactInterval, pair: number, { relation, distinct, magnitude }: RefineOptions): 'violated' | 'holds' | 'open' {
  const below = compareRationals(a.high, b.low) < 0;
  const above = compareRationals(b.high, a.low) < 0;
  const thin = (): boolean => {
    const least = Math.max(leastAbsolute(a), leastAbsolute(b));
    return !distinct && Math.max(widthOf(a), widthOf(b)) <= thinness * (least > 0 ? least : magnitude(pair));
  };
  const point = compareRationals(a.low, a.high) === 0 && compareRationals(b.low, b.high) === 0 && compareRationals(a.low, b.low) === 0;
  switch (relation) {
    case '=':
      return below || above ? 'violated' : point || thin() ? 'holds' : 'open';
    case '≠':
      return below || above ? 'holds' : point ? 'violated' : 'open';
    case '≤':
      return above ? 'violated' : compareRationals(a.high, b.low) <= 0 || thin() ? 'holds' : 'open';
    case '≥':
      return below ? 'violated' : compareRationals(b.high, a.low) <= 0 || thin() ? 'holds' : 'open';
    case '<':
      return compareRationals(a.low, b.high) >= 0 ? 'violated' : below ? 'holds' : 'open';
    case '>':
      return compareRationals(a.high, b.low) <= 0 ? 'violated' : above ? 'holds' : 'open';
  }
}

const minus = (a: Rational, b: Rational): number => {
  const difference = addRationals(a, negateRational(b));
  return difference ? rationalToFloat(difference) : Infinity;
};

/** The least absolute value within bounds. */
const leastAbsolute = ({ low, high }: ExactInterval): number => (low.numerator > 0n ? rationalToFloat(low) : high.numerator < 0n ? -rationalToFloat(high) : 0);

const widthOf = ({ low, high }: ExactInterval): number => minus(high, low);

/** left − right by the enclosures' lower ends, as a float. */
const differenceOf = (a: ExactInterval, b: ExactInterval): number => minus(a.low, b.low);

