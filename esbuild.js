// @ts-check
/**
 * Builds everything that runs: `node esbuild.js [--production] [--watch]`.
 *
 * A bundle's metafile goes to `dist/meta/`, which does not ship. `--production` minifies, leaves out the source maps
 * and the tests, and fails when a bundle is over its limit (docs/architecture.md, "Sizes").
 */
const { existsSync } = require('node:fs');
const { mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const { basename, join } = require('node:path');
const esbuild = require('esbuild');
const { katexParser } = require('./scripts/katexParser.js');
const { libraryTypes } = require('./scripts/libraryTypes.js');
const { withoutCitations } = require('./scripts/withoutCitations.js');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * @typedef {object} Bundle
 * @property {string} output below `dist/`.
 * @property {string} source the entry file.
 * @property {'node' | 'browser'} platform
 * @property {number} [limit] of the minified file, in kB (1000 bytes).
 * @property {string} [without] a source file that it must load instead of containing.
 * @property {esbuild.BuildOptions} [options]
 */

/** @type {readonly Bundle[]} */
const bundles = [
  { output: 'extension.js', source: 'src/extension.ts', platform: 'node', limit: 150, without: 'src/pipeline.ts' },
  { output: 'web/extension.js', source: 'src/webExtension.ts', platform: 'browser', limit: 150, without: 'src/pipeline.ts' },
  { output: 'worker.js', source: 'src/worker/node.ts', platform: 'node', limit: 1130, options: { ...loadsBesides(), plugins: [katexParser(), withoutCitations({ known: true }), filesBesides()] } },
  { output: 'web/worker.js', source: 'src/worker/web.ts', platform: 'browser', limit: 1130, without: 'src/mpfr/index.ts', options: { format: 'iife', plugins: [katexParser(), withoutCitations({ known: true }), filesBesides()] } },
  {
    output: 'mpfr.js',
    source: 'src/mpfr/index.ts',
    platform: 'browser',
    limit: 420,
    options: { format: 'iife', globalName: 'formulintMpfr', footer: { js: "if (typeof module === 'object') module.exports = formulintMpfr;" } },
  },
  { output: 'webview.js', source: 'src/webview/main.ts', platform: 'browser', limit: 500, options: webviewOptions() },
  { output: 'preview.js', source: 'src/webview/previewMain.ts', platform: 'browser', limit: 500, options: webviewOptions() },
  { output: 'notebook.js', source: 'src/webview/notebookMain.ts', platform: 'browser', limit: 10, options: { format: 'esm', loader: { '.css': 'text' } } },
  {
    output: 'cli.js',
    source: 'src/cli/main.ts',
    platform: 'node',
    limit: 1260,
    without: 'src/mcp/index.ts',
    options: {
      // fdir, which reads folders, and tinypool, which looks for its threads' script, ask where they are; in a CommonJS
      // bundle `import.meta.url` would be undefined.
      banner: { js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
      define: { 'import.meta.url': 'bundleUrl' },
      ...loadsBesides(),
      plugins: [katexParser(), withoutCitations(), filesBesides()],
    },
  },
  { output: 'mcp.js', source: 'src/mcp/index.ts', platform: 'node', limit: 420, without: 'src/pipeline.ts' },
  { output: 'library.mjs', source: 'src/library.ts', platform: 'browser', limit: 1100, options: { format: 'esm', plugins: [katexParser(), withoutCitations()] } },
  // What tinypool starts in a thread: it looks for it at this place beside its own script, and it loads `cli.js`.
  { output: 'entry/worker.js', source: 'node_modules/tinypool/dist/entry/worker.js', platform: 'node', limit: 10 },
];

/**
 * What `filesBesides` puts into files of their own is loaded by `require`, so that a script that serves browsers too can be
 * loaded.
 *
 * @returns {esbuild.BuildOptions}
 */
function loadsBesides() {
  return { supported: { 'dynamic-import': false } };
}

/**
 * `import('./index')` of `src/mpfr/load.ts` and `import('../mcp/index')` of `src/cli/mcp.ts` load the bundle of that layer,
 * which lies beside the one that asks.
 *
 * @returns {esbuild.Plugin}
 */
function filesBesides() {
  return {
    name: 'files-besides',
    setup(build) {
      build.onResolve({ filter: /^\.\/index$/ }, ({ importer }) => (/[\\/]mpfr[\\/]load\.ts$/.test(importer) ? { path: './mpfr.js', external: true } : undefined));
      build.onResolve({ filter: /^\.\.\/mcp\/index$/ }, () => ({ path: './mcp.js', external: true }));
    },
  };
}

/** @returns {esbuild.BuildOptions} */
function webviewOptions() {
  return {
    format: 'iife',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    plugins: [modernKatexFonts()],
  };
}

/**
 * KaTeX's style sheet names each font in three formats; every VS Code reads the smallest.
 *
 * @returns {esbuild.Plugin}
 */
function modernKatexFonts() {
  return {
    name: 'modern-katex-fonts',
    setup(build) {
      build.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path }) => {
        const css = await readFile(path, 'utf8');
        return { contents: css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)/g, ''), loader: 'css' };
      });
    },
  };
}

/**
 * Mocha's browser build decides by a global `exports` how to hand itself out; inside a bundle that is the bundle's.
 *
 * @returns {esbuild.Plugin}
 */
