// @ts-check
/**
 * The declarations of the library's entry in one file that imports nothing: those of `src/library.ts`, and behind them the
 * types that they name, wherever in `src/` these are declared.
 */
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const ts = require('typescript');

const ENTRY = join(__dirname, '..', 'src', 'library.ts');

/**
 * Where a name comes from.
 *
 * @typedef {{ file: string, name: string }} Origin
 * @typedef {{ source: ts.SourceFile, declared: Map<string, ts.Statement>, imported: Map<string, string>, exported: Map<string, Origin> }} Module
 */

/** @param {string} from @param {ts.Expression | undefined} specifier @returns {string} */
function fileOf(from, specifier) {
  if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) throw new Error(`${from}: what is not in src cannot be named in the library's types`);
  return `${join(dirname(from), specifier.text)}.ts`;
}

/** @param {string} file @returns {Module} */
function readModule(file) {
  const { outputText } = ts.transpileDeclaration(readFileSync(file, 'utf8'), { fileName: file, compilerOptions: {} });
  const source = ts.createSourceFile(file, outputText, ts.ScriptTarget.Latest, true);
  /** @type {Module} */
  const module = { source, declared: new Map(), imported: new Map(), exported: new Map() };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      const from = fileOf(file, statement.moduleSpecifier);
      if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) module.imported.set(name.text, from);
    } else if (ts.isExportDeclaration(statement)) {
      const from = fileOf(file, statement.moduleSpecifier);
      if (statement.exportClause && ts.isNamedExports(statement.exportClause)) for (const { name } of statement.exportClause.elements) module.exported.set(name.text, { file: from, name: name.text });
    } else if ((ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name) {
      module.declared.set(statement.name.text, statement);
    }
  }
  return module;
}

/** @returns {string} */
function libraryTypes() {
  /** @type {Map<string, Module>} */
  const modules = new Map();
  const moduleAt = (/** @type {string} */ file) => {
    const module = modules.get(file) ?? readModule(file);
    modules.set(file, module);
    return module;
  };
  /** Texts of declarations by name, in the order in which they are needed. @type {Map<string, string>} */
  const written = new Map();
  const { declared, exported } = moduleAt(ENTRY);
  /** @param {Origin} origin */
  const write = ({ file, name }) => {
    if (written.has(name)) return;
    const module = moduleAt(file);
    const statement = module.declared.get(name);
    if (!statement) throw new Error(`${file} declares no type ${name}`);
    const text = statement.getFullText(module.source).trim();
    written.set(name, exported.has(name) || file === ENTRY ? text : text.replace(/^export /m, ''));
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isIdentifier(node)) {
        const from = module.declared.has(node.text) ? file : module.imported.get(node.text);
        if (from !== undefined) write({ file: from, name: node.text });
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
  };
  for (const name of declared.keys()) write({ file: ENTRY, name });
  for (const origin of exported.values()) write(origin);
  // Without this line a declaration file exports all that it declares.
  return `${[...written.values(), 'export {};'].join('\n\n')}\n`;
}

module.exports = { libraryTypes };
