import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** What the files of one layer may import. Every layer may import itself; `types` only by `import type`. */
interface Layer {
  readonly imports: readonly string[];
  readonly types?: readonly string[];
  /** npm packages; a trailing `*` stands for the rest of the name. */
  readonly packages?: readonly string[];
  /** May import Node's modules. */
  readonly node?: true;
  /** May import `vscode`. */
  readonly vscode?: true;
  /** May know the clock, randomness and timers. */
  readonly impure?: true;
  /** May ask for the DOM's types. */
  readonly dom?: true;
}

const core = ['util', 'config', 'regions', 'syntax', 'ir', 'ops', 'elaborate', 'numeric', 'check', 'repair', 'report', 'panel', 'protocol'];
const shell = { node: true, impure: true } as const;

/** The table of docs/architecture.md: each folder of `src/`, or file directly in it, is a layer. */
export const layers: Readonly<Record<string, Layer>> = {
  util: { imports: [] },
  protocol: { imports: [] },
  config: { imports: ['util'], packages: ['ignore', 'jsonc-parser'] },
  regions: { imports: ['util'] },
  syntax: { imports: ['util'], packages: ['katex'] },
  ir: { imports: ['util'] },
  ops: { imports: ['ir', 'util'] },
  elaborate: { imports: ['syntax', 'ir', 'ops', 'util'] },
  numeric: { imports: ['ops', 'ir', 'util'] },
  mpfr: { imports: ['numeric'], packages: ['gmp-wasm'] },
  check: { imports: ['numeric', 'ops', 'ir', 'util'] },
  repair: { imports: ['check', 'elaborate', 'numeric', 'syntax', 'ir', 'util'] },
  report: { imports: ['ir', 'config', 'protocol', 'util'], types: ['check', 'numeric', 'ops'], packages: ['jsonc-parser', 'string-width'] },
  panel: { imports: ['report', 'numeric', 'ops', 'ir', 'protocol', 'util'], types: ['check'] },
  pipeline: { imports: core },
  library: { imports: ['pipeline', 'report', 'protocol'] },
  mcp: { imports: ['report', 'config', 'protocol', 'util'], packages: ['@modelcontextprotocol/sdk', 'zod'], ...shell },
  worker: { imports: ['pipeline', 'mpfr', 'report', 'config', 'protocol', 'util'], ...shell },
  cli: {
    imports: ['pipeline', 'mpfr', 'mcp', 'report', 'config', 'protocol', 'util'],
    packages: ['diff', 'string-width', 'tinyglobby', 'tinypool'],
    ...shell,
  },
  vscode: { imports: ['worker', 'report', 'config', 'protocol', 'util'], vscode: true, ...shell },
  extension: { imports: ['vscode', 'worker', 'report', 'config', 'protocol', 'util'], vscode: true, ...shell },
  webExtension: { imports: ['vscode', 'worker', 'report', 'config', 'protocol', 'util'], vscode: true, impure: true },
  webview: { imports: ['protocol', 'util'], packages: ['katex', 'd3-*'], impure: true, dom: true },
};

/** Properties of globals that differ from run to run, and constructors and functions that do. */
const impureProperties: ReadonlySet<string> = new Set(['Math.random', 'Date.now', 'performance.now', 'crypto.getRandomValues', 'crypto.randomUUID']);
const impureNames: ReadonlySet<string> = new Set(['Date', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);

export interface SourceText {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below `src/`, but for declarations. */
export function readSources(root: string): readonly SourceText[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One line a violation, `path:line what is wrong`, in the order of the files. */
export function findLayerViolations(sources: readonly SourceText[]): readonly string[] {
  return sources.flatMap(fileViolations);
}

function fileViolations({ path, text }: SourceText): readonly string[] {
  const name = layerOf(path);
  const layer = layers[name];
  if (layer === undefined) return [`${path}:1 is in no layer: add ${name} to scripts/layers.ts`];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const at = (position: number): string => `${path}:${file.getLineAndCharacterOfPosition(position).line + 1}`;
  const found: string[] = [];
  for (const reference of file.libReferenceDirectives) {
    if (/^dom/i.test(reference.fileName) && layer.dom === undefined) {
      found.push(`${at(reference.pos)} asks for the DOM's types: only webview may`);
    }
  }
  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported !== undefined) {
      const wrong = importViolation(name, layer, path, imported);
      if (wrong !== undefined) found.push(`${at(node.getStart(file))} ${wrong}`);
    }
    const impurity = layer.impure === undefined ? impurityOf(node) : undefined;
    if (impurity !== undefined) found.push(`${at(node.getStart(file))} uses ${impurity}: ${name} must give the same answer every time`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Imports in all their forms: declarations, re-exports, `import()`, `import('…')` types and `require`. */
function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  if (ts.isCallExpression(node)) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
    const argument = node.arguments[0];
    if ((isImport || isRequire) && argument !== undefined && ts.isStringLiteralLike(argument)) {
      return { specifier: argument.text, typeOnly: false };
    }
  }
  return undefined;
}

function importViolation(name: string, layer: Layer, path: string, { specifier, typeOnly }: Import): string | undefined {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier);
    if (target === 'package.json' && layer.node === true) return undefined;
    if (target.startsWith('media/') && layer.dom === true) return undefined;
    if (!target.startsWith('src/')) return `imports ${target}: that is outside src`;
    const other = layerOf(target);
    if (other === name || layer.imports.includes(other)) return undefined;
    if (layer.types?.includes(other) === true) {
      return typeOnly ? undefined : `imports ${target}: ${name} may only import types from ${other}`;
    }
    return `imports ${target}: ${name} may import ${[...layer.imports, ...(layer.types ?? [])].join(', ') || 'nothing'}`;
  }
  if (specifier === 'vscode') return layer.vscode === true ? undefined : 'imports vscode: only vscode and the two entries may';
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return layer.node === true ? undefined : `imports ${specifier}: only cli, worker and vscode touch Node`;
  }
  const allowed = (layer.packages ?? []).some((known) => matchesPackage(known, specifier));
  return allowed ? undefined : `imports ${specifier}: no package of ${name}`;
}

function matchesPackage(known: string, specifier: string): boolean {
  if (known.endsWith('*')) return specifier.startsWith(known.slice(0, -1));
  return specifier === known || specifier.startsWith(`${known}/`);
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const property = `${node.expression.text}.${node.name.text}`;
    return impureProperties.has(property) ? property : undefined;
  }
  const called = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
  return called !== undefined && ts.isIdentifier(called) && impureNames.has(called.text) ? called.text : undefined;
}

/** `src/ops/scalar/abs.ts` → `ops`; `src/pipeline.ts` and `src/pipeline` → `pipeline`. */
function layerOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/(\.web|\.node)?(\.ts)?$/, '');
}
