import katex from 'katex';
import { katexMacros } from '../util/katexMacros';
import { displayForms, maximumLatexLength } from './displayLatex';
import { element } from './dom';

export type Macros = Readonly<Record<string, string>>;

/**
 * LaTeX as KaTeX renders it, scrolling sideways where it is wide; the source itself where KaTeX cannot read it.
 * KaTeX is given no trust: \href, \includegraphics, \htmlData and the like do nothing.
 */
export function formula(latex: string, macros: Macros = {}): HTMLElement {
  const host = element('div', { class: 'formula' });
  const failure = renderInto(host, latex, macros, true);
  if (failure !== undefined) {
    host.classList.add('unreadable');
    host.replaceChildren(
      element('code', {}, latex),
      element('p', { class: 'note' }, failure),
    );
  }
  scrollable(host, 'Formula');
  return host;
}

/** LaTeX within a line of text; its source where KaTeX cannot read it. */
export function inlineFormula(latex: string, macros: Macros = {}): HTMLElement {
  const host = element('span', { class: 'inline-formula' });
  const failure = renderInto(host, latex, macros, false);
  if (failure !== undefined) host.replaceChildren(element('code', {}, latex));
  return host;
}

/** @returns why `latex` could be rendered in no form, or undefined */
function renderInto(host: HTMLElement, latex: string, macros: Macros, displayMode: boolean): string | undefined {
  if (latex.length > maximumLatexLength) return 'Too long to be rendered';
  let failure: string | undefined;
  for (const form of displayForms(latex)) {
    try {
      katex.render(form, host, {
        displayMode: displayMode || /\\begin\{(align|alignat|gather|equation)\*\}/.test(form),
        macros: katexMacros(form, macros),
        trust: false,
        strict: 'ignore',
        errorColor: 'var(--refuted)',
        maxSize: 20,
        maxExpand: 1000,
      });
      return undefined;
    } catch (error) {
      failure ??= error instanceof Error ? error.message : String(error);
    }
  }
  return failure;
}

const overflowObserver =
  typeof ResizeObserver === 'undefined'
    ? undefined
    : new ResizeObserver((entries) => {
        for (const { target } of entries) {
          // Only what scrolls is a tab stop.
          if (target.scrollWidth > target.clientWidth + 1 || (target.scrollHeight > target.clientHeight + 1 && getComputedStyle(target).overflowY === 'auto')) target.setAttribute('tabindex', '0');
          else target.removeAttribute('tabindex');
        }
      });

/** Lets the keyboard reach `host` while it is too narrow for its content. */
export function scrollable(host: HTMLElement, label: string): void {
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', label);
  overflowObserver?.observe(host);
}
