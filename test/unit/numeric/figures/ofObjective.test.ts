import assert from 'node:assert/strict';
import { add, divide, exp, log, multiply, negate, one, range, rational, size, subtract, variable, zero } from '../../../../src/ir/build';
import type { Domain } from '../../../../src/ir/domain';
import type { Expression, VariableExpression } from '../../../../src/ir/expression';
import type { FieldData, SeriesData } from '../../../../src/numeric/figures/figure';
import { figureOfObjective } from '../../../../src/numeric/figures/ofObjective';
import type { ObjectiveInput } from '../../../../src/numeric/objective';
import { a, at, p, sigmoid, square, sumOver, two, x } from '../claims';

const unit: Domain = { kind: 'interval', low: zero, high: one, open: false };

function objective(of: Expression, unknown: VariableExpression, stated: Expression, more: Partial<ObjectiveInput> = {}): ObjectiveInput {
  return { objective: of, unknowns: [{ variable: unknown, sumsToOne: false }], maximise: false, stated: [stated], domains: new Map(), ...more };
}

/** w x + w log w + (1 − w) log(1 − w), least at σ(−x). */
const [w, rest] = [a, subtract(one, a)];
const entropic = add(multiply(w, x), multiply(w, log(w)), multiply(rest, log(rest)));

const close = (value: number, expected: number): void => assert.ok(Math.abs(value - expected) < 1e-4, `${value} is not ${expected}`);

describe('figureOfObjective', () => {
  it('draws an objective over its interval, with the stated optimum and the one found', () => {
    const figure = figureOfObjective(objective(entropic, w, sigmoid(x), { domains: new Map([['a', unit]]) }));
    const plot = figure!.draw() as SeriesData;
    assert.deepEqual([plot.shape, plot.variable, plot.controls.map(({ key }) => key)], ['line', 'a', ['x']]);
    const points = plot.series[0]!.points;
    assert.deepEqual([points[0], points.at(-1)], [[0, 0], [1, plot.at.x!]]);
    const [stated, found] = plot.marks;
    assert.deepEqual([stated!.label, found!.label], ['stated', 'found']);
    close(stated!.at[0]!, 1 / (1 + Math.exp(-plot.at.x!)));
    close(found!.at[0]!, 1 / (1 + Math.exp(plot.at.x!)));
    assert.ok(found!.value < stated!.value && points.every(([, value]) => value >= found!.value - 1e-9));
  });

  it('follows its parameters', () => {
    const figure = figureOfObjective(objective(entropic, w, sigmoid(negate(x)), { domains: new Map([['a', unit]]) }));
    const plot = figure!.draw({ values: { x: -2 } }) as SeriesData;
    assert.equal(plot.at.x, -2);
    for (const mark of plot.marks) close(mark.at[0]!, 1 / (1 + Math.exp(-2)));
  });

  it('draws an objective over three shares, beyond which it is reflected', () => {
    const [three, uniform] = [variable('p', range(one, rational(3))), variable('p', range(one, size('d')))];
    const entropy = sumOver((j) => multiply(at(p, j), log(at(p, j))));
    const stated: Expression = { kind: 'comprehension', index: 'k', range: range(one, size('d')), body: divide(one, size('d')) };
    const plot = figureOfObjective(objective(entropy, uniform, stated, { domains: new Map([['p', { kind: 'simplex' }]]) }))!.draw() as FieldData;
    assert.deepEqual([plot.shape, plot.simplex, plot.variables], ['field', true, ['p[1]', 'p[2]']]);
    for (const { at: where, value } of plot.marks) {
      where.forEach((share) => close(share, 1 / 3));
      close(value, -Math.log(3));
    }
    const { count, panels: [panel] } = plot;
    assert.equal(panel!.values[0], 0);
    assert.ok(panel!.values.every(Number.isFinite));
    assert.equal(panel!.values[count * count - 1], 0);
    assert.equal(three.dimensions.length, 1);
  });

  it('turns what is to be large the right way up', () => {
    const plot = figureOfObjective(objective(negate(square(subtract(x, two))), x, two, { maximise: true }))!.draw() as SeriesData;
    close(plot.marks[0]!.value, 0);
    assert.ok(plot.series[0]!.points.every(([, value]) => value <= 0));
  });

  it('draws over two unknowns as contours', () => {
    const pair = variable('v', range(one, rational(2)));
    const bowl = add(square(subtract(at(pair, one), one)), multiply(two, square(at(pair, two))));
    const plot = figureOfObjective(objective(bowl, pair, { kind: 'array', elements: [zero, zero] }))!.draw() as FieldData;
    assert.deepEqual([plot.variables, plot.simplex], [['v[1]', 'v[2]'], false]);
    assert.deepEqual(plot.marks[0]!.at, [0, 0]);
    close(plot.marks[1]!.at[0]!, 1);
  });

  it('marks no optimum where there is none', () => {
    const plot = figureOfObjective(objective(negate(exp(x)), x, zero))!.draw() as SeriesData;
    assert.deepEqual(plot.marks.map(({ label }) => label), ['stated']);
  });

  it('draws nothing over many unknowns', () => {
    const five = variable('v', range(one, rational(5)));
    assert.equal(figureOfObjective(objective(square(at(five, one)), five, five)), undefined);
  });
});
