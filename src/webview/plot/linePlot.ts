import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { line } from 'd3-shape';
import type { SeriesPlotJson } from '../../protocol/plot';
import { svgElement } from '../dom';
import { markShape } from './marks';
import { drawAxes, margin, plotSvg, type Drawing, type PlotSize } from './plotFrame';
import { argumentExtent, distances, nearestPoint, valueExtent } from './plotScale';

type Point = readonly [number, number];

/** What a line plot shows of two sides: their values, or how far they are apart, on a logarithmic axis. */
export type LineMode = 'values' | 'difference';

/**
 * Each side as a curve: the first solid, the second dashed and drawn over it, so that where they coincide the first
 * shows through the gaps. The witness is a guide with one mark on each curve and the gap between them.
 */
export function linePlot(plot: SeriesPlotJson, mode: LineMode, size: PlotSize, description: string, clipId: string): Drawing {
  const svg = plotSvg(size, description);
  const curves = mode === 'difference' ? [distances(plot)] : plot.series.map(({ points }) => points);
  const { witness } = plot;
  const [bottom, top] = [size.height - margin.bottom, margin.top];
  const x = scaleLinear(argumentExtent(plot), [margin.left, size.width - margin.right]);
  const y = mode === 'difference' ? logScale(curves[0]!, [bottom, top]) : scaleLinear(valuesShown(plot), [bottom, top]);
  drawAxes(svg, size, x, y, undefined, mode === 'difference' ? decades(y, Math.floor((bottom - top) / 30)) : undefined);
  svg.append(
    svgElement(
      'clipPath',
      { id: clipId },
      svgElement('rect', { x: margin.left, y: top, width: size.width - margin.left - margin.right, height: bottom - top }),
    ),
  );
  const curve = line<Point>()
    .defined(([a, b]) => Number.isFinite(a) && Number.isFinite(b))
    .x(([a]) => x(a))
    .y(([, b]) => clamp(y(b), top - 4000, bottom + 4000));
  const nameOf = (index: number): string => (mode === 'difference' ? 'series-difference' : `series-${index}`);
  const group = svgElement('g', { 'clip-path': `url(#${clipId})` });
  curves.forEach((points, index) => {
    group.append(svgElement('path', { class: `curve ${nameOf(index)}`, d: curve(points) ?? '' }));
  });
  svg.append(group);
  const guide = svgElement('g', { class: 'cursor', visibility: 'hidden' }, svgElement('line', { y1: top, y2: bottom }));
  const dots = curves.map((_, index) => svgElement('circle', { class: nameOf(index), r: 3.5 }));
  guide.append(...dots);
  svg.append(guide);
  if (witness && Number.isFinite(witness.left) && Number.isFinite(witness.right)) {
    const apart = Math.abs(witness.left - witness.right);
    if (mode === 'values') svg.append(witnessMark(x(witness.x), y(witness.left), y(witness.right), [top, bottom]));
    else if (apart > 0) svg.append(svgElement('g', { class: 'witness-mark' }, guideLine(x(witness.x), [top, bottom]), svgElement('circle', { class: 'series-difference', cx: x(witness.x), cy: y(apart), r: 5 })));
  }
  for (const mark of mode === 'values' ? plot.marks : []) {
    svg.append(svgElement('g', { class: 'mark-guide' }, guideLine(x(mark.at[0]!), [top, bottom])), markShape(mark.label, x(mark.at[0]!), y(mark.value)));
  }
  const first = plot.series[0]?.points ?? [];
  return {
    svg,
    placeAt: (pixel) => [nearestPoint(first, x.invert(pixel))],
    pointAt: (place) => {
      const at = place === undefined ? undefined : first[place[0]!];
      guide.setAttribute('visibility', at ? 'visible' : 'hidden');
      if (!at) return;
      guide.setAttribute('transform', `translate(${x(at[0])},0)`);
      dots.forEach((dot, index) => {
        const points = curves[index]!;
        const [nearest, value] = points[nearestPoint(points, at[0])] ?? [NaN, NaN];
        const inside = nearest === at[0] && Number.isFinite(value) && y(value) >= top - 0.5 && y(value) <= bottom + 0.5;
        dot.setAttribute('visibility', inside ? 'inherit' : 'hidden');
        if (inside) dot.setAttribute('cy', String(y(value)));
      });
    },
  };
}

function valuesShown({ series, witness, marks }: SeriesPlotJson): readonly [number, number] {
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  return valueExtent(values, [...(witness ? [witness.left, witness.right] : []), ...marks.map(({ value }) => value)]);
}

/** Whole decades around the distances, three at least. */
function logScale(points: readonly Point[], range: readonly [number, number]): ScaleContinuousNumeric<number, number> {
  const exponents = points.map(([, distance]) => Math.log10(distance));
  const [low, high] = exponents.length === 0 ? [-17, 0] : [Math.floor(Math.min(...exponents)), Math.ceil(Math.max(...exponents))];
  const missing = Math.max(0, 3 - (high - low));
  return scaleLog([10 ** (low - missing), 10 ** high], range);
}

/** Powers of ten, at most `count` of them. */
function decades(scale: ScaleContinuousNumeric<number, number>, count: number): readonly number[] {
  const [low, high] = scale.domain().map((end) => Math.round(Math.log10(end))) as [number, number];
  const step = Math.max(1, Math.ceil((high - low) / Math.max(1, count)));
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, k) => 10 ** (high - k * step));
}

function guideLine(x: number, [top, bottom]: readonly [number, number]): SVGElement {
  return svgElement('line', { class: 'guide', x1: x, x2: x, y1: top, y2: bottom });
}

/** A round mark on the left side, a square one on the right, and the gap between. */
function witnessMark(x: number, left: number, right: number, ends: readonly [number, number]): SVGElement {
  return svgElement(
    'g',
    { class: 'witness-mark' },
    guideLine(x, ends),
    svgElement('line', { class: 'gap', x1: x, x2: x, y1: left, y2: right }),
    svgElement('circle', { class: 'series-0', cx: x, cy: left, r: 5 }),
    svgElement('rect', { class: 'series-1', x: x - 4.5, y: right - 4.5, width: 9, height: 9 }),
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
