import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import { run } from '../../../src/cli/run';
import type { Core } from '../../../src/cli/core';
import { markedCore } from './markedCore';
import { memoryIo, type MemoryOptions } from './memoryIo';
import { realCore } from './realCore';

const WRONG = String.raw`$\sigma(-x) = 1 + \sigma(x)$`;
const RIGHT = String.raw`$\sigma(-x) = 1 - \sigma(x)$`;
/** It has two repairs that are as good as each other. */
const UNCLEAR = String.raw`$\frac{d}{dx} x^3 = 3 x$`;

async function lint(argv: readonly string[], options: MemoryOptions, core: Core = realCore) {
  const io = memoryIo(options);
  const code = await run(argv, io, core);
  const text = (path: string): string => {
    const content = io.contents[`/notes/${path}`];
    return typeof content === 'string' ? content : Buffer.from(content ?? []).toString();
  };
  return { code, stdout: io.stdout.text, stderr: io.stderr.text, text, contents: io.contents };
}

describe('--fix', () => {
  it('makes plain repairs, reports the rest, and leaves everything else as it was', async () => {
    const text = `\ufeffA 😀 ${WRONG}\r\nand ${UNCLEAR}.\r\nand ${WRONG}.`;
    const ran = await lint(['--fix', 'a.md'], { files: { '/notes/a.md': text } });
    assert.equal(ran.text('a.md'), text.replaceAll(WRONG, RIGHT));
    assert.equal(ran.code, 1);
    assert.match(ran.stdout, /^a\.md:2:6 {2}error {2}[^\n]*\[wrong-derivative\]\n[^]*\n1 error\nfixed 2 findings in 1 file\n$/);
    const again = await lint(['--fix', 'a.md'], { files: { '/notes/a.md': ran.text('a.md') } });
    assert.deepEqual([again.text('a.md'), again.stdout.endsWith('fixed 0 findings in 0 files\n')], [ran.text('a.md'), true]);
  });

  it('writes no file that has nothing to fix', async () => {
    const io = memoryIo({ files: { '/notes/a.md': RIGHT, '/notes/b.md': UNCLEAR } });
    const written: string[] = [];
    const files = { ...io.files, writeFile: (path: string) => Promise.resolve(void written.push(path)) };
    await run(['--fix', '.'], { ...io, files }, realCore);
    assert.deepEqual(written, []);
  });

  it('fixes the JSON of notebooks and keeps its form', async () => {
    const notebook = `{\n "cells": [\n  {"cell_type": "markdown", "source": ["\\u00dc \\"a\\"\\n", ${JSON.stringify(WRONG)}]}\n ],\n "nbformat": 4\n}\n`;
    const ran = await lint(['--fix', 'n.ipynb'], { files: { '/notes/n.ipynb': notebook } });
    assert.equal(ran.text('n.ipynb'), notebook.replace('1 + ', '1 - '));
  });

  it('leaves alone what is off or silenced', async () => {
    const text = `${WRONG} <!-- formulint-disable-line -->`;
    assert.equal((await lint(['--fix', 'a.md'], { files: { '/notes/a.md': text } })).text('a.md'), text);
    assert.equal((await lint(['--fix', '--rule', 'identity-fails=off', 'a.md'], { files: { '/notes/a.md': WRONG } })).text('a.md'), WRONG);
  });

  it('says what cannot be written', async () => {
    const io = memoryIo({ files: { '/notes/a.md': WRONG } });
    const files = { ...io.files, writeFile: () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })) };
    assert.equal(await run(['--fix', 'a.md'], { ...io, files }, realCore), 2);
    assert.equal(io.stderr.text, 'formulint: a.md: cannot be written: permission denied\n');
    const piped = await lint(['--fix', '-'], { stdin: [WRONG] });
    assert.deepEqual([piped.code, piped.stderr], [2, 'formulint: <stdin>: standard input cannot be fixed; see --fix-dry-run\n']);
  });
});

describe('--fix-dry-run', () => {
  it('prints a unified diff that does what --fix would, and changes nothing', async () => {
    const text = `\ufeffOne\n${WRONG}\nTwo\n\nThree\n`;
    const files = { '/notes/sub/a.md': text, '/notes/b.md': RIGHT };
    const dry = await lint(['--fix-dry-run', '.'], { files });
    assert.equal(dry.text('sub/a.md'), text);
    assert.match(dry.stdout, /^--- a\/sub\/a\.md\n\+\+\+ b\/sub\/a\.md\n@@ -1,5 \+1,5 @@\n/);
    assert.equal(applyPatch(text, dry.stdout), (await lint(['--fix', '.'], { files })).text('sub/a.md'));
    assert.match(dry.stderr, /no findings\n1 finding in 1 file would be fixed; [^\n]*\n$/);
    assert.equal(dry.code, 1);
    assert.deepEqual((await lint(['--fix-dry-run', 'b.md'], { files })).code, 0);
  });
});

