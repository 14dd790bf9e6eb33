import type { Problem } from './problem';
import { Opcode, type Program } from './program';
import type { Random } from './random';
import type { Draw, SampleDomain } from './sampling';
import { drawEntry, drawVariable, isEntrywise, realDomain, scales } from './sampling';

/** A deterministic allowance of work, in evaluated instructions; shared by all that is done for one comparison. */
export interface Budget {
  fuel: number;
}

/** Inputs of a batch of points, slot s at point p at `s * points + p`, each known up to [low, high]. */
export interface Points {
  readonly points: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** What points are drawn for: the inputs of a program, by variable. */
export type Drawable = Pick<Problem, 'program' | 'variables'>;

/** A batch with each variable drawn at each point by `draw`. */
export function fillPoints(problem: Drawable, points: number, draw: (variable: Problem['variables'][number], point: number) => Draw): Points {
  const slots = problem.program.inputs.length;
  const low = new Float64Array(slots * points);
  const high = new Float64Array(slots * points);
  for (const variable of problem.variables) {
    for (let p = 0; p < points; p++) {
      const drawn = draw(variable, p);
      for (const { slot, offset } of variable.slots) {
        low[slot * points + p] = drawn.low[offset]!;
        high[slot * points + p] = drawn.high[offset]!;
      }
    }
  }
  return { points, low, high };
}

/** A batch drawn from the variables' domains, at several scales; `low` and `high` are one array where all is exact. */
export function drawPoints(problem: Drawable & Pick<Problem, 'constraints'>, domains: ReadonlyMap<string, SampleDomain>, random: Random, points: number): Points {
  const domainOf = ({ name }: Problem['variables'][number]): SampleDomain => domains.get(name) ?? realDomain;
  if (!problem.variables.every((variable) => isEntrywise(domainOf(variable)))) {
    return fillPoints(problem, points, (variable, p) => drawVariable(random, domainOf(variable), variable.shape, scales[p % scales.length]!));
  }
  const values = new Float64Array(problem.program.inputs.length * points);
  const far = thresholds(problem.program);
  for (const variable of problem.variables) {
    const domain = domainOf(variable);
    const reached = far.filter((threshold) => contains(domain, threshold));
    for (const { slot } of variable.slots) {
      for (let p = 0; p < points; p++) {
        const threshold = p % 4 === 3 ? reached[(p >> 2) % reached.length] : undefined;
        const beyond = threshold === undefined ? undefined : threshold * (1 + random.uniform());
        values[slot * points + p] = beyond !== undefined && contains(domain, beyond) ? beyond : drawEntry(random, domain, scales[p % scales.length]!);
      }
    }
  }
  return { points, low: values, high: problem.constraints.length > 0 ? values.slice() : values };
}

/** Whether a number other than 0 lies within an entrywise domain. */
const contains = (domain: SampleDomain, value: number): boolean => domain.kind !== 'interval' || (domain.low < value && value < domain.high);

/**
 * Constants that something is held against, further out than points are usually drawn: a ReLU6 is a ReLU unless a point
 * lies beyond 6.
 */
function thresholds({ opcodes, starts, operands, scalars, constants, length }: Program): readonly number[] {
  const found = new Set<number>();
  for (let node = 0; node < length; node++) {
    const compares = opcodes[node] === Opcode.max || opcodes[node] === Opcode.min || (opcodes[node] === Opcode.scalar && /^less/.test(scalars[node]?.name ?? ''));
    if (!compares) continue;
    for (let at = starts[node]!; at < (starts[node + 1] ?? operands.length); at++) {
      const operand = operands[at]!;
      if (opcodes[operand] !== Opcode.constant) continue;
      const { low } = constants[operands[starts[operand]!]!]!;
      if (Math.abs(low) > 2 && Math.abs(low) <= 1000) found.add(low);
    }
  }
  return [...found];
}

/** One point of a batch on its own. */
export function pickPoint(batch: Points, point: number): Points {
  const slots = batch.low.length / batch.points;
  const low = new Float64Array(slots);
  const high = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    low[slot] = batch.low[slot * batch.points + point]!;
    high[slot] = batch.high[slot * batch.points + point]!;
  }
  return { points: 1, low, high };
}
