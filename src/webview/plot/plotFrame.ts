import { axisBottom, axisLeft, type Axis } from 'd3-axis';
import type { AxisScale } from 'd3-axis';
import { select } from 'd3-selection';
import { svgElement } from '../dom';
import { formatNumber } from '../formatNumber';

/** Where a plot is drawn, in CSS pixels. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

export const margin = { top: 10, right: 14, bottom: 26, left: 52 } as const;

/** What can be pointed at along one axis: the places 0 … count − 1, read off by a slider under this name. */
export interface Track {
  readonly label: string;
  /** Of the variable, where there are several tracks. */
  readonly name?: string;
  readonly count: number;
  readonly start: number;
}

/** Places along each track. */
export type Place = readonly number[];

/** A plot that has been drawn: its SVG, and how to point at one place of it. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  /** Shows the guide at a place; undefined hides it. */
  readonly pointAt: (place: Place | undefined) => void;
  /** The place nearest to a position in the drawing, in pixels from its left upper corner; undefined beside it. */
  readonly placeAt: (x: number, y: number) => Place | undefined;
}

export function plotSvg({ width, height }: PlotSize, description: string): SVGSVGElement {
  return svgElement(
    'svg',
    { class: 'plot', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': description },
    svgElement('title', {}, description),
  );
}

/** Both axes with about one tick every 70 and 45 pixels, and quiet grid lines. */
export function drawAxes<X extends number>(
  svg: SVGSVGElement,
  { width, height }: PlotSize,
  x: AxisScale<X>,
  y: AxisScale<number>,
  ticksOfX?: readonly X[],
  ticksOfY?: readonly number[],
): void {
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const horizontal = labelled(axisBottom(x)).ticks(Math.max(2, Math.floor(inner.width / 70))).tickSizeOuter(0);
  if (ticksOfX) horizontal.tickValues([...ticksOfX]);
  const count = Math.max(2, Math.floor(inner.height / 45));
  const vertical = labelled(axisLeft(y)).ticks(count).tickSizeOuter(0);
  const grid = axisLeft(y).ticks(count).tickSize(-inner.width).tickSizeOuter(0).tickFormat(() => '');
  if (ticksOfY) for (const axis of [vertical, grid]) axis.tickValues([...ticksOfY]);
  const draw = (axis: Axis<X> | Axis<number>, name: string, top: number) => {
    const group = svgElement('g', { class: name, transform: `translate(${name === 'axis-x' ? 0 : margin.left},${top})`, 'aria-hidden': 'true' });
    svg.append(group);
    select<SVGGElement, unknown>(group).call(axis as Axis<number>);
    for (const attribute of ['font-size', 'font-family']) group.removeAttribute(attribute);
  };
  draw(grid, 'grid', 0);
  draw(horizontal, 'axis-x', height - margin.bottom);
  draw(vertical, 'axis-y', 0);
}

function labelled<Domain extends number>(axis: Axis<Domain>): Axis<Domain> {
  return axis.tickFormat((value) => formatNumber(value, 4)).tickPadding(6);
}