function mochaAsGlobal() {
  return {
    name: 'mocha-as-global',
    setup(build) {
      build.onLoad({ filter: /mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
        contents: `var module, exports;${await readFile(path, 'utf8')}`,
      }));
    },
  };
}

/**
 * The tests that run inside an extension host, one bundle for both hosts: its `run()` loads every file of
 * `test/host/inside/`.
 *
 * @returns {Promise<esbuild.BuildOptions>}
 */
async function hostTestOptions() {
  const folder = join(__dirname, 'test', 'host');
  const tests = (await readdir(join(folder, 'inside'))).filter((name) => name.endsWith('.test.ts')).sort();
  const imports = tests.map((name) => `import('./inside/${basename(name, '.ts')}')`).join(', ');
  return {
    stdin: {
      contents: `import { runMocha } from './runMocha';\nexport const run = () => runMocha(() => Promise.all([${imports}]));\n`,
      resolveDir: folder,
      sourcefile: 'host.ts',
      loader: 'ts',
    },
    outfile: 'dist/test/host.js',
    platform: 'browser',
    plugins: [mochaAsGlobal()],
  };
}

/** @returns {esbuild.BuildOptions} */
function commonOptions() {
  return {
    absWorkingDir: __dirname,
    bundle: true,
    format: 'cjs',
    charset: 'utf8',
    target: ['es2022'],
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

/** @param {Bundle} bundle @returns {esbuild.BuildOptions} */
function optionsOf({ output, source, platform, options }) {
  return {
    ...commonOptions(),
    entryPoints: [source],
    outfile: `dist/${output}`,
    platform,
    // jsonc-parser's other form asks for its parts in a way that no bundler follows.
    ...(platform === 'node' ? { target: ['node20'], mainFields: ['module', 'main'] } : {}),
    ...options,
  };
}

/**
 * Builds a bundle and writes its metafile.
 *
 * @param {Bundle} bundle
 * @returns {Promise<esbuild.Metafile | undefined>} undefined if it does not build; esbuild has then said why.
 */
async function build(bundle) {
  const result = await esbuild.build(optionsOf(bundle)).catch(() => undefined);
  if (result?.metafile === undefined) return undefined;
  const folder = join(__dirname, 'dist', 'meta');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${bundle.output.replaceAll('/', '-')}.json`), JSON.stringify(result.metafile));
  return result.metafile;
}

/**
 * The licences of all packages in the bundles, which the packaged extension must carry.
 *
 * @param {readonly esbuild.Metafile[]} metafiles
 */
async function writeLicences(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.map((input) => input.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0]);
  const texts = [];
  for (const folder of [...new Set(folders)].sort()) {
    if (folder === undefined) continue;
    const { name, version, license } = JSON.parse(await readFile(join(__dirname, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(__dirname, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? String(license) : await readFile(join(__dirname, folder, file), 'utf8');
    texts.push(`${name} ${version}\n\n${text.trim()}\n`);
  }
  await writeFile(join(__dirname, 'dist', 'third-party-licences.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/**
 * One row a bundle; the limits are those of design decisions about what a user downloads and a window loads.
 *
 * @param {readonly { bundle: Bundle, bytes: number }[]} rows
 * @returns {number} how many are over their limit.
 */
function reportSizes(rows) {
  let over = 0;
  for (const { bundle, bytes } of rows) {
    const limit = bundle.limit ?? Infinity;
    const tooLarge = production && bytes > limit * 1000;
    if (tooLarge) over += 1;
    const kilobytes = (bytes / 1000).toFixed(1).padStart(8);
    console.log(`dist/${bundle.output.padEnd(20)}${kilobytes} kB${production ? ` of ${limit}` : ''}${tooLarge ? '  TOO LARGE' : ''}`);
  }
  return over;
}

async function main() {
  if (production) await rm(join(__dirname, 'dist'), { recursive: true, force: true });
  const present = bundles.filter(({ source }) => existsSync(join(__dirname, source)));
  if (watch) {
    const all = [...present.map(optionsOf), { ...commonOptions(), ...(await hostTestOptions()) }];
    for (const options of all) await (await esbuild.context(options)).watch();
    console.log('watching; Ctrl-C ends it');
    return;
  }
  const rows = [];
  const metafiles = [];
  let broken = 0;
  for (const bundle of present) {
    const metafile = await build(bundle);
    if (metafile === undefined) {
      broken += 1;
      continue;
    }
    if (bundle.without !== undefined && bundle.without in metafile.inputs) {
      console.error(`dist/${bundle.output} contains ${bundle.without}: something it imports imports that.`);
      broken += 1;
    }
    metafiles.push(metafile);
    rows.push({ bundle, bytes: metafile.outputs[`dist/${bundle.output}`]?.bytes ?? 0 });
  }
  if (production) await writeLicences(metafiles);
  await writeFile(join(__dirname, 'dist', 'library.d.mts'), libraryTypes());
  if (!production) await esbuild.build({ ...commonOptions(), ...(await hostTestOptions()) });
  const over = reportSizes(rows);
  if (over > 0) {
    console.error(`${over} of the bundles are over their limit; dist/meta/*.json tells what is in them.`);
  }
  // The bundles that did build are of use all the same.
  process.exitCode = over + broken > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
