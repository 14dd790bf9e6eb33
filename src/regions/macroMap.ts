import type { MacroDefinition } from './region';
import { readDefinition } from './macroDefinition';
import { plainMacro } from './macroForms';

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
export function scriptMacros(script: string): readonly MacroDefinition[] {
  return [...script.matchAll(/\bmacros["']?\s*:\s*\{/gi)].flatMap((found) => readEntries(script, found.index + found[0].length));
}

function readEntries(script: string, from: number): readonly MacroDefinition[] {
  const macros: MacroDefinition[] = [];
  let at = from;
  for (let count = 0; count < mostEntries; count++) {
    at += match(spaces, script, at)?.[0].length ?? 0;
    const name = match(key, script, at);
    if (!name) break;
    at += name[0].length;
    const bracketed = script[at] === '[';
    if (bracketed) at = at + 1 + (/^\s*/.exec(script.slice(at + 1, at + 100))?.[0].length ?? 0);
    const body = match(string, script, at);
    if (!body) break;
    at += body[0].length;
    const raw = body[0].startsWith('String.raw');
    const written = body[1] ?? body[2] ?? body[3]!;
    let parameters = 0;
    if (bracketed) {
      const rest = match(arity, script, at);
      if (!rest) break;
      parameters = Number(rest[1]);
      at += rest[0].length;
    }
    const defined = withBackslash(unescaped(name[1] ?? name[2] ?? name[3]!));
    if (defined) macros.push(plainMacro(defined, parameters, raw ? written : unescaped(written)));
  }
  return macros;
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
export function frontMatterMacros(frontMatter: string): readonly MacroDefinition[] {
  return [...latexDefinitions(frontMatter), ...scriptMacros(frontMatter), ...yamlMacros(frontMatter)];
}

function latexDefinitions(frontMatter: string): readonly MacroDefinition[] {
  const macros: MacroDefinition[] = [];
  for (let at = frontMatter.indexOf('\\'); at >= 0; at = frontMatter.indexOf('\\', at + 1)) {
    const found = readDefinition(frontMatter, at);
    if (!found) continue;
    if (found.definition) macros.push(found.definition);
    at = found.end - 1;
  }
  return macros;
}

/** An entry of a map of macros whose body stands on lines of its own: `macro: …` and `args: 2` (MyST). */
interface OpenEntry {
  readonly name: string;
  readonly indent: number;
  body?: string;
  arity: number;
}

function yamlMacros(frontMatter: string): readonly MacroDefinition[] {
  const macros: MacroDefinition[] = [];
  let mapIndent = -1;
  let open: OpenEntry | undefined;
  const close = () => {
    if (open?.body) macros.push(plainMacro(open.name, open.arity, open.body));
    open = undefined;
  };
  for (const line of frontMatter.split(/\r?\n/)) {
    if (line.length > longestLine || line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    if (open && indent <= open.indent) close();
    if (indent <= mapIndent) mapIndent = -1;
    if (/^\s*(?:macros|math)\s*:\s*$/.test(line)) mapIndent = indent;
    else if (mapIndent >= 0) {
      const entry = readYamlEntry(line);
      if (!entry) continue;
      if (open) readPart(open, entry.key, entry.value);
      else if (entry.value === '') open = openEntry(entry.key, indent);
      else macros.push(...flowMacro(entry.key, entry.value));
    }
  }
  close();
  return macros;
}

const yamlEntry = /^\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w\\@]+))\s*:(?:\s+(.*))?$/;
const yamlPair = /^\[\s*(.+?)\s*,\s*(\d)\s*\]$/;
const yamlFlow = /^\{\s*macro\s*:\s*(.+?)\s*(?:,\s*args\s*:\s*(\d)\s*)?\}$/;

function readYamlEntry(line: string): { readonly key: string; readonly value: string } | undefined {
  const found = yamlEntry.exec(line.trimEnd());
  return found ? { key: found[1] === undefined ? found[2] ?? found[3]! : unescaped(found[1]), value: found[4] ?? '' } : undefined;
}

function openEntry(key: string, indent: number): OpenEntry | undefined {
  const name = withBackslash(key);
  return name === undefined ? undefined : { name, indent, arity: 0 };
}

function readPart(entry: OpenEntry, key: string, value: string): void {
  const scalar = yamlScalar(value);
  if (key === 'macro' && scalar !== undefined) entry.body = scalar;
  if (key === 'args' && /^\d$/.test(value)) entry.arity = Number(value);
}

function flowMacro(key: string, value: string): readonly MacroDefinition[] {
  const name = withBackslash(key);
  const found = yamlPair.exec(value) ?? yamlFlow.exec(value);
  const body = yamlScalar(found ? found[1]! : value);
  return name === undefined || body === undefined || body === '' ? [] : [plainMacro(name, Number(found?.[2] ?? 0), body)];
}

function yamlScalar(written: string): string | undefined {
  if (written.startsWith('"')) return written.endsWith('"') && written.length > 1 ? unescaped(written.slice(1, -1)) : undefined;
  if (written.startsWith("'")) return written.endsWith("'") && written.length > 1 ? written.slice(1, -1).replaceAll("''", "'") : undefined;
  return /^[[{|>&*!]/.test(written) && !written.startsWith('{\\') ? undefined : written;
}
