/// <reference lib="dom" />
const stops = 'button, summary, input, select, a[href], [tabindex]';

/**
 * Builds a part of the page anew. Who was on one of its controls finds the focus on the control like it afterwards, and
 * what was unfolded unfolded; who was on one that is no more, on the first of the part.
 */
export function keepFocus(part: HTMLElement, rebuild: () => void): void {
  const focused = document.activeElement;
  const isWithin = focused !== null && focused !== part && part.contains(focused);
  const alike = () => [...part.querySelectorAll<HTMLElement>(stops)].filter((control) => control.isEqualNode(focused));
  const place = isWithin ? alike().findIndex((control) => control === focused) : -1;
  const unfolded = [...part.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent);
  rebuild();
  for (const summary of part.querySelectorAll('details > summary')) {
    if (unfolded.includes(summary.textContent)) (summary.parentElement as HTMLDetailsElement).open = true;
  }
  if (!isWithin || focused.isConnected) return;
  const control = alike()[place] ?? part.querySelector<HTMLElement>(stops);
  control?.focus({ preventScroll: true });
}
