import assert from 'node:assert/strict';
import { folderConfig, folderOf, pathWithin } from '../../../src/config/folderConfig';
import { ignoreFiles } from '../../../src/config/ignoreFiles';
import { addConfig, noConfig, type ConfigLayer } from '../../../src/config/resolveConfig';

const config = (...layers: readonly ConfigLayer[]) => folderConfig(layers.reduce(addConfig, noConfig));

describe('folderConfig', () => {
  it('has the later layer win, name by name, and adds up assumptions', () => {
    const { macros, rules, assumptions } = config(
      { folder: '/', preset: 'strict', rules: { a: 'off', b: 'info' }, macros: { '\\a': '1', '\\b': '2' }, assumptions: ['x > 0'] },
      { folder: '/', rules: { b: 'error' }, macros: { '\\b': '3' }, assumptions: ['y > 0'] },
    );
    assert.deepEqual([rules, macros, assumptions], [{ preset: 'strict', levels: { a: 'off', b: 'error' } }, { '\\a': '1', '\\b': '3' }, ['x > 0', 'y > 0']]);
  });

  it('holds patterns against paths from the folder of whoever has them', () => {
    const paths = config({ folder: '/w', ignore: ['/drafts/'], languages: [{ pattern: '*.page', language: 'markdown' }] }, { folder: '/w/a', ignore: ['*.old'], languages: [{ pattern: 'b.page', language: 'latex' }] });
    assert.deepEqual(['/w/drafts/a.md', '/w/a/drafts/a.md', '/w/a/b.old', '/w/b.old', '/v/drafts/a.md'].map((path) => paths.isIgnored(path)), [true, false, true, false, false]);
    assert.deepEqual(['/w/b.page', '/w/a/b.page', '/v/b.page', '/w/b.md'].map((path) => paths.languageOf(path)), ['markdown', 'latex', undefined, undefined]);
  });
});

describe('paths', () => {
  it('are within a folder or not', () => {
    assert.deepEqual([pathWithin('/w', '/w/a/b'), pathWithin('/', '/a'), pathWithin('/w', '/wide/a'), pathWithin('/w', '/w')], ['a/b', 'a', undefined, undefined]);
    assert.deepEqual([folderOf('/w/a'), folderOf('/w'), folderOf('/'), folderOf('C:/w'), folderOf('C:')], ['/w', '/', '/', 'C:', 'C:']);
  });
});

describe('ignoreFiles', () => {
  const files: Readonly<Record<string, string>> = { '/r/.git': '', '/r/.gitignore': 'build/\n*.md\n', '/r/w/.formulintignore': '!keep.md\n' };
  const host = { exists: (path: string) => Promise.resolve(path in files), read: (path: string) => Promise.resolve(files[path]) };

  it('goes from the root of the repository down to the file', async () => {
    const isIgnored = await ignoreFiles(host, '/r/w');
    const kinds = await Promise.all(['/r/w/a.md', '/r/w/keep.md', '/r/w/build/keep.md', '/r/w/a.tex', '/v/a.md'].map((path) => isIgnored(path, 'file')));
    assert.deepEqual([...kinds, await isIgnored('/r/w/build', 'folder'), await isIgnored('/r/w/built', 'folder')], [true, false, true, false, false, true, false]);
  });

  it('asks no other files than those named', async () => {
    const isIgnored = await ignoreFiles(host, '/r/w', ['.formulintignore']);
    assert.equal(await isIgnored('/r/w/a.md', 'file'), false);
  });
});
