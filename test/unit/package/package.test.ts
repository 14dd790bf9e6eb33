import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { projectRoot } from '../../../scripts/paths.mjs';

/** What is not needed to pack, or is made by it. */
const LEFT = new Set(['node_modules', 'dist', '.git', 'test', 'formulint.vsix', 'examples']);

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the npm package', function () {
  this.timeout(300_000);
  let folder: string;
  let user: string;
  let files: readonly string[];

  const run = (cwd: string, command: string, ...args: readonly string[]): Promise<Ran> => pipe('', cwd, command, ...args);

  async function pipe(input: string, cwd: string, command: string, ...args: readonly string[]): Promise<Ran> {
    const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1', npm_config_offline: 'true', npm_config_update_notifier: 'false' };
    const running = promisify(execFile)(command, [...args], { cwd, env, maxBuffer: 1 << 26 });
    running.child.stdin?.end(input);
    return running.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
    );
  }

  const formulint = (...args: readonly string[]): Promise<Ran> => run(user, 'npx', 'formulint', ...args);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formulint-package-'));
    const source = join(folder, 'source');
    await mkdir(source);
    for (const name of await readdir(projectRoot)) if (!LEFT.has(name)) await cp(join(projectRoot, name), join(source, name), { recursive: true });
    await symlink(join(projectRoot, 'node_modules'), join(source, 'node_modules'));
    const packed = await run(source, 'npm', 'pack', '--json');
    assert.equal(packed.code, 0, packed.stderr);
    const [answer] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n'))) as [{ filename: string; files: { path: string }[] }];
    files = answer.files.map(({ path }) => path);
    user = join(folder, 'user');
    await mkdir(join(user, 'notes'), { recursive: true });
    await writeFile(join(user, 'package.json'), '{ "name": "user", "private": true }');
    const installed = await run(user, 'npm', 'install', '--no-audit', '--no-fund', join(source, answer.filename));
    assert.equal(installed.code, 0, installed.stderr);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('holds the command line and the library, with nothing of the extension and no sources', () => {
    for (const path of ['dist/cli.js', 'dist/mcp.js', 'dist/mpfr.js', 'dist/entry/worker.js', 'dist/library.mjs', 'dist/library.d.mts', 'docs/codes/wrong-number.md', 'docs/cli.md', 'docs/ci.md', 'docs/mcp.md', 'docs/library.md', 'docs/ci/parallel.sh', 'docs/ci/documents.mjs', 'docs/ci/spark_lint.py', 'LICENSES/LGPL-3.0.txt', 'schemas/formulintrc.json', 'README.md', 'LICENSE']) assert.ok(files.includes(path), path);
    assert.deepEqual(files.filter((path) => /^(src|test|scripts|node_modules)\/|extension|webview|\bworker\.js$/.test(path)), ['dist/entry/worker.js']);
  });

  it('lints a folder where it is installed', async () => {
    await writeFile(join(user, 'notes', 'a.md'), '$$\\sigma(-x) = 1 + \\sigma(x)$$\n');
    await writeFile(join(user, 'notes', 'b.md'), '$$\\sigma(-x) = 1 - \\sigma(x)$$\n');
    const { code, stdout, stderr } = await run(user, 'npx', 'formulint', 'notes');
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^notes\/a\.md:1:3 {2}error {2}the sides differ[^\n]*\[identity-fails\]\n/);
    assert.match(stdout, /\n2 claims in 2 files: 1 verified, 1 refuted, 0 conditional, 0 stipulated, 0 unchecked\n1 error\n$/);
    assert.match((await run(user, 'npx', 'formulint', '--help')).stdout, /^Usage|^formulint/m);
    assert.match((await run(user, 'npx', 'formulint', '--explain', 'wrong-number')).stdout, /^# wrong-number\n/);
  });

  it('has what its documents link to', async () => {
    const documents = files.filter((path) => /^docs\/.*\.md$/.test(path));
    const links = await Promise.all(documents.map(async (path) => {
      const text = await readFile(join(user, 'node_modules', 'formulint', path), 'utf8');
      return [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => join(dirname(path), link!));
    }));
    assert.deepEqual(links.flat().filter((path) => !existsSync(join(user, 'node_modules', 'formulint', path))), []);
    assert.ok(links.flat().length > 20);
  });

  it('checks many files in threads and from its cache, and mends what is plain', async () => {
    const [wrong, right] = ['$$\\sigma(-x) = 1 + \\sigma(x)$$\n', '$$\\sigma(-x) = 1 - \\sigma(x)$$\n'];
    await mkdir(join(user, 'many'));
    for (let at = 0; at < 12; at++) await writeFile(join(user, 'many', `${at}.md`), at === 7 ? wrong : right);
    const first = await formulint('many', '--jobs', '3', '--cache', '--stats');
    const second = await formulint('many', '--jobs', '3', '--cache', '--stats');
    assert.deepEqual([first.code, first.stderr, second.code], [1, '', 1]);
    assert.match(second.stdout, /; 12 of the files were in the cache\n$/);
    assert.match((await formulint('many', '--fix-dry-run')).stdout, /^--- a\/many\/7\.md\n\+\+\+ b\/many\/7\.md\n/);
    assert.equal((await formulint('many', '--fix')).code, 0);
    assert.equal(await readFile(join(user, 'many', '7.md'), 'utf8'), right);
  });

  it('reports in every form, against a baseline and up to a number of warnings', async () => {
    await mkdir(join(user, 'forms'));
    await writeFile(join(user, 'forms', 'a.md'), '$2 + 2 = 5$\n');
    const sarif = JSON.parse((await formulint('forms', '--format', 'sarif')).stdout) as { runs: [{ results: { ruleId: string }[]; tool: { driver: { rules: { id: string; help?: { markdown: string } }[] } } }] };
    assert.deepEqual(sarif.runs[0].results.map(({ ruleId }) => ruleId), ['wrong-number']);
    assert.match(sarif.runs[0].tool.driver.rules.find(({ id }) => id === 'wrong-number')?.help?.markdown ?? '', /^# wrong-number\n/);
    assert.match((await formulint('forms', '--format', 'junit')).stdout, /<failure message="the value is 4, not 5" type="error: wrong-number">/);
    assert.match((await formulint('forms', '--format', 'github')).stdout, /^::error file=forms\/a\.md,line=1,endLine=1,col=2,endColumn=11,/);
    assert.equal((await formulint('forms', '--rule', 'wrong-number=warning')).code, 1);
    assert.equal((await formulint('forms', '--rule', 'wrong-number=warning', '--max-warnings', '1')).code, 0);
    assert.equal((await formulint('forms', '--baseline', 'known.json', '--update-baseline')).code, 0);
    await writeFile(join(user, 'forms', 'a.md'), 'Above.\n\n$2 + 2 = 5$\n\n$2 + 3 = 6$\n');
    const { code, stdout } = await formulint('forms', '--baseline', 'known.json');
    assert.deepEqual([code, stdout.match(/^\S+:\d+:\d+/gm)], [1, ['forms/a.md:5:2']]);
  });

  it('is a filter, and a server of the Model Context Protocol', async () => {
    const lines = ['{"id":1,"languageId":"markdown","text":"$2+2=5$"}', 'no JSON', '{"id":2,"languageId":"latex","text":"$2+2=4$"}'];
    const batch = await pipe(`${lines.join('\n')}\n`, user, 'npx', 'formulint', 'batch');
    const answers = batch.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { id: unknown; claims?: { verdict: string }[] });
    assert.deepEqual([batch.code, answers.map(({ id, claims }) => [id, claims?.[0]?.verdict])], [0, [[1, 'refuted'], [null, undefined], [2, 'verified']]]);
    const calls = [
      { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'user', version: '0' } } },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/list' },
    ].map((call) => JSON.stringify({ jsonrpc: '2.0', ...call }));
    const served = await pipe(`${calls.join('\n')}\n`, user, 'npx', 'formulint', 'mcp');
    const [, listed] = served.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { result: { tools?: { name: string }[] } });
    assert.deepEqual(listed?.result.tools?.map(({ name }) => name), ['verify', 'check', 'explain']);
  });

  it('decides what needs more digits, with the file that is loaded for it', async () => {
    const { code, stdout } = await run(user, 'npx', 'formulint', 'verify', '\\log(1 + e^{-50}) < 2 \\cdot 10^{-22}');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^<formula>:1:1 {2}verified [\s\S]* 128 bits,/);
  });

  it('runs the example of docs/library.md, which prints what stands there', async () => {
    const guide = await readFile(join(projectRoot, 'docs/library.md'), 'utf8');
    const [, example] = /^```js example\.mjs\n([\s\S]*?)^```$/m.exec(guide)!;
    const [, output] = /^```text output\n([\s\S]*?)^```$/m.exec(guide)!;
    await writeFile(join(user, 'example.mjs'), example!);
    assert.deepEqual(await run(user, process.execPath, 'example.mjs'), { code: 0, stdout: output!, stderr: '' });
  });

  it('is loaded by require, too, and its inside by neither', async () => {
    const loaded = await run(user, process.execPath, '--disable-warning=ExperimentalWarning', '-e', "console.log(Object.keys(require('formulint')).join())");
    assert.deepEqual([loaded.code, loaded.stdout], [0, 'checkDocument\n']);
    assert.match((await run(user, process.execPath, '-e', "require('formulint/dist/cli.js')")).stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });

  /** What TypeScript has to say of a program in the user's folder. */
  async function typeErrors(program: string, module: ts.ModuleKind, moduleResolution: ts.ModuleResolutionKind): Promise<readonly string[]> {
    const path = join(user, 'program.mts');
    await writeFile(path, program);
    const options = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'], types: [], module, moduleResolution };
    return ts.getPreEmitDiagnostics(ts.createProgram([path], options)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  const good = `import { checkDocument, type CheckedDocument, type Claim, type Finding, type Options, type RepairJson, type VerdictName } from 'formulint';
const options: Options = { rules: { preset: 'strict', levels: { 'wrong-number': 'off' } }, stability: true };
const checked: CheckedDocument = checkDocument({ text: '', language: 'latex', macros: { '\\\\R': '\\\\mathbb{R}' }, fragment: true }, options);
const verdicts: readonly VerdictName[] = checked.claims.map(({ verdict }: Claim) => verdict);
const severities: readonly ('error' | 'warning' | 'info')[] = checked.findings.map(({ severity }: Finding) => severity);
const repairs: readonly RepairJson[] = checked.claims.flatMap((claim) => claim.repairs ?? []);
export { verdicts, severities, repairs };
`;

  for (const [name, module, resolution] of [
    ['nodenext', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
    ['bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
  ] as const) {
    it(`has types that stand alone, as ${name} resolves them`, async () => {
      assert.deepEqual(await typeErrors(good, module, resolution), []);
      assert.deepEqual(await typeErrors("import { checkDocument } from 'formulint';\ncheckDocument({ text: '', language: 'word' });\n", module, resolution), ["Type '\"word\"' is not assignable to type 'CheckedLanguage'."]);
      assert.deepEqual(await typeErrors("import type { PublishedClaimJson } from 'formulint';\nexport type X = PublishedClaimJson;\n", module, resolution), ["Module '\"formulint\"' declares 'PublishedClaimJson' locally, but it is not exported."]);
    });
  }
});
