/// <reference lib="dom" />
import type { Inline, PlacedClaim, PreviewBlock } from '../protocol/outline';
import type { ClaimJson, Position, Range, VerdictName } from '../protocol/verdict';
import { claimDetails, isQuiet, type ClaimDetails } from './claimDetails';
import { element, type Child } from './dom';
import { formula, inlineFormula } from './formula';
import type { BlockActions } from './previewActions';
import { placeRowMarks, rowExtents, type RowMark } from './rowMarks';
import { verdictIcon } from './verdictIcon';
import { asSentence, verdictWords } from './verdictWords';

/** A block on the page. It is empty until it is filled, which takes as long as KaTeX needs. */
export class BlockView {
  readonly host: HTMLElement;
  readonly block: PreviewBlock;
  id: number;
  #line: number;
  #depth = 0;
  readonly #actions: BlockActions;
  #claims: readonly ClaimDetails[] = [];
  #isFilled = false;

  constructor(id: number, line: number, block: PreviewBlock, actions: BlockActions) {
    this.id = id;
    this.#line = line;
    this.block = block;
    this.#actions = actions;
    this.host = element('section', { class: `block ${block.kind} pending${hasProblem(block) ? ' has-problem' : ''}` });
  }

  get line(): number {
    return this.#line;
  }

