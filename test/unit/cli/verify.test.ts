import assert from 'node:assert/strict';
import { markedCore } from './markedCore';
import { runMarked } from './runMarked';

describe('formulint verify', () => {
  it('shows every verdict of a formula given as argument', async () => {
    assert.deepEqual(await runMarked(['verify', 'TRUE = x']), {
      code: 0,
      stdout: [
        '<formula>:1:1  verified  TRUE in plaintext',
        '  |',
        '1 | TRUE = x',
        '  | ^^^^',
        '  = assumes: log is natural',
        '  = evidence: sampling: 12 informative points, sizes 1, 2, seed 7',
        '',
        '1 claim in 1 file: 1 verified, 0 refuted, 0 conditional, 0 stipulated, 0 unchecked',
        'no findings',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('ends with 1 on a refuted formula', async () => {
    assert.equal((await runMarked(['verify', 'FALSE'])).code, 1);
  });

  it('reads standard input for - or without an operand', async () => {
    for (const argv of [['verify', '-'], ['verify']]) {
      assert.match((await runMarked(argv, { stdin: ['TRUE'] })).stdout, /^<stdin>:1:1 {2}verified {2}TRUE in plaintext\n/);
    }
  });

  it('reads a file by its extension', async () => {
    const files = { '/notes/a.tex': 'TRUE', '/notes/README': 'TRUE' };
    assert.match((await runMarked(['verify', 'a.tex'], { files })).stdout, /^a\.tex:1:1 {2}verified {2}TRUE in latex\n/);
    assert.match((await runMarked(['verify', 'README'], { files })).stdout, /^README:1:1 {2}verified {2}TRUE in plaintext\n/);
  });

  it('reads as the language asked for', async () => {
    assert.match((await runMarked(['verify', 'TRUE', '--language', 'markdown'])).stdout, /TRUE in markdown/);
  });

  it('fails where there is no formula', async () => {
    const ran = await runMarked(['verify', 'words'], {});
    assert.deepEqual([ran.code, ran.stderr], [2, 'formulint: <formula>: no formula was found\n']);
  });

  it('hands a formula to the core as a selection, a file as a document', async () => {
    const seen: unknown[] = [];
    const core = {
      ...markedCore,
      checkDocument: (input: unknown) => (seen.push(input), { claims: [], problems: [] }),
    };
    await runMarked(['verify', 'a = b'], {}, core);
    await runMarked(['verify', 'a.md'], { files: { '/notes/a.md': 'c' } }, core);
    assert.deepEqual(seen, [
      { text: 'a = b', languageId: 'plaintext', macros: {}, selection: { start: 0, end: 5 } },
      { text: 'c', languageId: 'markdown', macros: {} },
    ]);
  });

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['verify', 'no.md'], 'no.md: no such file'],
    [['verify', 'folder'], 'folder is a folder: use "formulint check folder"'],
    [['verify', 'a', '=', 'b'], 'verify takes one file or formula; put the formula in quotation marks'],
    [['verify'], 'nothing to verify: give a file, a formula in quotation marks, or text on standard input'],
  ];
  for (const [argv, message] of wrong) {
    it(`says of ${argv.join(' ')} what is wrong`, async () => {
      const ran = await runMarked(argv, { files: { '/notes/folder/a.md': '' }, stdinIsTTY: true });
      assert.deepEqual(ran, { code: 2, stdout: '', stderr: `formulint: ${message}\n` });
    });
  }
});
