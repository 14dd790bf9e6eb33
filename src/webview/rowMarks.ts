/// <reference lib="dom" />
import type { VerdictName } from '../protocol/verdict';
import { element } from './dom';

/** What is shown at the end of a formula's row. */
export interface RowMark {
  readonly row: number;
  readonly verdict: VerdictName;
  readonly mark: HTMLElement;
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Formulas get their true height once their fonts are loaded. */
const placed = new WeakMap<Element, readonly RowMark[]>();
const resized =
  typeof ResizeObserver === 'undefined'
    ? undefined
    : new ResizeObserver((entries) => {
        for (const { target } of entries) place(target as HTMLElement, placed.get(target) ?? []);
      });

/**
 * Puts marks beside the rows of a rendered formula, also when its height changes. Places are in units of the font's size,
 * so that they are right in a page without script too.
 * @param stage holds the rendered formula; the marks go into it
 */
export function placeRowMarks(stage: HTMLElement, marks: readonly RowMark[]): void {
  placed.set(stage, marks);
  place(stage, marks);
  resized?.observe(stage);
}

/** Places all marks anew, wherever something may have moved within a formula of the same height. */
export function placeAgain(stages: Iterable<HTMLElement>): void {
  for (const stage of stages) place(stage, placed.get(stage) ?? []);
}

function place(stage: HTMLElement, marks: readonly RowMark[]): void {
  const focused = document.activeElement;
  for (const old of stage.querySelectorAll(':scope > :is(.row-marks, .row-band)')) old.remove();
  const unit = parseFloat(getComputedStyle(stage).fontSize) || 14;
  const origin = stage.getBoundingClientRect().top;
  const rows = rowExtents(stage);
  const whole = extentOf([stage.querySelector('.katex-html') ?? stage]) ?? { top: origin, bottom: origin };
  const list = element('ol', { class: 'row-marks' });
  const byRow = new Map<number, RowMark[]>();
  for (const mark of marks) byRow.set(mark.row, [...(byRow.get(mark.row) ?? []), mark]);
  for (const [row, own] of byRow) {
    const { top, bottom } = rows[row] ?? whole;
    const item = element('li', {}, ...own.map(({ mark }) => mark));
    item.style.top = `${((top + bottom) / 2 - origin) / unit}em`;
    list.append(item);
    if (rows.length > 1 && own.some(({ verdict }) => verdict === 'refuted')) stage.prepend(band({ top: top - origin, bottom: bottom - origin }, unit));
  }
  stage.append(list);
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
}

/** A wash behind a row that is wrong. */
function band({ top, bottom }: Extent, unit: number): HTMLElement {
  const shown = element('div', { class: 'row-band', 'aria-hidden': 'true' });
  shown.style.top = `${top / unit - 0.16}em`;
  shown.style.height = `${(bottom - top) / unit + 0.32}em`;
  return shown;
}

/** Where the rows of the first table of a formula are on the page; empty if it has none. */
export function rowExtents(stage: HTMLElement): readonly Extent[] {
  const table = stage.querySelector('.katex-html .mtable');
  if (!table) return [];
  const columns = [...table.children].filter(({ className }) => className.startsWith('col-align')).map((column) => [...(column.querySelector(':scope > .vlist-t > .vlist-r > .vlist')?.children ?? [])]);
  const count = Math.max(0, ...columns.map((cells) => cells.length));
  return Array.from({ length: count }, (_, row) => extentOf(columns.flatMap((cells) => [...(cells[row]?.querySelectorAll(':scope > .mord') ?? [])]))).filter((extent) => extent !== undefined);
}

/** From the highest to the lowest ink of some elements. */
function extentOf(elements: readonly Element[]): Extent | undefined {
  const boxes = elements.flatMap((one) => [...one.querySelectorAll('.mord, .mrel, .mbin, .mopen, .mclose, .mop'), one]).map((one) => one.getBoundingClientRect()).filter(({ height, width }) => height > 0 && width > 0);
  return boxes.length === 0 ? undefined : { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
}
