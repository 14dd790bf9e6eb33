import { element } from './dom';

/** A part of a claim under its heading. */
export function section(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content);
}
