import type { DrawnPlotJson } from '../../protocol/plot';
import { variableLatex } from '../displayLatex';
import { element } from '../dom';
import { formatNumber } from '../formatNumber';
import { inlineFormula, scrollable, type Macros } from '../formula';
import { capitalise } from '../verdictWords';
import { fieldNames } from './shares';

/** Rows shown of a plot's numbers: enough to follow a curve. */
const maximumRows = 41;
/** Points shown along each axis of a field. */
const fieldPoints = 9;

interface Table {
  /** Names of variables first, as many as head each row, then those of what has values. */
  readonly head: readonly string[];
  readonly headings: number;
  readonly rows: readonly (readonly string[])[];
}

/** The numbers of a figure behind a toggle, built when first opened. */
export function dataTable(plot: DrawnPlotJson, macros: Macros, isOpen: boolean): HTMLDetailsElement {
  const details = element('details', { class: 'data', open: isOpen }, element('summary', {}, 'Data'));
  const build = () => {
    if (!details.open || details.querySelector('table')) return;
    const { head, headings, rows } = tableOf(plot);
    const columns = head.map((name, at) => (at < headings ? variableHeading(name, macros) : element('th', { scope: 'col' }, name)));
    const body = rows.map((cells) => element('tr', {}, ...cells.map((cell, at) => (at < headings ? element('th', { scope: 'row' }, cell) : element('td', {}, cell)))));
    const scroller = element(
      'div',
      { class: 'scroller' },
      element('table', {}, element('thead', {}, element('tr', {}, ...columns)), element('tbody', {}, ...body)),
    );
    scrollable(scroller, 'Data of the plot');
    details.append(scroller);
  };
  details.addEventListener('toggle', build);
  build();
  return details;
}

/** A rendered name is no text to a screen reader. */
function variableHeading(name: string, macros: Macros): HTMLElement {
  if (['entry', 'row', 'column'].includes(name)) return element('th', { scope: 'col' }, capitalise(name));
  return element('th', { scope: 'col' }, element('span', { class: 'spoken' }, name), element('span', { 'aria-hidden': 'true' }, inlineFormula(variableLatex(name), macros)));
}

function tableOf(plot: DrawnPlotJson): Table {
  switch (plot.shape) {
    case 'line':
    case 'bars': {
      const points = plot.series[0]?.points ?? [];
      const step = Math.max(1, Math.ceil(points.length / maximumRows));
      const rows = points.flatMap(([x], at) => (at % step === 0 ? [[formatNumber(x, 6), ...plot.series.map((series) => formatNumber(series.points[at]?.[1] ?? NaN, 8))]] : []));
      return { head: [plot.variable, ...plot.series.map(({ label }) => label)], headings: 1, rows };
    }
    case 'matrix': {
      const rows = plot.rows.flatMap((row, i) => plot.columns.map((column, j) => [String(row), String(column), ...plot.panels.map(({ values }) => formatNumber(values[i * plot.columns.length + j] ?? NaN, 8))]));
      return { head: [...plot.variables, ...plot.panels.map(({ label }) => label)], headings: 2, rows };
    }
    case 'field': {
      const places = Array.from({ length: fieldPoints }, (_, k) => Math.round((k * (plot.count - 1)) / (fieldPoints - 1)));
      const valueAt = (k: number, place: number) => plot.window[k]![0] + ((plot.window[k]![1] - plot.window[k]![0]) * place) / (plot.count - 1);
      const rows = places.flatMap((column) => places.flatMap((row): readonly (readonly string[])[] => {
        if (plot.simplex && column + row > plot.count - 1) return [];
        const at = [valueAt(0, column), valueAt(1, row)];
        const all = plot.simplex ? [...at, 1 - at[0]! - at[1]!] : at;
        return [[...all.map((value) => formatNumber(value, 4)), ...plot.panels.map(({ values }) => formatNumber(values[row * plot.count + column] ?? NaN, 6))]];
      }));
      const names = fieldNames(plot);
      return { head: [...names, ...plot.panels.map(({ label }) => label)], headings: names.length, rows };
    }
  }
}
