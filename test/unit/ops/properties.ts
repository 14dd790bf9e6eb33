import { apply, range, rational, size, variable } from '../../../src/ir/build';
import type { Domain } from '../../../src/ir/domain';
import type { Expression, VariableExpression } from '../../../src/ir/expression';
import { compareSides } from '../../../src/numeric/compareSides';
import { evaluateFloat } from '../../../src/numeric/evaluateFloat';
import { createRandom, type Random } from '../../../src/numeric/random';
import type { LibraryOperator, ScalarOperator } from '../../../src/ops/operator';
import type { Properties } from '../../../src/ops/properties';
import { compile } from './library/engine';

type Functional = ScalarOperator | LibraryOperator;
type Entries = readonly number[];

interface Parameter {
  readonly rank: 0 | 1 | 2;
  readonly domain: Domain;
}

function parametersOf(operator: Functional): readonly Parameter[] {
  if (operator.kind === 'library') {
    return operator.parameters.filter((parameter) => !parameter.default).map(({ rank, domain }) => ({ rank, domain: domain ?? { kind: 'real' } }));
  }
  const arity = operator.arity === 'many' ? 2 : operator.arity;
  return Array.from({ length: arity }, (_, i) => ({ rank: 0, domain: operator.domain?.[i] ?? { kind: 'real' } }));
}

const numbers = new Map<Expression, number>();

const numberOf = (expression: Expression): number => {
  const known = numbers.get(expression) ?? computeNumber(expression);
  numbers.set(expression, known);
  return known;
};

const computeNumber = (expression: Expression): number => {
  if (expression.kind === 'constant' && expression.name === 'infinity') return Infinity;
  if (expression.kind === 'apply' && expression.operator === 'negate') return -numberOf(expression.operands[0]!);
  const program = compile(expression);
  return evaluateFloat(program, new Float64Array(), 1)[program.outputs[0]!]!;
};


/** Ends of the domain and numbers inside it, moderate ones. */
function drawNumber(domain: Domain, random: Random): number {
  const gauss = 2 * random.normal();
  switch (domain.kind) {
    case 'positive':
    case 'nonnegative':
      if (random.uniform() < 0.35) return domain.kind === 'nonnegative' ? 0 : random.uniform() < 0.5 ? 1 : 1e-3;
      return Math.exp(gauss / 2);
    case 'nonzero':
      return gauss || 1;
    case 'interval': {
      const [low, high] = [numberOf(domain.low), numberOf(domain.high)];
      if (!domain.open && random.uniform() < 0.2) return random.uniform() < 0.5 || high === Infinity ? low : high;
      if (high === Infinity) return low + Math.exp(gauss / 2);
      return low + (high - low) * (random.uniform() < 0.3 ? [1e-6, 0.5, 1 - 1e-6][random.integer(0, 2)]! : random.uniform());
    }
    case 'binary':
      return random.uniform() < 0.5 ? 0 : 1;
    case 'sign':
      return random.uniform() < 0.5 ? -1 : 1;
    case 'natural':
    case 'integer':
      return 1 + Math.floor(random.uniform() * 6);
    default:
      return gauss;
  }
}

function drawEntries({ domain }: Parameter, count: number, random: Random): Entries {
  const hot = random.integer(0, count - 1);
  const special = random.uniform();
  if (domain.kind === 'simplex' && special > 0.2) {
    const weights = Array.from({ length: count }, () => (special < 0.3 ? 1 : -Math.log(1 - random.uniform())));
    return weights.map((weight) => weight / weights.reduce((a, b) => a + b));
  }
  if (domain.kind === 'simplex' || domain.kind === 'one-hot') return Array.from({ length: count }, (_, i) => (i === hot ? 1 : 0));
  return Array.from({ length: count }, (_, i) => (domain.kind === 'binary' && i === hot ? 1 : drawNumber(domain, random)));
}

