import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { version } from '../../../package.json';
import { writeCourse } from '../../../bench/courseDocuments';
import { buildCli } from './buildCli';
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
    cli = await buildCli(folder);
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

  it('goes on past everything that cannot be read, and follows no links', async () => {
    const bad = join(folder, 'bad');
    await mkdir(join(bad, 'folder.md'), { recursive: true });
    const files = { 'binary.md': new Uint8Array([1, 2, 0, 3]), 'latin.md': new Uint8Array([0x63, 0xe9, 0x0a]), 'long.md': new Uint8Array(65 << 20).fill(120), 'broken.ipynb': '{ "cells": [', 'zz.md': '$2 + 2 = 5$\n' };
    for (const [name, content] of Object.entries(files)) await writeFile(join(bad, name), content);
    for (const [target, name] of [['.', 'loop'], ['.', 'loop.md'], ['self.md', 'self.md'], ['none.md', 'dangling.md'], ['/dev/zero', 'endless.md']] as const) await symlink(target, join(bad, name));
    const { code, stdout, stderr } = await end(['bad']);
    assert.equal(code, 2);
    assert.deepEqual(stderr.trimEnd().split('\n'), ['formulint: bad/binary.md: not a text file: NUL at byte 3, line 1', 'formulint: bad/latin.md: not UTF-8: byte 2, line 1', 'formulint: bad/long.md: longer than 64 MB']);
    assert.deepEqual(stdout.match(/^bad\S+ {2}\w+/gm), ['bad/broken.ipynb:1:1  warning', 'bad/zz.md:1:2  error']);
  });

  it('refuses named pipes and devices instead of waiting for them, and reads what the shell has opened', async () => {
    const pipes = join(folder, 'pipes');
    await mkdir(pipes);
    await promisify(execFile)('mkfifo', [join(pipes, 'pipe.md')]);
    await symlink('/dev/zero', join(pipes, 'zero.md'));
    await symlink('pipe.md', join(pipes, 'link.md'));
    const files = ['pipes/pipe.md', 'pipes/zero.md', 'pipes/link.md'];
    const { code, stderr } = await end(files);
    assert.deepEqual([code, stderr], [2, files.map((file) => `formulint: ${file}: is a pipe or a device, not a file\n`).join('')]);
    assert.deepEqual((await end(['verify', '--config', 'pipes/pipe.md', '1 + 1 = 2'])).code, 2);
    const script = `echo '$2 + 2 = 5$' | ${process.execPath} ${cli} --language markdown --config <(echo '{"rules": {"wrong-number": "warning"}}') --max-warnings 9 /dev/stdin <(echo '$1 + 1 = 3$') /dev/null`;
    const opened = await promisify(execFile)('bash', ['-c', script], { cwd: folder });
    assert.match(opened.stdout, /^\/dev\/stdin:1:2 {2}warning {2}the value is 4, not 5 [^]*^\/dev\/fd\/\d+:1:2 {2}warning {2}the value is 2, not 3 [^]*^2 claims in 3 files: /m);
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

  describe('on a course', () => {
    const course = (...args: readonly string[]) => end(['course', '--format', 'json', ...args]);
    let inOneThread: string;

    before(async () => {
      writeCourse(join(folder, 'course'), 12, 6);
      inOneThread = (await course('--jobs', '1')).stdout;
      assert.equal((JSON.parse(inOneThread) as { files: unknown[] }).files.length, 12);
    });

    it('says the same in several threads as in one', async () => {
      const ran = await course('--jobs', '3');
      assert.deepEqual([ran.stdout === inOneThread, ran.stderr], [true, '']);
    });

    it('says the same from a cache, though the run that wrote it was killed in the middle', async () => {
      const cache = ['--cache-location', 'kept'] as const;
      const killed = start(['course', '--format', 'json', '--jobs', '1', ...cache]);
      const entries = async () => (await readdir(join(folder, 'kept')).catch(() => [])).filter((name) => name.endsWith('.json'));
      while ((await entries()).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      killed.kill('SIGKILL');
      await new Promise((resolve) => killed.on('close', resolve));
      const left = await entries();
      for (const name of left) JSON.parse(await readFile(join(folder, 'kept', name), 'utf8'));
      const first = await course('--stats', ...cache);
      const second = await course('--stats', ...cache);
      assert.deepEqual([first.stdout === inOneThread, second.stdout === inOneThread], [true, true]);
      const hits = ({ stderr }: Ended): number => Number(/; (\d+) of the files were in the cache/.exec(stderr)?.[1] ?? 0);
      assert.ok(hits(first) >= 3, first.stderr);
      assert.equal(hits(second), 12);
    });

    it('answers a batch in order in several threads, as in one', async () => {
      const names = (await readdir(join(folder, 'course', 'week-01'))).filter((name) => name.endsWith('.md'));
      const lines = await Promise.all(names.map(async (name) => JSON.stringify({ id: name, languageId: 'markdown', text: await readFile(join(folder, 'course', 'week-01', name), 'utf8') })));
      const input = [...lines, 'no JSON', '', ...lines].join('\n');
      const timeless = (text: string): string => text.replace(/"milliseconds":[\d.]+/g, '');
      const [one, several] = [await end(['batch'], input), await end(['batch', '--jobs', '3'], input)];
      assert.equal(timeless(several.stdout), timeless(one.stdout));
      assert.deepEqual(several.stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as Answer).id), [...names, null, ...names]);
    });
  });

  it('checks what git says has changed, from a folder of the repository', async () => {
    const repository = join(folder, 'repository');
    await mkdir(join(repository, 'sub'), { recursive: true });
    const git = (...args: readonly string[]) => promisify(execFile)('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: repository });
    const write = (path: string, text: string) => writeFile(join(repository, path), text);
    await git('init', '-q', '-b', 'main');
    for (const path of ['a.md', 'sub/b.md', 'sub/c.md']) await write(path, '$\\frac12 = 0.5$\n');
    await git('add', '.');
    await git('commit', '-qm', 'one');
    await git('checkout', '-qb', 'branch');
    await write('sub/b.md', '$\\frac12 = 0.6$\n');
    await git('commit', '-qam', 'two');
    await write('sub/ü "new".md', '$\\frac12 = 0.7$\n');
    await rm(join(repository, 'sub', 'c.md'));
    const shown = async (...args: readonly string[]) => {
      const { stdout } = await promisify(execFile)(process.execPath, [cli, '--no-color', ...args], { cwd: join(repository, 'sub') }).catch((error: { stdout: string }) => error);
      return [...stdout.matchAll(/^(.*):1:2 {2}error/gm)].map((match) => match[1]);
    };
    assert.deepEqual(await shown('--changed'), ['ü "new".md']);
    assert.deepEqual(await shown('--changed=main', '..'), ['b.md', 'ü "new".md']);
  });
});
