import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import type { LanguageId } from '../../../src/regions/region';
import { sourceOffset } from '../../../src/regions/region';
import { selectionRegion, withSelection } from '../../../src/regions/selectionRegion';

/** The regions that the text between `[[` and `]]` (or the cursor at `^^`) denotes. */
function selected(marked: string, languageId: LanguageId = 'markdown') {
  const cursor = marked.indexOf('^^');
  const start = cursor >= 0 ? cursor : marked.indexOf('[[');
  const end = cursor >= 0 ? cursor : marked.indexOf(']]') - 2;
  const text = marked.replace('^^', '').replace('[[', '').replace(']]', '');
  const regions = selectionRegion(text, languageId, { start, end });
  for (const region of regions) {
    for (let at = 0; at < region.latex.length; at++) assert.equal(text.charAt(sourceOffset(region, at)), region.latex.charAt(at));
  }
  return regions.map(({ delimiter, latex, environment }) => `${delimiter}${environment ? ` [${environment}]` : ''}: ${latex}`);
}

describe('selectionRegion', () => {
  it('is the region around a cursor, none in prose', () => {
    assert.deepEqual(selected('a $x ^^= 1$ and $y$'), ['dollar: x = 1']);
    assert.deepEqual(selected('a $x = 1$^^ and $y$'), ['dollar: x = 1']);
    assert.deepEqual(selected('a^^ $x = 1$ and $y$'), []);
    assert.deepEqual(selected('so 3/ (3+7) ^^= 0.3, yes', 'plaintext'), ['bare: 3/ (3+7) = 0.3']);
  });

  it('is every region that the selection overlaps, whole', () => {
    assert.deepEqual(selected('a $x [[= 1$ and $y]] = 2$ or $z$'), ['dollar: x = 1', 'dollar: y = 2']);
    assert.deepEqual(selected('a [[$x = 1$]]$z$'), ['dollar: x = 1']);
  });

  it('is a complete part of a derivation alone', () => {
    const rows = (first: string, second: string) => `$$\n\\begin{align}\n${first}a &= b + c \\\\\n${second}d &= e \\\\\nf &= g\n\\end{align}\n$$`;
    const whole = 'double-dollar: \\begin{align}\na &= b + c \\\\\nd &= e \\\\\nf &= g\n\\end{align}';
    assert.deepEqual(selected(rows('', '').replace('d &= e \\\\', '[[d &= e \\\\]]')), ['selection [aligned]: d &= e']);
    assert.deepEqual(selected(rows('', '').replace('d &= e \\\\\nf &= g', '[[d &= e \\\\\nf &= g]]')), ['selection [aligned]: d &= e \\\\\nf &= g']);
    assert.deepEqual(selected(rows('', '').replace('&= e', '[[&= e]]')), [whole]);
    assert.deepEqual(selected(rows('', '').replace('b + c', '[[b + c]]')), [whole]);
    assert.deepEqual(selected('$$\\begin{align} \\sqrt{a} &= \\frac{b}{c[[} \\\\ d &= e]] \\end{align}$$'), [
      'double-dollar: \\begin{align} \\sqrt{a} &= \\frac{b}{c} \\\\ d &= e \\end{align}',
    ]);
    assert.deepEqual(selected('$$\\begin{align} a &= \\be[[ta = c \\\\ d &= e]] \\end{align}$$'), [
      'double-dollar: \\begin{align} a &= \\beta = c \\\\ d &= e \\end{align}',
    ]);
    assert.deepEqual(selected('$$ a = [[b = c]] + d $$'), ['double-dollar: a = b = c + d']);
  });

  it('maps a part back through quote marks', () => {
    assert.deepEqual(selected('> $$\n> \\begin{align}\n> a &= b \\\\\n> [[c\n> &= d]]\n> \\end{align}\n> $$'), ['selection [aligned]: c\n&= d']);
  });

  it('is the selection itself where no region is, without delimiters', () => {
    assert.deepEqual(selected('the text [[ x = 1 ]] here'), ['selection: x = 1']);
    assert.deepEqual(selected('costs [[$x = 1]] only'), ['selection: x = 1']);
    assert.deepEqual(selected('```\n[[$$x = 1$$]]\n```'), ['selection: x = 1']);
    assert.deepEqual(selected('```\n[[a &= b \\\\ c]]\n```'), ['selection [aligned]: a &= b \\\\ c']);
    assert.deepEqual(selected('the [[ \n ]] text'), []);
  });

  it('is nothing in a notebook as JSON', () => {
    assert.deepEqual(selectionRegion('{"cells": []}', 'ipynb', { start: 0, end: 5 }), []);
  });
});

describe('withSelection', () => {
  /** The claims of the last line of a document, selected. */
  const claimsOf = (text: string) => checkDocument({ text, languageId: 'markdown', selection: { start: text.lastIndexOf('\n') + 1, end: text.length } }).claims.map(({ verdict, message }) => `${verdict}: ${message}`);

  it('lets a formula that is selected among words say nothing about itself', () => {
    const defined = 'Let $f(x) = x^2$.\n\n';
    assert.deepEqual(claimsOf(`${defined}f(x) = x^3`), ['stipulated: f is defined here']);
    assert.deepEqual(claimsOf(`${defined}f(x) = x^2`), ['verified: this is f as defined above: it agrees with the definition above, by an algebraic certificate']);
    assert.deepEqual(claimsOf('Words.\n\nf(x) = x^2'), ['stipulated: f is defined here']);
  });

  it('keeps the words on both sides', () => {
    const words = 'Let c = 2 here, a = b and d = 3.';
    const prose = { kind: 'prose', text: words, span: { start: 10, end: 10 + words.length }, role: 'text' } as const;
    const start = 10 + words.indexOf('a =');
    const [selected] = selectionRegion(`${' '.repeat(10)}${words}`, 'markdown', { start, end: start + 5 });
    const regions = withSelection([prose], [selected!]);
    assert.deepEqual(regions.map((region) => (region.kind === 'prose' ? [region.text, region.span.start] : region.kind)), [['Let c = 2 here, ', 10], 'math', [' and d = 3.', start + 5]]);
  });
});
