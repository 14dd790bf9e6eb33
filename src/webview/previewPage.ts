/// <reference lib="dom" />
import type { PreviewUpdate } from '../protocol/preview';
import type { ClaimJson, Range, VerdictName } from '../protocol/verdict';
import { element } from './dom';
import { headingDepths } from './headingDepths';
import { BlockView, hasProblem } from './previewBlock';
import { problemOutline } from './problemOutline';
import { verdictIcon } from './verdictIcon';
import { verdictWords } from './verdictWords';

/** Ranges are in the document's text. */
export interface PageActions {
  readonly reveal: (range: Range) => void;
  readonly explain: (code: string) => void;
  readonly wantDetails: (range: Range) => void;
}

/** How the reader left the page. */
export interface PageMemory {
  readonly document: string;
  readonly line: number;
  readonly onlyProblems: boolean;
  readonly open: readonly (readonly [line: number, claims: readonly number[]])[];
}

/** Milliseconds of rendering between two frames. */
const slice = 8;

/** Milliseconds without a change after which an open claim asks for its details again. */
const rest = 400;

const order: readonly VerdictName[] = ['refuted', 'conditional', 'unchecked', 'verified', 'stipulated'];

/** The page: a bar with the counts, and the blocks of the document. An update touches only the blocks that changed. */
export class PreviewPage {
  readonly #actions: PageActions;
  readonly #title = element('h1', {}, '');
  readonly #counts = element('p', { class: 'counts', role: 'status' });
  readonly #filter = element('input', { type: 'checkbox', id: 'only-problems' });
  readonly #content = element('div', { class: 'blocks' });
  readonly #nothing = element('p', { class: 'note nothing' });
  readonly #wanted = new Map<string, ReturnType<typeof setTimeout>>();
  #views: readonly BlockView[] = [];
  #known = new Map<number, BlockView['block']>();
  #document = '';
  #filling = false;
  #active: BlockView | undefined;

