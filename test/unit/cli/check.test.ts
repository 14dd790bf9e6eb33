import assert from 'node:assert/strict';
import { markedCore } from './markedCore';
import { runMarked } from './runMarked';

const CLEAN = '1 claim in 1 file: 1 verified, 0 refuted, 0 conditional, 0 stipulated, 0 unchecked\nno findings\n';

describe('formulint check', () => {
  it('reports findings and ends with 1', async () => {
    assert.deepEqual(await runMarked(['check', 'a.md'], { files: { '/notes/a.md': '# A\n\tTRUE 数 FALSE\n' } }), {
      code: 1,
      stdout: [
        'a.md:2:9  error  FALSE in markdown  [identity-fails]',
        '  |',
        '2 |     TRUE 数 FALSE',
        '  |             ^^^^^',
        '  = witness: x = 0.5: left 1, right 2',
        '',
        '2 claims in 1 file: 1 verified, 1 refuted, 0 conditional, 0 stipulated, 0 unchecked',
        '1 error',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('ends with 0 on a clean document', async () => {
    assert.deepEqual(await runMarked(['a.md'], { files: { '/notes/a.md': 'TRUE' } }), { code: 0, stdout: CLEAN, stderr: '' });
  });

  it('does not count information or what is unchecked as failure', async () => {
    const ran = await runMarked(['a.md'], { files: { '/notes/a.md': 'MAYBE OPEN NEW' } });
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /^a\.md:1:1 {2}info {2}MAYBE in markdown/);
    assert.match(ran.stdout, /1 conditional, 1 stipulated, 1 unchecked \(unsupported-claim 1\)\n1 for information\n$/);
  });

  it('tolerates as many warnings as allowed', async () => {
    const files = { '/notes/a.md': 'INDEX\nDAMAGE\n' };
    assert.equal((await runMarked(['a.md'], { files })).code, 1);
    assert.equal((await runMarked(['a.md', '--max-warnings', '1'], { files })).code, 1);
    assert.equal((await runMarked(['a.md', '--max-warnings', '2'], { files })).code, 0);
    assert.equal((await runMarked(['a.md', '--max-warnings', '2'], { files: { '/notes/a.md': 'FALSE' } })).code, 1);
  });

  it('hides warnings if quiet, but counts them', async () => {
    const ran = await runMarked(['-q', 'a.md'], { files: { '/notes/a.md': 'INDEX' } });
    assert.equal(ran.stdout, '1 claim in 1 file: 0 verified, 1 refuted, 0 conditional, 0 stipulated, 0 unchecked\n1 warning\n');
    assert.equal(ran.code, 1);
  });

  it('says of each operand that names nothing why, checks the others, and ends with 2', async () => {
    const files = { '/notes/a.md': 'TRUE', '/notes/a.xyz': 'TRUE', '/notes/empty/a.xyz': '' };
    assert.deepEqual(await runMarked(['no.md', 'a.xyz', 'empty', '*.rst', 'a.md'], { files }), {
      code: 2,
      stdout:
        '1 claim in 1 file, 4 files could not be read: 1 verified, 0 refuted, 0 conditional, 0 stipulated, 0 unchecked\nno findings\n',
      stderr: [
        'formulint: no.md: no such file or folder',
        'formulint: a.xyz: language not known by its extension: say it with --language',
        'formulint: empty: nothing to check in this folder',
        'formulint: *.rst: no file matches this pattern',
        '',
      ].join('\n'),
    });
  });

  it('ends with 2 if there is nothing to check', async () => {
    assert.deepEqual(await runMarked(['no.md']), { code: 2, stdout: '', stderr: 'formulint: no.md: no such file or folder\n' });
    assert.deepEqual(await runMarked([]), {
      code: 2,
      stdout: '',
      stderr: 'formulint: nothing to check: name files, folders or patterns\nTry "formulint --help".\n',
    });
  });

  it('goes on behind files that cannot be read, and behind a failure of its own', async () => {
    const files = {
      '/notes/1.md': 'UNREADABLE',
      '/notes/2.md': new Uint8Array([65, 10, 0]),
      '/notes/3.md': new Uint8Array([65, 10, 66, 0xc3, 0x28]),
      '/notes/4.md': new Uint8Array([65, 0xe2, 0x82]),
      '/notes/5.md': 'CRASH',
      '/notes/6.md': 'TRUE',
    };
    const ran = await runMarked(['*.md'], { files });
    assert.deepEqual(ran, {
      code: 2,
      stdout:
        '1 claim in 1 file, 5 files could not be read: 1 verified, 0 refuted, 0 conditional, 0 stipulated, 0 unchecked\nno findings\n',
      stderr: [
        'formulint: 1.md: permission denied',
        'formulint: 2.md: not a text file: NUL at byte 3, line 2',
        'formulint: 3.md: not UTF-8: byte 4, line 2',
        'formulint: 4.md: not UTF-8: byte 2, line 1',
        'formulint: 5.md: internal error: crashed',
        '',
      ].join('\n'),
    });
  });

  it('reads standard input for -', async () => {
    const ran = await runMarked(['-', '--language', 'latex'], { stdin: ['FAL', 'SE'] });
    assert.match(ran.stdout, /^<stdin>:1:1 {2}error {2}FALSE in latex {2}\[identity-fails\]\n/);
  });

  it('reads every file as the language asked for', async () => {
    const ran = await runMarked(['-v', 'a.xyz', '--language', 'restructuredtext'], { files: { '/notes/a.xyz': 'TRUE' } });
    assert.match(ran.stdout, /^a\.xyz:1:1 {2}verified {2}TRUE in restructuredtext\n/);
  });

  it('shows the source of a notebook cell', async () => {
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: 'x' }, { cell_type: 'markdown', source: ['a\n', 'b FALSE'] }] });
    const core = {
      ...markedCore,
      checkDocument: () => ({ claims: [], problems: [{ range: { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } }, message: 'no', cell: 1 }] }),
    };
    const ran = await runMarked(['n.ipynb'], { files: { '/notes/n.ipynb': notebook } }, core);
    assert.match(ran.stdout, /^n\.ipynb:cell 2:2:3 {2}warning {2}no {2}\[damaged-document\]\n {2}\|\n2 \| b FALSE\n {2}\| {3}\^{5}\n/);
  });

  it('writes one JSON document', async () => {
    const files = { '/notes/a.md': 'FALSE', '/notes/b.md': new Uint8Array([0]) };
    const ran = await runMarked(['--format', 'json', 'a.md', 'b.md', 'c.md'], { files });
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    const witness = { point: { x: 0.5 }, left: 1, right: 2 };
    assert.equal(ran.code, 2);
    assert.deepEqual(JSON.parse(ran.stdout), {
      version: 1,
      files: [
        { path: 'c.md', error: 'no such file or folder' },
        {
          path: 'a.md',
          claims: [{ range, latex: 'FALSE', kind: 'identity', message: 'FALSE in markdown', verdict: 'refuted', code: 'identity-fails', evidence: {}, assumptions: [], witness }],
          problems: [],
          findings: [{ range, severity: 'error', code: 'identity-fails', message: 'FALSE in markdown', docs: 'docs/codes/identity-fails.md', tags: ['value'], claim: 0 }],
        },
        { path: 'b.md', error: 'not a text file: NUL at byte 1, line 1' },
      ],
      summary: {
        files: 1,
        unreadable: 2,
        claims: 1,
        verdicts: { verified: 0, refuted: 1, conditional: 0, stipulated: 0, unchecked: 0 },
        uncheckedBy: {},
        findings: { error: 1, warning: 0, info: 0 },
        suppressed: 0,
        known: 0,
      },
    });
  });

  it('hands configured macros to the core, and says what is wrong with them', async () => {
    const files = { '/notes/a.md': 'FALSE', '/notes/m.json': '{"R":"x"}', '/notes/bad.json': '{"R":', '/notes/list.json': '[]' };
    assert.match((await runMarked(['a.md', '--macros', 'm.json'], { files })).stdout, /FALSE in markdown with \{"\\\\R":"x"\}/);
    const errorOf = async (name: string) => (await runMarked(['a.md', '--macros', name], { files })).stderr.split('\n')[0];
    assert.equal(await errorOf('no.json'), 'formulint: no.json: no such file');
    assert.equal(await errorOf('bad.json'), 'formulint: bad.json: Unexpected end of JSON input');
    assert.equal(await errorOf('list.json'), 'formulint: list.json: macros must be an object of names to bodies, such as {"\\\\R": "\\\\mathbb{R}"}');
  });

  it('stops quietly when the reader is gone', async () => {
    const { memoryIo } = await import('./memoryIo');
    const { run } = await import('../../../src/cli/run');
    const io = memoryIo({ files: { '/notes/a.md': 'FALSE', '/notes/b.md': 'FALSE' } });
    io.stdout.closed = true;
    assert.equal(await run(['a.md', 'b.md'], io, markedCore), 0);
    assert.equal(io.stdout.text + io.stderr.text, '');
  });
});

