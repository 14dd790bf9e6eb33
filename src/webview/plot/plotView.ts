import { variableLatex } from '../displayLatex';
import type { DrawnPlotJson, PlotJson, PlotSettings } from '../../protocol/plot';
import { element } from '../dom';
import { formatNumber } from '../formatNumber';
import { inlineFormula, type Macros } from '../formula';
import { barPlot } from './barPlot';
import { axisName } from './axisName';
import { plotControls } from './controls';
import { cursorSliders } from './cursorSliders';
import { pngBase64, svgText } from './exportPlot';
import { fieldPlot } from './fieldPlot';
import { legend } from './legend';
import { linePlot, type LineMode } from './linePlot';
import { matrixPlot } from './matrixPlot';
import type { Drawing, Place } from './plotFrame';
import { isSeries } from './plotScale';
import { dataTable } from './plotTable';
import { plotDescription, plotReadout, plotTitle } from './plotWords';
import { fieldNames } from './shares';

/** What a figure can ask for. */
export interface PlotActions {
  /** The figure otherwise than first shown; undefined where it cannot be drawn so, or somebody else was asked since. */
  readonly draw: (settings: PlotSettings) => Promise<DrawnPlotJson | undefined>;
  readonly save: (format: 'svg' | 'png', content: string) => void;
}

/** Plots of one page need different ids for what their SVG refers to. */
let lastPlot = 0;

/** A figure under its heading; one that is not drawn yet is folded, and drawn when it is unfolded. */
export function plotSection(plot: PlotJson, actions: PlotActions, macros: Macros = {}): HTMLElement {
  if (plot.shape !== 'undrawn') return element('section', { class: 'plot-section' }, element('h2', {}, plotTitle(plot)), plotView(plot, actions, macros));
  const details = element('details', { class: 'further' }, element('summary', {}, element('h2', {}, plotTitle(plot))));
  const unfold = async () => {
    details.removeEventListener('toggle', begin);
    const drawn = await actions.draw({ values: {} });
    details.append(drawn ? plotView(drawn, actions, macros) : element('p', { class: 'note' }, 'This cannot be drawn.'));
  };
  const begin = () => void unfold();
  details.addEventListener('toggle', begin);
  return element('section', { class: 'plot-section' }, details);
}

/**
 * A figure: legend, drawing, sliders that read values off (also by pointing), sliders for what is held, the same
 * numbers as a table, and the figure as a file. It is drawn anew when its width changes.
 * @param actions without them the figure has neither sliders for what is held nor files
 */
export function plotView(first: DrawnPlotJson, actions: PlotActions | undefined, macros: Macros = {}): HTMLElement {
  const id = `plot-${(lastPlot += 1)}`;
  let plot = first;
  let mode: LineMode = 'values';
  let drawing: Drawing | undefined;
  let pointed: Place | undefined;
  let width = 480;
  const canvas = element('div', { class: `canvas ${plot.shape}` });
  const head = element('div', { class: 'plot-head' });
  const labels = element('div', { class: 'axis-labels' });
  const readout = element('output', { class: 'readout' });
  const status = element('p', { class: 'plot-status', role: 'status' });
  const table = element('div', {});
  const sliders = cursorSliders(() => plot, macros, (place) => point(place));

  function draw(): void {
    const description = plotDescription(plot, mode);
    drawing = drawingOf(plot, mode, width, description, id);
    canvas.replaceChildren(drawing.svg, ...cornerLabels(plot, macros));
    drawing.pointAt(pointed);
  }
  function show(): void {
    head.replaceChildren(legend(plot, mode, macros, id));
    labels.replaceChildren(...axisLabels(plot, macros));
    table.replaceChildren(dataTable(plot, macros, table.querySelector('details')?.open ?? false));
    sliders.show();
    draw();
    point(pointed);
  }
  function point(place: Place | undefined): void {
    pointed = place;
    drawing?.pointAt(place);
    if (place === undefined) readout.replaceChildren(held(plot, macros));
    else readout.replaceChildren(plotReadout(plot, place));
  }

  // One figure is asked for at a time, and then the last that was wanted meanwhile.
  let wanted: PlotSettings | undefined;
  let asking = false;
  async function redraw({ draw: ask }: PlotActions, settings: PlotSettings): Promise<void> {
    wanted = settings;
    if (asking) return;
    asking = true;
    while (wanted) {
      const next: PlotSettings = wanted;
      wanted = undefined;
      const drawn = await ask(next);
      status.textContent = drawn ? '' : 'It is not defined at these values.';
      if (!drawn) continue;
      plot = drawn;
      controls?.show(drawn);
      show();
    }
    asking = false;
  }
  const controls = actions && plotControls(plot, macros, (settings) => void redraw(actions, settings));
  const tools = element('div', { class: 'tools' }, ...(plot.shape === 'line' && plot.series.length === 2 ? [modeSwitch((chosen) => {
    mode = chosen;
    show();
  })] : []), ...(actions ? exportButtons(() => canvas.querySelector('svg'), () => caption(plot), actions) : []));

  show();
  observeWidth(canvas, (found) => {
    width = found;
    draw();
  });
  canvas.addEventListener('pointermove', (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    const place = drawing?.placeAt(event.clientX - left, event.clientY - top);
    if (place) sliders.move(place);
    point(place);
  });
  canvas.addEventListener('pointerleave', () => point(undefined));
  return element('figure', { class: 'plot-figure' }, head, canvas, labels, sliders.view, readout, controls?.view, status, element('div', { class: 'plot-foot' }, table, tools));
}

