import type { ControlJson, DrawnPlotJson, PlotSettings } from '../../protocol/plot';
import { variableLatex } from '../displayLatex';
import { element } from '../dom';
import { formatNumber } from '../formatNumber';
import { inlineFormula, type Macros } from '../formula';

/** Steps of a slider from end to end. */
const steps = 200;

/** A slider for each value that is held, and what else could run along the axis. */
export interface Controls {
  readonly view: HTMLElement;
  /** Shows the controls of a figure that has been drawn anew. */
  readonly show: (plot: DrawnPlotJson) => void;
}

/** @param change told of the settings whenever one is changed */
export function plotControls(plot: DrawnPlotJson, macros: Macros, change: (settings: PlotSettings) => void): Controls {
  const view = element('div', { class: 'controls' });
  let settings: PlotSettings = { values: {} };
  const set = (changed: Partial<PlotSettings>) => {
    settings = { ...settings, ...changed };
    change(settings);
  };
  let shown = '';
  const show = (drawn: DrawnPlotJson) => {
    const choices = choicesOf(drawn);
    const names = JSON.stringify([drawn.controls.map(({ key }) => key), choices]);
    // A slider that is being moved stays what it is.
    if (names === shown) return;
    shown = names;
    view.replaceChildren(
      ...(choices.length > 1 ? [axisChoice(drawn, choices, (over) => set({ over }))] : []),
      ...drawn.controls.map((control) => slider(control, settings.values[control.key] ?? drawn.at[control.key] ?? control.low, macros, (value) => set({ values: { ...settings.values, [control.key]: value } }))),
      ...(drawn.controls.length > 0 ? [resetButton(() => {
        shown = '';
        set({ values: {} });
      })] : []),
    );
    view.hidden = view.childElementCount === 0;
  };
  show(plot);
  return { view, show };
}

const choicesOf = (plot: DrawnPlotJson): readonly string[] => (plot.shape === 'line' ? plot.choices : []);

function axisChoice(plot: DrawnPlotJson, choices: readonly string[], choose: (over: string) => void): HTMLElement {
  const current = plot.shape === 'line' ? plot.variable : '';
  const select = element('select', {}, ...choices.map((name) => element('option', { value: name, selected: name === current }, name)));
  select.addEventListener('change', () => choose(select.value));
  return element('label', { class: 'axis-choice' }, 'Over ', select);
}

function slider({ key, low, high }: ControlJson, value: number, macros: Macros, set: (value: number) => void): HTMLElement {
  const input = element('input', { type: 'range', min: low, max: high, step: roundStep((high - low) / steps), 'aria-label': `Value of ${key}`, 'aria-valuetext': `${key} = ${formatNumber(value, 4)}` });
  const output = element('span', { class: 'value' }, formatNumber(value, 4));
  // After its ends and its step are known, and not before.
  input.value = String(value);
  input.addEventListener('input', () => {
    const moved = Number(input.value);
    output.textContent = formatNumber(moved, 4);
    input.setAttribute('aria-valuetext', `${key} = ${formatNumber(moved, 4)}`);
    set(moved);
  });
  return element('label', { class: 'control' }, inlineFormula(variableLatex(key), macros), input, output);
}

function resetButton(reset: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'reset' }, 'Reset');
  button.addEventListener('click', reset);
  return button;
}

/** 1, 2 or 5 times a power of ten, so that a slider stops at round numbers. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return Number(([1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= step * 0.999) ?? step).toPrecision(1));
}
