import { scaleBand, scaleLinear } from 'd3-scale';
import type { SeriesPlotJson } from '../../protocol/plot';
import { svgElement } from '../dom';
import { drawAxes, margin, plotSvg, type Drawing, type PlotSize } from './plotFrame';
import { nearestPoint, valueExtent } from './plotScale';

/** The entries of each side as bars in groups: the first side filled, the second hatched. */
export function barPlot(plot: SeriesPlotJson, size: PlotSize, description: string, patternId: string): Drawing {
  const svg = plotSvg(size, description);
  const first = plot.series[0]?.points ?? [];
  const entries = [...new Set(plot.series.flatMap(({ points }) => points.map(([index]) => index)))].sort((a, b) => a - b);
  const values = plot.series.flatMap(({ points }) => points.map(([, value]) => value));
  const groups = scaleBand(entries, [margin.left, size.width - margin.right]).paddingInner(0.35).paddingOuter(0.2);
  const sides = scaleBand(plot.series.map((_, index) => index), [0, groups.bandwidth()]).paddingInner(0.08);
  const [low, high] = valueExtent(values, [0]);
  const y = scaleLinear([values.some((value) => value < 0) ? low : 0, high], [size.height - margin.bottom, margin.top]);
  const marked = plot.witness?.x;
  svg.append(hatching(patternId));
  drawAxes(svg, size, groups, y, thinned(entries, Math.floor(size.width / 30)));
  const highlight = (entry: number, name: string) =>
    svgElement('rect', {
      class: name,
      x: (groups(entry) ?? 0) - 0.15 * groups.step(),
      y: margin.top,
      width: groups.bandwidth() + 0.3 * groups.step(),
      height: size.height - margin.top - margin.bottom,
    });
  if (marked !== undefined && entries.includes(marked)) svg.append(highlight(marked, 'witness-entry'));
  const cursor = svgElement('g', {});
  svg.append(cursor);
  plot.series.forEach(({ points }, side) => {
    const width = Math.min(42, sides.bandwidth());
    const gap = (groups.bandwidth() - width * plot.series.length - 2 * (plot.series.length - 1)) / 2;
    for (const [entry, value] of points) {
      if (!Number.isFinite(value)) continue;
      const x = (groups(entry) ?? 0) + gap + side * (width + 2);
      const box = { x, width, y: Math.min(y(value), y(0)), height: Math.abs(y(value) - y(0)) };
      svg.append(svgElement('rect', { class: `bar series-${side}`, ...box }));
      if (side > 0) svg.append(svgElement('rect', { ...box, fill: `url(#${patternId})` }));
    }
  });
  svg.append(svgElement('line', { class: 'zero', x1: margin.left, x2: size.width - margin.right, y1: y(0), y2: y(0) }));
  return {
    svg,
    placeAt: (pixel) => [nearestPoint(first, entries[Math.floor((pixel - margin.left) / groups.step())] ?? entries[entries.length - 1] ?? 0)],
    pointAt: (place) => {
      const entry = place === undefined ? undefined : first[place[0]!]?.[0];
      cursor.replaceChildren(...(entry === undefined ? [] : [highlight(entry, 'cursor-entry')]));
    },
  };
}

function hatching(id: string): SVGElement {
  return svgElement(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svgElement('line', { class: 'hatch', x1: 0, x2: 0, y1: 0, y2: 6 }),
  );
}

/** At most `count` of the entries, evenly. */
function thinned(entries: readonly number[], count: number): readonly number[] {
  const step = Math.max(1, Math.ceil(entries.length / Math.max(1, count)));
  return entries.filter((_, index) => index % step === 0);
}
