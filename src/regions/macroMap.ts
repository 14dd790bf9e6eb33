import type { MacroTable } from './macros';
import { readDefinition, withArity } from './macros';

/** More entries than this are not read. */
const mostEntries = 1000;

/** Longer lines of front matter are not entries of a map of macros. */
const longestLine = 2000;

const spaces = /(?:\s|,|\/\/[^\n]*|\/\*[^*]*\*\/)*/y;
const key = /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([\w\\@]+))\s*:\s*/y;
const string = /(?:String\.raw)?(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\[^])*)`)/y;
const arity = /\s*,\s*(\d)\s*(?:,\s*(?:"[^"\n]*"|'[^'\n]*')\s*)?\]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Macros from the settings of MathJax or KaTeX in a script: `macros: {RR: "{\\bf R}", bold: ["{\\bf #1}", 1]}`, in
 * JavaScript or JSON, with or without the backslash in the names.
 */
export function collectScriptMacros(script: string, macros: MacroTable): void {
  for (const found of script.matchAll(/\bmacros["']?\s*:\s*\{/gi)) {
    readEntries(script, found.index + found[0].length, macros);
  }
}

function readEntries(script: string, from: number, macros: MacroTable): void {
  let at = from;
  for (let count = 0; count < mostEntries; count++) {
    at += match(spaces, script, at)?.[0].length ?? 0;
    const name = match(key, script, at);
    if (!name) return;
    at += name[0].length;
    const bracketed = script[at] === '[';
    if (bracketed) at = at + 1 + (/^\s*/.exec(script.slice(at + 1, at + 100))?.[0].length ?? 0);
    const body = match(string, script, at);
    if (!body) return;
    at += body[0].length;
    const raw = body[0].startsWith('String.raw');
    const written = body[1] ?? body[2] ?? body[3]!;
    let parameters = 0;
    if (bracketed) {
      const rest = match(arity, script, at);
      if (!rest) return;
      parameters = Number(rest[1]);
      at += rest[0].length;
    }
    const defined = withBackslash(unescaped(name[1] ?? name[2] ?? name[3]!));
    if (defined) macros[defined] = withArity(raw ? written : unescaped(written), parameters);
  }
}

function unescaped(written: string): string {
  return written.replace(/\\(.)/g, '$1');
}

function withBackslash(name: string): string | undefined {
  const full = name.startsWith('\\') ? name : `\\${name}`;
  return /^\\(?:[A-Za-z@]+|[^A-Za-z\s])$/.test(full) ? full : undefined;
}

/**
 * Macros from a page's front matter: a map below `macros:` (MathJax, KaTeX, Jupyter Book) or `math:` (MyST), or LaTeX
 * definitions below `header-includes:` (Pandoc, Quarto).
 */
export function collectFrontMatterMacros(frontMatter: string, macros: MacroTable): void {
  for (let at = frontMatter.indexOf('\\'); at >= 0; at = frontMatter.indexOf('\\', at + 1)) {
    const definition = readDefinition(frontMatter, at);
    if (!definition) continue;
    Object.assign(macros, definition.macros);
    at = definition.end - 1;
  }
  collectScriptMacros(frontMatter, macros);
  let mapIndent = -1;
  for (const line of frontMatter.split(/\r?\n/)) {
    if (line.length > longestLine || line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    if (indent <= mapIndent) mapIndent = -1;
    if (/^\s*(?:macros|math)\s*:\s*$/.test(line)) mapIndent = indent;
    else if (mapIndent >= 0) readYamlEntry(line, macros);
  }
}

const yamlEntry = /^\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w\\@]+))\s*:\s+(.+?)\s*$/;
const yamlPair = /^\[\s*(.+?)\s*,\s*(\d)\s*\]$/;

function readYamlEntry(line: string, macros: MacroTable): void {
  const found = yamlEntry.exec(line);
  if (!found) return;
  const name = withBackslash(found[1] === undefined ? found[2] ?? found[3]! : unescaped(found[1]));
  if (!name) return;
  const pair = yamlPair.exec(found[4]!);
  const body = yamlScalar(pair ? pair[1]! : found[4]!);
  if (body !== undefined && body !== '') macros[name] = withArity(body, pair ? Number(pair[2]) : 0);
}

function yamlScalar(written: string): string | undefined {
  if (written.startsWith('"')) return written.endsWith('"') && written.length > 1 ? unescaped(written.slice(1, -1)) : undefined;
  if (written.startsWith("'")) return written.endsWith("'") && written.length > 1 ? written.slice(1, -1).replaceAll("''", "'") : undefined;
  return /^[[{|>&*!]/.test(written) && !written.startsWith('{\\') ? undefined : written;
}
