import assert from 'node:assert/strict';
import { checkDocument, linesOf, type DocumentInput } from '../../../src/pipeline';
import { diagnosticsOf } from '../../../src/report/diagnostic';
import { lintDocument } from '../../../src/report/lint';
import { countDocument, emptySummary } from '../../../src/report/summary';
import { fileText } from '../../../src/report/text';

function check(text: string, more: Partial<DocumentInput> = {}) {
  const input: DocumentInput = { text, languageId: 'markdown', ...more };
  const report = checkDocument(input);
  const findings = diagnosticsOf(report).map(({ code, severity, message, macro, range }) => [`${code} ${severity} ${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`, message, macro]);
  return { input, report, findings };
}

describe('a macro that is not defined', () => {
  const text = String.raw`Let $x = \foo + 1$ and $y = \foo$, while $z = \bar{\baz}$.`;

  it('is reported once a document, where it is used first', () => {
    const { report, findings } = check(text);
    assert.deepEqual(findings, [
      ['unknown-macro info 1:10-14', String.raw`\foo is not defined`, String.raw`\foo`],
      ['unknown-macro info 1:52-56', String.raw`\baz is not defined`, String.raw`\baz`],
    ]);
    assert.deepEqual(countDocument(emptySummary, lintDocument(report)).uncheckedBy, { 'unknown-macro': 3 });
  });

  it('is none where anything defines it before', () => {
    assert.deepEqual(check(text, { macros: { '\\foo': '1', '\\baz': 'b' } }).findings, []);
    assert.deepEqual(check(`$\\newcommand{\\foo}{1}\\def\\baz{b}$ ${text}`).findings, []);
    assert.deepEqual(check(`---\nmath:\n  '\\foo': '1'\n  '\\baz': b\n---\n${text}`).findings, []);
    assert.deepEqual(check(`${text} $\\newcommand{\\foo}{1}$ $u = \\foo$`).findings.length, 2);
  });

  it('is silenced by a comment', () => {
    assert.deepEqual(check(`<!-- formulint-disable-next-line unknown-macro -->\n${text}`).findings, []);
  });

  it('is named when the document defines it in a form that is not read', () => {
    assert.deepEqual(check('$\\NewDocumentCommand{\\vec}{m O{2}}{#1}$ $a = \\vec{x}$ $b = \\vec{y}$').findings, [
      ['unknown-macro info 1:46-50', String.raw`\vec is defined in a form that is not read`, undefined],
    ]);
  });

  it('is told with a way to define it', () => {
    const { input, report } = check(text);
    const shown = fileText({ ...lintDocument(report), path: 'a.md', lines: linesOf(input) }, { color: false, width: 80, verbose: false });
    assert.ok(shown.includes([
      String.raw`a.md:1:10  info  \foo is not defined  [unknown-macro]`, '  |', `1 | ${text}`, '  |          ^^^^',
      String.raw`  = define it in the document: \newcommand{\foo}{…}`, String.raw`  = or for a project, in .formulintrc.json: {"macros": {"\\foo": "…"}}`,
    ].join('\n')), shown);
  });
});

describe('macros in force', () => {
  const verdicts = (text: string, languageId: DocumentInput['languageId'] = 'markdown') =>
    checkDocument({ text, languageId }).claims.map(({ verdict, message, latex }) => [verdict, verdict === 'unchecked' ? message : latex]);

  it('are those defined before a formula; a later definition holds from there on', () => {
    assert.deepEqual(verdicts('$\\newcommand{\\f}{\\sigma}$ $1 - \\f(x) = \\f(-x)$\n\n$\\renewcommand{\\f}{\\tanh}$ $-\\f(x) = \\f(-x)$ and $1 - \\f(x) = \\f(-x)$'), [
      ['verified', '1 - \\f(x) = \\f(-x)'], ['verified', '-\\f(x) = \\f(-x)'], ['refuted', '1 - \\f(x) = \\f(-x)'],
    ]);
    assert.deepEqual(verdicts('$1 - \\f(x) = \\f(-x)$ $\\def\\f{\\sigma}$'), [['unchecked', '\\f is not defined']]);
  });

  it('go through the cells of a notebook in order', () => {
    const cell = (source: string) => ({ cell_type: 'markdown', source });
    const text = JSON.stringify({ cells: [cell('$1 - \\f(x) = \\f(-x)$'), cell('$\\def\\f{\\sigma}$'), cell('$1 - \\f(x) = \\f(-x)$')] });
    assert.deepEqual(verdicts(text, 'ipynb'), [['unchecked', '\\f is not defined'], ['verified', '1 - \\f(x) = \\f(-x)']]);
  });

  it('leave every place in the text of the author', () => {
    for (const [before, languageId] of [['$\\newcommand{\\wrap}[2][x]{\\left( #2 \\right)_{#1}}\\newcommand{\\id}[1]{#1}$\r\n\r\n> - 😀 text ', 'markdown'], ['\\newcommand{\\id}[1]{{#1}}\n\\begin{document}\n', 'latex']] as const) {
      const text = `${before}$\\id{a + \\unknown{b}} = 1$ and $\\id{2 + 2} = \\id{5}$`;
      const { claims } = checkDocument({ text, languageId });
      const lines = linesOf({ text, languageId })(undefined);
      const shown = claims.map(({ findingRange, range, code }) => {
        const { start, end } = findingRange ?? range;
        assert.equal(start.line, end.line);
        return `${code} ${lines.text.split(/\r?\n/)[start.line]!.slice(start.character, end.character)}`;
      });
      assert.deepEqual(shown, ['unknown-macro \\unknown', 'wrong-number \\id{2 + 2} = \\id{5}'], languageId);
    }
  });
});
