import type { DrawnPlotJson, SeriesPlotJson } from '../../protocol/plot';

/** A curve or bars; else there are panels. */
export const isSeries = (plot: DrawnPlotJson): plot is SeriesPlotJson => plot.shape === 'line' || plot.shape === 'bars';

/** An interval of the axis, low < high. */
export type Extent = readonly [number, number];

/**
 * What the vertical axis shows. A pole or an overflow must not flatten everything else: where a few values lie far
 * outside, the axis covers the bulk and the curves are clipped. `include` (a witness) is always inside.
 */
export function valueExtent(values: readonly number[], include: readonly number[] = []): Extent {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
  const wanted = include.filter(Number.isFinite);
  if (finite.length === 0 && wanted.length === 0) return [0, 1];
  const low = finite[0] ?? Math.min(...wanted);
  const high = finite[finite.length - 1] ?? Math.max(...wanted);
  const bulkLow = finite[Math.floor(finite.length * 0.1)] ?? low;
  const bulkHigh = finite[Math.ceil(finite.length * 0.9) - 1] ?? high;
  const bulk = bulkHigh - bulkLow;
  const clipped = bulk > 0 && high - low > 20 * bulk;
  const shown: Extent = clipped ? [Math.max(low, bulkLow - bulk), Math.min(high, bulkHigh + bulk)] : [low, high];
  return padded(Math.min(shown[0], ...wanted), Math.max(shown[1], ...wanted));
}

/** The values of the horizontal axis, without room to spare. */
export function argumentExtent(plot: Pick<SeriesPlotJson, 'series' | 'witness'>): Extent {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of plot.series) {
    for (const [x] of points) {
      if (!Number.isFinite(x)) continue;
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  }
  if (plot.witness && Number.isFinite(plot.witness.x)) {
    low = Math.min(low, plot.witness.x);
    high = Math.max(high, plot.witness.x);
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Six per cent of room on each side; a single value gets some of its own size. */
function padded(low: number, high: number): Extent {
  const room = high > low ? 0.06 * (high - low) : Math.abs(low) * 0.1 || 1;
  return [low - room, high + room];
}

/** Index of the point whose x is nearest; −1 for no points. Points are sorted by x. */
export function nearestPoint(points: readonly (readonly [number, number])[], x: number): number {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= x) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return Math.abs(points[low]![0] - x) <= Math.abs(points[high]![0] - x) ? low : high;
}

/** The distance of two curves at each point, as far as it is a number above 0: what a logarithmic axis can show. */
export function distances({ series: [left, right] }: Pick<SeriesPlotJson, 'series'>): readonly (readonly [number, number])[] {
  if (!left || !right) return [];
  return left.points.flatMap(([x, value], k) => {
    const distance = Math.abs(value - (right.points[k]?.[1] ?? NaN));
    return distance > 0 && Number.isFinite(distance) ? [[x, distance] as const] : [];
  });
}
