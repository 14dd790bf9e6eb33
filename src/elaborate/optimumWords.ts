import type { Claim, Extremum, Optimum } from '../ir/claim';
import { freeVariables } from '../ir/substitute';
import type { Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { definedName } from './definedName';
import type { MathPiece } from './piece';
import { isAsserted } from './propertyWords';
import { readInEveryWay } from './readings';
import type { NamedDefinition, Scope } from './scope';
import type { Sentence } from './sentences';
import { isScalar } from './shapes';
import { statementsOf } from './statements';
import { symbolKey } from './symbol';

interface Said {
  readonly goal: Extremum['goal'];
  readonly asked: Extremum['asked'];
  readonly objective: number;
  readonly over?: number;
  readonly stated: number;
  readonly start: number;
  readonly end: number;
}

const GIVEN = String.raw`\s+(?:is|equals|lies)(?:\s+given\s+by|\s+(?:attained|reached)\s+at|\s+at)?\s*:?\s+`;
const OF = new RegExp(String.raw`\b(?:the\s+)?(?:unique\s+|global\s+)?(minimi[sz]er|maximi[sz]er|minimum|maximum)\s+of\s+⟨(\d+)⟩(?:\s+(?:over|with respect to|in)\s+⟨(\d+)⟩)?${GIVEN}⟨(\d+)⟩`, 'i');
const IS = /⟨(\d+)⟩\s+(?:is\s+(minimi[sz]ed|maximi[sz]ed)\s+(?:by|at|for|when)|(?:has|attains|reaches|takes)\s+(?:its|a|the)\s+(?:unique\s+|global\s+)?(minimum|maximum)(?:\s+value)?\s+(?:at|for|when))\s+⟨(\d+)⟩/i;

function said(text: string): Said | undefined {
  const of = OF.exec(text);
  const is = of ? null : IS.exec(text);
  const match = of ?? is;
  if (!match || !isAsserted(text.slice(0, match.index), text.slice(match.index + match[0].length))) return undefined;
  const where = { start: match.index, end: match.index + match[0].length };
  if (is) return { goal: /^min/i.test((is[2] ?? is[3])!) ? 'minimum' : 'maximum', asked: 'point', objective: Number(is[1]), stated: Number(is[4]), ...where };
  const [, word, objective, over, stated] = of!;
  const isValue = /mum$/i.test(word!) && !/(?:is|lies|attained|reached)\s+at/i.test(match[0]);
  return { goal: /^min/i.test(word!) ? 'minimum' : 'maximum', asked: isValue ? 'value' : 'point', objective: Number(objective), ...(over === undefined ? {} : { over: Number(over) }), stated: Number(stated), ...where };
}

/** “The minimiser of ⟨0⟩ is ⟨1⟩”: a claim about an optimum in words; none where it is not asserted or not understood. */
export function optimumSaid(sentence: Sentence, scope: Scope): Claim | undefined {
  const found = said(sentence.text);
  if (!found) return undefined;
  const objective = definedFunction(sentence.formulas[found.objective]!, scope) ?? valueOf(sentence.formulas[found.objective]!);
  const stated = valueOf(sentence.formulas[found.stated]!);
  const over = found.over === undefined ? undefined : valueOf(sentence.formulas[found.over]!);
  if (!objective || !stated || (over && over.body.kind !== 'symbol')) return undefined;
  const name = over?.body.kind === 'symbol' ? symbolKey(over.body) : stated.unknown;
  const free = name === undefined ? scope : { ...scope, definitions: new Map([...scope.definitions].filter(([key]) => key !== name)) };
  const span = sentence.place(found.start, found.end);
  const latex = sentence.text.slice(found.start, found.end).replace(/⟨(\d+)⟩/g, (_, k: string) => `$${sentence.formulas[Number(k)]!.latex}$`).replace(/\s+/g, ' ');
  const { readings } = readInEveryWay({ trees: [objective.body, stated.body], scope: free, source: objective.source, conditionsUnread: false, span: objective.body.span }, (context) => {
    const value = context.readBody(objective);
    const point = context.readBody(stated);
    // “The minimum of x² − 4x is x = 2” says where it lies.
    const asked = stated.unknown !== undefined && freeVariables(value.expression).has(stated.unknown) ? 'point' : found.asked;
    return context.failure ? undefined : optimumOf({ value, point, name, goal: found.goal, asked, span, latex, shown: stated.source }, context);
  });
  return readings.length === 0 ? undefined : { span, latex, kind: 'optimum', readings, findings: [], ...(sentence.cell === undefined ? {} : { cell: sentence.cell }) };
}

interface ReadOptimum {
  readonly value: Typed;
  readonly point: Typed;
  readonly name: string | undefined;
  readonly goal: Extremum['goal'];
  readonly asked: Extremum['asked'];
  readonly span: Claim['span'];
  readonly latex: string;
  readonly shown: string;
}

/** An optimum whose objective, unknown and value are read; undefined where they do not fit. */
export function optimumOf({ value, point, name, goal, asked, span, latex, shown }: ReadOptimum, context: ReadingContext): Optimum | undefined {
  const unknowns = [...freeVariables(value.expression).values()];
  const variable = name === undefined ? (unknowns.length === 1 ? unknowns[0] : undefined) : unknowns.find((unknown) => unknown.name === name);
  if (!variable || !isScalar(value)) return undefined;
  const wanted = asked === 'value' ? [] : context.shapes.get(variable.name)!;
  if (point.shape.length !== wanted.length || !point.shape.every((dimension, at) => context.dimensions.unify(dimension, wanted[at]!))) return undefined;
  const extremum: Extremum = { goal, asked, objective: value.expression, unknowns: [{ variable, sumsToOne: false }], span, latex };
  return { kind: 'optimum', extrema: [extremum], stated: [{ value: point.expression, latex: shown, where: 'here', span }] };
}

/** L, where L(w) was defined: its value at any w. */
function definedFunction({ parsed }: MathPiece, { definitions }: Scope): NamedDefinition | undefined {
  const definition = parsed.ok && parsed.tree.kind === 'symbol' ? definitions.get(symbolKey(parsed.tree)) : undefined;
  return definition && definition.parameters.length > 0 && !definition.distant ? { ...definition, parameters: [] } : undefined;
}

/** The value a formula stands for, `w⋆ = a` for a, as a definition of its own; `unknown` is the w of w⋆. */
function valueOf(piece: MathPiece): (NamedDefinition & { readonly unknown?: string }) | undefined {
  if (!piece.parsed.ok) return undefined;
  const { tree } = piece.parsed;
  const [statement, ...others] = statementsOf(tree);
  const asDefinition = (body: Surface): NamedDefinition => ({ key: '‹value›', parameters: [], indices: [], body, source: piece.latex, distant: false, constant: false, shown: () => piece.latex });
  if (!statement) return tree.kind === 'relation' || tree.kind === 'list' || tree.kind === 'condition' ? undefined : asDefinition(tree);
  const name = definedName(statement.operands[0]!);
  if (others.length > 0 || !name || name.indices.length > 0 || statement.signs.some(({ sign }) => sign !== '=') || statement.remarks.length > 0) return undefined;
  return { ...asDefinition(statement.operands.at(-1)!), ...(name.called ? {} : { unknown: symbolKey({ ...name.symbol, accents: [] }) }) };
}
