import type { DrawnPlotJson } from '../../protocol/plot';
import { element } from '../dom';
import type { Macros } from '../formula';
import { axisName } from './axisName';
import type { Place } from './plotFrame';
import { plotReadout, tracksOf } from './plotWords';
import { moveShare, withRest } from './shares';

/** Sliders that read values off a figure, for those who do not point. */
export interface CursorSliders {
  readonly view: HTMLElement;
  /** Shows those of a figure that has been drawn anew. */
  readonly show: () => void;
  /** Follows the pointer. */
  readonly move: (place: Place) => void;
}

/**
 * One for each track of a figure; of shares, a third for what the two axes leave, and all three keep their sum.
 * @param point told of the place that is read off, and of none when no slider has the focus
 */
export function cursorSliders(plot: () => DrawnPlotJson, macros: Macros, point: (place: Place | undefined) => void): CursorSliders {
  const view = element('div', { class: 'cursor-sliders' });
  const inputs: HTMLInputElement[] = [];
  let place: Place = [];
  const isOfShares = (): boolean => inputs.length === 3;
  const set = (next: Place): void => {
    place = next;
    inputs.forEach((input, at) => (input.value = String(next[at] ?? 0)));
  };
  const tell = () => inputs.forEach((input) => input.setAttribute('aria-valuetext', plotReadout(plot(), place)));
  const read = (): void => {
    tell();
    point(place);
  };
  const show = () => {
    const shown = plot();
    const tracks = tracksOf(shown);
    tracks.forEach(({ label, name, count }, at) => {
      const known = inputs[at];
      const input = known ?? element('input', { type: 'range', class: 'cursor-slider', min: 0, step: 1 });
      input.max = String(Math.max(0, count - 1));
      input.setAttribute('aria-label', label);
      input.style.setProperty('--entry-share', shown.shape === 'bars' ? String(1 / Math.max(1, count)) : '0');
      if (known) return;
      input.addEventListener('input', () => {
        const value = Number(input.value);
        set(isOfShares() ? moveShare(place, at, value) : place.with(at, value));
        read();
      });
      input.addEventListener('focus', read);
      input.addEventListener('blur', () => point(undefined));
      inputs.push(input);
      view.append(element('div', { class: 'cursor-track' }, name !== undefined && element('span', { 'aria-hidden': 'true' }, axisName(name, macros)), input));
    });
    set(place.length === 0 ? tracks.map(({ start }) => start) : inputs.map(({ value }) => Number(value)));
    tell();
  };
  const move = (pointed: Place): void => {
    const shown = plot();
    set(shown.shape === 'field' && shown.simplex ? withRest(pointed, shown.count - 1) : pointed);
  };
  return { view, show, move };
}
