import type { PlotJson } from '../protocol/verdict';
import { barPlot } from './barPlot';
import { variableLatex } from './displayLatex';
import { element, svgElement } from './dom';
import { formatNumber } from './formatNumber';
import { inlineFormula, scrollable, type Macros } from './formula';
import { linePlot } from './linePlot';
import type { Drawing } from './plotFrame';
import { nearestPoint } from './plotScale';
import { plotDescription, plotReadout } from './plotWords';
import { asSentence } from './verdictWords';

/** Plots of one page need different ids for what their SVG refers to. */
let lastPlot = 0;

/**
 * A figure of both sides: legend, drawing, a slider that reads values off (also by pointing), and the same numbers as
 * a table. It is drawn anew when its width changes.
 */
export function plotView(plot: PlotJson, macros: Macros = {}): HTMLElement {
  const id = `plot-${(lastPlot += 1)}`;
  const description = plotDescription(plot);
  const canvas = element('div', { class: 'canvas' });
  const readout = element('output', { class: 'readout' }, held(plot, macros));
  const slider = cursorSlider(plot);
  let drawing: Drawing | undefined;
  let pointed: number | undefined;
  const point = (index: number | undefined) => {
    pointed = index;
    drawing?.pointAt(index);
    if (index === undefined) readout.replaceChildren(held(plot, macros));
    else {
      slider.value = String(index);
      slider.setAttribute('aria-valuetext', plotReadout(plot, index));
      readout.replaceChildren(plotReadout(plot, index));
    }
  };
  const draw = (width: number) => {
    const size = { width, height: Math.round(Math.min(300, Math.max(170, width * 0.5))) };
    drawing = plot.shape === 'bars' ? barPlot(plot, size, description, id) : linePlot(plot, size, description, id);
    canvas.replaceChildren(drawing.svg);
    drawing.pointAt(pointed);
  };
  draw(480);
  observeWidth(canvas, draw);
  canvas.addEventListener('pointermove', (event) => {
    point(drawing?.indexAt(event.clientX - canvas.getBoundingClientRect().left));
  });
  canvas.addEventListener('pointerleave', () => point(undefined));
  slider.addEventListener('input', () => point(Number(slider.value)));
  slider.addEventListener('focus', () => point(Number(slider.value)));
  slider.addEventListener('blur', () => point(undefined));
  return element('figure', { class: 'plot-figure' }, legend(plot, macros, id), canvas, slider, readout, dataTable(plot, macros));
}

function observeWidth(target: HTMLElement, draw: (width: number) => void): void {
  if (typeof ResizeObserver === 'undefined') return;
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width >= 120 && width !== last) draw((last = width));
  }).observe(target);
}

function cursorSlider({ series, witness, variable, shape }: PlotJson): HTMLInputElement {
  const points = series[0]?.points ?? [];
  const start = witness ? nearestPoint(points, witness.x) : Math.floor(points.length / 2);
  const label = shape === 'bars' ? 'Read off the values of an entry' : `Read off the values at ${variable}`;
  const max = Math.max(0, points.length - 1);
  const slider = element('input', { type: 'range', class: 'cursor-slider', min: 0, max, step: 1, value: Math.max(0, start), 'aria-label': label });
  if (shape === 'bars') slider.style.setProperty('--entry-share', String(1 / (max + 1)));
  return slider;
}

/** @param id of the pattern that marks every bar but the first */
function legend({ series, shape }: PlotJson, macros: Macros, id: string): HTMLElement {
  const items = series.map(({ label, latex }, index) =>
    element(
      'li',
      {},
      svgElement(
        'svg',
        { class: 'sample', viewBox: '0 0 28 10', 'aria-hidden': 'true' },
        shape === 'bars'
          ? svgElement('rect', { class: `series-${index}`, x: 10, width: 18, height: 10 })
          : svgElement('path', { class: `curve series-${index}`, d: 'M0 5H28' }),
        shape === 'bars' && index > 0 && svgElement('rect', { x: 10, width: 18, height: 10, fill: `url(#${id})` }),
      ),
      element('span', { class: 'label' }, asSentence(label)),
      latex !== '' && latex.length < 160 && inlineFormula(`\\displaystyle{}${latex}`, macros),
    ),
  );
  return element('ul', { class: 'legend' }, ...items);
}

/** `over z₁, with z₂ = 0.5` */
function held({ variable, at, shape }: PlotJson, macros: Macros): HTMLElement {
  const others = Object.entries(at).filter(([name]) => name !== variable);
  const text = element('span', {});
  if (shape === 'line') text.append('over ', inlineFormula(variableLatex(variable), macros));
  else text.append('by entry');
  others.slice(0, 8).forEach(([name, value], index) => {
    text.append(index === 0 ? ', with ' : ', ', inlineFormula(variableLatex(name), macros), ` = ${formatNumber(value, 4)}`);
  });
  if (others.length > 8) text.append(` and ${others.length - 8} more held fixed`);
  return text;
}

/** Rows shown of a plot's numbers: enough to follow a curve. */
const maximumRows = 41;

/** The numbers, built when first opened. */
function dataTable(plot: PlotJson, macros: Macros): HTMLElement {
  const details = element('details', { class: 'data' }, element('summary', {}, 'Data'));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('table')) return;
    const points = plot.series[0]?.points ?? [];
    const step = Math.max(1, Math.ceil(points.length / maximumRows));
    const rows = points.flatMap(([x], index) =>
      index % step === 0
        ? [
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, formatNumber(x, 6)),
              ...plot.series.map((series) => element('td', {}, formatNumber(series.points[index]?.[1] ?? NaN, 8))),
            ),
          ]
        : [],
    );
    const head = [plot.shape === 'bars' ? 'Entry' : inlineFormula(variableLatex(plot.variable), macros), ...plot.series.map(({ label }) => label)];
    const scroller = element(
      'div',
      { class: 'scroller' },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...rows),
      ),
    );
    scrollable(scroller, 'Data of the plot');
    details.append(scroller);
  });
  return details;
}
