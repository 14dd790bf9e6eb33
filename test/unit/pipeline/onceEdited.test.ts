import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import { hasFormulaOnceEdited } from '../../../src/pipeline/onceEdited';
import { findRegions } from '../../../src/regions/findRegions';
import type { LanguageId, MathRegion } from '../../../src/regions/region';

const LINES = 2_000;
const padding = (line: string): string => `${line}\n`.repeat(LINES);

function repairsIn(text: string, languageId: LanguageId): readonly unknown[] {
  const { claims } = checkDocument({ text, languageId }, { repairs: true });
  const [first] = claims.filter(({ verdict }) => verdict === 'refuted');
  const line = first!.range.start.line;
  return (first!.repairs ?? []).map(({ latex, edits }) => [latex, edits.map(({ range, newText }) => [range.start.line - line, range.start.character, newText])]);
}

describe('repairs in a long document', () => {
  for (const [name, languageId, body, line] of [
    ['Markdown', 'markdown', 'Then $2 + 2 = 5$.\n', 'Words, and more words.'],
    ['a quotation', 'markdown', '> Then $\\sigma(-x) = 1 +\n> \\sigma(x)$.\n', '> Words, and more words.'],
    ['one paragraph of CRLF lines', 'markdown', 'Then $2 + 2 = 5$.\r\n', 'Words, and more words.\r'],
    ['LaTeX', 'latex', 'Then $2 + 2 = 5$.\n', 'Words, and more words.'],
    ['a docstring', 'python', '    It is :math:`2 + 2 = 5`.\n    """\n', '    Words, and more words.'],
  ] as const) {
    it(`are those of a short one: ${name}`, () => {
      const head = languageId === 'python' ? 'def f():\n    """Says.\n\n' : '';
      const short = repairsIn(`${head}${line}\n${body}`, languageId);
      assert.ok(short.length > 0);
      assert.deepEqual(repairsIn(`${head}${padding(line)}${body}${languageId === 'python' ? '' : padding(line)}`, languageId), short);
    });
  }

  it('are found in one long line without reading it as a whole', () => {
    const text = 'Some words, then $1 + 1 = 3$ and `$1 + 1 = 4$`, and more. '.repeat(1_000);
    const { regions } = findRegions(text, 'markdown');
    const formulas = regions.filter((one): one is MathRegion => one.kind === 'math');
    assert.equal(formulas.length, 1_000);
    const stands = (region: MathRegion, formula: string): boolean => {
      const at = region.span.end - 1;
      return hasFormulaOnceEdited({ text, languageId: 'markdown' }, region, [{ span: { start: at, end: at + 1 }, text: '2' }], formula, regions, () => assert.fail('the whole is read'));
    };
    assert.deepEqual(formulas.map((region) => [stands(region, '1 + 1 = 2'), stands(region, '1 + 1 = 3')]), formulas.map(() => [true, false]));
  });

  it('must stand in it: not where the edit ends the formula early', () => {
    const text = `${padding('Words.')}Then $2 + 2 = 5$.\n${padding('Words.')}`.repeat(3);
    const { regions } = findRegions(text, 'markdown');
    const region = regions.find((one): one is MathRegion => one.kind === 'math')!;
    const at = text.indexOf('5$');
    const stands = (to: string, formula: string): boolean => hasFormulaOnceEdited({ text, languageId: 'markdown' }, region, [{ span: { start: at, end: at + 1 }, text: to }], formula, regions, () => []);
    assert.deepEqual([stands('4', '2 + 2 = 4'), stands('4', '2 + 2 = 5'), stands('$4', '2 + 2 = $4')], [true, false, false]);
  });
});
