import assert from 'node:assert/strict';
import { checkDocument } from '../../../src/pipeline';
import { diagnosticsOf } from '../../../src/report/diagnostic';

const WRONG = '$\\frac12 = 0.6$';

/** Lines of the findings left in a Markdown document, counted from 0. */
function findings(...lines: readonly string[]): readonly number[] {
  return diagnosticsOf(checkDocument({ text: lines.join('\n'), languageId: 'markdown' })).map(({ range }) => range.start.line);
}

describe('suppression comments', () => {
  it('silence nothing where there are none', () => {
    assert.deepEqual(findings(WRONG, WRONG), [0, 1]);
  });

  it('silence a line', () => {
    assert.deepEqual(findings(WRONG, `${WRONG} <!-- formulint-disable-line -->`), [0]);
  });

  it('silence the next line, and only it', () => {
    assert.deepEqual(findings('<!-- formulint-disable-next-line wrong-number -->', WRONG, WRONG), [2]);
  });

  it('silence the whole of a formula on that line, above, beside or behind it', () => {
    const long = ['$$', '\\frac12 = 0.6', '$$'];
    assert.deepEqual(findings('<!-- formulint-disable-next-line -->', ...long, '', ...long), [6]);
    assert.deepEqual(findings('<!-- formulint-disable-next-line -->', '', ...long), []);
    assert.deepEqual(findings('$$', '\\frac12 = 0.6', '$$ <!-- formulint-disable-line -->', '', ...long), [5]);
    assert.deepEqual(findings('<!-- formulint-disable-next-line -->', 'Words.', '', ...long), [4]);
  });

  it('silence the cells of a notebook from there on', () => {
    const cell = (source: string) => ({ cell_type: 'markdown', source });
    const left = (...cells: readonly string[]) => diagnosticsOf(checkDocument({ text: JSON.stringify({ cells: cells.map(cell) }), languageId: 'ipynb' })).map(({ cell: index }) => index);
    assert.deepEqual(left(WRONG, `<!-- formulint-disable -->\n\n${WRONG}`, WRONG), [0]);
    assert.deepEqual(left('<!-- formulint-disable -->', WRONG, '<!-- formulint-enable -->', WRONG), [3]);
    assert.deepEqual(left(`<!-- formulint-disable-next-line -->\n${WRONG}`, `a\n\n${WRONG}`), [1]);
  });

  it('silence only the codes they name', () => {
    assert.deepEqual(findings('<!-- formulint-disable-next-line definition-mismatch -->', WRONG), [1]);
  });

  it('silence a stretch until it is enabled again', () => {
    assert.deepEqual(findings(WRONG, '<!-- formulint-disable -->', WRONG, WRONG, '<!-- formulint-enable -->', WRONG), [0, 5]);
  });

  it('leave the verdict standing', () => {
    const [claim] = checkDocument({ text: `<!-- formulint-disable -->\n${WRONG}`, languageId: 'markdown' }).claims;
    assert.equal(claim?.verdict, 'refuted');
    assert.equal(claim?.suppressed, true);
  });

  it('silence damage and what was not checked too', () => {
    const damaged = (...lines: readonly string[]) => checkDocument({ text: lines.join('\n'), languageId: 'markdown' });
    assert.equal(damaged('a', '$$x = 1').problems[0]?.suppressed, undefined);
    assert.equal(damaged('<!-- formulint-disable damaged-document -->', 'a', '$$x = 1').problems[0]?.suppressed, true);
    const { claims } = damaged('$\\mathcal{K} \\circledast f = f$ <!-- formulint-disable-line unchecked-claim -->');
    assert.deepEqual(claims.map(({ verdict, suppressed }) => [verdict, suppressed]), [['unchecked', true]]);
  });
});