describe('--baseline', () => {
  const files = { '/notes/a.md': `Old ${WRONG}.`, '/notes/sub/b.md': RIGHT };

  it('reports only what is new, wherever the known findings have moved', async () => {
    const updated = await lint(['.', '--baseline', 'ci/known.json', '--update-baseline'], { files });
    assert.equal(updated.code, 0);
    assert.match(updated.stdout, /no findings; 1 known from the baseline\n$/);
    const known = updated.text('ci/known.json');
    assert.deepEqual(JSON.parse(known), { version: 1, files: { '../a.md': [{ code: 'identity-fails', text: WRONG.slice(1, -1), count: 1 }] } });

    const check = (text: string) => lint(['.', '--baseline', 'ci/known.json'], { files: { ...files, '/notes/a.md': text, '/notes/ci/known.json': known } });
    assert.equal((await check(`New words.\n\n\n  Old  ${WRONG}.`)).code, 0);
    const twice = await check(`${WRONG}\n\n${WRONG}`);
    assert.equal(twice.code, 1);
    assert.match(twice.stdout, /^a\.md:3:2 {2}error [^]*1 error; 1 known from the baseline\n$/);
    const other = await check(`${WRONG}\n\n${UNCLEAR}`);
    assert.match(other.stdout, /^a\.md:3:2 {2}error/);
    const mended = await check(RIGHT);
    assert.deepEqual([mended.code, mended.stdout.endsWith('no findings\n1 known finding no longer found: --update-baseline forgets them\n')], [0, true]);
  });

  it('keeps what it knows of files that were not checked, unless they are gone', async () => {
    const known = JSON.stringify({ version: 1, files: { 'gone.md': [{ code: 'x', text: 'y', count: 1 }], 'sub/b.md': [{ code: 'x', text: 'y', count: 2 }] } });
    const ran = await lint(['a.md', '--baseline', 'k.json', '--update-baseline'], { files: { ...files, '/notes/k.json': known } });
    assert.deepEqual(Object.keys((JSON.parse(ran.text('k.json')) as { files: object }).files), ['a.md', 'sub/b.md']);
  });

  it('must be there, and be one', async () => {
    const error = async (text?: string) => {
      const ran = await lint(['a.md', '--baseline', 'k.json'], { files: { ...files, ...(text === undefined ? {} : { '/notes/k.json': text }) } });
      return [ran.code, ran.stdout, ran.stderr];
    };
    assert.deepEqual(await error(), [2, '', 'formulint: k.json: no such file; write it with --update-baseline\n']);
    assert.deepEqual(await error('{}'), [2, '', 'formulint: k.json: no baseline of version 1: write it anew with --update-baseline\n']);
    assert.deepEqual(await error('{"version":1,"files":{"a":[{}]}}'), [2, '', 'formulint: k.json: the entry of "a" is no list of findings\n']);
  });
});

describe('--changed', () => {
  const files = { '/notes/a.md': 'FALSE', '/notes/b.md': 'FALSE', '/notes/new.md': 'FALSE', '/other/c.md': 'FALSE' };
  const git = {
    'rev-parse --show-cdup': '../\n',
    'merge-base --end-of-options main HEAD': 'abc\n',
    'diff --name-only -z --no-relative --diff-filter=d --end-of-options HEAD --': 'notes/a.md\0other/c.md\0',
    'diff --name-only -z --no-relative --diff-filter=d --end-of-options abc --': 'notes/b.md\0',
    'ls-files -z --others --exclude-standard --full-name ../': 'notes/new.md\0',
  };
  const shown = async (...argv: readonly string[]) => {
    const ran = await lint(argv, { files, git }, markedCore);
    return [...ran.stdout.matchAll(/^(\S+):1:1/gm)].map((match) => match[1]);
  };

  it('checks what differs from the last commit, or from a branch, and what is new', async () => {
    assert.deepEqual(await shown('--changed'), ['a.md', 'new.md']);
    assert.deepEqual(await shown('--changed=main'), ['b.md', 'new.md']);
    assert.deepEqual(await shown('--changed', '*.md'), ['a.md', 'new.md']);
    assert.deepEqual(await shown('--changed', 'a.md', '../other'), ['a.md', '/other/c.md']);
  });

  it('is content where nothing has changed, and says what git says', async () => {
    const none = await lint(['--changed'], { files, git: { ...git, 'diff --name-only -z --no-relative --diff-filter=d --end-of-options HEAD --': '', 'ls-files -z --others --exclude-standard --full-name ../': '' } });
    assert.deepEqual([none.code, none.stdout, none.stderr], [0, '', 'formulint: no document has changed\n']);
    const failed = await lint(['--changed=nowhere', '.'], { files, git: { 'rev-parse --show-cdup': '\n' } });
    assert.deepEqual([failed.code, failed.stderr], [2, 'formulint: --changed: fatal: git diff --name-only -z --no-relative --diff-filter=d --end-of-options nowhere --\n']);
  });
});