  constructor(actions: PageActions, onChange: () => void) {
    this.#actions = actions;
    this.#filter.addEventListener('change', () => {
      this.#keepPlace(() => this.#showFiltered());
      onChange();
    });
    const next = element('button', { type: 'button', class: 'next-problem' }, 'Next problem');
    next.addEventListener('click', () => this.goToProblem(1));
    const controls = element('div', { class: 'bar-tools' }, element('label', { for: 'only-problems' }, this.#filter, ' Only problems'), next);
    document.body.replaceChildren(element('main', { class: 'preview' }, element('header', { class: 'bar' }, this.#title, this.#counts, controls), this.#content, this.#nothing));
    this.#content.addEventListener('toggle', onChange, { capture: true });
  }

  get document(): string {
    return this.#document;
  }

  get views(): readonly BlockView[] {
    return this.#views;
  }

  get memory(): PageMemory {
    const open = this.#views.flatMap((view) => (view.open.length > 0 ? [[view.line, view.open] as const] : []));
    return { document: this.#document, line: this.topLine(), onlyProblems: this.#filter.checked, open };
  }

  showNothing(): void {
    this.#title.textContent = 'Derivation preview';
    this.#nothing.textContent = 'Open a document with formulas: Markdown, LaTeX, reStructuredText, a notebook or plain text. Its derivations appear here as you write.';
  }

  update({ document: name, name: title, order: places, added, whole, complete }: PreviewUpdate, left?: PageMemory): void {
    const isOther = name !== this.#document;
    this.#document = name;
    this.#title.textContent = title;
    if (whole || isOther) this.#known.clear();
    for (const [id, block] of Object.entries(added)) this.#known.set(Number(id), block);
    if (left?.document === name) this.#filter.checked = left.onlyProblems;
    if (whole && !isOther) this.#renumber();
    this.#keepPlace(() => {
      this.#views = this.#exchange(isOther ? [] : this.#views, places);
      const depths = headingDepths(this.#views.map(({ block }) => (block.kind === 'heading' ? block.level : undefined)));
      this.#views.forEach((view, at) => view.setDepth(depths[at]!));
      this.#showFiltered();
      this.#fillShown();
    });
    const present = new Set(places.map(([id]) => id));
    for (const id of this.#known.keys()) if (!present.has(id)) this.#known.delete(id);
    this.#count(complete);
    if (isOther) this.scrollToLine(left?.document === name ? left.line : 0);
    if (left?.document === name) for (const [line, claims] of left.open) this.#viewAt(line)?.setOpen(claims);
    this.#fillRest();
  }

  enrich(range: Range, claim: ClaimJson): void {
    for (const view of this.#views) {
      if (range.start.line < view.line || range.start.line > view.line + view.block.lines) continue;
      const move = (lines: number) => ({ start: { ...range.start, line: range.start.line + lines }, end: { ...range.end, line: range.end.line + lines } });
      view.enrich(move(-view.line), claim);
    }
  }

  /** The line of the document at the top of the window, with the fraction of its block that is scrolled away. */
  topLine(): number {
    const top = this.#barHeight();
    for (const { host, line, block } of this.#views) {
      if (host.hidden) continue;
      const box = host.getBoundingClientRect();
      if (box.bottom <= top || box.height === 0) continue;
      return line + Math.min(1, Math.max(0, (top - box.top) / box.height)) * (block.lines + 1);
    }
    return 0;
  }

  scrollToLine(line: number): void {
    const at = this.#views.findLastIndex((view) => !view.host.hidden && view.line <= line);
    const view = this.#views[at];
    if (!view) return window.scrollTo(0, 0);
    const next = this.#views.slice(at + 1).find(({ host }) => !host.hidden);
    const box = view.host.getBoundingClientRect();
    const lines = Math.max(1, (next?.line ?? view.line + view.block.lines + 1) - view.line);
    const length = (next?.host.getBoundingClientRect().top ?? box.bottom) - box.top;
    window.scrollTo(0, window.scrollY + box.top + length * Math.min(1, (line - view.line) / lines) - this.#barHeight());
    this.#fillShown();
  }

  /** Shows where the cursor is. */
  setActive(line: number): void {
    const view = this.#views.findLast((candidate) => candidate.line <= line);
    const isIn = view && line <= view.line + view.block.lines;
    if (this.#active !== view) this.#active?.host.classList.remove('active');
    this.#active = view;
    view?.host.classList.toggle('active', isIn);
    if (view && isIn && !view.host.hidden) {
      const { top, bottom } = view.host.getBoundingClientRect();
      if (bottom < this.#barHeight() || top > window.innerHeight) this.scrollToLine(Math.max(0, view.line - 3));
    }
  }

  /** Puts the focus on the first mark of the next block with a problem; round at the end. */
  goToProblem(direction: 1 | -1): void {
    const wrong = this.#views.filter(({ block }) => hasProblem(block));
    const focused = wrong.findIndex(({ host }) => host.contains(document.activeElement));
    const view = wrong[(focused < 0 && direction < 0 ? wrong.length - 1 : focused + direction + wrong.length) % wrong.length];
    if (!view) return;
    view.fill();
    view.host.scrollIntoView({ block: 'center' });
    view.host.querySelector<HTMLElement>('.mark.refuted, .mark.conditional, summary')?.focus({ preventScroll: true });
  }

  /** Fills every block, for what is written down. */
  fillAll(): void {
    for (const view of this.#views) view.fill();
  }

  /** After a new beginning the numbers are others; a block with the same content is the same block. */
  #renumber(): void {
    const numbers = new Map([...this.#known].map(([id, block]) => [JSON.stringify(block), id]));
    for (const view of this.#views) view.id = numbers.get(JSON.stringify(view.block)) ?? -1;
  }

  /** The blocks for these places: those that are there already stay, whatever moved; new ones take the places of old. */
  #exchange(before: readonly BlockView[], places: PreviewUpdate['order']): readonly BlockView[] {
    const free = new Map<number, BlockView[]>();
    for (const view of before) free.set(view.id, [...(free.get(view.id) ?? []), view]);
    const after = places.flatMap(([id, line]) => {
      const block = this.#known.get(id);
      const kept = free.get(id)?.shift();
      kept?.moveTo(line);
      return kept ?? (block ? this.#view(id, line, block) : []);
    });
    const kept = new Set(after);
    const obsolete = before.filter((view) => !kept.has(view));
    const isKept = new Set(before);
    // An edited block follows the same neighbour as before.
    after.forEach((view, at) => {
      if (isKept.has(view)) return;
      const above = after[at - 1];
      const earlier = before[above && isKept.has(above) ? before.indexOf(above) + 1 : at];
      if (earlier && obsolete.includes(earlier) && earlier.block.kind === view.block.kind) this.#succeed(view, earlier);
    });
    for (const view of obsolete) view.host.remove();
    let previous: ChildNode | null = null;
    for (const { host } of after) {
      const due: ChildNode | null = previous ? previous.nextSibling : this.#content.firstChild;
      if (due !== host) this.#content.insertBefore(host, due);
      previous = host;
    }
    while (previous && previous.nextSibling) previous.nextSibling.remove();
    if (!previous) this.#content.replaceChildren();
    return after;
  }

  #succeed(view: BlockView, earlier: BlockView): void {
    const focused = earlier.host.contains(document.activeElement) ? [...earlier.host.querySelectorAll('button, summary')].indexOf(document.activeElement!) : -1;
    view.fill(earlier);
    view.setOpen(earlier.open);
    view.host.classList.toggle('active', earlier.host.classList.contains('active'));
    if (this.#active === earlier) this.#active = view;
    if (focused >= 0) queueMicrotask(() => [...view.host.querySelectorAll<HTMLElement>('button, summary')][focused]?.focus({ preventScroll: true }));
  }

  #view(id: number, line: number, block: BlockView['block']): BlockView {
    const moved = (range: Range): Range => ({ start: { ...range.start, line: range.start.line + view.line }, end: { ...range.end, line: range.end.line + view.line } });
    const view: BlockView = new BlockView(id, line, block, {
      reveal: (range) => this.#actions.reveal(moved(range)),
      explain: this.#actions.explain,
      wantDetails: (range) => {
        const key = `${id} ${JSON.stringify(range)}`;
        clearTimeout(this.#wanted.get(key));
        this.#wanted.set(key, setTimeout(() => {
          this.#wanted.delete(key);
          if (view.host.isConnected) this.#actions.wantDetails(moved(range));
        }, rest));
      },
    });
    return view;
  }

  #viewAt(line: number): BlockView | undefined {
    const view = this.#views.find((candidate) => candidate.line === line);
    view?.fill();
    return view;
  }

  #showFiltered(): void {
    const wanted = problemOutline(this.#views.map(({ block, depth }) => ({ isHeading: block.kind === 'heading', depth, hasProblem: hasProblem(block) })));
    this.#views.forEach(({ host }, at) => (host.hidden = this.#filter.checked && !wanted[at]));
    const isEmpty = this.#views.every(({ host }) => host.hidden);
    this.#nothing.textContent = !isEmpty ? '' : this.#views.length === 0 ? 'There are no formulas in this document yet.' : 'No problems.';
  }

  #count(complete: boolean): void {
    const verdicts = this.#views.flatMap(({ block }) => block.claims.map(({ claim }) => claim.verdict));
    const parts = order.flatMap((verdict) => {
      const count = verdicts.filter((own) => own === verdict).length;
      return count === 0 ? [] : [element('span', { class: `count ${verdict}` }, verdictIcon(verdict), `${count} ${verdictWords[verdict].word.toLowerCase()}`)];
    });
    if (!complete) parts.push(element('span', { class: 'count checking' }, 'checking …'));
    const now = parts.map(({ textContent }) => textContent).join();
    if (now !== [...this.#counts.children].map(({ textContent }) => textContent).join()) this.#counts.replaceChildren(...parts);
    this.#content.setAttribute('aria-busy', String(!complete));
  }

  /** What the reader looks at stays where it is, whatever changes above it. */
  #keepPlace(change: () => void): void {
    const anchor = this.#views.find(({ host }) => !host.hidden && host.getBoundingClientRect().bottom > this.#barHeight());
    const before = anchor?.host.getBoundingClientRect().top;
    change();
    if (anchor && before !== undefined && anchor.host.isConnected && !anchor.host.hidden) {
      const moved = anchor.host.getBoundingClientRect().top - before;
      if (Math.abs(moved) >= 1) window.scrollBy(0, moved);
    }
  }

  #fillShown(): void {
    for (const view of this.#views) {
      if (view.isFilled || view.host.hidden) continue;
      const { top, bottom } = view.host.getBoundingClientRect();
      if (top > window.innerHeight * 1.5) break;
      if (bottom > -window.innerHeight * 0.5) view.fill();
    }
  }

  /** The blocks out of sight, in slices. */
  #fillRest(): void {
    if (this.#filling) return;
    this.#filling = true;
    const step = () => {
      const end = performance.now() + slice;
      this.#keepPlace(() => {
        for (const view of this.#views) {
          if (performance.now() > end) break;
          view.fill();
        }
      });
      if (this.#views.some((view) => !view.isFilled)) requestAnimationFrame(step);
      else this.#filling = false;
    };
    requestAnimationFrame(step);
  }

  #barHeight(): number {
    return this.#title.parentElement?.getBoundingClientRect().height ?? 0;
  }
}
