import assert from 'node:assert/strict';
import type { SeriesPlotJson } from '../../../src/protocol/plot';
import type { CheckInput, FigureRequest } from '../../../src/protocol/worker';
import { Answerer } from '../../../src/worker/answerer';

const input: CheckInput = { text: '$a + b^2 = a + b$\n', languageId: 'markdown' };
const figure = (settings: FigureRequest['settings'], plot = 0): FigureRequest => ({ claim: 0, plot, settings });
const answerer = () => new Answerer({ loaded: undefined, load: () => Promise.reject(new Error('none')) });

describe('Answerer', () => {
  it('draws a figure of what was checked, with other values', async () => {
    const own = answerer();
    const checked = await own.answer({ kind: 'check', id: 1, input, options: { plots: true } });
    assert.equal(checked.kind === 'report' && checked.report.claims[0]!.plots!.map(({ shape }) => shape).join(), 'line,undrawn');
    const drawn = await own.answer({ kind: 'draw', id: 2, input, figure: figure({ values: { a: 3 } }) });
    assert.ok(drawn.kind === 'drawn' && drawn.plot);
    const plot = drawn.plot as SeriesPlotJson;
    assert.deepEqual([drawn.id, plot.at.a, plot.series[1]!.latex], [2, 3, 'a + b']);
    for (const [b, value] of plot.series[1]!.points) assert.equal(value, 3 + b);
  });

  it('draws the same where it has not checked it before', async () => {
    const own = answerer();
    await own.answer({ kind: 'check', id: 1, input, options: { plots: true } });
    const request = { kind: 'draw', id: 2, input, figure: figure({ values: { a: -1 } }) } as const;
    assert.deepEqual(await answerer().answer(request), await own.answer(request));
    await own.answer({ kind: 'check', id: 3, input: { ...input, text: '$x = x$' }, options: { plots: true } });
    assert.deepEqual(await own.answer(request), await answerer().answer(request));
  });

  it('says where there is no such figure', async () => {
    assert.deepEqual(await answerer().answer({ kind: 'draw', id: 5, input, figure: figure({ values: {} }, 7) }), { kind: 'drawn', id: 5 });
    assert.deepEqual(await answerer().answer({ kind: 'draw', id: 6, input, figure: { ...figure({ values: {} }), claim: 4 } }), { kind: 'drawn', id: 6 });
  });
});