  moveTo(line: number): void {
    if (line === this.#line) return;
    this.#line = line;
    for (const { moved } of this.#claims) moved();
  }

  /** Of its heading, or of the heading it stands under; 0 if there is none. */
  get depth(): number {
    return this.#depth;
  }

  setDepth(depth: number): void {
    if (depth === this.#depth) return;
    this.#depth = depth;
    this.host.querySelector(':scope > .heading')?.setAttribute('aria-level', headingLevel(depth));
    for (const { moved } of this.#claims) moved();
  }

  get isFilled(): boolean {
    return this.#isFilled;
  }

  /** Numbers of the claims that are open. */
  get open(): readonly number[] {
    return this.#claims.flatMap(({ host }, index) => (host.open ? [index] : []));
  }

  /** @param earlier the block that stood here before: its formula stays while the new one cannot be rendered */
  fill(earlier?: BlockView): void {
    if (this.#isFilled) return;
    this.#isFilled = true;
    this.host.classList.remove('pending');
    const { claims, macros } = this.block;
    this.#claims = claims.map(({ claim }) => claimDetails({ ...claim, macros }, { line: () => this.line, level: () => headingLevel(this.#depth + 1) }, this.#actions));
    const content = this.block.kind === 'display' ? this.#display(this.block, earlier) : this.#words(this.block);
    this.host.append(content, ...this.#claims.map(({ host }) => host));
    const stage = this.host.querySelector<HTMLElement>(':scope > .stage');
    if (stage) placeRowMarks(stage, this.#rowMarks());
  }

  setOpen(open: readonly number[]): void {
    for (const index of open) {
      const claim = this.#claims[index];
      if (!claim) continue;
      claim.host.hidden = false;
      claim.setOpen(true);
    }
  }

  /** Only these claims are open. */
  restoreOpen(open: readonly number[]): void {
    this.#claims.forEach(({ host, setOpen }, index) => {
      setOpen(open.includes(index));
      host.hidden = !host.open && this.block.kind !== 'display' && isQuiet(this.block.claims[index]!.claim.verdict);
    });
  }

  /** More is known of the claim in this place of the block. */
  enrich(range: Range, claim: ClaimJson): void {
    this.block.claims.forEach((own, index) => {
      if (samePlace(own.claim.range, range)) this.#claims[index]?.enrich(claim);
    });
  }

  #display({ latex, macros }: Extract<PreviewBlock, { kind: 'display' }>, earlier: BlockView | undefined): HTMLElement {
    const rendered = formula(latex, macros);
    const last = earlier?.host.querySelector<HTMLElement>('.stage > .formula:not(.unreadable)');
    const isStale = rendered.classList.contains('unreadable') && last;
    const shown = isStale ? last : rendered;
    shown.classList.toggle('stale', Boolean(isStale));
    const stage = element('div', { class: 'stage' }, shown);
    shown.addEventListener('click', ({ clientY }) => {
      if (document.getSelection()?.isCollapsed ?? true) this.#actions.reveal(this.#rangeAt(stage, clientY));
    });
    return stage;
  }

  /** Of the step in the row at a height of the page, or of the whole formula. */
  #rangeAt(stage: HTMLElement, y: number): Range {
    const row = rowExtents(stage).findIndex(({ top, bottom }) => y >= top - 4 && y <= bottom + 4);
    for (const { claim, row: own, stepRows } of this.block.claims) {
      const step = claim.steps?.[stepRows.indexOf(row)];
      if (step) return step.range;
      if (own === row) return claim.range;
    }
    return this.block.claims[0]?.claim.range ?? (this.block.kind === 'display' ? this.block.range : zero);
  }

  #rowMarks(): readonly RowMark[] {
    return this.block.claims.flatMap(({ claim, row, stepRows }, index): readonly RowMark[] => {
      const { steps = [] } = claim;
      if (steps.length === 0) return [{ row, verdict: claim.verdict, mark: this.#mark(index, claim.verdict, claim.message) }];
      return steps.map((step, at) => ({ row: stepRows[at] ?? row, verdict: step.verdict, mark: this.#mark(index, step.verdict, step.message, `Step ${at + 1}`) }));
    });
  }

  #words(block: Exclude<PreviewBlock, { kind: 'display' }>): HTMLElement {
    const told = new Set<number>();
    const marksIn = (range: Range): readonly HTMLElement[] =>
      block.claims.flatMap(({ claim }, index) => {
        if (told.has(index) || !contains(range, claim.range.start) || claim.kind === 'property') return [];
        told.add(index);
        return [this.#mark(index, claim.verdict, claim.message)];
      });
    const content = block.content.flatMap((part) => this.#inline(part, block.macros, marksIn));
    const others = block.claims.flatMap(({ claim }: PlacedClaim, index) => (told.has(index) ? [] : [this.#mark(index, claim.verdict, claim.message)]));
    this.#claims.forEach(({ host }, index) => (host.hidden = isQuiet(block.claims[index]!.claim.verdict)));
    if (block.kind === 'heading') return element('h2', { class: 'heading', 'aria-level': headingLevel(this.#depth) }, ...content, ...others);
    return element('p', {}, block.item !== undefined && element('span', { class: 'item' }, block.item), ...content, ...others);
  }

  #inline(part: Inline, macros: PreviewBlock['macros'], marksIn: (range: Range) => readonly HTMLElement[]): readonly Child[] {
    switch (part.kind) {
      case 'text':
        return [part.style === 'strong' ? element('strong', {}, part.text) : part.style === 'emphasis' ? element('em', {}, part.text) : part.text];
      case 'code':
        return [element('code', {}, part.text)];
      case 'math': {
        const rendered = inlineFormula(part.latex, macros);
        rendered.addEventListener('click', () => (document.getSelection()?.isCollapsed ?? true) && this.#actions.reveal(part.range));
        const marks = marksIn(part.range);
        // A mark never begins a line.
        return marks.length === 0 ? [rendered] : [element('span', { class: 'marked' }, rendered, ...marks)];
      }
    }
  }

  /** The mark of a claim or step: it opens the claim. */
  #mark(index: number, verdict: VerdictName, message: string, what = ''): HTMLButtonElement {
    const { word } = verdictWords[verdict];
    const words = `${what === '' ? '' : `${what}: `}${word}. ${asSentence(message)}`;
    const button = element('button', { type: 'button', class: `mark ${verdict}`, 'aria-label': words, title: words }, verdictIcon(verdict), !isQuiet(verdict) && element('span', { class: 'word' }, word.toLowerCase()));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      const claim = this.#claims[index];
      if (!claim) return;
      const isOpen = claim.host.open;
      claim.host.hidden = isOpen && this.block.kind !== 'display' && isQuiet(this.block.claims[index]!.claim.verdict);
      claim.setOpen(!isOpen);
      if (!isOpen) claim.host.scrollIntoView({ block: 'nearest' });
    });
    return button;
  }
}

const zero: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export const hasProblem = ({ claims }: PreviewBlock): boolean => claims.some(({ claim }) => claim.verdict === 'refuted' || claim.verdict === 'conditional');

/**
 * Of a heading of the document, under the page's own. Told by an attribute, since a heading that becomes another when the
 * text above it changes keeps its marks and the focus on them.
 */
const headingLevel = (depth: number): string => String(Math.min(depth + 1, 6));

function samePlace(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isBehindStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character < end.character);
  return isBehindStart && isBeforeEnd;
}
