import assert from 'node:assert/strict';
import { configLookup } from '../../../src/cli/configLookup';
import { findFiles } from '../../../src/cli/findFiles';
import type { LanguageName } from '../../../src/config/languages';
import { markedCore } from './markedCore';
import { memoryIo } from './memoryIo';

async function found(files: Readonly<Record<string, string>>, operands: readonly string[], language?: LanguageName): Promise<readonly string[]> {
  const io = memoryIo({ files });
  const configs = configLookup({ config: undefined, preset: undefined, levels: {}, reportUnchecked: false, assumptions: [], ignore: [] }, {}, markedCore, io);
  const result = await findFiles(operands, language, configs, io.files, '/notes');
  return [...result.files.map((file) => file.shown), ...result.errors.map(({ path, message }) => `! ${path}: ${message}`)];
}

const empty = (...paths: readonly string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [`/notes/${path}`, '']));

describe('findFiles', () => {
  it('searches folders for documents, sorted', async () => {
    const files = empty('b.md', 'a/z.tex', 'a/y.MD', 'a/notes.txt', 'a/data.csv', 'a/n.ipynb', 'a/m.py', 'a/r.rst', 'node_modules/x.md', 'a/.hidden/x.md');
    assert.deepEqual(await found(files, ['.']), ['a/m.py', 'a/n.ipynb', 'a/r.rst', 'a/y.MD', 'a/z.tex', 'b.md']);
    assert.deepEqual(await found(files, ['a'], 'plaintext'), ['a/notes.txt']);
    assert.deepEqual(await found(files, ['a'], 'markdown'), ['a/y.MD']);
  });

  it('keeps the order of the operands and takes no file twice', async () => {
    const files = empty('b.md', 'a/z.tex');
    assert.deepEqual(await found(files, ['b.md', './b.md', '.', '/notes/a/z.tex']), ['b.md', 'a/z.tex']);
  });

  it('expands patterns', async () => {
    const files = empty('a.md', 'b/c.md', 'b/d.tex', 'b/e.csv');
    assert.deepEqual(await found(files, ['**/*.{md,tex}']), ['a.md', 'b/c.md', 'b/d.tex']);
    assert.deepEqual(await found(files, ['b/*']), ['b/c.md', 'b/d.tex']);
    assert.deepEqual(await found(files, ['*.rst']), ['! *.rst: no file matches this pattern']);
  });

  it('takes a file whose name looks like a pattern', async () => {
    assert.deepEqual(await found(empty('a[1].md'), ['a[1].md']), ['a[1].md']);
  });

  it('shows files outside the working folder by their full path', async () => {
    assert.deepEqual(await found({ '/else/a.md': '' }, ['/else/a.md', '../else']), ['/else/a.md']);
  });

  it('respects .gitignore at every level', async () => {
    const files = {
      ...empty('keep.md', 'drop.md', 'build/x.md', 'sub/drop.md', 'sub/only.md', 'sub/deep/only.md', 'other/only.md'),
      '/notes/.gitignore': '/drop.md\nbuild/\n',
      '/notes/sub/.gitignore': 'only.md\n!deep/only.md\n',
    };
    assert.deepEqual(await found(files, ['.']), ['keep.md', 'other/only.md', 'sub/deep/only.md', 'sub/drop.md']);
  });

  it('takes nothing back in below an ignored folder', async () => {
    const files = { ...empty('build/x.md', 'a.md'), '/notes/.gitignore': 'build/\n', '/notes/build/.gitignore': '!x.md\n' };
    assert.deepEqual(await found(files, ['.']), ['a.md']);
  });

  it('respects the rules above, up to the root of the repository', async () => {
    const files = { '/repo/.git/HEAD': '', '/repo/.gitignore': 'x.md', '/.gitignore': 'y.md', '/repo/docs/x.md': '', '/repo/docs/y.md': '' };
    assert.deepEqual(await found(files, ['/repo/docs']), ['/repo/docs/y.md']);
  });

  it('takes a file that is named, ignored or not', async () => {
    assert.deepEqual(await found({ ...empty('a.md'), '/notes/.gitignore': 'a.md' }, ['a.md']), ['a.md']);
  });
});
