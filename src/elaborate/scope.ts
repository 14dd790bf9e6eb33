import type { IndexCondition } from './indexConditions';
import { isOfWholeArrays, type Assumption, type Domain } from '../ir/domain';
import type { FunctionKind } from '../ir/functionKind';
import type { Surface, SymbolSurface } from '../syntax/surface';
import type { SaidLaw } from './saidLaws';
import type { Problem } from './slopes';

/** A length of a declared array as written: a number, a size's name, or unknown. */
export type DeclaredLength = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'size'; readonly name: string };

/** What the text has said of a symbol: its shape and where it takes its values. */
export interface Declaration {
  readonly lengths?: readonly DeclaredLength[];
  /** Indices that number things of these lengths: one for W_q ∈ R^{d×d}. */
  readonly family?: number;
  readonly domain?: Domain;
  /** `set`, `function`: not a value at all. */
  readonly sort?: 'value' | 'set' | 'function';
  readonly assumption: Assumption;
  /** A heading stands between it and here: the letter may since be another. */
  readonly distant?: true;
}

/**
 * A name the author gave a meaning: `L = …`, `f(x) = …`, `p_i = …`. The body is kept as written and read anew where it
 * is used, in the light of that place.
 */
export interface NamedDefinition {
  readonly key: string;
  /** Formal parameters: f(x, y). */
  readonly parameters: readonly SymbolSurface[];
  /** Formal indices, as keys: p_i. */
  readonly indices: readonly string[];
  readonly body: Surface;
  /** The LaTeX the body's spans refer to. */
  readonly source: string;
  /** A heading stands between the definition and here: the name may since mean something else. */
  readonly distant: boolean;
  /** The body is a written number or array of numbers: n = 5 is a fact of one example, not of every formula. */
  readonly constant: boolean;
  /** Other numbers had been given to the name before: of which are meant further down, only the place tells. */
  readonly again?: true;
  /** Words name it and no formula: `the cross-entropy loss`. */
  readonly inWords?: true;
  /** The body in words for the assumption shown: `z = z_1 - z_2`. */
  readonly shown: () => string;
}

/** An equation that holds of what it is about, and not for all values. */
export interface StatedEquation {
  readonly operands: readonly Surface[];
  /** The LaTeX its spans refer to. */
  readonly source: string;
  readonly shown: () => string;
}

/** What is known at a place in a document: nearest wins. Immutable; a new fact gives a new scope. */
export interface Scope {
  readonly definitions: ReadonlyMap<string, NamedDefinition>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Names of the field that the document has defined as the field does: from there on they mean just that. */
  readonly established: ReadonlySet<string>;
  /** The last optimum of the section. */
  readonly problem?: Problem;
  /** Names whose entries were required to sum to 1 after they were defined, each with the sum as written. */
  readonly totals?: ReadonlyMap<string, NamedDefinition>;
  /** Equations stated in the section, which are no definitions and no identities. */
  readonly equations: readonly StatedEquation[];
  /** What is said of functions: f is convex. */
  readonly kinds?: ReadonlyMap<string, FunctionKind>;
  /** What random quantities are said to be distributed as, by their names. */
  readonly laws?: ReadonlyMap<string, SaidLaw>;
  /** The text is about entropy, mutual information or divergences; of densities, where the section's words are about those. */
  readonly information?: 'discrete' | 'continuous';
  /** What is asked of the indices of the claim that is read. */
  readonly indexConditions?: readonly IndexCondition[];
  /** Base of log where stated; natural otherwise. */
  readonly logBase?: number;
}

export const emptyScope: Scope = { definitions: new Map(), declarations: new Map(), established: new Set(), equations: [] };

export function define(scope: Scope, definition: NamedDefinition): Scope {
  const before = scope.definitions.get(definition.key);
  const isAgain = definition.constant && before?.constant && before.shown() !== definition.shown();
  return { ...scope, definitions: new Map(scope.definitions).set(definition.key, isAgain || before?.again ? { ...definition, again: true } : definition) };
}

/** What the name meant under an earlier heading has no part in what it is defined as here. */
export function definingAnew(key: string | undefined, scope: Scope): Scope {
  if (key === undefined || !scope.definitions.get(key)?.distant) return scope;
  const definitions = new Map(scope.definitions);
  definitions.delete(key);
  return { ...scope, definitions };
}

export function establish(scope: Scope, key: string): Scope {
  return { ...scope, established: new Set([...scope.established, key]) };
}

/** The scope behind a heading. */
export function behindHeading(scope: Scope): Scope {
  const { problem: _problem, totals: _totals, kinds: _kinds, laws: _laws, ...rest } = scope;
  const declarations = new Map([...scope.declarations].map(([key, declaration]): [string, Declaration] => [key, { ...declaration, distant: true }]));
  return { ...rest, equations: [], ...(scope.information ? { information: 'discrete' as const } : {}), declarations, definitions: new Map([...scope.definitions].map(([key, definition]) => [key, { ...definition, distant: true }])) };
}

/** A domain alone keeps the shape stated before; a set of numbers takes it away: y ∈ {0, 1} after y ∈ R^K. */
function kept(before: Declaration | undefined, now: Declaration): Partial<Declaration> {
  if (!before) return {};
  return before.lengths && /∈/.test(now.assumption.text) ? {} : before;
}

export function declare(scope: Scope, key: string, declaration: Declaration): Scope {
  const before = scope.declarations.get(key);
  // x_i ∈ R^d says nothing more of an x ∈ R^d.
  if (declaration.family && before?.lengths && !before.family && !before.distant) return scope;
  const now = declaration.domain?.kind === 'real' && before?.domain && isOfWholeArrays(before.domain) ? { ...declaration, domain: before.domain } : declaration;
  return { ...scope, declarations: new Map(scope.declarations).set(key, now.lengths || now.sort ? now : { ...kept(before, now), ...now }) };
}
