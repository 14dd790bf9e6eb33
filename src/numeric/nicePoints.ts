import type { Drawable, Points } from './points';
import { fillPoints } from './points';
import type { Random } from './random';
import type { SampleDomain } from './sampling';
import { drawNice, realDomain } from './sampling';

/** Points in a batch of `nicePoints`. */
export const niceAttempts = 24;

/** Points of small round values: 1, 2, −1 in that order for the first variables, then shuffled. */
export function nicePoints(problem: Drawable, domains: ReadonlyMap<string, SampleDomain>, random: Random): Points {
  let start = 0;
  return fillPoints(problem, niceAttempts, ({ name, shape, slots }, p) => {
    if (name === problem.variables[0]!.name) start = 0;
    const draw = drawNice(random, domains.get(name) ?? realDomain, shape, p < 8 ? start + p : 100);
    start += slots.length;
    return draw;
  });
}
