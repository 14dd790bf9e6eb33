import assert from 'node:assert/strict';
import type { PlotJson } from '../../../src/protocol/verdict';
import { plotDescription, plotReadout } from '../../../src/webview/plotWords';

const plot: PlotJson = {
  variable: 'x',
  at: {},
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
      plotDescription({ ...plot, shape: 'bars', witness: { x: 2, left: 0.5, right: 0.25 } }),
      'Bars of Left side and Right side, entry by entry (3 entries). At entry 2 they are 0.5 and 0.25.',
    );
  });
});

describe('plotReadout', () => {
  it('reads both sides off', () => assert.equal(plotReadout(plot, 2), 'x = 1: Left side 2, Right side 3'));
  it('says where a side is undefined', () => assert.equal(plotReadout(plot, 1), 'x = 0: Left side 0.5, Right side undefined'));
  it('is empty beyond the points', () => assert.equal(plotReadout(plot, 3), ''));
});