describe('--explain', () => {
  const files = { '/package/docs/codes/wrong-number.md': '# wrong-number\n\nWords.\n' };

  it('shows the page of a code', async () => {
    assert.deepEqual(await lint(['--explain', 'wrong-number'], { files }).then(({ code, stdout }) => [code, stdout]), [0, '# wrong-number\n\nWords.\n']);
    assert.match((await lint(['--explain', 'wrong-number', '--color'], { files })).stdout, /^\u001b\[1m# wrong-number\u001b\[0m\n/);
  });

  it('knows only codes', async () => {
    const ran = await lint(['--explain', 'no-code'], { files });
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /^formulint: no-code: no such code; there is definition-mismatch, /);
    assert.match((await lint(['--explain'], {})).stderr, /^formulint: --explain needs a code/);
  });
});

describe('--stats', () => {
  it('counts by code and says how fast it went', async () => {
    const files = { '/notes/a.md': 'FALSE FALSE TRUE\n\nMAYBE INDEX DAMAGE' };
    const { stdout, stderr } = await lint(['--stats', 'a.md'], { files, tick: 250 }, markedCore);
    assert.match(stdout, /\n {6}2 {2}error {3}identity-fails\n {6}1 {2}warning damaged-document\n {6}1 {2}warning free-index\n {6}1 {2}info {4}identity-fails\n1 file, 5 formulas, 0\.0 kB in \d\.\d\d s: [^\n]* kB\/s\n$/);
    assert.equal(stderr, '');
    const json = await lint(['--stats', '--format', 'json', 'a.md'], { files }, markedCore);
    assert.equal((JSON.parse(json.stdout) as { version: number }).version, 1);
    assert.match(json.stderr, /kB\/s\n$/);
  });
});

describe('--cache', () => {
  const files = { '/notes/a.md': 'FALSE', '/notes/b.md': 'TRUE' };

  /** The world with what an earlier run left, and how many documents are checked in it. */
  async function runs(...steps: readonly { argv?: readonly string[]; change?: Record<string, string> }[]) {
    let world: Record<string, string | Uint8Array> = files;
    const counts: number[] = [];
    const outputs = new Set<string>();
    for (const { argv = [], change = {} } of steps) {
      let count = 0;
      const core: Core = { ...markedCore, checkDocument: (input, options) => (count++, markedCore.checkDocument(input, options)) };
      const ran = await lint(['--cache', '.', ...argv], { files: { ...world, ...change } }, core);
      world = { ...ran.contents };
      counts.push(count);
      outputs.add(ran.stdout);
    }
    return { counts, outputs, world };
  }

  it('checks again only what has changed: text, settings, macros', async () => {
    const { counts, outputs } = await runs({}, {});
    assert.deepEqual([counts, outputs.size], [[2, 0], 1]);
    assert.deepEqual((await runs({}, { change: { '/notes/b.md': 'TRUE ' } }, {})).counts, [2, 1, 0]);
    assert.deepEqual((await runs({}, { argv: ['--assume', 'x > 0'] }, { argv: ['--assume', 'x > 0'] })).counts, [2, 2, 0]);
    assert.deepEqual((await runs({}, { change: { '/notes/.formulintrc': '{"macros": {"a": "b"}}' } })).counts, [2, 2]);
  });

  it('keeps verdicts, not findings: levels may change', async () => {
    const { counts, outputs } = await runs({}, { argv: ['--rule', 'identity-fails=info'] });
    assert.deepEqual([counts, outputs.size], [[2, 0], 2]);
  });

  it('takes a broken entry for none', async () => {
    const { world } = await runs({});
    const entries = Object.keys(world).filter((path) => /formulintcache\/.*\.json$/.test(path));
    assert.equal(entries.length, 2);
    for (const broken of ['', '{', '{"key": 1}', String(world[entries[0]!]).slice(0, -3)]) {
      assert.deepEqual((await runs({}, { change: Object.fromEntries(entries.map((path) => [path, broken])) }, {})).counts, [2, 2, 0], broken);
    }
    assert.equal(world['/notes/.formulintcache/.gitignore'], '*\n');
  });

  it('costs only time where it cannot be written', async () => {
    const io = memoryIo({ files });
    const refusing = { ...io.files, writeFile: () => Promise.reject(new Error('full')) };
    assert.equal(await run(['--cache', '.'], { ...io, files: refusing }, markedCore), 1);
    assert.equal(io.stderr.text, '');
  });
});
