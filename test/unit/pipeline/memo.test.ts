import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkDocument, checkSteps, type DocumentInput } from '../../../src/pipeline';
import { DocumentMemo } from '../../../src/pipeline/memo';
import { languageOfPath } from '../../../src/config/languages';

const options = { readings: true, stability: 'findings' } as const;

/** Checks with what is remembered. @returns the report, and how many claims were taken anew */
function again(memo: DocumentMemo, input: DocumentInput) {
  const steps = checkSteps(input, options, memo);
  for (let taken = 0; ; taken++) {
    const next = steps.next();
    if (next.done) return { report: next.value, taken };
  }
}

const markdown = (text: string): DocumentInput => ({ text, languageId: 'markdown' });

function assertSame(memo: DocumentMemo, input: DocumentInput): number {
  const { report, taken } = again(memo, input);
  assert.deepEqual(report, checkDocument(input, options));
  return taken;
}

const base = ['# Notes', 'Let $z = a - b$.', '$$\\sigma(z) = \\frac{1}{1 + e^{b - a}}$$', '$1 - \\sigma(x) = \\sigma(-x)$', 'The sigmoid $\\sigma$ is increasing.', '$$\\tanh(x) = 3\\sigma(2x) - 1$$'];
const document = (paragraphs: readonly string[]): DocumentInput => markdown(paragraphs.join('\n\n'));

/** Headings and sentences that say what formulas around them are, or what their letters are, and such formulas. */
const about = [
  '## Binary cross-entropy',
  '$$L = -(y \\log p - (1 - y) \\log(1 - p))$$',
  'The Huber loss is',
  '## Notes',
  '$$z = \\sum_i w_i x_j$$',
  'The weight of $j$, where $j$ counts.',
  '$$F = a + b m + q$$',
  'where $F$ is the force, $a$ the offset, $b$ the slope, $m$ the mass.',
  'where $F$ is the force, $a$ the offset, $b$ the slope, $m$ the mass, and $q$ is the rest.',
  'The charge is q.',
  '$$\\log \\sum_j e^{z_j} = 2y$$',
  'where $y = \\frac{1}{2} \\log \\sum_j e^{z_j}$.',
  'for $x > 0$, where $z = x$.',
];

