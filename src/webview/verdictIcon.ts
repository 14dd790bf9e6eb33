import type { VerdictName } from '../protocol/verdict';
import { svgElement } from './dom';

/** Strokes in a 16 × 16 box, one shape a verdict, so that they can be told apart without colour. */
const strokes: Readonly<Record<VerdictName, readonly string[]>> = {
  verified: ['M3.5 8.5 6.7 11.7 12.5 4.8'],
  refuted: ['M4.2 4.2 11.8 11.8', 'M11.8 4.2 4.2 11.8'],
  conditional: ['M3 6.6c1.7-1.9 3.3-1.9 5 0s3.3 1.9 5 0', 'M3 10.6c1.7-1.9 3.3-1.9 5 0s3.3 1.9 5 0'],
  stipulated: ['M3.4 6.2v.1', 'M3.4 10.2v.1', 'M6.5 6.2h6', 'M6.5 10.2h6'],
  unchecked: ['M5.6 6.1c0-3 4.9-3 4.9.1 0 1.9-2.4 2-2.4 3.7', 'M8.1 12.4v.1'],
};

/** Decorative: the verdict's word always stands beside it. */
export function verdictIcon(verdict: VerdictName): SVGElement {
  return svgElement(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    ...strokes[verdict].map((d) => svgElement('path', { d })),
  );
}
