import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/paths.mjs';
import { lineIndex, offsetAt } from '../../../src/report/lines';
import { realCore } from './realCore';
import { runMarked } from './runMarked';

/** What is wrong, as it stands in the source: in the course, and where lines and columns are hard to count. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  '01-linear-regression.md': [String.raw`\nabla_w L = \frac{2}{n} X^\top (y - X w)`],
  '02-logistic-regression.md': [String.raw`\sigma'(z) = \sigma(z) (1 + \sigma(z))`, String.raw`\sigma(-1) = 0.369`],
  '03-softmax.md': [String.raw`\frac{e^{2 z_i}}{\sum_j e^{2 z_j}} = \frac{e^{z_i}}{\sum_j e^{z_j}}`],
  '04-losses.md': [String.raw`L_\delta(a) = \begin{cases} \frac12 a^2 & |a| \le \delta \\ \delta (a - \frac12 \delta) & \text{otherwise} \end{cases}`],
  '05-backpropagation.tex': [String.raw`\frac{\partial L}{\partial a} &= (h - y) (1 - h)`],
  '06-optimisers.rst': [String.raw`\sum_{i=0}^{t} \beta^i = \frac{1 - \beta^t}{1 - \beta}`],
  '07-probability.md': [String.raw`\mathrm{Var}(X + Y) = \mathrm{Var}(X) + \mathrm{Var}(Y) + \mathrm{Cov}(X, Y)`],
  '08-information.md': [String.raw`I(X; Y) = H(X) + H(X \mid Y)`],
  '09-attention.md': [String.raw`\operatorname{softmax}([1, 1, 0]) = [0.422, 0.422, 0.255]`],
  '10-metrics.md': [String.raw`\text{Precision} = \frac{TP}{TP + FN}`],
  '11-inequalities.md': [String.raw`\|x\|_1 \le \|x\|_2`],
  '12-numbers.ipynb': ['(32 - 5)/1 + 1 = 27'],
  'ends.md': ['2 + 2 = 5', '3 + 3 =\r\n 7'],
  'quoted.md': ['2 + 2 = 6'],
  'docstring.py': ['2 + 2 = 7'],
};

const course = join(projectRoot, 'examples', 'course');
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(readdirSync(course).filter((name) => name !== 'README.md').map((name) => [name, readFileSync(join(course, name), 'utf8')])),
  'ends.md': '😀 שלום\r\n\r\n- e\u0301\t$2 + 2 = 5$ 👩‍👩‍👧\r\n\r\n$$3 + 3 =\r\n 7$$\r\n',
  'quoted.md': '> Words\n> > and 数学: $2 + 2 = 6$\n',
  'docstring.py': 'def f():\n    """Says.\n\n    It is :math:`2 + 2 = 7` 😀\n    """\n',
};

const report = async (format: string): Promise<string> => {
  const files = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`/notes/${name}`, text]));
  const { stdout, stderr } = await runMarked(['--format', format, '.'], { files }, realCore);
  assert.equal(stderr, '');
  return stdout;
};

/** The source of a notebook's cell, counted from 0; a file as it is. */
function textOf(path: string, cell?: number): string {
  const text = FILES[path]!;
  if (cell === undefined) return text;
  const { cells } = JSON.parse(text) as { readonly cells: readonly { readonly source: string | readonly string[] }[] };
  return [cells[cell]!.source].flat().join('');
}

/** Line and column are counted from 1. */
const offsetIn = (text: string, line: number, column: number): number => offsetAt(lineIndex(text), { line: line - 1, character: column - 1 });

type Found = readonly (readonly [path: string, text: string])[];
const expected: Found = Object.keys(FILES).sort().flatMap((path) => WRONG[path]!.map((text) => [path, text] as const));

describe('the place of a finding is where it stands in the source', () => {
  it('in the JSON report', async () => {
    interface Json { readonly files: readonly { readonly path: string; readonly findings: readonly { readonly range: Record<'start' | 'end', { line: number; character: number }>; readonly cell?: number }[] }[] }
    const found = (JSON.parse(await report('json')) as Json).files.flatMap(({ path, findings }) => findings.map(({ range: { start, end }, cell }) => {
      const text = textOf(path, cell);
      return [path, text.slice(offsetIn(text, start.line + 1, start.character + 1), offsetIn(text, end.line + 1, end.character + 1))] as const;
    }));
    assert.deepEqual(found, expected);
  });

  it('in SARIF, also in the JSON of a notebook', async () => {
    interface Sarif { readonly runs: readonly [{ readonly results: readonly { readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { uri: string }; readonly region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number> } }] }[] }] }
    const found = (JSON.parse(await report('sarif')) as Sarif).runs[0].results.map(({ locations: [{ physicalLocation: { artifactLocation: { uri }, region } }] }) => {
      const text = textOf(uri);
      return [uri, text.slice(offsetIn(text, region.startLine, region.startColumn), offsetIn(text, region.endLine, region.endColumn))] as const;
    });
    assert.deepEqual(found, expected);
  });

  it('in annotations for GitHub, which have no columns over several lines', async () => {
    const found = [...(await report('github')).matchAll(/^::error file=([^,]+),line=(\d+),endLine=(\d+),(?:col=(\d+),endColumn=(\d+),)?title=/gm)].map(([, path, line, endLine, col, endColumn]) => {
      const text = textOf(path!);
      if (col !== undefined) return [path!, text.slice(offsetIn(text, Number(line), Number(col)), offsetIn(text, Number(endLine), Number(endColumn)))] as const;
      const [between] = /\$\$([^]*)\$\$/.exec(text.slice(offsetIn(text, Number(line), 1), offsetIn(text, Number(endLine) + 1, 1)))!.slice(1);
      return [path!, between!] as const;
    });
    assert.deepEqual(found, expected);
  });

  it('in JUnit’s failures', async () => {
    const found = [...(await report('junit')).matchAll(/<failure [^>]*>([^:]+):(?:cell (\d+):)?(\d+):(\d+): /g)].map(([, path, cell, line, column]) => {
      const text = textOf(path!, cell === undefined ? undefined : Number(cell) - 1);
      return [path!, text.slice(offsetIn(text, Number(line), Number(column)))] as const;
    });
    assert.equal(found.length, expected.length);
    for (const [at, [path, text]] of expected.entries()) assert.deepEqual([found[at]![0], found[at]![1].slice(0, text.length)], [path, text]);
  });

  it('in the report for people, with carets below all that is shown of it', async () => {
    const found = [...(await report('text')).matchAll(/^(\S+?):(?:cell (\d+):)?(\d+):(\d+) {2}error .*\n *\|\n *\d+ \| (.*)\n *\| *(\^+)/gm)].map(([, path, cell, line, column, shown, carets]) => {
      const text = textOf(path!, cell === undefined ? undefined : Number(cell) - 1);
      const start = offsetIn(text, Number(line), Number(column));
      return { path: path!, isCut: shown!.endsWith('…'), text: text.slice(start, start + carets!.length) };
    });
    assert.equal(found.length, expected.length);
    for (const [at, { path, isCut, text }] of found.entries()) assert.deepEqual([path, text], [expected[at]![0], expected[at]![1].split('\r\n')[0]!.slice(0, isCut ? text.length : undefined)]);
    assert.equal(found.filter(({ isCut }) => isCut).length, 1);
  });
});
