import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { version } from '../../../package.json';
import { projectRoot } from '../../../scripts/paths.mjs';
import type { Found, Place } from '../../../src/protocol/assistant';
import { buildCli } from '../cli/buildCli';
import { calledOf } from './connect';

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>> } }];
}

const course = join(projectRoot, 'examples', 'course');

/** More text than can be checked in a moment. */
const ENDLESS = Array.from({ length: 4000 }, (_, at) => `$$\\int_{-\\infty}^{\\infty} e^{-${at + 1} x^2} dx = \\sqrt{\\pi/${at + 1}}$$\n\n`).join('');

describe('formulint mcp, over standard input and output', function () {
  this.timeout(120_000);
  let folder: string;
  let cli: string;
  let client: Client;
  let transport: StdioClientTransport;
  let stderr = '';

  const call = async (name: string, input: Record<string, unknown>) => calledOf(await client.callTool({ name, arguments: input }));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formulint-mcp-'));
    cli = await buildCli(folder);
    transport = new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', '--jobs', '1'], cwd: course, stderr: 'pipe' });
    transport.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    client = new Client({ name: 'test', version: '0' });
    await client.connect(transport);
  });
  after(async () => {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('introduces itself', () => {
    assert.deepEqual([client.getServerVersion()?.version, /Call verify/.test(client.getInstructions() ?? '')], [version, true]);
  });

  it('gives of the course just what the SARIF of the command line gives, and what the course says of itself', async () => {
    const { content } = await call('check', { paths: ['.'] });
    const { findings } = content;
    const child = spawn(process.execPath, [cli, 'check', '--format', 'sarif', '.'], { cwd: course });
    let stdout = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) stdout += chunk as string;
    const { runs } = JSON.parse(stdout) as { readonly runs: readonly [{ readonly results: readonly SarifResult[] }] };
    const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
    const shown = ({ path, severity, code, message, cell, inFile, ...own }: Found) => {
      const { line, column, endLine, endColumn }: Place = inFile ?? own;
      return [path, line, column, endLine, endColumn, levels[severity], code, cell === undefined ? message : `cell ${cell}: ${message}`];
    };
    const expected = runs[0].results.map(({ ruleId, level, message, locations: [{ physicalLocation: { artifactLocation, region } }] }) =>
      [artifactLocation.uri, region.startLine, region.startColumn, region.endLine, region.endColumn, level, ruleId, message.text]);
    assert.deepEqual(findings.map(shown), expected);

    const rows = (await readFile(join(course, 'README.md'), 'utf8')).matchAll(/^\| \[(\S+)\]\(\S+\), (?:cell (\d+), )?line (\d+) \| \[([\w-]+)\]/gm);
    const listed = [...rows].map(([, file, cell, line, code]) => [file, cell === undefined ? undefined : Number(cell), Number(line), code]);
    assert.deepEqual(findings.map(({ path, cell, line, code }) => [path, cell, line, code]), listed);
    assert.equal(listed.length, 13);
  });

  it('is right about a formula after a call that was cancelled in the middle of a document', async () => {
    const controller = new AbortController();
    const long = client.callTool({ name: 'check', arguments: { text: ENDLESS } }, undefined, { signal: controller.signal });
    const cancelled = assert.rejects(long, /enough/);
    // The only thread is at it when the next call comes.
    setTimeout(() => controller.abort('enough'), 500);
    const { content } = await call('verify', { formula: '\\sigma(-x) = 1 + \\sigma(x)' });
    await cancelled;
    assert.deepEqual(content.claims.map(({ verdict }) => verdict), ['refuted']);
  });

  it('decides with more digits than floats have', async () => {
    const verdicts = async (digits: string) => (await call('verify', { formula: `\\pi = ${digits}` })).content.claims.map(({ verdict }) => verdict);
    assert.deepEqual([await verdicts('3.14159265358979323846'), await verdicts('3.14159265358979323899')], [['verified'], ['refuted']]);
  });

  it('answers hostile input with an error, and goes on', async () => {
    for (const [name, input] of [['verify', {}], ['verify', { formula: 7 }], ['verify', { formula: 'x', language: 'word' }], ['check', { paths: [] }], ['check', { paths: ['\0'] }], ['explain', { code: '../../package' }]] as const) {
      assert.equal((await call(name, input)).isError, true, JSON.stringify(input));
    }
    assert.equal((await call('check', { text: `${'\\left('.repeat(20_000)} $x = \ud800$` })).isError, false);
    assert.equal((await call('verify', { formula: '1 + 1 = 2' })).content.claims[0]!.verdict, 'verified');
  });

  it('writes nothing but the protocol to standard output, and ends with its input', async () => {
    const child = spawn(process.execPath, [cli, 'mcp'], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = new Promise((resolve) => child.on('close', resolve));
    const lines = [
      { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '0' } } },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    ];
    child.stdin.write(`${lines.map((line) => JSON.stringify(line)).join('\n')}\nno JSON\n`);
    while (out.split('\n').length < 3) await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdin.end();
    assert.equal(await ended, 0);
    assert.deepEqual(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: number }).id), [1, 2]);
    assert.match(err, /^formulint: .*JSON/);
    assert.equal(stderr, '');
  });

  it('takes no files, and says so where its other half is missing', async () => {
    const ended = async (program: string, args: readonly string[]) => {
      const child = spawn(process.execPath, [program, ...args], { cwd: folder });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.stdin.end();
      return [await new Promise((resolve) => child.on('close', resolve)), err] as const;
    };
    assert.deepEqual(await ended(cli, ['mcp', 'a.md']), [2, 'formulint: mcp takes no files: its client names them\nTry "formulint --help".\n']);
    const alone = join(folder, 'alone.js');
    await writeFile(alone, (await readFile(cli, 'utf8')).replaceAll('./mcp.js', './gone.js'));
    assert.deepEqual(await ended(alone, ['mcp']), [2, 'formulint: mcp: this installation has no dist/mcp.js; the npm package has\n']);
  });
});
