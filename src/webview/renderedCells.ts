/// <reference lib="dom" />
import type { FormulaMark, MarkedCell } from '../protocol/cellMarks';
import { isRecord, isString } from '../protocol/values';
import { cellWithText, matchMarks } from './formulaMarks';

/** The part of markdown-it that is used. */
export interface Token {
  readonly type: string;
  readonly content: string;
  readonly info: string;
  readonly children: readonly Token[] | null;
}

export interface MarkdownIt {
  readonly renderer: {
    render: (tokens: readonly Token[], options: unknown, env: unknown) => string;
    readonly rules: Record<string, () => string>;
  };
}

/** What VS Code renders: a Markdown cell or an output. Its element has the same `id`. */
interface OutputItem {
  readonly id: string;
  text(): string;
}

interface RenderedCell {
  readonly text: string;
  /** LaTeX of its formulas; behind each there is a place for its mark. */
  readonly formulas: readonly string[];
}

const slotType = 'formulint_slot';
const slot: Token = { type: slotType, content: '', info: '', children: null };

/**
 * The Markdown cells of a notebook's page. A cell is rendered once, mostly before its verdicts are known: an empty element
 * behind each formula is filled later, with text only.
 */
export class RenderedCells {
  readonly #rendered = new Map<string, RenderedCell>();
  #known: readonly MarkedCell[] = [];

  extend({ renderer }: MarkdownIt): void {
    const render = renderer.render.bind(renderer);
    renderer.render = (tokens, options, env) => {
      const item = isRecord(env) ? env.outputItem : undefined;
      if (!isOutputItem(item)) return render(tokens, options, env);
      const formulas: string[] = [];
      const slotted = tokens.flatMap((token) => withSlots(token, formulas));
      this.#rendered.set(item.id, { text: item.text(), formulas });
      // What is returned is then put into the page.
      queueMicrotask(() => this.#show(item.id));
      return render(slotted, options, env);
    };
    renderer.rules[slotType] = () => '<span class="formulint-slot"></span>';
  }

  take(cells: readonly MarkedCell[]): void {
    this.#known = cells;
    for (const id of this.#rendered.keys()) this.#show(id);
  }

  #show(id: string): void {
    const cell = this.#rendered.get(id);
    const slots = [...(document.getElementById(id)?.shadowRoot?.querySelectorAll<HTMLElement>('.formulint-slot') ?? [])];
    if (!cell || slots.length !== cell.formulas.length) return;
    const marks = matchMarks(cell.formulas, cellWithText(this.#known, cell.text) ?? { formulas: [] });
    slots.forEach((place, at) => fill(place, marks[at]));
  }
}

/** A token with a slot behind each formula that it is or has in it; what the formulas say is added to `formulas`. */
function withSlots(token: Token, formulas: string[]): readonly Token[] {
  if (token.type === 'inline' && token.children) return [{ ...token, children: token.children.flatMap((child) => withSlots(child, formulas)) }];
  if (!token.type.startsWith('math_') && !(token.type === 'fence' && token.info.trim().toLowerCase() === 'math')) return [token];
  formulas.push(token.content);
  return [token, slot];
}

function isOutputItem(value: unknown): value is OutputItem {
  return isRecord(value) && isString(value.id) && typeof value.text === 'function';
}

function fill(place: HTMLElement, mark: FormulaMark | undefined): void {
  place.className = mark ? `formulint-slot formulint-mark formulint-${mark.verdict}` : 'formulint-slot';
  place.textContent = mark?.text ?? '';
  place.title = mark?.title ?? '';
}