function drawingOf(plot: DrawnPlotJson, mode: LineMode, width: number, description: string, id: string): Drawing {
  const size = { width, height: Math.round(Math.min(300, Math.max(170, width * 0.5))) };
  switch (plot.shape) {
    case 'line':
      return linePlot(plot, mode, size, description, id);
    case 'bars':
      return barPlot(plot, size, description, id);
    case 'matrix':
      return matrixPlot(plot, size, description);
    case 'field':
      return fieldPlot(plot, size, description, id);
  }
}

function observeWidth(target: HTMLElement, draw: (width: number) => void): void {
  if (typeof ResizeObserver === 'undefined') return;
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width >= 120 && width !== last) draw((last = width));
  }).observe(target);
}

/** The names of the axes, below the drawing; those of a triangle stand at its corners. */
function axisLabels(plot: DrawnPlotJson, macros: Macros): readonly HTMLElement[] {
  if (isSeries(plot)) return [element('span', {}, axisName(plot.variable, macros))];
  if (plot.shape === 'field' && plot.simplex) return [];
  const [first, second] = plot.variables;
  const [across, up] = plot.shape === 'matrix' ? [second, first] : [first, second];
  const words = plot.shape === 'matrix' ? (['across ', ', down '] as const) : (['across ', ', up '] as const);
  return [element('span', {}, words[0], axisName(across, macros), words[1], axisName(up, macros))];
}

/** At each corner of the triangle of shares, which of them is 1 there. */
function cornerLabels(plot: DrawnPlotJson, macros: Macros): readonly HTMLElement[] {
  if (plot.shape !== 'field' || !plot.simplex) return [];
  return fieldNames(plot).map((name, at) => element('span', { class: `corner corner-${at}` }, inlineFormula(`${variableLatex(name)} = 1`, macros)));
}

/** `over z₁, with z₂ = 0.5` */
function held(plot: DrawnPlotJson, macros: Macros): HTMLElement {
  const moved = new Set(plot.controls.map(({ key }) => key));
  const others = Object.entries(plot.at).filter(([name]) => !moved.has(name));
  const text = element('span', {});
  others.slice(0, 8).forEach(([name, value], index) => {
    text.append(index === 0 ? 'With ' : ', ', inlineFormula(variableLatex(name), macros), ` = ${formatNumber(value, 4)}`);
  });
  if (others.length > 8) text.append(` and ${others.length - 8} more held fixed`);
  if (others.length === 0) text.append('Point at the figure, or move the slider, to read values off');
  return text;
}

function modeSwitch(choose: (mode: LineMode) => void): HTMLElement {
  const button = element('button', { type: 'button', 'aria-pressed': 'false', title: 'How far the sides are apart, on a logarithmic axis' }, 'Difference');
  button.addEventListener('click', () => {
    const isPressed = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isPressed));
    choose(isPressed ? 'difference' : 'values');
  });
  return button;
}

function exportButtons(svg: () => SVGSVGElement | null, captionNow: () => string, { save }: PlotActions): readonly HTMLElement[] {
  return (['svg', 'png'] as const).map((format) => {
    const name = format.toUpperCase();
    const button = element('button', { type: 'button', 'aria-label': `Save the figure as ${name}`, title: `Save the figure as ${name}` }, name);
    const run = async () => {
      const drawn = svg();
      if (drawn) save(format, format === 'svg' ? svgText(drawn, captionNow()) : await pngBase64(drawn, captionNow()));
    };
    button.addEventListener('click', () => void run());
    return button;
  });
}

/** `z₁; with z₂ = 0.5`: what a picture says besides what is drawn. */
function caption(plot: DrawnPlotJson): string {
  const over = isSeries(plot) ? plot.variable : plot.variables.join(', ');
  const others = Object.entries(plot.at).slice(0, 6).map(([name, value]) => `${name} = ${formatNumber(value, 4)}`);
  return others.length === 0 ? over : `${over}; with ${others.join(', ')}`;
}
