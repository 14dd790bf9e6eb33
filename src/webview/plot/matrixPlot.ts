import type { MatrixPlotJson } from '../../protocol/plot';
import { svgElement } from '../dom';
import { formatNumber } from '../formatNumber';
import { capitalise } from '../verdictWords';
import { plotSvg, type Drawing, type PlotSize } from './plotFrame';

const gap = 36;
const [header, rowNumbers, titleHeight] = [22, 24, 22];

/**
 * The entries of each side as cells with their values in them, shaded by sign and size on one scale for all; entries
 * that differ for certain are outlined in each.
 */
export function matrixPlot(plot: MatrixPlotJson, { width }: Pick<PlotSize, 'width'>, description: string): Drawing {
  const { rows, columns, panels, differing } = plot;
  const beside = width >= panels.length * (rowNumbers + 46 * columns.length) + gap;
  const across = beside ? panels.length : 1;
  const panelWidth = (width - gap * (across - 1)) / across;
  const cell = Math.max(30, Math.min(72, (panelWidth - rowNumbers) / columns.length));
  const cellHeight = Math.min(cell, 44);
  const panelHeight = titleHeight + header + cellHeight * rows.length;
  const height = beside ? panelHeight : panels.length * panelHeight + gap / 2 * (panels.length - 1);
  const svg = plotSvg({ width, height: height + 3 }, description);
  const largest = Math.max(...panels.flatMap(({ values }) => values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0))), Number.MIN_VALUE);
  const origins = panels.map((_, k): readonly [number, number] => (beside ? [k * (rowNumbers + cell * columns.length + gap), 0] : [0, k * (panelHeight + gap / 2)]));
  const cellAt = ([x, y]: readonly [number, number], index: number) => ({
    x: x + rowNumbers + (index % columns.length) * cell,
    y: y + titleHeight + header + Math.floor(index / columns.length) * cellHeight,
    width: cell,
    height: cellHeight,
  });
  panels.forEach(({ label, values }, k) => {
    const origin = origins[k]!;
    svg.append(svgElement('text', { class: `panel-title series-${k}`, x: origin[0] + rowNumbers, y: origin[1] + 13 }, capitalise(label)));
    columns.forEach((number, column) => svg.append(numbering(String(number), cellAt(origin, column).x + cell / 2, origin[1] + titleHeight + header - 8, 'middle')));
    rows.forEach((number, row) => svg.append(numbering(String(number), origin[0] + rowNumbers - 8, cellAt(origin, row * columns.length).y + cellHeight / 2 + 4, 'end')));
    values.forEach((value, index) => {
      const box = cellAt(origin, index);
      const shade = svgElement('rect', { class: value < 0 ? 'cell negative' : 'cell positive', ...box });
      shade.style.setProperty('--level', `${Number.isFinite(value) ? (50 * Math.abs(value)) / largest : 0}%`);
      const text = svgElement('text', { class: 'cell-value', x: box.x + box.width / 2, y: box.y + box.height / 2 + 4 }, formatNumber(value, cell > 60 ? 3 : 2));
      svg.append(shade, text);
    });
  });
  const outline = (index: number, name: string) => origins.map((origin) => {
    const { x, y, width: w, height: h } = cellAt(origin, index);
    return svgElement('rect', { class: name, x: x + 1.5, y: y + 1.5, width: w - 3, height: h - 3 });
  });
  for (const index of differing) svg.append(...outline(index, 'wrong-entry'));
  const cursor = svgElement('g', {});
  svg.append(cursor);
  return {
    svg,
    placeAt: (x, y) => {
      const index = panels[0]?.values.findIndex((_, at) => origins.some((origin) => {
        const box = cellAt(origin, at);
        return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
      })) ?? -1;
      return index < 0 ? undefined : [index];
    },
    pointAt: (place) => cursor.replaceChildren(...(place === undefined ? [] : outline(place[0]!, 'cursor-cell'))),
  };
}

function numbering(text: string, x: number, y: number, anchor: 'middle' | 'end'): SVGElement {
  return svgElement('text', { class: 'numbering', x, y, 'text-anchor': anchor }, text);
}
