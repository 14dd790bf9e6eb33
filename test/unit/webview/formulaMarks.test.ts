import assert from 'node:assert/strict';
import type { FormulaMark, MarkedFormula } from '../../../src/protocol/cellMarks';
import { cellWithText, matchMarks } from '../../../src/webview/formulaMarks';

const mark = (text: string): FormulaMark => ({ verdict: 'verified', text, title: text });
const formula = (latex: string, text?: string): MarkedFormula => (text === undefined ? { latex } : { latex, mark: mark(text) });
const texts = (rendered: readonly string[], formulas: readonly MarkedFormula[]) => matchMarks(rendered, { formulas }).map((found) => found?.text);

describe('matchMarks', () => {
  it('gives each formula its own mark, in order', () => {
    assert.deepEqual(texts(['a = a', 'x', 'a = a'], [formula('a = a', 'first'), formula('x'), formula('a = a', 'second')]), ['first', undefined, 'second']);
  });

  it('does not mind white space', () => {
    assert.deepEqual(texts(['\na = a\n'], [formula('a  = a', 'mark')]), ['mark']);
  });

  it('gives no mark to another formula', () => {
    assert.deepEqual(texts(['a = a', 'b = c', 'c = c'], [formula('a = a', 'first'), formula('c = c', 'last')]), ['first', undefined, 'last']);
  });

  it('passes over formulas that were not rendered', () => {
    assert.deepEqual(texts(['c = c'], [formula('a = a', 'first'), formula('c = c', 'last')]), ['last']);
  });
});

describe('cellWithText', () => {
  const cell = (text: string, found: string) => ({ text, formulas: [formula('a = b', found)] });

  it('finds the cell', () => {
    assert.deepEqual(cellWithText([cell('one', 'x'), cell('two', 'y')], 'two'), cell('two', 'y'));
    assert.equal(cellWithText([cell('one', 'x')], 'two'), undefined);
  });

  it('finds one of several that have the same marks, and none where they differ', () => {
    assert.deepEqual(cellWithText([cell('same', 'x'), cell('same', 'x')], 'same'), cell('same', 'x'));
    assert.equal(cellWithText([cell('same', 'x'), cell('same', 'y')], 'same'), undefined);
  });
});
