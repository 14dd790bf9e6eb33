// @ts-check
/**
 * Writes what is derived from the source: `contributes.configuration` and `contributes.languageModelTools` of package.json, the schema of configuration files,
 * the index of codes, the help in docs/cli.md and what its examples print, the tools and examples in docs/mcp.md, and the operators in docs/engine.md.
 *
 *     node scripts/generate.mjs [--check]      --check writes nothing and fails if a file differs
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { projectRoot } from './paths.mjs';

const GUIDE = 'docs/cli.md';
const MCP = 'docs/mcp.md';
const ENGINE = 'docs/engine.md';
const CONFIG_SCHEMA = 'schemas/formulintrc.json';
const OPERATORS_BLOCK = /(<!-- generated: operators -->\n)[\s\S]*?(<!-- end -->)/;
const KEYS_BLOCK = /(<!-- generated: keys -->\n)[\s\S]*?(<!-- end -->)/;
const HELP_BLOCK = /(<!-- generated: help -->\n)[\s\S]*?(<!-- end -->)/;
/** A fenced block whose info string ends in a file name is that file, for the examples. */
const FILE_BLOCK = /^```\w+ (\S+)\n([\s\S]*?)^```$/gm;
const EXAMPLE_BLOCK = /^```console\n\$ formulint (.*)\n[\s\S]*?^```$/gm;

/** @param {string} path */
const source = (path) => tsImport(`../${path}`, import.meta.url);

/** @param {string} path */
const readProjectFile = (path) => readFile(join(projectRoot, path), 'utf8').catch(() => '');

/**
 * The guide with the help and the output of each example as they are now.
 *
 * @param {string} guide
 */
async function withOutput(guide) {
  const { helpText, keyTable } = await source('src/config/helpText.ts');
  const { run } = await source('src/cli/run.ts');
  const { memoryIo } = await source('test/unit/cli/memoryIo.ts');
  const core = await source('src/pipeline.ts');
  const files = Object.fromEntries([...guide.matchAll(FILE_BLOCK)].map(([, name, text]) => [`/notes/${name}`, text]));
  /** @type {Map<string, string>} */
  const outputs = new Map();
  for (const [, command = ''] of guide.matchAll(EXAMPLE_BLOCK)) {
    const io = memoryIo({ files });
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    await run(words, io, core);
    outputs.set(command, io.stdout.text);
  }
  return guide
    .replace(EXAMPLE_BLOCK, (_block, command) => `\`\`\`console\n$ formulint ${command}\n${outputs.get(command)}\`\`\``)
    .replace(KEYS_BLOCK, (_block, open, close) => `${open}\n${keyTable()}\n${close}`)
    .replace(HELP_BLOCK, (_block, open, close) => `${open}\n\`\`\`text\n${helpText()}\`\`\`\n\n${close}`);
}

/**
 * Every generated file with its present and its due content.
 *
 * @returns {Promise<readonly { path: string, present: string, due: string }[]>}
 */
async function generate() {
  const { settingsContribution } = await source('src/config/settings.ts');
  const { codeIndex } = await source('src/report/codeIndex.ts');
  const { configSchema } = await source('src/config/configSchema.ts');
  const { CODES } = await source('src/report/codes.ts');
  const { engineGuide } = await source('scripts/engineGuide.ts');
  const { mcpGuide } = await source('scripts/mcpGuide.ts');
  const { languageModelTools } = await source('src/config/tools.ts');
  const manifest = await readProjectFile('package.json');
  const guide = await readProjectFile(GUIDE);
  const mcp = await readProjectFile(MCP);
  const engine = await readProjectFile(ENGINE);
  const parsed = JSON.parse(manifest);
  const codes = Object.entries(CODES).map(([code, { title }]) => ({ code, title }));
  const contributes = { ...parsed.contributes, configuration: settingsContribution(codes), languageModelTools: languageModelTools() };
  return [
    { path: 'package.json', present: manifest, due: `${JSON.stringify({ ...parsed, contributes }, null, 2)}\n` },
    { path: CONFIG_SCHEMA, present: await readProjectFile(CONFIG_SCHEMA), due: `${JSON.stringify(configSchema(codes), null, 2)}\n` },
    { path: 'docs/codes/README.md', present: await readProjectFile('docs/codes/README.md'), due: codeIndex() },
    { path: GUIDE, present: guide, due: await withOutput(guide) },
    { path: MCP, present: mcp, due: await mcpGuide(mcp) },
    { path: ENGINE, present: engine, due: engine.replace(OPERATORS_BLOCK, (_block, open, close) => `${open}\n${engineGuide()}${close}`) },
  ];
}

const stale = (await generate()).filter(({ present, due }) => present !== due);
if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what scripts/generate.mjs makes of the source: run it`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, due } of stale) {
    await writeFile(join(projectRoot, path), due);
    console.log(`wrote ${path}`);
  }
}
