import assert from 'node:assert/strict';
import { sourceDiff } from '../../../src/webview/sourceDiff';

const shown = (before: string, after: string): string => sourceDiff(before, after).map(({ kind, text }) => ({ same: text, old: `[-${text}-]`, new: `[+${text}+]` })[kind]).join('');

describe('sourceDiff', () => {
  it('shows what goes and what comes', () => assert.equal(shown('\\sigma(a + b)', '\\sigma(a - b)'), '\\sigma(a [-+-][+-+] b)'));
  it('does not cut commands and numbers', () => {
    assert.equal(shown('\\log x', '\\log_2 x'), '\\log[+_2+] x');
    assert.equal(shown('\\min f', '\\max f'), '[-\\min-][+\\max+] f');
    assert.equal(shown('0.13', '0.14'), '[-0.13-][+0.14+]');
  });
  it('keeps what stands between two changes', () => assert.equal(shown('x + y + z', '2x + y - z'), '[+2+]x + y [-+-][+-+] z'));
  it('says nothing where nothing changes', () => assert.deepEqual(sourceDiff('x', 'x'), [{ kind: 'same', text: 'x' }]));
  it('gives up on order in what is very long', () => {
    const parts = sourceDiff(`${'a'.repeat(700)}=`, `${'b'.repeat(700)}=`);
    assert.deepEqual(parts.map(({ kind, text }) => [kind, text.length]), [['old', 700], ['new', 700], ['same', 1]]);
  });
});
