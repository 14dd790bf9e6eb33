import type { DrawnPlotJson, FieldPlotJson, MatrixPlotJson, PlotJson, SeriesPlotJson } from '../../protocol/plot';
import { formatNumber, formatPair } from '../formatNumber';
import { asSentence } from '../verdictWords';
import type { LineMode } from './linePlot';
import { markWords } from './marks';
import type { Place, Track } from './plotFrame';
import { distances, nearestPoint } from './plotScale';
import { fieldNames, withRest } from './shares';

/** The heading of a figure. */
export function plotTitle(plot: PlotJson): string {
  if (plot.subject === 'objective') return 'The objective';
  return plot.subject === 'contours' ? 'Over two variables' : 'Both sides';
}

/** What a plot shows, for those who do not see it. */
export function plotDescription(plot: DrawnPlotJson, mode: LineMode = 'values'): string {
  switch (plot.shape) {
    case 'line':
    case 'bars':
      return mode === 'difference' ? differenceDescription(plot) : seriesDescription(plot);
    case 'matrix':
      return matrixDescription(plot);
    case 'field':
      return fieldDescription(plot);
  }
}

const namesOf = (parts: readonly { readonly label: string }[]): string => parts.map(({ label }) => label).join(' and ');

function seriesDescription(plot: SeriesPlotJson): string {
  const { series, shape, variable, witness } = plot;
  const subject =
    shape === 'bars'
      ? `bars of ${namesOf(series)}, ${variable === 'entry' ? 'entry by entry' : `for each ${variable}`} (${series[0]?.points.length ?? 0} entries)`
      : `${namesOf(series)} over ${variable}${range(plot)}`;
  const marks = marksInWords(plot, [variable]);
  if (!witness) return `${asSentence(subject)}.${marks}`;
  const where = shape === 'bars' ? entryName(variable, witness.x) : `${variable} = ${formatNumber(witness.x)}`;
  const [left, right] = formatPair(witness.left, witness.right);
  return `${asSentence(subject)}. At ${where} they are ${left} and ${right}.${marks}`;
}

function differenceDescription(plot: SeriesPlotJson): string {
  const found = distances(plot).map(([, distance]) => distance);
  const subject = `Distance of ${namesOf(plot.series)} over ${plot.variable}${range(plot)}, on a logarithmic axis`;
  return found.length === 0 ? `${subject}: no difference at all.` : `${subject}: at most ${formatNumber(Math.max(...found), 2)}.`;
}

function matrixDescription({ panels, rows, columns, differing, variables }: MatrixPlotJson): string {
  const shape = `Entries of ${namesOf(panels)}, ${rows.length} × ${columns.length}`;
  if (differing.length === 0) return `${shape}. No entry differs.`;
  const all = differing.slice(0, 9).map((at) => matrixPlace(variables, rows[Math.floor(at / columns.length)]!, columns[at % columns.length]!));
  return `${shape}. ${differing.length === rows.length * columns.length ? 'All entries differ.' : `They differ at ${all.join('; ')}${differing.length > 9 ? ' and elsewhere' : ''}.`}`;
}

function fieldDescription(plot: FieldPlotJson): string {
  const { panels, variables, window, simplex } = plot;
  const over = simplex
    ? `over ${fieldNames(plot).join(', ')}, shares that sum to 1`
    : variables.map((name, k) => `${k === 0 ? 'over' : 'and'} ${name} from ${formatNumber(window[k]![0], 4)} to ${formatNumber(window[k]![1], 4)}`).join(' ');
  return `Contours of ${namesOf(panels)} ${over}.${marksInWords(plot, fieldNames(plot))}`;
}

function marksInWords({ marks }: SeriesPlotJson | FieldPlotJson, variables: readonly string[]): string {
  return marks.map(({ label, at, value }) => ` ${asSentence(markWords[label])}: ${variables.map((name, k) => `${name} = ${formatNumber(at[k] ?? NaN, 4)}`).join(', ')}, where the value is ${formatNumber(value, 4)}.`).join('');
}

const entryName = (variable: string, number: number): string => (variable === 'entry' ? `entry ${number}` : `${variable} = ${number}`);

function matrixPlace([rows, columns]: MatrixPlotJson['variables'], row: number, column: number): string {
  return rows === 'row' ? `row ${row}, column ${column}` : `${rows} = ${row}, ${columns} = ${column}`;
}

/** What can be pointed at, for the sliders that do so. */
export function tracksOf(plot: DrawnPlotJson): readonly Track[] {
  switch (plot.shape) {
    case 'line':
    case 'bars': {
      const points = plot.series[0]?.points ?? [];
      const start = plot.witness ? nearestPoint(points, plot.witness.x) : Math.floor(points.length / 2);
      return [{ label: plot.shape === 'bars' ? 'Read off the values of an entry' : `Read off the values at ${plot.variable}`, count: points.length, start: Math.max(0, start) }];
    }
    case 'matrix':
      return [{ label: 'Read off the values of an entry', count: plot.rows.length * plot.columns.length, start: plot.differing[0] ?? 0 }];
    case 'field': {
      const middle = Math.floor(plot.count / (plot.simplex ? 3 : 2));
      const starts = plot.simplex ? withRest([middle, middle], plot.count - 1) : [middle, middle];
      return fieldNames(plot).map((name, at) => ({ label: `Read off the values at ${name}`, name, count: plot.count, start: starts[at]! }));
    }
  }
}

/** `x = 1.5: left side 0.82, right side 0.7`. Empty where there is nothing. */
export function plotReadout(plot: DrawnPlotJson, place: Place): string {
  const [first, second] = place as [number, number | undefined];
  switch (plot.shape) {
    case 'line':
    case 'bars': {
      const at = plot.series[0]?.points[first]?.[0];
      if (at === undefined) return '';
      const where = plot.shape === 'bars' ? asSentence(entryName(plot.variable, at)) : `${plot.variable} = ${formatNumber(at, 4)}`;
      return valuesAt(where, plot.series.map(({ label, points }) => ({ label, value: points[first]?.[1] })));
    }
    case 'matrix': {
      const [row, column] = [plot.rows[Math.floor(first / plot.columns.length)], plot.columns[first % plot.columns.length]];
      if (row === undefined || column === undefined) return '';
      return valuesAt(asSentence(matrixPlace(plot.variables, row, column)), plot.panels.map(({ label, values }) => ({ label, value: values[first] })));
    }
    case 'field': {
      const steps = plot.count - 1;
      const values = plot.window.map(([low, high], k) => low + ((high - low) * (place[k] ?? 0)) / steps);
      const shown = plot.simplex ? [...values, (withRest([first, second ?? 0], steps)[2] ?? 0) / steps] : values;
      const where = fieldNames(plot).map((name, k) => `${name} = ${formatNumber(shown[k]!, 4)}`).join(', ');
      return valuesAt(where, plot.panels.map((panel) => ({ label: panel.label, value: panel.values[(second ?? 0) * plot.count + first] })));
    }
  }
}

function valuesAt(where: string, values: readonly { readonly label: string; readonly value: number | undefined }[]): string {
  return `${where}: ${values.map(({ label, value }) => `${label} ${formatNumber(value ?? NaN, 4)}`).join(', ')}`;
}

function range({ series }: SeriesPlotJson): string {
  const points = series[0]?.points ?? [];
  const [first, last] = [points[0], points[points.length - 1]];
  return first && last ? ` from ${formatNumber(first[0], 4)} to ${formatNumber(last[0], 4)}` : '';
}
