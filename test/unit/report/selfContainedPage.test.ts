import assert from 'node:assert/strict';
import { escapeHtml, selfContainedPage } from '../../../src/report/selfContainedPage';

describe('an exported page', () => {
  it('loads and runs nothing, whatever the title says', () => {
    const html = selfContainedPage('</title><script>alert(1)</script>', '<main></main>', 'a{}');
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">/);
    assert.doesNotMatch(html, /<script|<\/title><script/);
    assert.match(html, /<title>&#60;\/title&#62;&#60;script&#62;/);
  });

  it('does not end its style early', () => {
    assert.match(selfContainedPage('', '', '</style><b>'), /<style><\\\/style><b><\/style>/);
  });

  it('escapes what has a meaning in HTML', () => assert.equal(escapeHtml(`<a href="x">&'`), '&#60;a href=&#34;x&#34;&#62;&#38;&#39;'));
});
