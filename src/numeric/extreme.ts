import type { ProgramBuilder } from './programBuilder';

/**
 * The largest or smallest of the values whose condition holds (an absent one always does), or the smallest of
 * `positions` at which it is attained.
 */
export function extreme(
  builder: ProgramBuilder,
  operator: 'max' | 'min' | 'argmax' | 'argmin',
  values: readonly number[],
  conditions: readonly (number | undefined)[],
  positions: readonly number[],
): number {
  const largest = operator === 'max' || operator === 'argmax';
  const limit = largest ? -Infinity : Infinity;
  const candidates = values.map((value, k) => (conditions[k] === undefined ? value : builder.apply('select', conditions[k], value, builder.enclosed(limit, limit))));
  if (operator === 'max' || operator === 'min') return candidates.length === 1 ? candidates[0]! : builder.applyTo(operator, candidates);
  let best = candidates[0]!;
  let position = builder.integer(positions[0]!);
  for (let k = 1; k < candidates.length; k++) {
    const better = largest ? builder.apply('less', best, candidates[k]!) : builder.apply('less', candidates[k]!, best);
    position = builder.apply('select', better, builder.integer(positions[k]!), position);
    best = builder.apply('select', better, candidates[k]!, best);
  }
  return position;
}
