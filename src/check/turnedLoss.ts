import type { Definition, Reading } from '../ir/claim';
import { negate, one, zero } from '../ir/build';
import type { Domain } from '../ir/domain';
import type { Expression } from '../ir/expression';
import { contains, eachChild, freeVariables } from '../ir/substitute';
import { compareSides } from '../numeric/compareSides';
import type { LinkVerdict } from './link';
import { sidesOf } from './sides';
import { numbers, point } from './wording';

/**
 * A loss made of logarithms of probabilities that is never above zero is a log-likelihood without its minus sign: it is
 * smallest where the prediction is worst. What stands in a logarithm by itself is taken for a probability, what
 * multiplies one for a target between 0 and 1. Undefined where the body is anything else.
 */
export function turnedLoss(definition: Definition, reading: Reading, seed: number): LinkVerdict | undefined {
  const body = definition.chain.operands[0]!;
  const domains = probabilities(body.expression);
  if (!domains) return undefined;
  const within: Reading = { ...reading, domains: new Map([...domains, ...reading.domains]) };
  if (compareSides(sidesOf(within, body.expression, zero), { seed, relation: '≤' }).kind !== 'equal') return undefined;
  const comparison = compareSides(sidesOf(within, body.expression, negate(body.expression)), { seed });
  if (comparison.kind !== 'different') return undefined;
  const { witness, evidence } = comparison;
  const message = `this is a log-likelihood, never above 0, and greatest where the prediction is best; a loss is its negative: ${numbers(witness.right)}, not ${numbers(witness.left)}, at ${point(witness.point)}`;
  return {
    verdict: { kind: 'refuted', code: 'definition-mismatch', message, evidence, witness },
    compared: { sides: comparison.sides, left: body.latex, right: `-(${body.latex})` },
  };
}

const UNIT = { kind: 'interval', low: zero, high: one } as const;

/** Where the body's variables lie if it is a log-likelihood of targets; undefined where no logarithm or no target is in it. */
function probabilities(body: Expression): ReadonlyMap<string, Domain> | undefined {
  const domains = new Map<string, Domain>();
  let logarithms = 0;
  const visit = (node: Expression): void => {
    if (node.kind === 'apply' && /^(log|xlogy|logSigmoid|logSoftmax)/.test(node.operator)) {
      logarithms++;
      const inside = node.operands.at(-1)!;
      if (node.operands.length > 1) visit(node.operands[0]!);
      if (!squashes(inside)) for (const name of freeVariables(inside).keys()) domains.set(name, { ...UNIT, open: true });
      return;
    }
    if (node.kind === 'variable') domains.set(node.name, domains.get(node.name) ?? { ...UNIT, open: false });
    eachChild(node, visit);
  };
  visit(body);
  return logarithms > 0 && [...domains.values()].some((domain) => domain.kind === 'interval' && !domain.open) ? domains : undefined;
}

/** σ(f), softmax(z): a probability made of numbers of any size. */
function squashes(expression: Expression): boolean {
  return contains(expression, (node) => node.kind === 'apply' && /^(sigmoid|softmax|exp)$/.test(node.operator));
}
