import type { PlotJson } from '../protocol/plot';
import type { WitnessJson } from '../protocol/verdict';
import { variableLatex } from './displayLatex';
import { element } from './dom';
import { formatNumber, formatPair } from './formatNumber';
import { inlineFormula, scrollable, type Macros } from './formula';
import { isNumbers, twoSides } from './twoSides';

/**
 * The point at which the two sides differ, the value of each side there, and their difference; for vectors one row an
 * entry.
 * @param latex of the statement, whose sides are named; `plot` lends its names where there is one
 */
export function witnessView(witness: WitnessJson, latex: string, plot: PlotJson | undefined, macros: Macros = {}): HTMLElement {
  const { left, right } = witness;
  const [leftName, rightName] = (witness.stated ? statedNames : sideNames)(latex, plot, macros);
  const table =
    typeof left === 'number' && typeof right === 'number'
      ? scalarTable(left, right, leftName, rightName)
      : arrayTable(entriesOf(left), entriesOf(right), leftName, rightName);
  const scroller = element('div', { class: 'scroller' }, table);
  scrollable(scroller, witness.stated ? 'The values computed and stated' : 'Values of both sides');
  return element('div', { class: 'witness' }, pointView(witness, macros), scroller);
}

/** What stands above it. */
export function witnessTitle({ stated }: WitnessJson, plot: PlotJson | undefined): string {
  if (stated) return 'Computed and stated';
  return plot?.subject === 'objective' ? 'A better point' : 'Where the sides differ';
}

function pointView({ point }: WitnessJson, macros: Macros): HTMLElement | undefined {
  const variables = Object.entries(point);
  if (variables.length === 0) return undefined;
  const items = variables.map(([name, value]) =>
    element('li', {}, inlineFormula(variableLatex(name), macros), element('span', { class: 'value' }, ` = ${formatNumber(value, 8)}`)),
  );
  return element('ul', { class: 'point', 'aria-label': 'At the point' }, element('li', { class: 'at' }, 'At'), ...items);
}

type Names = readonly [HTMLElement, HTMLElement];

/** What was computed, and what the author states, which is told by its value. */
function statedNames(latex: string, _plot: PlotJson | undefined, macros: Macros): Names {
  const [computed, ...others] = twoSides(latex)?.filter((side) => !isNumbers(side)) ?? [];
  return [sideName('Computed', others.length === 0 ? computed : undefined, macros), sideName('Stated', undefined, macros)];
}

function sideNames(latex: string, plot: PlotJson | undefined, macros: Macros): Names {
  if (plot?.subject === 'objective') return [sideName('At the stated point', undefined, macros), sideName('At a better one', undefined, macros)];
  const [left, right] = !plot || plot.shape === 'undrawn' || plot.subject !== 'sides' ? [] : 'series' in plot ? plot.series : plot.panels;
  const sides = plot ? [] : twoSides(latex);
  return [sideName('Left side', left?.latex ?? sides?.[0], macros), sideName('Right side', right?.latex ?? sides?.[1], macros)];
}

function sideName(word: string, latex: string | undefined, macros: Macros): HTMLElement {
  return element('span', { class: 'side' }, word, latex !== undefined && latex.length < 120 && inlineFormula(`\\displaystyle{}${latex}`, macros));
}

function scalarTable(left: number, right: number, leftName: HTMLElement, rightName: HTMLElement): HTMLElement {
  const [shownLeft, shownRight] = formatPair(left, right);
  const row = (name: HTMLElement | string, value: string, kind: string) =>
    element('tr', { class: kind }, element('th', { scope: 'row' }, name), element('td', {}, value));
  return element(
    'table',
    {},
    element(
      'tbody',
      {},
      row(leftName, shownLeft, 'left'),
      row(rightName, shownRight, 'right'),
      row('Difference', formatNumber(left - right, 4), 'difference'),
    ),
  );
}

/** Entries beyond are not shown one by one. */
const maximumRows = 50;

function arrayTable(left: readonly number[], right: readonly number[], leftName: HTMLElement, rightName: HTMLElement): HTMLElement {
  const length = Math.max(left.length, right.length);
  const rows = Array.from({ length: Math.min(length, maximumRows) }, (_, index) => {
    const [a, b] = [left[index] ?? NaN, right[index] ?? NaN];
    const [shownLeft, shownRight] = formatPair(a, b);
    return element(
      'tr',
      { class: differs(a, b) ? 'differs' : undefined },
      element('th', { scope: 'row' }, String(index + 1)),
      element('td', {}, shownLeft),
      element('td', {}, shownRight),
      element('td', {}, formatNumber(a - b, 4)),
    );
  });
  const columns = ['Entry', leftName, rightName, 'Difference'].map((name) => element('th', { scope: 'col' }, name));
  return element(
    'table',
    { class: 'entries' },
    length > maximumRows && element('caption', {}, `The first ${maximumRows} of ${length} entries`),
    element('thead', {}, element('tr', {}, ...columns)),
    element('tbody', {}, ...rows),
  );
}

/** NaN for what JSON wrote as null. */
function entriesOf(side: number | readonly number[] | null): readonly number[] {
  return Array.isArray(side) ? side.map((entry: number | null) => entry ?? NaN) : [(side as number | null) ?? NaN];
}

/** Beyond what rounding in float64 explains: an entry marked as the wrong one must be wrong. */
function differs(a: number, b: number): boolean {
  return !(Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
}
