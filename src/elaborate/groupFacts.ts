import type { Reading } from '../ir/claim';
import type { Surface } from '../syntax/surface';
import { mapChildren } from '../syntax/walk';
import { saysIndependence } from './chanceSaid';
import { declarationsOf } from './declarations';
import { definedName } from './definedName';
import type { Group } from './groups';
import { isBetweenIndices } from './indexConditions';
import { newMatrixFacts } from './matrixFacts';
import { namedFunction } from './notation';
import { extremaIn } from './optima';
import type { MathPiece } from './piece';
import { withLaws } from './qualities';
import { isUnreadCondition } from './readings';
import { lawsOf } from './saidLaws';
import { declare, define, type Scope } from './scope';
import { sliceBalanced } from './slice';
import { statedNumbers } from './stated';

/** x ∈ R^d, x > 0, X ∼ N(0, 1), w ← w − η g: taken at the author's word. */
export function declarationClaim(group: Group, piece: MathPiece, scope: Scope): { readonly reading: Reading; readonly scope: Scope } | undefined {
  const [statement] = group.statements;
  if (!statement || group.statements.length > 1) return undefined;
  const signs = statement.signs.map(({ sign }) => sign);
  const declared = declarationsOf(statement.operands, signs, piece.latex) ?? newMatrixFacts(statement.operands, signs, piece.latex, scope);
  const byWord = signs.every((sign) => '∼←∈⊂⊆→↦'.includes(sign)) || saysIndependence(statement);
  const set = statement.operands[1];
  // x = −1, 0, 2: the values it takes. X = x_1, …, x_n: what it is made of.
  const isMember = (item: Surface): boolean => statedNumbers(item) !== undefined || item.kind === 'ellipsis' || definedName(item)?.called === false;
  const values = signs.length === 1 && signs[0] === '=' && set?.kind === 'list' && set.separator === ',' && set.items.every(isMember);
  const namesSet = group.name !== undefined && set?.kind === 'fence' && set.open === '{' && statement.operands.length === 2;
  if (!declared && !byWord && !namesSet && !values && !isBetweenIndices(statement)) return undefined;
  const drawn = signs.includes('∼') ? lawsOf(statement.operands, signs, piece.latex).filter(({ key, said }) => scope.laws?.get(key)?.said !== said) : [];
  const next = withLaws((declared ?? []).reduce((known, { key, declaration }) => declare(known, key, declaration), scope), drawn);
  const text = declared ? [...new Set(declared.map(({ declaration }) => declaration.assumption.text))].join(', ') : sliceBalanced(piece.latex, statement.span);
  return {
    reading: { statement: { kind: 'declaration', text }, assumptions: [], variables: [], domains: new Map(), sizes: [], freeIndices: [], conditionsUnread: false, scope: 'none' },
    scope: next,
  };
}

/** The last row of a derivation that solves for w says what w⋆ is. */
export function defineSolved({ statements, solved }: Group, piece: MathPiece, scope: Scope): Scope {
  for (const statement of statements.toReversed()) {
    const name = definedName(statement.operands[0]!);
    const starred = name && solved.find((key) => key.slice(0, -1) === name.key);
    const body = statement.operands.at(-1);
    if (!name || starred === undefined || !body || body.kind === 'empty') continue;
    return define(scope, { key: starred, parameters: [], indices: name.indices, body, source: piece.latex, distant: false, constant: false, shown: () => sliceBalanced(piece.latex, statement.span).replace(/\s+/g, ' ') });
  }
  return scope;
}

/** The scope with the name that the group defines, if it defines one. */
export function defineName(group: Group, piece: MathPiece, scope: Scope): Scope {
  const [statement] = group.statements;
  const { name } = group;
  // x⋆ = argmin f = a: the value, where it is given, is what is known of x⋆.
  const found = group.shape === 'optimum' && statement ? extremaIn(statement) : undefined;
  const body = found ? (statement!.operands.findLast((_, at) => at > 0 && !found[at]) ?? statement!.operands[1]) : statement?.operands[1];
  if (!statement || !name || !body || body.kind === 'empty' || statement.remarks.some((remark) => isUnreadCondition(remark, piece.latex))) return scope;
  return define(scope, {
    key: name.key,
    parameters: name.parameters,
    indices: name.indices,
    body: statement.signs[0]?.sign === '≈' ? rounded(body) : body,
    source: piece.latex,
    distant: false,
    constant: statedNumbers(body) !== undefined,
    shown: () => `${sliceBalanced(piece.latex, statement.operands[0]!.span)} = ${sliceBalanced(piece.latex, body.span)}`.replace(/\s+/g, ' '),
  });
}

/** What came by ≈ is known to as many digits as are written. */
const rounded = (body: Surface): Surface => (body.kind === 'number' ? { ...body, rounded: true } : mapChildren(body, rounded));

/** `e^x / Z, Z = ∑ e^x`, `∇f(x) = 2x, f(x) = ‖x‖²` and `‖Qx‖ = ‖x‖, QᵀQ = I`: names, functions of no name in the field, and kinds of values that the same formula tells further on. */
export function lookAhead(later: readonly Group[], piece: MathPiece, scope: Scope, own: Group): Scope {
  const isMeant = ({ called, key, symbol }: NonNullable<Group['name']>, { definitions }: Scope): boolean => (definitions.get(key)?.distant ?? !definitions.has(key)) && !(called && (key === own.name?.key || namedFunction(symbol)));
  return later.reduce((known, group) => {
    if (group.name) return isMeant(group.name, known) ? defineName(group, piece, known) : known;
    return { ...known, declarations: declarationClaim(group, piece, known)?.scope.declarations ?? known.declarations };
  }, scope);
}

/** What is known behind a claim, without the kinds of values that what follows tells: that is for what follows to say. */
export function withoutAhead<Known extends Pick<Scope, 'declarations'>>(facts: Known, ahead: Scope, before: Scope): Known {
  if (ahead.declarations === before.declarations) return facts;
  const own = [...facts.declarations].filter(([key, declaration]) => ahead.declarations.get(key) !== declaration || before.declarations.get(key) === declaration);
  return { ...facts, declarations: new Map([...before.declarations, ...own]) };
}
