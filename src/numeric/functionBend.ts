import type { Expression, VariableExpression } from '../ir/expression';
import { bendsAt, commonBend, type Bend } from './curvature';
import { withUnknowns } from './descend';
import type { Sides } from './evidence';
import { drawFeasible } from './feasible';
import { prepareObjective } from './objective';
import { parametersOf, sizeChoices } from './objectivePoints';
import { createRandom } from './random';

const pointsEach = 6;

/** How a function bends, over points of its domain and of its parameters'; undefined where it has no Hessian there. */
export function bendOfFunction({ subject, over, domains }: { readonly subject: Expression; readonly over: VariableExpression; readonly domains: Sides['domains'] }, seed: number): Bend | undefined {
  const bends: Bend[] = [];
  for (const sizes of sizeChoices([subject, over])) {
    const prepared = prepareObjective({ objective: subject, unknowns: [{ variable: over, sumsToOne: false }], maximise: false, stated: [], domains }, sizes);
    if (!prepared.ok || prepared.objective.opaque || !prepared.objective.bend) return undefined;
    const { objective } = prepared;
    const random = createRandom(seed);
    for (const { low } of parametersOf(objective, random)) {
      const points = Array.from({ length: pointsEach }, (_, k) => withUnknowns(objective, low, drawFeasible(objective.feasible, objective.unknowns.length, k < 3 ? k : 20 + k, random)));
      bends.push(...bendsAt(objective, points).filter((bend) => bend !== undefined));
    }
  }
  return bends.length === 0 ? undefined : commonBend(bends);
}
