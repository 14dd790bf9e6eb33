import type { CheckedClaim } from '../check/verdict';
import type { Origin, OriginalClaim, PlacedClaim } from '../elaborate/document';
import type { MathPiece } from '../elaborate/piece';
import type { Claim, LibraryCandidate } from '../ir/claim';
import { findRepairs, usualBudget } from './findRepairs';

/**
 * A definition that is not what the words around it call it: a slip, and refuted, if a small edit makes it so; the
 * author's own variant if none does.
 *
 * @param parse reads an edited formula as the document's own was read
 */
export function settleDoubt(claim: PlacedClaim, checked: CheckedClaim, parse: (latex: string) => MathPiece): CheckedClaim {
  const { verdict } = checked;
  if (verdict.kind !== 'stipulated' || !verdict.doubt || !claim.origin) return checked;
  const suspected: CheckedClaim = { ...checked, verdict: { kind: 'refuted', ...verdict.doubt } };
  const { reread } = claim.origin;
  const known = new Set(argumentsSaid(claim));
  const origin: Origin = { ...claim.origin, reread: (piece) => asSaid(reread(piece), known) };
  return findRepairs(origin, suspected, parse, { ...usualBudget, offers: 1 }).length > 0 ? suspected : checked;
}

/** For each thing the words call it, the parts of the formula that were taken for arguments. */
const argumentsSaid = ({ readings }: Claim): readonly string[] => readings.flatMap(({ statement }) => (statement.kind === 'definition' ? statement.library.map(liftedNames) : []));
const liftedNames = ({ lifted }: LibraryCandidate): string => (lifted?.variables ?? []).map(({ name }) => name).join(' ');

/** An edited claim held against nothing but what the words outright call it, with the same arguments. */
function asSaid(claim: OriginalClaim | undefined, known: ReadonlySet<string>): OriginalClaim | undefined {
  const isSaid = (candidate: LibraryCandidate): boolean => candidate.strength === 'said' && known.has(liftedNames(candidate));
  const readings = claim?.readings.map(({ statement, ...reading }) => ({ ...reading, statement: statement.kind === 'definition' ? { ...statement, library: statement.library.filter(isSaid) } : statement }));
  return claim && readings ? { ...claim, readings } : undefined;
}
