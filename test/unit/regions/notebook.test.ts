import assert from 'node:assert/strict';
import { macrosBehind } from '../../../src/regions/macroTable';
import { findRegions, findRegionsOfParts } from '../../../src/regions/findRegions';
import { assertExact, mathOf, mathRegions } from './describeRegions';

describe('findRegions in a notebook', () => {
  it('finds mathematics in Markdown cells, with offsets into the cell', () => {
    const notebook = {
      cells: [
        { cell_type: 'code', source: ['"$x$"'] },
        { cell_type: 'markdown', source: ['Let\n', '$y = 1$\n'] },
        { cell_type: 'raw', source: '$x$' },
        { cell_type: 'markdown', source: '$$\\newcommand{\\R}{\\mathbb R}$$\n\n$$z' },
      ],
    };
    const found = findRegions(JSON.stringify(notebook), 'ipynb');
    assert.deepEqual(mathRegions(found).map(({ latex, span, cell }) => ({ latex, span, cell })), [{ latex: 'y = 1', span: { start: 5, end: 10 }, cell: 1 }]);
    assert.deepEqual(macrosBehind(found.definitions), { '\\R': '\\mathbb R' });
    assert.deepEqual(found.problems, [{ span: { start: 32, end: 34 }, message: 'this $$ is never closed', cell: 3 }]);
  });

  it('reads cells that were joined into one text each for itself', () => {
    const cells = ['```\n$no$', '- a list $x$', '    $no$', '$\\def\\y{z}$ $y$', '> $$\n> w\n> $$'];
    const text = cells.join('\n\n');
    const starts = cells.map((_, index) => cells.slice(0, index).reduce((length, cell) => length + cell.length + 2, 0));
    const found = findRegionsOfParts(text, 'markdown', starts);
    assertExact(text, found);
    assert.deepEqual(mathOf(found), ['dollar: x', 'dollar: y', 'double-dollar [display]: w']);
    assert.deepEqual(found.definitions.map(({ name, at }) => [name, at]), [['\\y', text.indexOf('\\def')]]);
  });

  it('reads the worksheets of nbformat 3', () => {
    const found = findRegions(JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'markdown', source: '$x$' }] }] }), 'ipynb');
    assert.deepEqual(mathRegions(found).map(({ latex }) => latex), ['x']);
  });

  it('reports what is no notebook', () => {
    for (const [text, message] of [
      ['{', 'this notebook is not readable as JSON'], ['<<<<<<< HEAD\n{"cells": []}', 'this notebook is not readable as JSON'], ['[]', 'this notebook has no list of cells'],
      ['{"cells": 1}', 'this notebook has no list of cells'], ['null', 'this notebook has no list of cells'], ['"a"', 'this notebook has no list of cells'],
    ] as const) {
      assert.deepEqual(findRegions(text, 'ipynb').problems, [{ span: { start: 0, end: text.length }, message }], text);
    }
  });

  it('takes a file without text for a notebook without cells, and tolerates cells of any kind', () => {
    for (const text of ['', '\n', '\ufeff']) assert.deepEqual(findRegions(text, 'ipynb').problems, [], text);
    assert.deepEqual(findRegions('{"cells": [null, 1, {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [1, "a"]}]}', 'ipynb').problems, []);
  });
});
