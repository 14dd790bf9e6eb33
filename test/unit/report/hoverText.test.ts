import assert from 'node:assert/strict';
import markdownIt from 'markdown-it';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { escapeMarkdown, hoverText } from '../../../src/report/hoverText';

const claim: ClaimJson = {
  range: { start: { line: 0, character: 1 }, end: { line: 0, character: 9 } },
  latex: 'y = W x',
  kind: 'identity',
  verdict: 'refuted',
  code: 'identity-fails',
  message: 'the sides differ: at x = 1',
  evidence: {},
  assumptions: ['log is natural', 'W ∈ R'],
  interpretation: {
    statement: 'y = W x',
    symbols: [
      { name: 'W', meaning: 'a 3×4 matrix', source: 'stated' },
      { name: 'x', meaning: 'a vector of length 4', source: 'inferred' },
    ],
    assumptions: ['log is natural'],
    choice: 'x is a vector',
    otherReadings: ['x is a number'],
  },
};
const notation: ClaimJson = { ...claim, kind: 'notation', verdict: 'conditional', code: 'shadowed-index', message: 'i is bound twice' };

describe('hoverText', () => {
  it('shows verdict, statement, symbols, assumptions and other readings', () => {
    assert.equal(
      hoverText(claim, [notation]).replace(/\\/g, ''),
      [
        '**✗ refuted**: the sides differ: at x = 1 (identity-fails)',
        '',
        '**≈ conditional**: i is bound twice (shadowed-index)',
        '',
        'Read as',
        '',
        '```text',
        'y = W x',
        '```',
        '',
        '- **W**: a 3×4 matrix *(stated in the document)*',
        '- **x**: a vector of length 4 *(from its use)*',
        '- assumes: log is natural',
        '- read so: x is a vector',
        '- could also be read: x is a number',
      ].join('\n'),
    );
  });

  it('shows a claim that was not read', () => {
    const { interpretation: _none, ...unread } = { ...claim, verdict: 'unchecked' as const, code: null, message: 'no idea', assumptions: [] };
    assert.equal(hoverText(unread, []), '**? unchecked**: no idea');
  });

  it('lists no more symbols than fit a screen', () => {
    const symbols = Array.from({ length: 30 }, (_, at) => ({ name: `x${at}`, meaning: 'a number', source: 'inferred' as const }));
    const text = hoverText({ ...claim, interpretation: { ...claim.interpretation!, symbols } }, []);
    assert.match(text, /x23.*\n- and 6 more\n/);
    assert.doesNotMatch(text, /x24/);
  });

  it('lets no text of a document be anything but text', () => {
    const hostile = '![x](https://example.org/a.png) <img src=x onerror=alert(1)> [run](command:evil) `code` **bold** &lt; https://example.org www.example.org\n\n# Title';
    assert.equal(markdownIt({ html: true, linkify: true }).render(escapeMarkdown(hostile)).match(/<(?!\/?p>)\w+/g), null);
    const text = hoverText({ ...claim, message: hostile, interpretation: { ...claim.interpretation!, statement: '```\n[run](command:evil)', choice: hostile } }, []);
    assert.doesNotMatch(markdownIt({ html: true }).render(text), /<(?:img|a|h1)\b/);
  });
});
