import assert from 'node:assert/strict';
import type { FieldPlotJson, MatrixPlotJson, SeriesPlotJson } from '../../../../src/protocol/plot';
import { plotDescription, plotReadout, plotTitle, tracksOf } from '../../../../src/webview/plot/plotWords';

const plot: SeriesPlotJson = {
  subject: 'sides',
  variable: 'x',
  choices: ['x'],
  at: {},
  controls: [],
  marks: [],
  shape: 'line',
  series: [
    { label: 'Left side', latex: 'x', points: [[-1, 1], [0, 0.5], [1, 2]] },
    { label: 'Right side', latex: 'x', points: [[-1, 1], [0, NaN], [1, 3]] },
  ],
};

describe('plotDescription', () => {
  it('says what a line plot shows', () => assert.equal(plotDescription(plot), 'Left side and Right side over x from −1 to 1.'));

  it('gives the values at the witness', () => {
    assert.equal(
      plotDescription({ ...plot, witness: { x: 1, left: 2, right: 3 } }),
      'Left side and Right side over x from −1 to 1. At x = 1 they are 2 and 3.',
    );
  });

  it('says what bars show', () => {
    assert.equal(
      plotDescription({ ...plot, shape: 'bars', variable: 'entry', witness: { x: 2, left: 0.5, right: 0.25 } }),
      'Bars of Left side and Right side, entry by entry (3 entries). At entry 2 they are 0.5 and 0.25.',
    );
  });
});

const matrix: MatrixPlotJson = {
  subject: 'sides',
  shape: 'matrix',
  variables: ['i', 'j'],
  rows: [1, 2],
  columns: [1, 2],
  panels: [{ label: 'left side', latex: '', values: [1, 2, 3, 4] }, { label: 'right side', latex: '', values: [1, 0, 3, NaN] }],
  differing: [1],
  at: {},
  controls: [],
};

const field: FieldPlotJson = {
  subject: 'objective',
  shape: 'field',
  variables: ['p[1]', 'p[2]'],
  window: [[0, 1], [0, 1]],
  count: 3,
  simplex: true,
  panels: [{ label: 'objective', latex: '', values: [0, 1, 2, 3, 4, 5, 6, 7, 8] }],
  marks: [{ label: 'found', at: [0.5, 0.25, 0.25], value: -1 }],
  at: {},
  controls: [],
};

describe('plotDescription of other shapes', () => {
  it('says over which index bars run', () => {
    assert.match(plotDescription({ ...plot, shape: 'bars', variable: 'i' }), /^Bars of Left side and Right side, for each i \(3 entries\)\.$/);
  });
  it('says how far apart the sides are', () => {
    assert.equal(plotDescription(plot, 'difference'), 'Distance of Left side and Right side over x from −1 to 1, on a logarithmic axis: at most 1.');
  });
  it('names the optimum that is stated and the one found', () => {
    const marks = [{ label: 'stated', at: [0.5], value: 2 }, { label: 'found', at: [1], value: 1 }] as const;
    assert.equal(plotDescription({ ...plot, series: [plot.series[0]!], marks }), 'Left side over x from −1 to 1. Stated optimum: x = 0.5, where the value is 2. Best point found: x = 1, where the value is 1.');
  });
  it('names the entries of matrices that differ', () => {
    assert.equal(plotDescription(matrix), 'Entries of left side and right side, 2 × 2. They differ at i = 1, j = 2.');
    assert.equal(plotDescription({ ...matrix, differing: [] }), 'Entries of left side and right side, 2 × 2. No entry differs.');
  });
  it('says over what contours run', () => {
    assert.equal(plotDescription(field), 'Contours of objective over p[1], p[2], p[3], shares that sum to 1. Best point found: p[1] = 0.5, p[2] = 0.25, p[3] = 0.25, where the value is −1.');
    assert.match(plotDescription({ ...field, simplex: false, marks: [] }), /over p\[1\] from 0 to 1 and p\[2\] from 0 to 1\.$/);
  });
  it('gives each figure a heading', () => {
    assert.deepEqual([matrix, field, { shape: 'undrawn', subject: 'contours' } as const].map(plotTitle), ['Both sides', 'The objective', 'Over two variables']);
  });
});

describe('tracksOf', () => {
  it('has a slider for each axis that is read off', () => {
    assert.deepEqual([plot, matrix, field].map((one) => tracksOf(one).map(({ count, start }) => [count, start])), [[[3, 1]], [[4, 1]], [[3, 1], [3, 1], [3, 0]]]);
  });
});

describe('plotReadout', () => {
  it('reads both sides off', () => assert.equal(plotReadout(plot, [2]), 'x = 1: Left side 2, Right side 3'));
  it('says where a side is undefined', () => assert.equal(plotReadout(plot, [1]), 'x = 0: Left side 0.5, Right side undefined'));
  it('is empty beyond the points', () => assert.equal(plotReadout(plot, [3]), ''));
  it('reads entries of matrices off', () => assert.equal(plotReadout(matrix, [3]), 'i = 2, j = 2: left side 4, right side undefined'));
  it('reads fields off, and of shares the third too', () => {
    assert.equal(plotReadout(field, [1, 0]), 'p[1] = 0.5, p[2] = 0, p[3] = 0.5: objective 1');
    assert.equal(plotReadout(field, [0, 2]), 'p[1] = 0, p[2] = 1, p[3] = 0: objective 6');
    assert.equal(plotReadout({ ...field, simplex: false }, [2, 1]), 'p[1] = 1, p[2] = 0.5: objective 5');
  });
});
