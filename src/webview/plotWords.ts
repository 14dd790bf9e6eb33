import type { PlotJson } from '../protocol/verdict';
import { formatNumber, formatPair } from './formatNumber';
import { asSentence } from './verdictWords';

/** What a plot shows, for those who do not see it. */
export function plotDescription(plot: PlotJson): string {
  const { series, shape, variable, witness } = plot;
  const names = series.map(({ label }) => label).join(' and ');
  const subject =
    shape === 'bars'
      ? `Bars of ${names}, entry by entry (${series[0]?.points.length ?? 0} entries)`
      : `${names} over ${variable}${range(plot)}`;
  if (!witness) return `${asSentence(subject)}.`;
  const where = shape === 'bars' ? `entry ${witness.x}` : `${variable} = ${formatNumber(witness.x)}`;
  const [left, right] = formatPair(witness.left, witness.right);
  return `${asSentence(subject)}. At ${where} they are ${left} and ${right}.`;
}

/** `x = 1.5: left 0.82, right 0.7`. */
export function plotReadout(plot: PlotJson, index: number): string {
  const at = plot.series[0]?.points[index]?.[0];
  if (at === undefined) return '';
  const values = plot.series.map(({ label, points }) => `${label} ${formatNumber(points[index]?.[1] ?? NaN, 4)}`);
  const where = plot.shape === 'bars' ? `Entry ${at}` : `${plot.variable} = ${formatNumber(at, 4)}`;
  return `${where}: ${values.join(', ')}`;
}

function range({ series }: PlotJson): string {
  const points = series[0]?.points ?? [];
  const [first, last] = [points[0], points[points.length - 1]];
  return first && last ? ` from ${formatNumber(first[0], 4)} to ${formatNumber(last[0], 4)}` : '';
}
