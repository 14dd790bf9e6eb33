import type { Reading } from '../ir/claim';
import { freeVariables } from '../ir/substitute';
import type { SymbolSurface } from '../syntax/surface';
import type { Group } from './groups';
import { withVector } from './optima';
import { optimumOf } from './optimumWords';
import type { MathPiece } from './piece';
import { lastSentence } from './proseNames';
import { readInEveryWay } from './readings';
import type { NamedDefinition, Scope } from './scope';
import { announcesStationarity } from './slopes';
import type { SaidBefore } from './spoken';
import { statementsOf } from './statements';
import { mentionsSymbol, symbolKey } from './symbol';
import { lossesIn } from './updates';

/** “Its minimiser is”, “the closed-form solution is given by”, right before a formula. */
const SOLUTION = /\b(?:minimi[sz]er|maximi[sz]er|optimum|optimal (?:weights?|parameters?|value|solution)|(?:closed[- ]form|analytic(?:al)?|least[- ]squares|unique) solution)\b(?: of| to| for| in)?[^.!?]{0,60}(?:\b(?:is|are|by|as|gives|yields|equals)|:)\s*$/i;
/** “Setting the gradient to zero gives the normal equations ⟨⟩ and hence” */
const SET_TO_ZERO = /\b(?:gradient|derivative)s?\b[^.!?]{0,80}\b(?:zero|0)\b[^.!?]{0,90}$/i;
const MAXIMUM = /\b(?:maximi[sz]\w*|likelihood|maximum)\b/i;
/** What the sentence speaks of before an objective without a name. */
const OF = /\b(?:gradient|derivative|minimi[sz]\w*|minimum|optimi[sz]\w*)\b[^.!?⟨]{0,40}$/i;

/**
 * ŵ = (XᵀX)⁻¹Xᵀy, where the words say that the gradient of the section's objective is set to 0 or that this is its
 * minimiser: the readings of that claim. Empty where the words do not say so, or where the objective has other letters
 * than what is stated, by which it may have to be made small as well.
 */
export function solvedOptimum({ shape, name, statements }: Group, piece: MathPiece, scope: Scope, { prose, formulas }: SaidBefore): readonly Reading[] {
  const [statement] = statements;
  const body = statement?.operands[1];
  if (shape !== 'definition' || !name || name.called || name.indices.length > 0 || !body || statement.operands.length !== 2 || statement.remarks.length > 0) return [];
  const sentence = lastSentence(prose);
  const isSet = announcesStationarity(prose) || SET_TO_ZERO.test(sentence);
  if (!isSet && !SOLUTION.test(sentence)) return [];
  const unknown = plainSymbol(name.symbol);
  const key = symbolKey(unknown);
  if (mentionsSymbol(body, key)) return [];
  const named = lossesIn(scope).filter((loss) => mentionsSymbol(loss.body, key));
  // “The minimiser of ⟨‖Xw − y‖²⟩ is” is understood as a sentence.
  const objective = named.length > 0 ? named.at(-1)! : isSet ? unnamed(prose, formulas, key) : undefined;
  if (!objective || named.length > 1) return [];
  const goal = MAXIMUM.test(prose) ? 'maximum' : 'minimum';
  const free: Scope = { ...scope, definitions: new Map([...scope.definitions].filter(([defined]) => defined !== key)) };
  const { span } = piece;
  const readIn = (within: Scope) => readInEveryWay({ trees: [objective.body, body], scope: within, source: piece.latex, conditionsUnread: false, span: body.span }, (context) => {
    const value = context.readBody({ ...objective, key: '‹objective›' });
    const point = context.read(body);
    if (context.failure) return undefined;
    if (objective.shown() !== '') context.usedDefinitions.set(objective.key, objective.shown());
    const known = freeVariables(point.expression);
    if ([...freeVariables(value.expression).keys()].some((letter) => letter !== key && !known.has(letter))) return undefined;
    return optimumOf({ value, point, name: key, goal, asked: 'point', span, latex: piece.latex, shown: context.text(body) }, context);
  }).readings;
  const plain = readIn(free);
  return plain.length > 0 ? plain : readIn(withVector([unknown], statement, free));
}

/** w of ŵ, w⋆ and w_{ML}. */
const plainSymbol = (symbol: SymbolSurface): SymbolSurface => ({ ...symbol, accents: symbol.accents.filter((accent) => accent === 'vec') });

/** “Setting the gradient of ⟨‖Xβ − y‖²⟩ to zero”: an objective without a name. */
function unnamed(prose: string, formulas: SaidBefore['formulas'], key: string): NamedDefinition | undefined {
  const parts = prose.split('⟨⟩');
  for (let back = 1; back < parts.length && back <= formulas.length; back++) {
    const { surface, source } = formulas.at(-back)!;
    const before = parts[parts.length - 1 - back]!;
    if (!OF.test(before) || statementsOf(surface).length > 0 || surface.kind === 'symbol' || !mentionsSymbol(surface, key)) continue;
    return { key: '‹objective›', parameters: [], indices: [], body: surface, source, distant: false, constant: false, shown: () => '' };
  }
  return undefined;
}
