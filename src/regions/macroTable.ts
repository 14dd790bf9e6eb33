import type { MacroDefinition, Macros } from './region';

/** More macros than this are not remembered. */
const mostMacros = 10_000;

/**
 * The macros in force at some place of a document, while the document is read from top to bottom.
 *
 * Names are looked up when they are used, as KaTeX and TeX do it; only `\let` copies a meaning. A meaning that was
 * copied from KaTeX itself is written `\@builtin{\phi}` once the author gives `\phi` another.
 */
export class MacroTable {
  readonly #bodies: Record<string, string>;
  /** A name of KaTeX's → the names that were let to it. */
  readonly #aliases = new Map<string, Set<string>>();
  #count: number;

  constructor(outer: Macros = {}) {
    this.#bodies = { ...outer };
    this.#count = Object.keys(this.#bodies).length;
  }

  /** The macros as they are now; the object changes with later definitions. */
  get macros(): Macros {
    return this.#bodies;
  }

  /** From now on a name means what `definition` says. */
  define({ name, macros, alias, provided }: MacroDefinition): void {
    if (provided && Object.hasOwn(this.#bodies, name)) return;
    if (alias === name) return;
    this.#keepMeaning(name);
    for (const [part, body] of Object.entries(macros)) this.#set(part, body);
    if (alias !== undefined) this.#copy(name, alias);
  }

  #copy(name: string, alias: string): void {
    const copied = Object.hasOwn(this.#bodies, alias) ? this.#bodies[alias]! : alias;
    this.#set(name, copied);
    const isBuiltin = copied === alias || this.#aliases.get(copied)?.has(alias);
    if (isBuiltin) this.#aliases.set(copied, (this.#aliases.get(copied) ?? new Set()).add(name));
  }

  /** Before `name` changes: what was let to it keeps what KaTeX means by it. */
  #keepMeaning(name: string): void {
    for (const alias of this.#aliases.get(name) ?? []) {
      if (this.#bodies[alias] === name) this.#set(alias, `\\@builtin{${name}}`);
    }
    this.#aliases.delete(name);
  }

  #set(name: string, body: string): void {
    if (!Object.hasOwn(this.#bodies, name) && ++this.#count > mostMacros) return;
    this.#bodies[name] = body;
  }
}

/** The macros in force behind all of `definitions`. */
export function macrosBehind(definitions: readonly MacroDefinition[], outer: Macros = {}): Macros {
  const table = new MacroTable(outer);
  for (const definition of definitions) table.define(definition);
  return table.macros;
}
