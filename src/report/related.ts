import { plainMath } from './plainMath';
import type { ClaimJson, RelatedJson } from '../protocol/verdict';

const collapsed = (latex: string): string => latex.replace(/\s+|&/g, '');

/** How the assumptions of a claim name the definitions that it was read with. */
const DEFINED = /^(.*), as defined above$/;

/**
 * Other places of the document that a finding about a claim rests on: the step before the first wrong one, and the
 * definitions that the claim was read with, as far as they are claims themselves.
 *
 * @param earlier the claims before it, in document order
 */
export function relatedTo({ steps = [], assumptions }: ClaimJson, earlier: readonly ClaimJson[]): readonly RelatedJson[] {
  const wrong = steps.findIndex(({ verdict }) => verdict === 'refuted');
  const before = wrong > 0 ? [{ range: steps[wrong - 1]!.range, message: 'the step before' }] : [];
  const definitions = assumptions.flatMap((assumption): readonly RelatedJson[] => {
    const shown = DEFINED.exec(assumption)?.[1];
    if (shown === undefined) return [];
    const definition = earlier.findLast(({ latex, verdict }) => verdict !== 'refuted' && [latex, plainMath(latex)].some((form) => collapsed(form).startsWith(collapsed(shown))));
    return definition ? [{ range: definition.range, ...(definition.cell === undefined ? {} : { cell: definition.cell }), message: `${shown} is defined here` }] : [];
  });
  return [...before, ...definitions];
}
