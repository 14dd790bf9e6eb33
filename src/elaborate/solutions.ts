import type { Surface } from '../syntax/surface';
import { definedName, type DefinedName } from './definedName';
import { extremaIn, type ExtremumSurface } from './optima';
import type { MathPiece, Piece } from './piece';
import type { NamedDefinition, Scope } from './scope';
import { sliceBalanced } from './slice';
import { statementsOf, type RawStatement } from './statements';
import { glyph, symbolKey } from './symbol';

/** What stands behind a statement: the rest of its own formula, and the pieces of the document that follow. */
export interface Behind {
  readonly statements: readonly RawStatement[];
  readonly piece: MathPiece;
  /** Made where it is asked for: of the last pieces of a long document it would be as long each time. */
  readonly pieces: () => readonly Piece[];
}

/** Formulas behind an optimum that are looked through for its solution. */
const MAX_FORMULAS = 30;

/**
 * What the section says an optimum is: the definition of its name above it, or the first below; for an optimum of w also
 * what is found for w⋆, unless another problem in w stands between. A name that only stands for another is followed.
 */
export function solutionOf(name: DefinedName, extremum: ExtremumSurface, before: Scope, behind: Behind): NamedDefinition | undefined {
  const found = new Map<string, NamedDefinition>();
  for (const [key, definition] of before.definitions) if (!definition.distant && definition.parameters.length === 0) found.set(key, definition);
  const known = followed(name.key, found);
  if (known) return known;
  const unknown = symbolKey(extremum.unknowns[0]!);
  const star = unknown + glyph('star');
  let solved: NamedDefinition | undefined;
  let isSettled = extremum.asked === 'value' || extremum.unknowns.length > 1;
  for (const { statement, piece } of statementsBehind(behind)) {
    const own = definedName(statement.operands[0]!);
    if (!own || own.called || statement.signs[0]?.sign !== '=') continue;
    const others = extremaIn(statement);
    if (others) {
      if (own.key === name.key) break;
      isSettled ||= others.some((other) => other?.unknowns.some((symbol) => symbolKey(symbol) === unknown));
      continue;
    }
    const body = statement.operands.at(-1)!;
    if (body.kind === 'empty') continue;
    found.set(own.key, definitionOf(own, body, statement, piece));
    if (own.key === name.key) return followed(own.key, found);
    if (own.key === star && !isSettled) solved = found.get(star);
  }
  return solved;
}

/** The definition of a name, through names that stand for it: p̂ = w⋆, w⋆ = σ(x). */
function followed(key: string, found: ReadonlyMap<string, NamedDefinition>): NamedDefinition | undefined {
  let definition = found.get(key);
  for (let step = 0; step < 3 && definition; step++) {
    const other = definedName(definition.body);
    const next = other && !other.called ? found.get(other.key) : undefined;
    if (!next || next === definition) break;
    definition = next;
  }
  return definition && extremaIn({ operands: [definition.body], signs: [], remarks: [], span: definition.body.span, link: 'none' }) ? undefined : definition;
}

function definitionOf(name: DefinedName, body: Surface, statement: RawStatement, piece: MathPiece): NamedDefinition {
  const shown = `${sliceBalanced(piece.latex, statement.operands[0]!.span)} = ${sliceBalanced(piece.latex, body.span)}`.replace(/\s+/g, ' ');
  return { key: name.key, parameters: [], indices: name.indices, body, source: piece.latex, distant: false, constant: false, shown: () => shown };
}

/** The statements of the section's further formulas, in order. */
function statementsBehind({ statements, piece: own, pieces: follow }: Behind): readonly { readonly statement: RawStatement; readonly piece: MathPiece }[] {
  const pieces = follow();
  const end = pieces.findIndex((piece) => piece.kind === 'prose' && piece.heading);
  const formulas = (end < 0 ? pieces : pieces.slice(0, end)).filter((piece) => piece.kind === 'math' && !piece.aside).slice(0, MAX_FORMULAS) as readonly MathPiece[];
  return [
    ...statements.map((statement) => ({ statement, piece: own })),
    ...formulas.flatMap((piece) => (piece.parsed.ok ? statementsOf(piece.parsed.tree).map((statement) => ({ statement, piece })) : [])),
  ].filter(({ statement }) => statement.signs.length > 0);
}
