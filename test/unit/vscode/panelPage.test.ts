import assert from 'node:assert/strict';
import { panelPage } from '../../../src/vscode/panelPage';

describe('panelPage', () => {
  const page = panelPage({ script: 'https://r/webview.js', style: 'https://r/webview.css', cspSource: 'https://r', nonce: 'abc' });
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

  it('allows its own script, style and fonts and nothing else', () => {
    assert.equal(policy, "default-src 'none'; script-src 'nonce-abc'; style-src https://r; font-src https://r; img-src data:");
  });

  it('has no inline script or style', () => {
    assert.deepEqual(page.match(/<script[^>]*>/g), ['<script nonce="abc" src="https://r/webview.js">']);
    assert.equal(/<style|style=/.test(page), false);
  });
});
