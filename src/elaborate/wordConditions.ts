import { declaredBy } from './declaredBy';
import type { Declared } from './declarations';
import { definedName } from './definedName';
import { relationOfIndices, type IndexCondition } from './indexConditions';
import type { MathPiece, Piece } from './piece';
import type { NamedDefinition } from './scope';
import { statedNumbers } from './stated';
import { statementsOf, type RawStatement } from './statements';

/** Under what the words before a formula put it. */
export interface WordConditions {
  /** “for |γ| < 1” */
  readonly declared: readonly Declared[];
  /** “When y = 1,”: what a name is here. */
  readonly values: readonly NamedDefinition[];
  /** “For i ≠ j” */
  readonly ofIndices: readonly IndexCondition[];
  /** False where something is asked that no declaration says: “when wᵀx < 1”. */
  readonly understood: boolean;
}

/** Nothing is asked of the letters. */
export const NOTHING: WordConditions = { declared: [], values: [], ofIndices: [], understood: true };

/** Words that ask what the formula behind them says, in their own sentence, and those that do so in the next one too. */
const ASKS = /\b(?:if|when|whenever|where|with|for|at|on|under|given|since|because|provided|assuming|assume|suppose|unless|as long as|(?:in|within|on) (?:the|this) (?:[\w-]+ )?(?:region|case|regime|interval|branch))(?: (?:that|where|when|of|we have|also|both|all|any|every|each|some))*[\s,]*$/i;
const SUPPOSES = /\b(?:assume|suppose)(?: (?:that|also|now|further|we have))*\s*$/i;
/** “if x > 0 and y = 1” */
const JOINS = /^\s*(?:,|,?\s*and)\s*$/i;

const proseAt = (pieces: readonly Piece[], at: number): string => {
  const piece = pieces[at];
  return piece?.kind === 'prose' && !piece.heading ? piece.text : '';
};

/** The end of a sentence within a stretch of prose, or a new paragraph that begins with words. */
const STOP = /[.!?](?=\s+["“(]?[A-Z])|[.!?]\s*$|\n[ \t]*\r?\n(?=\s*\S)/g;

/** How many pieces before a formula are looked at. */
const WINDOW = 12;

/** What the words of a formula's own sentence, and “suppose” in the one before it, ask of its letters. */
export function conditionsInWords(pieces: readonly Piece[], at: number): WordConditions {
  const found: WordConditions[] = [];
  let stops = 0;
  for (let k = at - 1; k > 0 && k >= at - WINDOW && stops < 2; k--) {
    const piece = pieces[k]!;
    if (piece.kind === 'prose') {
      if (piece.heading) break;
      stops += [...piece.text.matchAll(STOP)].length;
      continue;
    }
    if (piece.kind !== 'math' || piece.aside || piece.display || !piece.parsed.ok || pieces[k - 1]!.kind !== 'prose') continue;
    const text = proseAt(pieces, k - 1);
    const before = text.slice(([...text.matchAll(STOP)].at(-1)?.index ?? -1) + 1);
    const asks = stops === 0 ? ASKS.test(before) || (JOINS.test(before) && asksBefore(pieces, k)) : SUPPOSES.test(before);
    if (asks) found.push(...statementsOf(piece.parsed.tree).map((statement) => asked(statement, piece)));
  }
  return found.length === 0 ? NOTHING : { declared: found.flatMap(({ declared }) => declared), values: found.flatMap(({ values }) => values), ofIndices: found.flatMap(({ ofIndices }) => ofIndices), understood: found.every(({ understood }) => understood) };
}

/** Whether the formula before, to which this one is joined, is asked. */
const asksBefore = (pieces: readonly Piece[], at: number): boolean => pieces[at - 2]?.kind === 'math' && ASKS.test(proseAt(pieces, at - 3));

/** What a statement asks of its letters. */
function asked(statement: RawStatement, piece: MathPiece): WordConditions {
  const { operands, signs } = statement;
  const facts = declaredBy(statement, piece.latex);
  if (facts) return { ...NOTHING, declared: facts };
  const [left, right] = operands;
  if (!left || !right || signs.some(({ sign }) => '∈∼→←≈∝↦⊂⊆⊥'.includes(sign))) return NOTHING;
  const name = definedName(left);
  if (signs.length === 1 && signs[0]!.sign === '=' && name && !name.called && name.indices.length === 0 && statedNumbers(right)) {
    return { ...NOTHING, values: [{ key: name.key, parameters: [], indices: [], body: right, source: piece.latex, distant: false, constant: false, shown: () => piece.latex.trim() }] };
  }
  const isEquation = signs.every(({ sign }) => sign === '=' || sign === ':=' || sign === '≡');
  const relation = relationOfIndices({ kind: 'relation', operands, signs, span: statement.span });
  if (relation) return { ...NOTHING, ofIndices: [{ relation, shown: piece.latex.trim(), isAsked: !isEquation }] };
  // `with h(x) = wᵀx` names things; other equations are given (`givens.ts`).
  return isEquation ? NOTHING : { ...NOTHING, understood: false };
}
