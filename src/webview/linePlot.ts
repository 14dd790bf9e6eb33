import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { PlotJson } from '../protocol/verdict';
import { svgElement } from './dom';
import { drawAxes, margin, plotSvg, type Drawing, type PlotSize } from './plotFrame';
import { argumentExtent, nearestPoint, valueExtent } from './plotScale';

type Point = readonly [number, number];

/**
 * Each side as a curve: the first solid, the second dashed and drawn over it, so that where they coincide the first
 * shows through the gaps. The witness is a guide with one mark on each curve and the gap between them.
 */
export function linePlot(plot: PlotJson, size: PlotSize, description: string, clipId: string): Drawing {
  const svg = plotSvg(size, description);
  const { witness } = plot;
  const values = plot.series.flatMap(({ points }) => points.map(([, y]) => y));
  const include = witness ? [witness.left, witness.right] : [];
  const x = scaleLinear(argumentExtent(plot), [margin.left, size.width - margin.right]);
  const y = scaleLinear(valueExtent(values, include), [size.height - margin.bottom, margin.top]);
  drawAxes(svg, size, x, y);
  const [bottom, top] = [size.height - margin.bottom, margin.top];
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
  const curves = svgElement('g', { 'clip-path': `url(#${clipId})` });
  plot.series.forEach(({ points }, index) => {
    curves.append(svgElement('path', { class: `curve series-${index}`, d: curve(points) ?? '' }));
  });
  svg.append(curves);
  const guide = svgElement('g', { class: 'cursor', visibility: 'hidden' }, svgElement('line', { y1: top, y2: bottom }));
  const dots = plot.series.map((_, index) => svgElement('circle', { class: `series-${index}`, r: 3.5 }));
  guide.append(...dots);
  svg.append(guide);
  if (witness && Number.isFinite(witness.left) && Number.isFinite(witness.right)) {
    svg.append(witnessMark(x(witness.x), y(witness.left), y(witness.right), [top, bottom]));
  }
  const first = plot.series[0]?.points ?? [];
  return {
    svg,
    indexAt: (pixel) => nearestPoint(first, x.invert(pixel)),
    pointAt: (index) => {
      const at = index === undefined ? undefined : first[index];
      guide.setAttribute('visibility', at ? 'visible' : 'hidden');
      if (!at || index === undefined) return;
      guide.setAttribute('transform', `translate(${x(at[0])},0)`);
      dots.forEach((dot, series) => {
        const value = plot.series[series]?.points[index]?.[1];
        const inside = value !== undefined && Number.isFinite(value) && y(value) >= top && y(value) <= bottom;
        dot.setAttribute('visibility', inside ? 'inherit' : 'hidden');
        if (inside) dot.setAttribute('cy', String(y(value)));
      });
    },
  };
}

/** A round mark on the left side, a square one on the right, and the gap between. */
function witnessMark(x: number, left: number, right: number, [top, bottom]: readonly [number, number]): SVGElement {
  return svgElement(
    'g',
    { class: 'witness-mark' },
    svgElement('line', { class: 'guide', x1: x, x2: x, y1: top, y2: bottom }),
    svgElement('line', { class: 'gap', x1: x, x2: x, y1: left, y2: right }),
    svgElement('circle', { class: 'series-0', cx: x, cy: left, r: 5 }),
    svgElement('rect', { class: 'series-1', x: x - 4.5, y: right - 4.5, width: 9, height: 9 }),
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
