import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { version } from '../../../package.json';
import { assertClaim } from './claimShape';
import { lineIndex, spanOf } from '../../../src/report/lines';
import type { ClaimJson } from '../../../src/protocol/verdict';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Answer {
  readonly id: unknown;
  readonly claims?: readonly ClaimJson[];
  readonly milliseconds?: number;
  readonly error?: string;
}

describe('dist/cli.js', function () {
  this.timeout(120_000);
  let folder: string;
  let cli: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formulint-cli-'));
    cli = join(folder, 'cli.cjs');
    const source = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
    const define = { 'import.meta.url': '__filename' };
    await build({ entryPoints: [source], bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], define, outfile: cli, logLevel: 'error' });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function start(args: readonly string[], nodeOptions: readonly string[] = []) {
    const child = spawn(process.execPath, [...nodeOptions, cli, ...args], { cwd: folder, env: { PATH: process.env.PATH } });
    child.stdin.on('error', () => undefined);
    return child;
  }

  function end(args: readonly string[], input: string | Uint8Array = '', nodeOptions: readonly string[] = []): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = start(args, nodeOptions);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
      child.stdin.end(input);
    });
  }

  async function batch(...requests: readonly (Record<string, unknown> | string)[]): Promise<readonly Answer[]> {
    const lines = requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
    const { code, stdout, stderr } = await end(['batch'], lines.join('\n'));
    assert.deepEqual([code, stderr], [0, '']);
    return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
  }

  it('says its version', async () => {
    assert.deepEqual(await end(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends with 0, 1 and 2', async () => {
    await writeFile(join(folder, 'true.md'), '$$\\sigma(-x) = 1 - \\sigma(x)$$\n');
    await writeFile(join(folder, 'false.md'), '$$\\sigma(-x) = 1 + \\sigma(x)$$\n');
    const codes = await Promise.all([['true.md'], ['false.md'], ['.'], ['none.md'], ['--what']].map(async (args) => (await end(args)).code));
    assert.deepEqual(codes, [0, 1, 1, 2, 2]);
  });

  it('verifies a formula without delimiters', async () => {
    const ran = await end(['verify', '\\sigma(-x) = 1 - \\sigma(x)']);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /^<formula>:1:1 {2}verified {2}/);
  });

  it('answers every line of a batch, in order, whatever is in it', async () => {
    const formula = '$$\\sigma(-x) = 1 - \\sigma(x)$$';
    const noise = Array.from({ length: 1 << 20 }, (_, at) => String.fromCharCode(32 + ((at * 7919 + ((at * at) % 251)) % 95))).join('');
    const answers = await batch(
      { id: 'good', languageId: 'markdown', text: formula },
      '{"id": 1, ',
      '',
      { id: 2, languageId: 'markdown', text: '' },
      { id: 3, languageId: 'word', text: '' },
      ...['markdown', 'latex', 'restructuredtext', 'python', 'ipynb', 'plaintext'].map((languageId) => ({ id: `noise ${languageId}`, languageId, text: noise })),
      { id: 'last', languageId: 'latex', text: formula },
    );
    assert.deepEqual(
      answers.map(({ id, claims, error }) => [id, claims ? 'claims' : error?.replace(/JSON: .*/, 'JSON')]),
      [
        ['good', 'claims'],
        [null, 'line 2 is not JSON'],
        [2, 'claims'],
        [3, '"languageId" must be one of markdown, latex, restructuredtext, python, ipynb, plaintext'],
        ...['markdown', 'latex', 'restructuredtext', 'python', 'ipynb', 'plaintext'].map((languageId) => [`noise ${languageId}`, 'claims']),
        ['last', 'claims'],
      ],
    );
    for (const { id, claims = [] } of answers) claims.forEach((claim, at) => assertClaim(claim, `${String(id)}[${at}]`));
  });

  it('gives claims the published form', async () => {
    const [answer] = await batch({
      id: 1,
      languageId: 'markdown',
      text: 'The sigmoid is $\\sigma(x) = \\frac{1}{1 + e^{-x}}$.\n\n$$\\sigma(-x) = 1 + \\sigma(x)$$\n\n$$\\begin{aligned} \\sigma(2x) &= \\frac{1}{1 + e^{-2x}} \\\\ &= \\frac{1}{1 + e^{-x}} \\end{aligned}$$\n\n$$\\log 2 = 0.69$$',
    });
    assert.equal(typeof answer?.milliseconds, 'number');
    assert.ok((answer?.claims?.length ?? 0) >= 4);
    answer?.claims?.forEach((claim, at) => assertClaim(claim, `claim ${at}`));
    assert.deepEqual(answer?.claims?.map(({ verdict }) => verdict), ['verified', 'refuted', 'refuted', 'verified']);
  });

  it('counts in UTF-16 units, whatever the line ends, tabs, emoji and direction', async () => {
    const latex = '\\sigma(-x) = 1 - \\sigma(x)';
    for (const before of ['', 'a\r\nb\r\n', 'a\t', '😀👩‍👩‍👧 ', 'שלום עולם ', 'x\ry ', '数学\u2028', 'e\u0301\n\n\n']) {
      const text = `${before}$${latex}$ and more\r\n`;
      const [answer] = await batch({ id: before, languageId: 'markdown', text });
      const range = answer?.claims?.[0]?.range;
      assert.ok(range, `no claim behind ${JSON.stringify(before)}`);
      const { start, end: stop } = spanOf(lineIndex(text), range);
      assert.equal(text.slice(start, stop), latex);
    }
  });

  it('needs no more memory for many documents than for one', async () => {
    const line = JSON.stringify({ id: 1, languageId: 'markdown', text: 'Words and more words. '.repeat(5_000) });
    const { code, stdout } = await end(['batch'], `${line}\n`.repeat(600), ['--max-old-space-size=48']);
    assert.equal(code, 0);
    assert.equal(stdout.trimEnd().split('\n').length, 600);
  });

  it('ends quietly when the reader goes away', async () => {
    const child = start(['batch']);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const line = `${JSON.stringify({ id: 'x'.repeat(10_000), languageId: 'markdown', text: '' })}\n`;
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.write(line.repeat(500));
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, stderr], [0, '']);
  });
});
