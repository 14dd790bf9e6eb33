import assert from 'node:assert/strict';
import { includedMacros } from '../../../src/config/includedMacros';
import { includeHost } from '../../../src/cli/includeHost';
import { markedCore } from './markedCore';
import { memoryIo } from './memoryIo';

function macrosOf(main: string, files: Readonly<Record<string, string>>): Promise<unknown> {
  const io = memoryIo({ files });
  return includedMacros('/notes/p/main.tex', main, io.cwd, includeHost(io.files, markedCore.readPreamble));
}

describe('includedMacros', () => {
  it('reads the files a document asks for, and those that they ask for', async () => {
    const files = { '/notes/p/a.tex': '\\input{sub/b} \\def\\x{A} \\def\\y{A}', '/notes/p/sub/b.tex': '\\def\\x{B} \\def\\z{B}', '/notes/p/c.sty': '\\def\\y{C}' };
    assert.deepEqual(await macrosOf('\\input{a} \\input{c.sty} \\def\\own{M}', files), { '\\x': 'A', '\\y': 'C', '\\z': 'B' });
  });

  it('reads each once, though they ask for one another', async () => {
    const files = { '/notes/p/a.tex': '\\input{b} \\def\\x{A}', '/notes/p/b.tex': '\\input{a} \\input{main} \\def\\y{B}', '/notes/p/main.tex': '\\def\\z{M}' };
    assert.deepEqual(await macrosOf('\\input{a}', files), { '\\x': 'A', '\\y': 'B' });
  });

  it('leaves the folder for TeX files of the working folder only', async () => {
    const files = { '/notes/a.tex': '\\def\\x{A}', '/notes/pq/b': '\\def\\y{B}', '/notesq/c.tex': '\\def\\y{C}', '/d.tex': '\\def\\y{D}' };
    assert.deepEqual(await macrosOf('\\input{../a} \\input{../pq/b} \\input{../../notesq/c} \\input{/d} \\input{../../d.tex}', files), { '\\x': 'A' });
  });

  it('takes a package of the author by its own extension, and names as the file that holds them has them', async () => {
    const files = { '/notes/p/own.sty': '\\input{parts/a}', '/notes/p/own.sty.tex': '\\def\\x{no}', '/notes/p/parts/a.tex': '\\input{b}', '/notes/p/parts/b.tex': '\\def\\x{B}' };
    assert.deepEqual(await macrosOf('\\input{own.sty}', files), { '\\x': 'B' });
  });

  it('passes over what is not there, not readable or too large', async () => {
    const files = { '/notes/p/a.tex': 'UNREADABLE', '/notes/p/b.tex': `\\def\\x{B}${' '.repeat(1024 * 1024)}`, '/notes/p/c.tex': '\\def\\y{C}' };
    assert.deepEqual(await macrosOf('\\input{a} \\input{b} \\input{no} \\input{c}', files), { '\\y': 'C' });
  });

  it('reads at most twenty files', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const files = Object.fromEntries(letters.map((letter) => [`/notes/p/${letter}.tex`, `\\def\\${letter}{X}`]));
    const macros = await macrosOf(letters.map((letter) => `\\input{${letter}}`).join(' '), files);
    assert.deepEqual(Object.keys(macros as object), letters.slice(0, 20).map((letter) => `\\${letter}`));
  });
});
