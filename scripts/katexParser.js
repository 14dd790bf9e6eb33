// @ts-check
/**
 * KaTeX's parser without its renderers, for the bundles that only read formulas: 102 kB instead of 269. It is built from
 * the sources that KaTeX's package ships; test/unit/scripts/katexParser.test.ts holds its trees to those of the whole.
 */
const { readFile } = require('node:fs/promises');
const { dirname, join, parse } = require('node:path');
const ts = require('typescript');

const folder = join(dirname(require.resolve('katex/package.json')), 'src');

/** Modules that only the renderers call: font metrics, drawings, and the building of HTML and MathML. */
const renderers = new Set([
  ...['buildCommon', 'buildHTML', 'buildMathML', 'delimiter', 'domTree', 'mathMLTree', 'spacingData', 'stretchy'],
  ...['svgGeometry', 'wide-character'],
]);
const metrics = join(folder, 'fontMetricsData.js');

const entry = `
  import ParseError from './ParseError';
  import Settings from './Settings';
  import parseTree from './parseTree';
  export { ParseError };
  export const __parse = (expression, options) => parseTree(expression, new Settings(options));
  export default { ParseError, __parse };
`;

/** @returns {import('esbuild').Plugin} */
function katexParser() {
  return {
    name: 'katex-parser',
    setup(build) {
      build.onResolve({ filter: /^katex$/ }, () => ({ path: 'katex-parser', namespace: 'katex-parser' }));
      build.onLoad({ filter: /.*/, namespace: 'katex-parser' }, () => ({ contents: entry, resolveDir: folder, loader: 'js' }));
      build.onLoad({ filter: /katex[\\/]src[\\/][^\\/]+\.[jt]s$/ }, async ({ path }) => {
        if (path === metrics) return { contents: await twoLetterMetrics(), loader: 'js' };
        return renderers.has(parse(path).name) ? { contents: absentModule(await readFile(path, 'utf8')), loader: 'js' } : undefined;
      });
      build.onLoad({ filter: /katex[\\/]src[\\/](?:functions|environments)[\\/].*\.ts$/ }, async ({ path }) => ({
        contents: withoutBuilders(await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

/** The metrics of A and T, by which the macro `\LaTeX` raises its A while KaTeX is loaded. */
async function twoLetterMetrics() {
  const text = await readFile(metrics, 'utf8');
  const all = new Function(text.replace('export default', 'return'))();
  const { 65: A, 84: T } = all['Main-Regular'];
  return `export default ${JSON.stringify({ 'Main-Regular': { 65: A, 84: T } })}`;
}

/**
 * A module with the same exports, none of which does anything.
 *
 * @param {string} source
 */
function absentModule(source) {
  const declared = [...source.matchAll(/^export (?:const|let|function|class) (\w+)/gm)].map((match) => match[1] ?? '');
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) => (match[1] ?? '').split(','));
  const names = [...declared, ...listed.map((name) => name.trim().replace(/^.* as /, ''))].filter((name) => name !== '');
  return [
    'const absent = () => undefined;',
    ...names.map((name) => `export const ${name} = absent;`),
    ...(/^export default/m.test(source) ? ['export default absent;'] : []),
  ].join('\n');
}

/**
 * A module that defines commands, without what builds their HTML and MathML.
 *
 * @param {string} source
 */
function withoutBuilders(source) {
  /** @type {[number, number][]} */
  const builders = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isObjectLiteralElementLike(node) && node.name && /^(?:html|mathml)Builder$/.test(node.name.getText(tree))) builders.push([node.pos, node.end]);
    else ts.forEachChild(node, visit);
  };
  const tree = ts.createSourceFile('command.ts', source, ts.ScriptTarget.Latest);
  visit(tree);
  let kept = source;
  for (const [start, end] of builders.reverse()) kept = kept.slice(0, start) + kept.slice(end).replace(/^,/, '');
  return kept;
}

module.exports = { katexParser };
