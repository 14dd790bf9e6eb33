import assert from 'node:assert/strict';
import { runMarked } from './runMarked';

const jsonl = ['{"latex":"READ","path":"x"}', '', '{"latex":"READ and UNREAD"}', '{"latex":"words"}', ''].join('\n');

describe('formulint read', () => {
  it('gives the share that is read of documents, and why the rest is not', async () => {
    assert.deepEqual(await runMarked(['read', 'a.md', 'b.tex'], { files: { '/notes/a.md': 'READ\nUNREAD', '/notes/b.tex': 'READ' } }), {
      code: 0,
      stdout: '2 of 3 formulas read (66.6 %) in 2 files\n\nnot read:\n  unsupported-notation: 1\n    a.md:2:1  UNREAD\n      no such notation\n',
      stderr: '',
    });
  });

  it('reads the formula of each line of a .jsonl file on its own: read if all of it is', async () => {
    assert.deepEqual(await runMarked(['read', 'spans.jsonl'], { files: { '/notes/spans.jsonl': jsonl } }), {
      code: 0,
      stdout:
        '1 of 3 formulas read (33.3 %) in 1 file\n\nnot read:\n' +
        '  not-a-claim: 1\n    spans.jsonl:4:1  words\n      no statement was found\n' +
        '  unsupported-notation: 1\n    spans.jsonl:3:1  READ and UNREAD\n      no such notation\n',
      stderr: '',
    });
  });

  it('lists every formula with its meaning for --explain', async () => {
    const { stdout } = await runMarked(['read', '--explain', 'a.md'], { files: { '/notes/a.md': 'READ UNREAD' } });
    assert.equal(
      stdout.split('1 of 2')[0],
      [
        'a.md:1:1  identity',
        '  READ',
        '  x = 1',
        '    x: a number (inferred)',
        '    assumes: log is natural',
        '    read as: x is a number',
        '    or read as: x is a vector',
        '',
        'a.md:1:6  identity',
        '  UNREAD',
        '  not read (unsupported-notation): no such notation',
        '',
        '',
      ].join('\n'),
    );
  });

  it('writes JSON', async () => {
    const files = { '/notes/a.md': 'READ UNREAD' };
    const summary = JSON.parse((await runMarked(['read', 'a.md', '--format', 'json'], { files })).stdout) as { summary: { formulas: number; read: number; unreadBy: object } };
    assert.deepEqual(Object.keys(summary), ['version', 'summary']);
    assert.deepEqual([summary.summary.formulas, summary.summary.read, Object.keys(summary.summary.unreadBy)], [2, 1, ['unsupported-notation']]);
    const explained = JSON.parse((await runMarked(['read', 'a.md', '--format', 'json', '--explain'], { files })).stdout) as { formulas: { path: string; read: boolean }[] };
    assert.deepEqual(explained.formulas.map(({ path, read }) => [path, read]), [['a.md', true], ['a.md', false]]);
  });

  it('goes on after what it cannot take in, and ends with 2', async () => {
    const files = { '/notes/a.md': 'CRASH', '/notes/b.jsonl': '{"latex":"READ"}\nno\n{"tex":1}', '/notes/c.md': 'READ' };
    const { code, stdout, stderr } = await runMarked(['read', 'a.md', 'b.jsonl', 'c.md', 'no.md', 'no.jsonl'], { files });
    assert.equal(code, 2);
    assert.match(stdout, /^2 of 2 formulas read/);
    assert.deepEqual(stderr.split('\n').map((line) => line.replace(/not JSON: .*/, 'not JSON')), [
      'formulint: no.md: no such file or folder',
      'formulint: a.md: internal error: crashed',
      'formulint: b.jsonl: line 2: not JSON',
      'formulint: b.jsonl: line 3: no "latex" that is a string',
      'formulint: no.jsonl: no such file',
      '',
    ]);
  });

  it('asks for something to read, and takes no option that has no meaning for it', async () => {
    assert.deepEqual(await runMarked(['read']), { code: 2, stdout: '', stderr: 'formulint: nothing to read: name files, folders or patterns\nTry "formulint --help".\n' });
    assert.match((await runMarked(['read', 'a.md', '--verbose'])).stderr, /--verbose has no meaning for read/);
    assert.match((await runMarked(['verify', 'a.md', '--explain'])).stderr, /--explain has no meaning for verify/);
  });
});
