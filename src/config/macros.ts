/** Macros as configured: names with their backslash. */
export type ConfiguredMacros = Readonly<Record<string, string>>;

/** `name`: the entry at fault, where it is one of the entries. */
export type MacrosResult = { readonly macros: ConfiguredMacros } | { readonly error: string; readonly name?: string };

/**
 * Macros from a setting or a JSON file: an object of names (the backslash may be left out) to bodies. Names are a
 * run of letters or one other character, as TeX has it (The TeXbook, chapter 7).
 */
export function parseMacros(value: unknown): MacrosResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: 'macros must be an object of names to bodies, such as {"\\\\R": "\\\\mathbb{R}"}' };
  }
  const macros: Record<string, string> = {};
  for (const [name, body] of Object.entries(value)) {
    if (!/^\\?(?:[A-Za-z@]+|[^A-Za-z\s])$/u.test(name)) return { error: `${JSON.stringify(name)} is no name of a macro`, name };
    if (typeof body !== 'string') return { error: `the body of macro ${JSON.stringify(name)} must be a string`, name };
    macros[name.startsWith('\\') ? name : `\\${name}`] = body;
  }
  return { macros };
}
