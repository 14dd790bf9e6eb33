import assert from 'node:assert/strict';
import { add, apply, divide, log, multiply, one, subtract } from '../../../src/ir/build';
import { compareSides } from '../../../src/numeric/compareSides';
import type { Sides } from '../../../src/numeric/evidence';
import type { PlotData } from '../../../src/numeric/plot';
import { plotSides } from '../../../src/numeric/plot';
import { a, b, call, sides, sigmoid, softmax, square, two, x, z } from './claims';

function plotted(claim: Sides): PlotData {
  const comparison = compareSides(claim, { seed: 3 });
  const plot = plotSides(claim, comparison.kind === 'different' ? comparison.witness : undefined);
  assert.ok(plot);
  return plot;
}

describe('plotSides', () => {
  it('draws both sides over the one variable', () => {
    const plot = plotted(sides(apply('tanh', x), sigmoid(x)));
    assert.equal(plot.variable, 'x');
    assert.equal(plot.shape, 'line');
    assert.deepEqual(plot.at, {});
    assert.deepEqual(plot.series.map(({ label, points }) => [label, points.length]), [['left', 121], ['right', 121]]);
    assert.deepEqual(plot.witness, { x: 1, left: 0.7615941559557649, right: 0.7310585786300048 });
    for (const [at, value] of plot.series[0]!.points) assert.equal(value, Math.tanh(at));
  });

  it('holds the others at the witness, and varies what parts the sides', () => {
    const plot = plotted(sides(add(a, square(b)), add(a, b)));
    assert.equal(plot.variable, 'b');
    assert.deepEqual(Object.keys(plot.at), ['a']);
  });

  it('stays within the domain', () => {
    const plot = plotted(sides(log(multiply(two, x)), add(log(two), log(x))));
    assert.ok(plot.series[0]!.points.every(([at]) => at > 0));
    assert.equal(plot.witness, undefined);
  });

  it('leaves out what is not defined', () => {
    const plot = plotted(sides(divide(one, subtract(x, one)), divide(one, x)));
    assert.ok(plot.series.every(({ points }) => points.every(([, value]) => Number.isFinite(value))));
  });

  it('draws arrays as bars', () => {
    const plot = plotted(sides(softmax(multiply(two, z)), softmax(z)));
    assert.equal(plot.shape, 'bars');
    assert.equal(plot.variable, 'entry');
    assert.deepEqual(plot.at, { d: 2, 'z[1]': 1, 'z[2]': 2 });
    assert.deepEqual(plot.series[0]!.points.map(([at]) => at), [1, 2]);
    assert.deepEqual(plot.witness!.x, 1);
  });

  it('has nothing to draw of constants and of sides that do not fit', () => {
    assert.equal(plotSides(sides(one, two)), undefined);
    assert.equal(plotSides(sides(z, x)), undefined);
  });

  it('draws a function of which nothing is known as the one it was tried with', () => {
    assert.equal(plotSides(sides(call('f', [x]), x))!.series[0]!.points.length, 121);
  });
});