describe('checking again after an edit', () => {
  it('takes no formula anew in a document that did not change', () => {
    const memo = new DocumentMemo();
    assert.ok(assertSame(memo, document(base)) > 4);
    // What words claim is read each time; its verdict is remembered.
    assert.equal(assertSame(memo, document(base)), 1);
  });

  it('takes nothing anew that only moved', () => {
    const memo = new DocumentMemo();
    assertSame(memo, document(base));
    assert.equal(assertSame(memo, document(['Words.', 'More\nwords.', ...base])), 1);
  });

  it('takes the formula anew that was edited', () => {
    const memo = new DocumentMemo();
    assertSame(memo, document(base));
    assert.equal(assertSame(memo, document(base.map((text) => text.replace('3\\sigma', '2\\sigma')))), 2);
  });

  for (const [what, from, to] of [
    ['a definition', 'z = a - b', 'z = b - a'],
    ['the name that is defined', 'z = a - b', 'w = a - b'],
    ['a declaration', 'Let $z = a - b$.', 'Let $x \\in \\mathbb{R}^3$ and $z = a - b$.'],
    ['a comment that assumes', '# Notes', '<!-- formulint: x > 0, log base 2 -->\n\n# Notes'],
    ['a macro', '# Notes', '$\\newcommand{\\sigma}{\\tanh}$'],
    ['a heading behind a definition', 'The sigmoid', '## Other\n\nThe sigmoid'],
    ['the words before a formula', 'Let $z', 'The loss is $z'],
    ['a comment that silences', '# Notes', '<!-- formulint-disable -->'],
  ] as const) {
    it(`forgets what depends on ${what}`, () => {
      const memo = new DocumentMemo();
      assertSame(memo, document(base));
      assertSame(memo, document(base.map((text) => text.replace(from, to))));
      assertSame(memo, document(base));
    });
  }

  // What stands anywhere else in a document may say what a letter of a formula is, or whether it is one to count with.
  for (const [what, formula, before, after] of [
    ['names a letter to count with', '$$z = \\sum_i w_i x_j$$', ['Words.', 'The weight of $j$.'], 'free-index'],
    ['speaks of the one letter that a list leaves out', '$$F = a + b m + q$$\n\nwhere $F$ is the force, $a$ the offset, $b$ the slope, $m$ the mass.', ['Words.', 'The charge is q.'], 'undefined-symbol'],
    ['says what the letters of a formula are', '$$F = a + b m + c$$', ['where $F$ is the force, $a$ the offset, $b$ the slope, $m$ the mass.', 'where $F$ is the force, $a$ the offset, $b$ the slope, $m$ the mass, and $c$ is the rest.'], 'undefined-symbol'],
  ] as const) {
    it(`forgets what depends on a sentence further down that ${what}`, () => {
      const memo = new DocumentMemo();
      const found = before.map((sentence) => {
        const input = document([formula, sentence, '$1 - \\sigma(x) = \\sigma(-x)$']);
        assertSame(memo, input);
        return checkDocument(input, options).claims.some(({ code }) => code === after);
      });
      assert.deepEqual(found, [true, false]);
      assertSame(memo, document([formula, before[0], '$1 - \\sigma(x) = \\sigma(-x)$']));
    });
  }

  it('goes on where a check was broken off', () => {
    const memo = new DocumentMemo();
    const steps = checkSteps(document(base), options, memo);
    for (let step = 0; step < 3; step++) steps.next();
    assert.ok(assertSame(memo, document(base)) < base.length);
  });

  it('forgets what depends on the heading right over a formula', () => {
    const memo = new DocumentMemo();
    const verdicts = ['# Notes', '# Binary cross-entropy'].map((heading) => {
      const input = document([heading, '$$L = -(y \\log p - (1 - y) \\log(1 - p))$$']);
      assertSame(memo, input);
      return checkDocument(input, options).claims.map(({ verdict }) => verdict).join();
    });
    assert.deepEqual(verdicts, ['stipulated,conditional', 'refuted']);
  });

  it('says the same as a fresh check, whatever is edited, in our examples', () => {
    const folder = join(import.meta.dirname, '../../../examples');
    const examples = readdirSync(folder).flatMap((name) => {
      const languageId = languageOfPath(name);
      return languageId === undefined || languageId === 'ipynb' ? [] : [{ languageId, text: readFileSync(join(folder, name), 'utf8') }];
    });
    const texts = [...examples, document([...base, ...about])];
    const place = { document: fc.nat(texts.length - 1), at: fc.double({ min: 0, max: 1, noNaN: true }) };
    const edit = fc.oneof(
      fc.record({ ...place, kind: fc.constant('characters' as const), cut: fc.nat(12), put: fc.constantFrom('', 'x', '$', '-', '2', '\n\n', '# H\n', '= ', '\\', '{', '$z = 2x$ ', '\\sigma') }),
      fc.record({ ...place, kind: fc.constant('paragraph' as const), cut: fc.nat(1), put: fc.constantFrom(undefined, ...about) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const memo = new DocumentMemo();
        const { languageId } = texts[edits[0]!.document]!;
        let { text } = texts[edits[0]!.document]!;
        again(memo, { text, languageId });
        for (const { kind, at, cut, put } of edits) {
          const parts = kind === 'characters' ? [...text] : text.split('\n\n');
          text = parts.toSpliced(Math.floor(at * parts.length), cut, ...(put === undefined ? [] : [put])).join(kind === 'characters' ? '' : '\n\n');
          assertSame(memo, { text, languageId });
        }
      }),
      { numRuns: 30, seed: 20 },
    );
  });
});
