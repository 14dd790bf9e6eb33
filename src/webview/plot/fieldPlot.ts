import { contours } from 'd3-contour';
import { scaleLinear } from 'd3-scale';
import type { FieldPlotJson, MarkJson } from '../../protocol/plot';
import { svgElement } from '../dom';
import { formatNumber } from '../formatNumber';
import { capitalise } from '../verdictWords';
import { markShape } from './marks';
import { drawAxes, margin, plotSvg, type Drawing, type Place, type PlotSize } from './plotFrame';
import { valueExtent } from './plotScale';

const levels = 10;
const gap = 8;
const legendHeight = 34;
/** A simplex is drawn as an equilateral triangle with room for the names of its corners. */
const triangleHeight = Math.sqrt(3) / 2;
const cornerRoom = 26;

type Pixel = readonly [number, number];

/** One of the panels: where a point of the grid, in steps along both axes, lies in the drawing, and back. */
interface Placement {
  readonly project: (column: number, row: number) => Pixel;
  readonly invert: (x: number, y: number) => readonly [column: number, row: number];
  /** The outline of what has values. */
  readonly outline: readonly Pixel[];
  /** The grid whose sides are the outline's, of which the contours are made, and where its points lie. */
  readonly sheet: { readonly values: (field: readonly number[]) => readonly number[]; readonly project: (column: number, row: number) => Pixel };
}

/** Values over two variables as filled contours, on one scale for all panels, below which it stands. */
export function fieldPlot(plot: FieldPlotJson, { width }: Pick<PlotSize, 'width'>, description: string, id: string): Drawing {
  const beside = plot.panels.length > 1 && width >= 460;
  const columns = beside ? plot.panels.length : 1;
  const each = { width: Math.min(420, (width - gap * (columns - 1)) / columns), height: 0 };
  each.height = Math.round(plot.simplex ? (each.width - 2 * cornerRoom) * triangleHeight + 2 * cornerRoom : each.width - margin.left + margin.bottom);
  const titles = plot.panels.length > 1 ? 20 : 0;
  const rows = Math.ceil(plot.panels.length / columns);
  const height = rows * (each.height + titles) + legendHeight;
  const svg = plotSvg({ width, height }, description);
  const thresholds = contourLevels(plot);
  const cursors: SVGElement[] = [];
  const placements = plot.panels.map(({ label, values }, k) => {
    const [left, top] = [(k % columns) * (each.width + gap), Math.floor(k / columns) * (each.height + titles) + titles];
    const panel = svgElement('g', { transform: `translate(${left},${top})` });
    svg.append(panel);
    if (titles > 0) panel.append(svgElement('text', { class: `panel-title series-${k}`, x: margin.left, y: -7 }, capitalise(label)));
    const placement = plot.simplex ? onTriangle(plot, each) : onSquare(plot, each, panel);
    drawContours(panel, values, plot.count, thresholds, placement, `${id}-${k}`);
    for (const mark of plot.marks) panel.append(markAt(mark, plot, placement));
    const cursor = svgElement('circle', { class: 'field-cursor', r: 5, visibility: 'hidden' });
    panel.append(cursor);
    cursors.push(cursor);
    return { placement, left, top };
  });
  svg.append(legendOf(thresholds, height - legendHeight + 4, Math.min(width, each.width)));
  return {
    svg,
    placeAt: (x, y) => {
      for (const { placement, left, top } of placements) {
        const place = placement.invert(x - left, y - top).map(Math.round);
        if (isWithin(place, plot)) return place;
      }
      return undefined;
    },
    pointAt: (place) => cursors.forEach((cursor, k) => {
      cursor.setAttribute('visibility', place ? 'visible' : 'hidden');
      if (!place) return;
      const [x, y] = placements[k]!.placement.project(place[0]!, place[1]!);
      cursor.setAttribute('cx', String(x));
      cursor.setAttribute('cy', String(y));
    }),
  };
}

/** Whether a place lies on the grid, and of shares, whether they leave something for the third. */
function isWithin([column, row]: Place, { count, simplex }: FieldPlotJson): boolean {
  return column! >= 0 && row! >= 0 && column! < count && row! < count && (!simplex || column! + row! <= count - 1);
}

/** Round values within what most of the field has. */
function contourLevels({ panels, marks, simplex, count }: FieldPlotJson): readonly number[] {
  const own = simplex ? panels.map(({ values }) => values.filter((_, at) => (at % count) + Math.floor(at / count) < count)) : panels.map(({ values }) => values);
  return scaleLinear().domain(valueExtent(own.flat(), marks.map(({ value }) => value).filter(Number.isFinite))).ticks(levels);
}

function onSquare(plot: FieldPlotJson, size: PlotSize, panel: SVGGElement): Placement {
  const x = scaleLinear(plot.window[0], [margin.left, size.width - margin.right]);
  const y = scaleLinear(plot.window[1], [size.height - margin.bottom, margin.top]);
  // Axes stand before what they frame.
  const axes = svgElement('svg', {});
  drawAxes(axes, size, x, y);
  panel.append(...axes.children);
  const steps = plot.count - 1;
  const [left, right, bottom, top] = [...x.range(), ...y.range()] as [number, number, number, number];
  const project: Placement['project'] = (column, row) => [left + ((right - left) * column) / steps, bottom + ((top - bottom) * row) / steps];
  return {
    project,
    sheet: { values: (field) => field, project },
    invert: (px, py) => [((px - left) / (right - left)) * steps, ((py - bottom) / (top - bottom)) * steps],
    outline: [[left, bottom], [right, bottom], [right, top], [left, top]],
  };
}

