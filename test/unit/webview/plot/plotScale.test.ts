import assert from 'node:assert/strict';
import type { SeriesPlotJson } from '../../../../src/protocol/plot';
import { argumentExtent, distances, nearestPoint, valueExtent } from '../../../../src/webview/plot/plotScale';

describe('valueExtent', () => {
  it('covers the values with some room', () => {
    assert.deepEqual(valueExtent([0, 1, 2]), [-0.12, 2.12]);
  });

  it('gives a single value room of its own size', () => assert.deepEqual(valueExtent([5, 5]), [4.5, 5.5]));

  it('gives zero a unit', () => assert.deepEqual(valueExtent([0]), [-1, 1]));

  it('has an answer for no values', () => assert.deepEqual(valueExtent([NaN, Infinity]), [0, 1]));

  it('is not flattened by a pole', () => {
    const values = Array.from({ length: 100 }, (_, index) => 1 / (index - 50.001));
    const [low, high] = valueExtent(values);
    assert.ok(high < 10 && low > -10, `${low} … ${high}`);
  });

  it('holds a witness even at a pole', () => {
    const values = [...Array.from({ length: 100 }, (_, index) => index / 100), 1e9];
    const [, high] = valueExtent(values, [1e9]);
    assert.ok(high >= 1e9);
  });
});

const plot = (points: readonly (readonly [number, number])[]): SeriesPlotJson => ({
  subject: 'sides',
  variable: 'x',
  choices: ['x'],
  at: {},
  controls: [],
  marks: [],
  shape: 'line',
  series: [{ label: 'left', latex: 'x', points }],
});

describe('argumentExtent', () => {
  it('covers all points', () => assert.deepEqual(argumentExtent(plot([[-1, 0], [4, 0]])), [-1, 4]));
  it('covers a witness beyond', () => {
    assert.deepEqual(argumentExtent({ ...plot([[-1, 0], [4, 0]]), witness: { x: 6, left: 0, right: 1 } }), [-1, 6]);
  });
  it('is never empty', () => {
    assert.deepEqual(argumentExtent(plot([])), [0, 1]);
    assert.deepEqual(argumentExtent(plot([[2, 0]])), [1, 3]);
  });
});

describe('nearestPoint', () => {
  const points: readonly (readonly [number, number])[] = [[0, 9], [1, 8], [4, 7]];
  it('finds the nearest by x', () => {
    assert.deepEqual([-5, 0.4, 0.6, 2.4, 2.6, 99].map((x) => nearestPoint(points, x)), [0, 0, 1, 1, 2, 2]);
  });
  it('is -1 for no points', () => assert.equal(nearestPoint([], 0), -1));
});

describe('distances', () => {
  const both = (left: readonly (readonly [number, number])[], right: readonly (readonly [number, number])[]) => distances({ series: [left, right].map((points) => ({ label: '', latex: '', points })) });

  it('are what a logarithmic axis can show: above 0 and finite', () => {
    assert.deepEqual(both([[0, 1], [1, 2], [2, NaN], [3, 5]], [[0, 1], [1, 2.5], [2, 1], [3, 2]]), [[1, 0.5], [3, 3]]);
  });
  it('are none of a single curve', () => assert.deepEqual(distances({ series: [{ label: '', latex: '', points: [[0, 1]] }] }), []));
});
