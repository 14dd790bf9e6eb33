import assert from 'node:assert/strict';
import { isLanguageName, languageOfPath } from '../../../src/config/languages';

describe('languageOfPath', () => {
  it('goes by the extension, whatever its case', () => {
    const languages = ['a.md', 'a.markdown', 'a.qmd', 'a.Rmd', 'a.rmd', 'a.mdx', 'a.tex', 'a.ltx', 'a.Rnw', 'a.rst', 'a.py', 'a.ipynb', 'a.TXT'].map(languageOfPath);
    const markdown = Array<string>(6).fill('markdown');
    assert.deepEqual(languages, [...markdown, 'latex', 'latex', 'latex', 'restructuredtext', 'python', 'ipynb', 'plaintext']);
  });

  it('does not guess', () => {
    assert.deepEqual(['a', 'a.html', 'md', 'a.md/b', 'a.md\\b', ''].map(languageOfPath), Array(6).fill(undefined));
  });
});

describe('isLanguageName', () => {
  it('knows the six names', () => {
    assert.equal(isLanguageName('restructuredtext'), true);
    assert.equal(isLanguageName('rst'), false);
  });
});
