import type { Reading } from '../ir/claim';
import { freeVariables } from '../ir/substitute';
import type { SymbolSurface } from '../syntax/surface';
import { contains } from '../syntax/walk';
import { isD } from './differentials';
import type { Group } from './groups';
import { withVector } from './optima';
import { optimumOf } from './optimumWords';
import type { MathPiece } from './piece';
import { lastSentence } from './proseNames';
import { readInEveryWay } from './readings';
import type { NamedDefinition, Scope } from './scope';
import { announcesStationarity } from './slopes';
import type { SaidBefore, SpokenFormula } from './spoken';
import { statementsOf } from './statements';
import { mentionsSymbol, symbolKey } from './symbol';
import { lossesIn } from './updates';

/** “Its minimiser is”, “the closed-form solution is given by”, right before a formula. */
const SOLUTION = /\b(?:minimi[sz]er|maximi[sz]er|optimum|(?:maximum[- ]likelihood|ML) (?:estimat(?:e|or)|solution)|MLE|optimal (?:weights?|parameters?|value|solution)|(?:closed[- ]form|analytic(?:al)?|least[- ]squares|unique) solution)\b(?: of| to| for| in)?[^.!?]{0,60}(?:\b(?:is|are|by|as|gives|yields|equals)|:)\s*$/i;
/** “Setting the gradient to zero gives the normal equations ⟨⟩ and hence” */
const SET_TO_ZERO = /\b(?:gradient|derivative)s?\b[^.!?]{0,80}\b(?:zero|0)\b[^.!?]{0,90}$/i;
const MAXIMUM = /\b(?:maximi[sz]\w*|likelihood|maximum|MLE)\b/i;
/** “Setting ⟨∂J/∂b = 0⟩ gives” */
const SETTING = /\b(?:setting|set|putting|solving|with|from)\s+⟨⟩[^.!?⟨]{0,40}\b(?:gives|yields|get|obtain|leads to|results in|find|have|implies|means)(?:\s+(?:us|that))?\s*:?\s*$/i;
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
  const isSet = announcesStationarity(prose) || SET_TO_ZERO.test(sentence) || (SETTING.test(sentence) && setsToZero(formulas.at(-1)));
  if (!isSet && !SOLUTION.test(sentence)) return [];
  const unknown = plainSymbol(name.symbol);
  const key = symbolKey(unknown);
  if (mentionsSymbol(body, key)) return [];
  const goal = MAXIMUM.test(prose) ? 'maximum' : 'minimum';
  const objectives = goal === 'maximum' ? [...lossesIn(scope), ...likelihoodsIn(scope)] : lossesIn(scope);
  const named = objectives.filter((loss) => mentionsSymbol(loss.body, key));
  // “The minimiser of ⟨‖Xw − y‖²⟩ is” is understood as a sentence.
  const objective = named.length > 0 ? named.at(-1)! : isSet ? unnamed(prose, formulas, key) : undefined;
  if (!objective || named.length > 1) return [];
  const free: Scope = { ...scope, definitions: new Map([...scope.definitions].filter(([defined]) => defined !== key)) };
  const { span } = piece;
  const readIn = (within: Scope, mayBeOpen = false): readonly Reading[] => readInEveryWay({ trees: [objective.body, body], scope: within, source: piece.latex, conditionsUnread: false, span: body.span }, (context) => {
    const value = context.readBody({ ...objective, key: '‹objective›' });
    const point = context.read(body);
    if (context.failure) return undefined;
    if (objective.shown() !== '') context.usedDefinitions.set(objective.key, objective.shown());
    const known = freeVariables(point.expression);
    const isOpen = [...freeVariables(value.expression).keys()].some((letter) => letter !== key && !known.has(letter));
    if (isOpen && !mayBeOpen) return undefined;
    return optimumOf({ value, point, name: key, goal, asked: 'point', span, latex: piece.latex, shown: context.text(body) }, context);
  }).readings;
  const plain = readIn(free);
  const closed = plain.length > 0 ? plain : readIn(withVector([unknown], statement, free));
  // What is the best μ whatever σ is, is it; what is not may be so at the best σ.
  return closed.length > 0 || goal === 'minimum' ? closed : readIn(free, true).map((reading) => ({ ...reading, conditionsUnread: true }));
}

/** ∂J/∂b = 0 */
function setsToZero(formula: SpokenFormula | undefined): boolean {
  if (formula?.surface.kind !== 'relation') return false;
  const [left, right] = formula.surface.operands;
  return right?.kind === 'number' && Number(right.text) === 0 && contains(left!, (node) => node.kind === 'symbol' && (isD(node) || node.name === 'nabla'));
}

/** The log-likelihoods that the section has defined by their letter. */
const likelihoodsIn = ({ definitions }: Scope): readonly NamedDefinition[] => [...definitions.values()].filter(({ key, distant, constant }) => !distant && !constant && key === 'ℓ');

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