describe('colour', () => {
  const files = { '/notes/a.md': 'FALSE' };
  const coloured = async (argv: readonly string[], terminal: boolean, env: Record<string, string> = {}): Promise<boolean> =>
    (await runMarked(['a.md', ...argv], { files, terminal, env })).stdout.includes('\u001b[1;31m');

  it('follows the terminal', async () => {
    assert.equal(await coloured([], true), true);
    assert.equal(await coloured([], false), false);
    assert.equal(await coloured([], true, { TERM: 'dumb' }), false);
  });

  it('follows the environment before the terminal, NO_COLOR first', async () => {
    assert.equal(await coloured([], true, { NO_COLOR: '1' }), false);
    assert.equal(await coloured([], true, { NO_COLOR: '' }), true);
    assert.equal(await coloured([], false, { FORCE_COLOR: '1' }), true);
    assert.equal(await coloured([], true, { FORCE_COLOR: '0' }), false);
    assert.equal(await coloured([], false, { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
  });

  it('follows the flags before the environment', async () => {
    assert.equal(await coloured(['--color'], false, { NO_COLOR: '1' }), true);
    assert.equal(await coloured(['--no-color'], true, { FORCE_COLOR: '1' }), false);
  });
});

describe('formulint', () => {
  it('shows version and help', async () => {
    assert.deepEqual(await runMarked(['--version']), { code: 0, stdout: '1.2.3\n', stderr: '' });
    const help = await runMarked(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^Formulint: a spell checker/);
  });

  it('says what it does not understand', async () => {
    assert.deepEqual(await runMarked(['--mend', 'a.md']), { code: 2, stdout: '', stderr: 'formulint: unknown option --mend\nTry "formulint --help".\n' });
  });
});
