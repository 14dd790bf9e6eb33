/**
 * What the extension host and the derivation preview's page say to each other. Lines are those of the text that was
 * checked (of a notebook: of its Markdown cells one after the other).
 *
 *   page ── { type: 'ready' } ──▶ host                  on every load
 *   page ◀── { type: 'update', … } ── host               after `ready`, and whenever the document has changed
 *   page ◀── { type: 'place', line, top } ── host        the editor was scrolled (`top`), or its cursor moved
 *   page ── { type: 'scrolled', line } ──▶ host          the page was scrolled by its reader
 *   page ── { type: 'reveal', document, range } ──▶ host a formula, step or claim was chosen: show it in the editor
 *   page ── { type: 'details', document, range } ──▶ host   a claim was opened: what else is known of it?
 *   page ◀── { type: 'details', document, range, claim } ── host
 *   page ── { type: 'explain', code } ──▶ host
 *   page ◀── { type: 'export' } ── host ; page ── { type: 'exported', title, html } ──▶ host
 */
import { isClaim, isRange } from './guards';
import { isArrayOf, isNumber, isRecord, isRecordOf, isString } from './values';
import type { Inline, PlacedClaim, PreviewBlock } from './outline';
import type { ClaimJson, Range } from './verdict';

/** The page's document, as far as the page does not have it. */
export interface PreviewUpdate {
  readonly type: 'update';
  /** The document's address: what is remembered of the page belongs to it. */
  readonly document: string;
  readonly name: string;
  readonly order: readonly (readonly [id: number, line: number])[];
  readonly added: Readonly<Record<number, PreviewBlock>>;
  /** The page's other blocks are obsolete. */
  readonly whole: boolean;
  readonly complete: boolean;
}

export type PreviewMessage =
  | PreviewUpdate
  /** There is no document to show. */
  | { readonly type: 'empty' }
  /** `line` may be a fraction: how far a line is scrolled. */
  | { readonly type: 'place'; readonly line: number; readonly top: boolean }
  | { readonly type: 'details'; readonly document: string; readonly range: Range; readonly claim: ClaimJson }
  | { readonly type: 'export' };

export type PreviewRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'reveal'; readonly document: string; readonly range: Range }
  | { readonly type: 'details'; readonly document: string; readonly range: Range }
  | { readonly type: 'explain'; readonly code: string }
  | { readonly type: 'exported'; readonly title: string; readonly html: string };

/** An exported page is some hundred times as long as its document. */
const longestExport = 64_000_000;

const isLine = (value: unknown): value is number => isNumber(value) && Number.isFinite(value) && value >= 0;

const isInline = (value: unknown): value is Inline =>
  isRecord(value) &&
  ((value.kind === 'math' && isString(value.latex) && isRange(value.range)) ||
    (value.kind === 'code' && isString(value.text)) ||
    (value.kind === 'text' && isString(value.text) && (value.style === undefined || value.style === 'emphasis' || value.style === 'strong')));

const isPlacedClaim = (value: unknown): value is PlacedClaim => isRecord(value) && isClaim(value.claim) && isLine(value.row) && isArrayOf(value.stepRows, isLine);

function isBlock(value: unknown): value is PreviewBlock {
  if (!isRecord(value) || !isLine(value.lines) || !isRecordOf(value.macros, isString) || !isArrayOf(value.claims, isPlacedClaim)) return false;
  if (value.kind === 'display') return isString(value.latex) && isRange(value.range);
  if (value.kind !== 'heading' && value.kind !== 'words') return false;
  return isArrayOf(value.content, isInline) && (value.kind === 'words' ? value.item === undefined || isString(value.item) : isLine(value.level));
}

const isPlace = (value: unknown): value is readonly [number, number] => Array.isArray(value) && value.length === 2 && isLine(value[0]) && isLine(value[1]);

/** `value` as a message to the page, or undefined. */
export function readPreviewMessage(value: unknown): PreviewMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'empty':
    case 'export':
      return { type: value.type };
    case 'place':
      return isLine(value.line) && typeof value.top === 'boolean' ? { type: 'place', line: value.line, top: value.top } : undefined;
    case 'details':
      return isString(value.document) && isRange(value.range) && isClaim(value.claim) ? { type: 'details', document: value.document, range: value.range, claim: value.claim } : undefined;
    case 'update': {
      const { document, name, order, added, whole, complete } = value;
      if (!isString(document) || !isString(name) || typeof whole !== 'boolean' || typeof complete !== 'boolean') return undefined;
      return isArrayOf(order, isPlace) && isRecordOf(added, isBlock) ? { type: 'update', document, name, order, added, whole, complete } : undefined;
    }
    default:
      return undefined;
  }
}

/** `value` as a request of the page, or undefined. */
export function readPreviewRequest(value: unknown): PreviewRequest | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
      return { type: 'ready' };
    case 'scrolled':
      return isLine(value.line) ? { type: 'scrolled', line: value.line } : undefined;
    case 'reveal':
    case 'details':
      return isString(value.document) && isRange(value.range) ? { type: value.type, document: value.document, range: value.range } : undefined;
    case 'explain':
      return isString(value.code) && /^[a-z][a-z-]{0,60}$/.test(value.code) ? { type: 'explain', code: value.code } : undefined;
    case 'exported':
      return isString(value.title) && isString(value.html) && value.html.length <= longestExport ? { type: 'exported', title: value.title, html: value.html } : undefined;
    default:
      return undefined;
  }
}