/** All alike: 1 where it may be. */
function plainEntries(parameter: Parameter, count: number, random: Random): Entries {
  switch (parameter.domain.kind) {
    case 'positive':
    case 'nonnegative':
      return Array.from({ length: count }, () => 1);
    case 'simplex':
      return Array.from({ length: count }, () => 1 / count);
    default:
      return drawEntries(parameter, count, random);
  }
}

/** The function of one parameter at one size, the others held at what `others` has drawn. */
interface Section {
  readonly at: (entries: Entries) => Entries;
  readonly count: number;
  readonly draw: () => Entries;
  readonly rank: 0 | 1 | 2;
}

/** Sections at several sizes, with several draws of the other parameters each. */
function sections(operator: Functional, which: number, random: Random): readonly Section[] {
  const parameters = parametersOf(operator);
  const sizes = parameters.some(({ rank }) => rank > 0) ? [2, 3] : [1];
  return sizes.flatMap((d) => {
    const ranges = range(rational(1), rational(d));
    const variables = parameters.map(({ rank }, i) => variable(`v${i}`, ...Array.from({ length: rank }, () => ranges)));
    const program = compile(apply(operator.name, ...variables));
    const count = (rank: number): number => d ** rank;
    return Array.from({ length: d === 1 ? 20 : 6 }, (_, k): Section => {
      const others = parameters.map((parameter) => (k === 0 ? plainEntries : drawEntries)(parameter, count(parameter.rank), random));
      return {
        at: (entries) => {
          const inputs = program.inputs.map(({ variable: name, offset }) => (name === `v${which}` ? entries : others[Number(name.slice(1))]!)[offset]!);
          const values = evaluateFloat(program, Float64Array.from(inputs), 1);
          return program.outputs.map((output) => values[output]!);
        },
        count: count(parameters[which]!.rank),
        draw: () => drawEntries(parameters[which]!, count(parameters[which]!.rank), random),
        rank: parameters[which]!.rank,
      };
    });
  });
}

const near = (a: number, b: number, tolerance = 1e-9): boolean => a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
const allNear = (a: Entries, b: Entries): boolean => a.length === b.length && a.every((value, i) => near(value, b[i]!));
const distance = (a: Entries, b: Entries): number => Math.hypot(...a.map((value, i) => value - b[i]!));
const finite = (entries: Entries): boolean => entries.every(Number.isFinite);

/** Whether a number may be tried that was not drawn. */
function within(domain: Domain, x: number): boolean {
  switch (domain.kind) {
    case 'real':
    case 'nonzero':
      return true;
    case 'positive':
      return x > 0;
    case 'nonnegative':
      return x >= 0;
    case 'interval':
      return domain.open ? x > numberOf(domain.low) && x < numberOf(domain.high) : x >= numberOf(domain.low) && x <= numberOf(domain.high);
    default:
      return false;
  }
}

/** Climbs from a point by steps along one entry at a time, ever smaller: the greatest value found of `score`. */
function climb(score: (entries: Entries) => number, start: Entries): number {
  let [point, best] = [start, score(start)];
  for (let step = 1; step > 1e-9; step /= 4) {
    for (let round = 0; round < 6; round++) {
      const before = best;
      for (const i of point.keys()) {
        for (const sign of [-1, 1]) {
          const moved = point.map((value, k) => (k === i ? value + sign * step : value));
          const value = score(moved);
          if (value > best) [point, best] = [moved, value];
        }
      }
      if (best === before) break;
    }
  }
  return best;
}

type Check = (properties: Properties, section: Section, parameter: Parameter, random: Random) => string | undefined;

