/**
 * What the extension host and the renderer of a notebook's Markdown cells say to each other.
 *
 *   renderer ── { type: 'ready' } ──▶ host            once the notebook's page has loaded
 *   renderer ◀── { type: 'cells', cells } ── host      then, and whenever the verdicts of the notebook have changed
 */
import { isVerdict } from './guards';
import { isArrayOf, isOptional, isRecord, isString } from './values';
import type { VerdictName } from './verdict';

export interface FormulaMark {
  readonly verdict: VerdictName;
  /** A few words, with the verdict's sign. */
  readonly text: string;
  /** What its claims say in full. */
  readonly title: string;
}

/** A formula of a cell, marked if it makes a claim. */
export interface MarkedFormula {
  /** Without its delimiters. */
  readonly latex: string;
  readonly mark?: FormulaMark;
}

/** A cell is known to its renderer by its text. */
export interface MarkedCell {
  readonly text: string;
  /** In the order of the text. */
  readonly formulas: readonly MarkedFormula[];
}

/** To the renderer. */
export interface CellsMessage {
  readonly type: 'cells';
  readonly cells: readonly MarkedCell[];
}

/** To the host. */
export interface CellsRequest {
  readonly type: 'ready';
}

const isMark = (value: unknown): value is FormulaMark => isRecord(value) && isVerdict(value.verdict) && isString(value.text) && isString(value.title);

const isFormula = (value: unknown): value is MarkedFormula => isRecord(value) && isString(value.latex) && isOptional(value.mark, isMark);

const isCell = (value: unknown): value is MarkedCell => isRecord(value) && isString(value.text) && isArrayOf(value.formulas, isFormula);

/** `value` as a message to the renderer, or undefined. */
export function readCellsMessage(value: unknown): CellsMessage | undefined {
  return isRecord(value) && value.type === 'cells' && isArrayOf(value.cells, isCell) ? { type: 'cells', cells: value.cells } : undefined;
}

/** `value` as a request of the renderer, or undefined. */
export function readCellsRequest(value: unknown): CellsRequest | undefined {
  return isRecord(value) && value.type === 'ready' ? { type: 'ready' } : undefined;
}
