import type { DrawnPlotJson } from '../../protocol/plot';
import { element, svgElement } from '../dom';
import { inlineFormula, type Macros } from '../formula';
import { capitalise } from '../verdictWords';
import type { LineMode } from './linePlot';
import { markShape, markWords } from './marks';
import { isSeries } from './plotScale';

/** What each curve, bar, matrix and mark stands for. @param id of the pattern that marks every bar but the first */
export function legend(plot: DrawnPlotJson, mode: LineMode, macros: Macros, id: string): HTMLElement {
  const series = isSeries(plot) ? plot.series : plot.panels;
  const marks = plot.shape === 'matrix' || mode === 'difference' ? [] : plot.marks;
  const isWrong = plot.shape === 'matrix' && plot.differing.length > 0;
  const items = mode === 'difference'
    ? [item(svgElement('path', { class: 'curve series-difference', d: 'M0 7H28' }), 'Distance of the sides')]
    : series.map(({ label, latex }, index) => item(sampleOf(plot, index, id), capitalise(label), latex !== '' && latex.length < 160 ? inlineFormula(`\\displaystyle{}${latex}`, macros) : undefined));
  return element(
    'ul',
    { class: 'legend' },
    ...items,
    ...marks.map(({ label }) => item(markShape(label, 14, 7), capitalise(markWords[label]))),
    isWrong && item(svgElement('rect', { class: 'wrong-entry', x: 7, y: 2, width: 16, height: 10 }), 'Differs'),
  );
}

function item(sample: SVGElement | undefined, label: string, formula?: HTMLElement): HTMLElement {
  return element('li', {}, sample && svgElement('svg', { class: 'sample', viewBox: '0 0 28 14', 'aria-hidden': 'true' }, sample), element('span', { class: 'label' }, label), formula);
}

/** Panels bear their own titles. */
function sampleOf({ shape }: DrawnPlotJson, index: number, id: string): SVGElement | undefined {
  switch (shape) {
    case 'line':
      return svgElement('path', { class: `curve series-${index}`, d: 'M0 7H28' });
    case 'bars': {
      const bar = svgElement('rect', { class: `series-${index}`, x: 10, y: 2, width: 18, height: 10 });
      return index > 0 ? svgElement('g', {}, bar, svgElement('rect', { x: 10, y: 2, width: 18, height: 10, fill: `url(#${id})` })) : bar;
    }
    default:
      return undefined;
  }
}