const monotone: Check = ({ monotone: direction }, { at, count, draw }, { domain }, random) => {
  if (!direction) return undefined;
  const sign = direction === 'increasing' || direction === 'nondecreasing' ? 1 : -1;
  for (let k = 0; k < 40; k++) {
    const low = draw();
    const entry = Math.floor(random.uniform() * count);
    const high = low.map((value, i) => (i === entry ? (domain.kind === 'interval' ? Math.max(value, drawNumber(domain, random)) : value + 0.05 + 2 * random.uniform()) : value));
    if (high[entry] === low[entry]) continue;
    const [before, after] = [at(low), at(high)];
    if (!finite(before) || !finite(after)) continue;
    const steps = after.map((value, i) => sign * (value - before[i]!));
    const slack = 1e-12 * Math.max(...before.map(Math.abs), ...after.map(Math.abs));
    if (steps.some((step) => step < -slack)) return `${direction}: from ${low.join()} to ${high.join()} it goes from ${before.join()} to ${after.join()}`;
    const saturated = Math.max(...low.map(Math.abs), ...high.map(Math.abs)) > 4;
    if ((direction === 'increasing' || direction === 'decreasing') && !saturated && steps.every((step) => step === 0)) return `${direction}: flat from ${low.join()} to ${high.join()}`;
  }
  return undefined;
};

const parity: Check = ({ parity: which }, { at, draw }) => {
  if (!which) return undefined;
  for (let k = 0; k < 20; k++) {
    const x = draw();
    const [here, there] = [at(x), at(x.map((value) => -value))];
    if (!finite(here)) continue;
    if (!allNear(there, which === 'odd' ? here.map((value) => -value) : here)) return `${which}: at ±(${x.join()}) it is ${here.join()} and ${there.join()}`;
  }
  return undefined;
};

const curvature: Check = ({ curvature: which }, { at, draw }, { domain }) => {
  if (!which) return undefined;
  const sign = which.endsWith('concave') ? -1 : 1;
  for (let k = 0; k < 60; k++) {
    const a = draw();
    // Along the direction in which all entries grow alike as well: there log-sum-exp is straight.
    const b = k % 4 === 0 && domain.kind === 'real' ? a.map((value) => value + 1) : draw();
    if (distance(a, b) < 0.05) continue;
    const [left, middle, right] = [at(a), at(a.map((value, i) => (value + b[i]!) / 2)), at(b)];
    if (![left, middle, right].every(finite)) continue;
    const gaps = middle.map((value, i) => sign * ((left[i]! + right[i]!) / 2 - value));
    const slack = 1e-11 * Math.max(...[...left, ...right, ...middle].map(Math.abs));
    const shown = `between ${a.join()} and ${b.join()}`;
    if (which === 'affine' ? gaps.some((gap) => Math.abs(gap) > slack) : gaps.some((gap) => gap < -slack)) return `${which}: not ${shown}`;
    if (which.startsWith('strictly') && gaps.some((gap) => gap <= slack)) return `${which}: straight ${shown}`;
  }
  return undefined;
};

const shift: Check = ({ shift: which }, { at, draw }) => {
  if (!which) return undefined;
  for (const by of [1.5, -0.25, 7]) {
    const x = draw();
    const [here, there] = [at(x), at(x.map((value) => value + by))];
    if (finite(here) && !allNear(there, which === 'invariant' ? here : here.map((value) => value + by))) return `shift ${which}: not at ${x.join()} by ${by}`;
  }
  return undefined;
};

const homogeneous: Check = ({ homogeneous: degree }, { at, draw }) => {
  if (degree === undefined) return undefined;
  for (const factor of [2, 0.25, 3]) {
    const x = draw();
    const [here, there] = [at(x), at(x.map((value) => value * factor))];
    if (finite(here) && !allNear(there, here.map((value) => value * factor ** degree))) return `homogeneous of degree ${degree}: not at ${x.join()} by ${factor}`;
  }
  return undefined;
};

const permutation: Check = ({ permutation: which }, { at, draw }) => {
  if (!which) return undefined;
  for (let k = 0; k < 5; k++) {
    const x = draw();
    const turn = (entries: Entries): Entries => [...entries.slice(1), entries[0]!];
    const [here, there] = [at(x), at(turn(x))];
    if (which === 'equivariant' && here.length !== x.length) return `permutation ${which}: it has ${here.length} entries`;
    if (finite(here) && !allNear(there, which === 'invariant' ? here : turn(here))) return `permutation ${which}: not at ${x.join()}`;
  }
  return undefined;
};

