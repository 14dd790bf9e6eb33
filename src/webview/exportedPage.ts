/// <reference lib="dom" />
import type { PreviewPage } from './previewPage';

/**
 * The page as a document of its own: the same elements, but nothing in it does anything. Marks are text, and evidence
 * unfolds without a script.
 */
export function exportedPage(page: PreviewPage): string {
  page.fillAll();
  const opened = page.views.map((view) => {
    const { open } = view;
    view.setOpen(view.block.claims.map((_, index) => index));
    return { view, open };
  });
  const copy = document.querySelector('main')!.cloneNode(true) as HTMLElement;
  for (const { view, open } of opened) view.restoreOpen(open);
  copy.querySelectorAll('.bar-tools, .next-problem, .about .reveal, .cursor-sliders, .readout, .tools, .steps .reveal').forEach((one) => one.remove());
  copy.querySelectorAll<HTMLDetailsElement>('details').forEach((details) => {
    details.hidden = false;
    details.open = details.classList.contains('refuted');
  });
  copy.querySelectorAll('button').forEach((button) => {
    const still = document.createElement('span');
    still.className = button.className;
    const label = button.getAttribute('aria-label');
    if (label !== null) {
      still.setAttribute('role', 'img');
      still.setAttribute('aria-label', label);
      still.title = label;
    }
    still.append(...button.childNodes);
    button.replaceWith(still);
  });
  copy.querySelectorAll<HTMLElement>('.block').forEach((block) => (block.hidden = false));
  copy.querySelectorAll('.active, .stale').forEach((one) => one.classList.remove('active', 'stale'));
  copy.querySelectorAll('[tabindex], [role="status"], [aria-busy]').forEach((one) => ['tabindex', 'role', 'aria-busy'].forEach((name) => one.removeAttribute(name)));
  copy.classList.add('exported');
  return copy.outerHTML;
}
