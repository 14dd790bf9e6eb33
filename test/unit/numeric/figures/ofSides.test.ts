import assert from 'node:assert/strict';
import { add, apply, divide, entry, index, log, multiply, one, range, subtract } from '../../../../src/ir/build';
import { compareSides } from '../../../../src/numeric/compareSides';
import type { Sides } from '../../../../src/numeric/evidence';
import type { FieldData, Figure, FigureData, MatrixData, SeriesData } from '../../../../src/numeric/figures/figure';
import { figuresOfSides } from '../../../../src/numeric/figures/ofSides';
import { a, at, b, call, d, derivative, sides, sigmoid, softmax, square, two, x, z } from '../claims';

function figures(claim: Sides): readonly Figure[] {
  const comparison = compareSides(claim, { seed: 3 });
  return figuresOfSides(claim, comparison.kind === 'different' ? comparison.witness : undefined);
}

function drawn(claim: Sides, shape: FigureData['shape']): FigureData {
  const data = figures(claim)[0]?.draw();
  assert.equal(data?.shape, shape);
  return data;
}

const curves = (claim: Sides) => drawn(claim, 'line') as SeriesData;
const bars = (claim: Sides) => drawn(claim, 'bars') as SeriesData;

const [i, j] = [index('i'), index('j')];
const each = (name: string) => ({ name, range: range(one, d) });
const kronecker = apply('select', apply('equal', i, j), one, subtract(one, one));
const share = (k: typeof i) => entry(softmax(z), k);
/** ∂softmax(z)ᵢ/∂zⱼ against sᵢ (δᵢⱼ ± sⱼ). */
const jacobian = (combine: typeof subtract): Sides => sides(derivative(share(i), at(z, j)), multiply(share(i), combine(kronecker, share(j))), { freeIndices: [each('i'), each('j')] });

describe('figuresOfSides', () => {
  it('draws both sides over the one variable', () => {
    const plot = curves(sides(apply('tanh', x), sigmoid(x)));
    assert.equal(plot.variable, 'x');
    assert.deepEqual([plot.at, plot.controls], [{}, []]);
    assert.deepEqual(plot.series.map(({ label, points }) => [label, points.length]), [['left', 121], ['right', 121]]);
    assert.deepEqual(plot.witness, { x: 1, left: 0.7615941559557649, right: 0.7310585786300048 });
    for (const [value, height] of plot.series[0]!.points) assert.equal(height, Math.tanh(value));
  });

  it('holds the others at the witness, and varies what parts the sides', () => {
    const plot = curves(sides(add(a, square(b)), add(a, b)));
    assert.equal(plot.variable, 'b');
    assert.deepEqual(Object.keys(plot.at), ['a']);
    assert.deepEqual(plot.controls.map(({ key }) => key), ['a']);
  });

  it('is drawn at other values, within their ranges, and over another variable; the witness is then not on it', () => {
    const [figure] = figures(sides(add(a, square(b)), add(a, b)));
    const first = figure!.draw() as SeriesData;
    const moved = figure!.draw({ values: { a: first.at.a! + 1 } }) as SeriesData;
    assert.equal(moved.at.a, first.at.a! + 1);
    moved.series[0]!.points.forEach(([at, value], k) => assert.deepEqual([at, value], [first.series[0]!.points[k]![0], moved.at.a! + at * at]));
    assert.ok(first.witness);
    assert.equal(moved.witness, undefined);
    assert.equal((figure!.draw({ values: { a: 1e9 } }) as SeriesData).at.a, first.controls[0]!.high);
    const over = figure!.draw({ values: {}, over: 'a' }) as SeriesData;
    assert.deepEqual([over.variable, over.controls.map(({ key }) => key)], ['a', ['b']]);
    assert.deepEqual(over.witness!.left, first.witness.left);
    assert.equal((figure!.draw({ values: {}, over: 'nothing' }) as SeriesData).variable, 'b');
  });

  it('stays within the domain', () => {
    const plot = curves(sides(log(multiply(two, x)), add(log(two), log(x))));
    assert.ok(plot.series[0]!.points.every(([value]) => value > 0));
    assert.equal(plot.witness, undefined);
  });

  it('leaves out what is not defined', () => {
    const plot = curves(sides(divide(one, subtract(x, one)), divide(one, x)));
    assert.ok(plot.series.every(({ points }) => points.every(([, value]) => Number.isFinite(value))));
  });

  it('draws arrays as bars, with each logit to be set', () => {
    const plot = bars(sides(softmax(multiply(two, z)), softmax(z)));
    assert.equal(plot.variable, 'entry');
    assert.deepEqual(plot.at, { d: 2, 'z[1]': 1, 'z[2]': 2 });
    assert.deepEqual(plot.controls.map(({ key }) => key), ['z[1]', 'z[2]']);
    assert.deepEqual(plot.series[0]!.points.map(([at]) => at), [1, 2]);
    assert.equal(plot.witness!.x, 1);
  });

  it('draws what holds for each value of an index as bars, of three entries where nothing is witnessed', () => {
    const plot = bars(sides(share(i), entry(softmax(add(z, one)), i), { freeIndices: [each('i')] }));
    assert.deepEqual([plot.variable, plot.at.d, plot.series[0]!.points.length, plot.witness], ['i', 3, 3, undefined]);
    const total = plot.series[0]!.points.reduce((sum, [, value]) => sum + value, 0);
    assert.ok(Math.abs(total - 1) < 1e-12);
  });

  it('draws a Jacobian as matrices, and names the entries that differ for certain', () => {
    const right = drawn(jacobian(subtract), 'matrix') as MatrixData;
    assert.deepEqual([right.variables, right.rows, right.columns, right.differing], [['i', 'j'], [1, 2, 3], [1, 2, 3], []]);
    const wrong = drawn(jacobian(add), 'matrix') as MatrixData;
    assert.deepEqual([wrong.rows, wrong.differing], [[1, 2], [0, 1, 2, 3]]);
    const [left, other] = wrong.panels.map(({ values }) => values);
    assert.ok(left![1]! < 0 && other![1]! > 0);
  });

  it('offers two variables as contours', () => {
    const [, contours] = figures(sides(multiply(a, b), add(a, b)));
    assert.equal(contours?.subject, 'contours');
    const field = contours.draw() as FieldData;
    const { count, window: [[x0, x1], [y0, y1]], panels: [left, right] } = field;
    assert.deepEqual([left!.values[0], right!.values[0]], [x0 * y0, x0 + y0]);
    assert.deepEqual([left!.values[count - 1], left!.values[count * count - 1]], [x1 * y0, x1 * y1]);
    assert.deepEqual(field.marks.map(({ label }) => label), ['witness']);
    assert.equal(figures(sides(square(x), x)).length, 1);
  });

  it('has nothing to draw of constants and of sides that do not fit', () => {
    assert.deepEqual(figuresOfSides(sides(one, two)), []);
    assert.deepEqual(figuresOfSides(sides(z, x)), []);
  });

  it('draws a function of which nothing is known as the one it was tried with', () => {
    assert.equal((figuresOfSides(sides(call('f', [x]), x))[0]!.draw() as SeriesData).series[0]!.points.length, 121);
  });
});