const sumsToOne: Check = ({ sumsToOne: claimed }, { at, draw }) => {
  if (!claimed) return undefined;
  const bad = Array.from({ length: 10 }, () => draw()).find((x) => finite(at(x)) && !near(at(x).reduce((a, b) => a + b), 1));
  return bad && `sums to 1: not at ${bad.join()}`;
};

const values: Check = ({ values: known }, { at, rank }) => {
  const bad = known?.find(([x, value]) => rank > 0 || !allNear(at([numberOf(x)]), [numberOf(value)]));
  return bad && `value at ${numberOf(bad[0])}: ${at([numberOf(bad[0])]).join()}, not ${numberOf(bad[1])}`;
};

const limits: Check = ({ limits: known }, { at }) => {
  for (const [end, limit] of [[-Infinity, known?.below], [Infinity, known?.above]] as const) {
    if (!limit) continue;
    const bound = numberOf(limit);
    const sign = Math.sign(end);
    const [far, further] = [at([sign * 400])[0]!, at([sign * 1e8])[0]!];
    const close = Number.isFinite(bound) ? near(far, bound, 0.01) && near(further, bound, 1e-6) : Math.sign(bound) * further > 3 && Math.sign(bound) * (further - far) > 0;
    if (!close && !(Number.isNaN(further) && near(far, bound, 0.01)) && !(further === bound && Math.sign(bound) * far > 3)) return `limit at ${end}: ${further}, not ${bound}`;
    // At infinity itself a function gives its limit, or says that it cannot.
    const there = at([end])[0]!;
    if (!Number.isNaN(there) && !near(there, bound, 1e-6)) return `limit at ${end}: there it is ${there}, not ${bound}`;
  }
  return undefined;
};

const checks: readonly Check[] = [monotone, parity, curvature, shift, homogeneous, permutation, sumsToOne, values, limits];

/** Whether any section gets near each end, and none beyond. */
function rangeViolation({ range: claimed }: Properties, all: readonly Section[], parameter: Parameter): string | undefined {
  if (!claimed) return undefined;
  const unreached: string[] = [];
  for (const [end, bracket, sign] of [[numberOf(claimed.low), claimed.ends[0], -1], [numberOf(claimed.high), claimed.ends[1], 1]] as const) {
    let [moderate, extreme] = [-Infinity, -Infinity];
    const fixed = !within(parameter.domain, 0.5);
    // Of an open end floats are still short; a closed one may be as far away as 6.
    const radius = bracket === '[' || bracket === ']' ? 6 : 4;
    const best = (x: Entries, { at }: Section): number => Math.max(...at(x).filter((value) => !Number.isNaN(value)).map((value) => sign * value));
    for (const section of all) {
      const inside = (x: Entries): number => (x.every((value) => Math.abs(value) <= radius && (within(parameter.domain, value) || fixed)) ? best(x, section) : -Infinity);
      const drawn = Array.from({ length: 25 }, () => section.draw());
      const top = drawn.reduce((a, b) => (inside(a) >= inside(b) ? a : b));
      moderate = Math.max(moderate, fixed ? inside(top) : climb(inside, top));
      const wide = [30, 1e3, 1e-3, 1e6, 1e-9].flatMap((factor) => drawn.map((x) => (parameter.domain.kind === 'interval' || parameter.domain.kind === 'simplex' ? x : x.map((value) => value * factor))));
      const edges = parameter.domain.kind === 'interval' ? drawn.flatMap((x) => [1e-12, 1 - 1e-12].map((edge) => x.map(() => edge))) : [];
      extreme = Math.max(extreme, moderate, ...[...wide, ...edges].map((x) => best(x, section)));
    }
    const bound = sign * end;
    if (extreme > bound + 1e-9 * Math.max(1, Math.abs(bound))) return `range: ${sign * extreme} is beyond ${end}`;
    if (bound === Infinity ? extreme < 2.5 : extreme < bound - 0.03 * Math.max(0.3, Math.abs(bound))) unreached.push(`range: ${end} is not reached, only ${sign * extreme}`);
    else if (bound < Infinity && (bracket === '[' || bracket === ']') && moderate < bound - 1e-8 * Math.max(1, Math.abs(bound))) unreached.push(`range: ${end} is not attained, only ${sign * moderate}`);
    else if (bound < Infinity && (bracket === '(' || bracket === ')') && moderate >= bound) unreached.push(`range: ${end} is attained`);
  }
  return unreached[0];
}

