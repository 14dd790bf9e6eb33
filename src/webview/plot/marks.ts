import type { MarkJson } from '../../protocol/plot';
import { svgElement } from '../dom';

/** What the marks of a figure are called. */
export const markWords: Readonly<Record<MarkJson['label'], string>> = { stated: 'stated optimum', found: 'best point found', witness: 'witness' };

/** A cross where the optimum is stated, a ring where it was found, a diamond at the witness: told apart by shape. */
export function markShape(label: MarkJson['label'], x: number, y: number): SVGElement {
  const shape = { stated: 'M-5-5L5 5M-5 5L5-5', found: 'M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0', witness: 'M0-7L7 0L0 7L-7 0Z' }[label];
  return svgElement('g', { class: `point-mark ${label}`, transform: `translate(${x},${y})` }, svgElement('path', { class: 'halo', d: shape }), svgElement('path', { d: shape }));
}
