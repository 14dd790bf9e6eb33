/**
 * What the extension host and the panel's page say to each other.
 *
 *   page ── { type: 'ready' } ──▶ host               on every load, also when a hidden tab is shown again
 *   page ◀── { type: 'show', state } ── host          after `ready`, and whenever there is something new
 *   page ── { type: 'reveal', generation, … } ──▶ host   a step or a claim was chosen: show it in the editor
 *   page ── { type: 'explain', code } ──▶ host        the code of a finding was chosen: open its documentation
 */
import { isArrayOf, isClaim, isNumber, isRange, isRecord, isString } from './guards';
import type { ClaimJson, Range } from './verdict';

export type PanelState =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'checking'; readonly document: string }
  /** There is no formula where the user asked. */
  | { readonly kind: 'nothing'; readonly document: string; readonly message: string }
  | { readonly kind: 'report'; readonly document: string; readonly generation: number; readonly claims: readonly ClaimJson[] }
  | { readonly kind: 'failed'; readonly document: string; readonly message: string };

export interface ShowMessage {
  readonly type: 'show';
  readonly state: PanelState;
}

export type PanelRequest =
  | { readonly type: 'ready' }
  /** `generation` is that of the report shown; a request about an earlier report is stale and ignored. */
  | { readonly type: 'reveal'; readonly generation: number; readonly range: Range; readonly cell?: number }
  | { readonly type: 'explain'; readonly code: string };

/** `value` as a state, or undefined where it is none (a page restored by another version of the extension). */
export function readPanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value)) return undefined;
  const known =
    value.kind === 'welcome' ||
    (isString(value.document) &&
      (value.kind === 'checking' ||
        ((value.kind === 'nothing' || value.kind === 'failed') && isString(value.message)) ||
        (value.kind === 'report' && isNumber(value.generation) && isArrayOf(value.claims, isClaim))));
  return known ? (value as unknown as PanelState) : undefined;
}

/** `value` as a message to the page, or undefined. */
export function readShowMessage(value: unknown): ShowMessage | undefined {
  if (!isRecord(value) || value.type !== 'show') return undefined;
  const state = readPanelState(value.state);
  return state ? { type: 'show', state } : undefined;
}

/** `value` as a request of the page, or undefined. */
export function readPanelRequest(value: unknown): PanelRequest | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type === 'ready') return { type: 'ready' };
  if (value.type === 'explain') {
    return isString(value.code) && /^[a-z][a-z-]{0,60}$/.test(value.code) ? { type: 'explain', code: value.code } : undefined;
  }
  if (value.type !== 'reveal' || !isNumber(value.generation) || !isRange(value.range)) return undefined;
  const { generation, range, cell } = value;
  if (cell === undefined) return { type: 'reveal', generation, range };
  return isNumber(cell) ? { type: 'reveal', generation, range, cell } : undefined;
}