/** Whether no quotient exceeds the constant, and one comes close. */
function lipschitzViolation({ lipschitz }: Properties, all: readonly Section[], parameter: Parameter): string | undefined {
  if (!lipschitz) return undefined;
  const constant = numberOf(lipschitz);
  let greatest = 0;
  for (const section of all) {
    const step = 1e-5;
    const quotient = (both: Entries): number => {
      const [x, u] = [both.slice(0, section.count), both.slice(section.count)];
      const length = Math.hypot(...u);
      const y = x.map((value, i) => value + (step * u[i]!) / length);
      const result = distance(section.at(x), section.at(y)) / step;
      return Number.isFinite(result) && length > 0.1 && Math.max(...x.map(Math.abs)) < 40 ? result : -Infinity;
    };
    for (let k = 0; k < 3 && greatest < 0.999 * constant; k++) {
      const [a, b] = [section.draw(), section.draw()];
      const quotientOfTwo = distance(section.at(a), section.at(b)) / distance(a, b);
      if (Number.isFinite(quotientOfTwo)) greatest = Math.max(greatest, quotientOfTwo);
      if (within(parameter.domain, -1)) greatest = Math.max(greatest, climb(quotient, [...a, ...b.map((value) => value / 2 + 0.1)]));
    }
    if (parameter.domain.kind === 'nonnegative' || parameter.domain.kind === 'interval') greatest = Math.max(greatest, distance(section.at([1e-4]), section.at([0])) / 1e-4);
  }
  if (greatest > constant * (1 + 1e-4)) return `Lipschitz: ${greatest} is more than ${constant}`;
  return greatest < 0.97 * constant ? `Lipschitz: no more than ${greatest} is found, not ${constant}` : undefined;
}

/** The derivative as the engine has it, held against the one stated. */
function derivativeViolation(operator: Functional, { derivative, parameter = 0 }: Properties): string | undefined {
  if (!derivative || operator.kind !== 'library') return undefined;
  const over = range(rational(1), size('d'));
  const variables: VariableExpression[] = operator.parameters.map(({ name, rank }) => variable(name, ...Array.from({ length: rank }, () => over)));
  const domains = new Map(operator.parameters.flatMap(({ name, domain }) => (domain ? [[name, domain] as const] : [])));
  const left: Expression = { kind: 'derivative', body: apply(operator.name, ...variables), variable: variables[parameter]! };
  const comparison = compareSides({ left, right: derivative(variables), variables, domains, sizes: variables.some(({ dimensions }) => dimensions.length > 0) ? ['d'] : [], freeIndices: [], given: [] }, { seed: 7 });
  if (comparison.kind === 'equal') return undefined;
  return comparison.kind === 'different' ? `derivative: differs at ${JSON.stringify(comparison.witness.point)}` : `derivative: ${comparison.message}`;
}

/** In words, the first violation of each property claimed of the operator; none where all hold. */
export function violations(operator: Functional, properties: Properties, seed = 1): readonly string[] {
  const random = createRandom(seed);
  const which = properties.parameter ?? 0;
  const parameter = parametersOf(operator)[which]!;
  const all = sections(operator, which, random);
  const found = checks.map((check) => {
    for (const section of all) {
      const violation = check(properties, section, parameter, random);
      if (violation) return violation;
    }
    return undefined;
  });
  return [...found, rangeViolation(properties, all, parameter), lipschitzViolation(properties, all, parameter), derivativeViolation(operator, properties)].flatMap((violation) => violation ?? []);
}