/** The first share's corner to the left, the second's to the right, the third's above. */
function onTriangle({ count }: FieldPlotJson, { width, height }: PlotSize): Placement {
  const steps = count - 1;
  const side = width - 2 * cornerRoom;
  const [left, base] = [cornerRoom, height - cornerRoom];
  const at = (first: number, second: number): Pixel => {
    const third = 1 - first - second;
    return [left + side * (second + third / 2), base - side * triangleHeight * third];
  };
  return {
    project: (column, row) => at(column / steps, row / steps),
    invert: (x, y) => {
      const third = (base - y) / (side * triangleHeight);
      const second = (x - left) / side - third / 2;
      return [(1 - second - third) * steps, second * steps];
    },
    outline: [at(1, 0), at(0, 1), at(0, 0)],
    sheet: {
      values: (field) => shareSheet(field, count),
      project: (column, row) => at((1 - column / steps) * (1 - row / steps), (column / steps) * (1 - row / steps)),
    },
  };
}

/**
 * The values over shares on a grid without a slanted side: rows by the third share, columns by how the other two share
 * the rest. Between points they are interpolated within the triangle of three that does not reach beyond the simplex.
 */
function shareSheet(field: readonly number[], count: number): readonly number[] {
  const steps = count - 1;
  const valueAt = (column: number, row: number): number => field[Math.min(steps, row) * count + Math.min(steps, column)] ?? NaN;
  return Array.from({ length: count * count }, (_, index) => {
    const [share, third] = [(index % count) / steps, Math.floor(index / count) / steps];
    const [x, y] = [(1 - share) * (1 - third) * steps, share * (1 - third) * steps];
    const [column, row] = [Math.floor(x + 1e-9), Math.floor(y + 1e-9)];
    const [right, up] = [Math.max(0, x - column), Math.max(0, y - row)];
    if (right + up <= 1 + 1e-9) return (1 - right - up) * valueAt(column, row) + right * valueAt(column + 1, row) + up * valueAt(column, row + 1);
    return (right + up - 1) * valueAt(column + 1, row + 1) + (1 - up) * valueAt(column + 1, row) + (1 - right) * valueAt(column, row + 1);
  });
}

function drawContours(panel: SVGElement, values: readonly number[], count: number, thresholds: readonly number[], { sheet, outline }: Placement, id: string): void {
  const path = (points: readonly Pixel[]): string => `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
  panel.append(svgElement('clipPath', { id }, svgElement('path', { d: path(outline) })));
  const group = svgElement('g', { class: 'contours', 'clip-path': `url(#${id})` });
  const base = svgElement('path', { class: 'contour', d: path(outline) });
  base.style.setProperty('--level', '0%');
  group.append(base);
  // Beyond the edge values go on as at it, so that contours are not closed along it.
  const edged = withEdge(sheet.values(values), count);
  for (const [k, { coordinates }] of contours().size([count + 2, count + 2]).thresholds([...thresholds])(edged as number[]).entries()) {
    const rings = coordinates.flat().map((ring) => path(ring.map(([x, y]) => sheet.project(...onGrid([x! - 1.5, y! - 1.5], count)))));
    const filled = svgElement('path', { class: 'contour', d: rings.join('') });
    filled.style.setProperty('--level', `${(55 * (k + 1)) / thresholds.length}%`);
    group.append(filled);
  }
  panel.append(group, svgElement('path', { class: 'frame', d: path(outline) }));
}

/** What lies beyond the edge lies on it. */
const onGrid = (at: Pixel, count: number): [number, number] => at.map((value) => Math.min(count - 1, Math.max(0, value))) as [number, number];

function withEdge(values: readonly number[], count: number): readonly number[] {
  const within = (at: number): number => Math.min(count - 1, Math.max(0, at - 1));
  return Array.from({ length: (count + 2) ** 2 }, (_, at) => values[within(Math.floor(at / (count + 2))) * count + within(at % (count + 2))] ?? NaN);
}

function markAt({ label, at }: MarkJson, { window, count }: FieldPlotJson, { project }: Placement): SVGElement {
  const [column, row] = window.map(([low, high], k) => ((at[k]! - low) / (high - low)) * (count - 1)) as [number, number];
  return markShape(label, ...project(column, row));
}

/** The shades from low to high, each between the levels it stands for. */
function legendOf(thresholds: readonly number[], top: number, width: number): SVGElement {
  const [left, right] = [margin.left, width - margin.right];
  const step = (right - left) / (thresholds.length + 1);
  const every = Math.ceil(46 / step);
  const group = svgElement('g', { class: 'contour-legend', 'aria-hidden': 'true' });
  for (let k = 0; k <= thresholds.length; k += 1) {
    const shade = svgElement('rect', { class: 'contour', x: left + k * step, y: top, width: step, height: 9 });
    shade.style.setProperty('--level', `${(55 * k) / thresholds.length}%`);
    group.append(shade);
    if (k < thresholds.length && k % every === 0) group.append(svgElement('text', { class: 'numbering', x: left + (k + 1) * step, y: top + 23, 'text-anchor': 'middle' }, formatNumber(thresholds[k]!, 3)));
  }
  return group;
}
