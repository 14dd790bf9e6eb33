/**
 * What the extension host and the panel's page say to each other.
 *
 *   page ── { type: 'ready' } ──▶ host               on every load, also when a hidden tab is shown again
 *   page ◀── { type: 'show', state } ── host          after `ready`, and whenever there is something new
 *   page ── { type: 'reveal', generation, … } ──▶ host   a step or a claim was chosen: show it in the editor
 *   page ── { type: 'explain', code } ──▶ host        the code of a finding was chosen: open its documentation
 *   page ── { type: 'repair', … } ──▶ host            a repair was chosen: apply it, check again and show
 *   page ── { type: 'assume', … } ──▶ host            other facts are to hold of a claim: check again under them and show
 *   page ── { type: 'write', … } ──▶ host             the facts a claim was checked under go into the document
 *   page ── { type: 'draw', … } ──▶ host              a figure is to be drawn, or drawn otherwise
 *   page ◀── { type: 'drawn', … } ── host             one answer to each `draw`
 *   page ── { type: 'copy' | 'save', … } ──▶ host     text for the clipboard; a picture for a file
 */
import { isClaim, isRange } from './guards';
import type { DrawnPlotJson, PlotSettings } from './plot';
import { isDrawnPlot, isPlotSettings } from './plotGuards';
import { isArrayOf, isIndex, isNumber, isRecord, isString } from './values';
import type { ClaimJson, Range } from './verdict';

export type PanelState =
  | { readonly kind: 'checking'; readonly document: string }
  /** There is no formula where the user asked, and the page says what can be asked. */
  | { readonly kind: 'nothing'; readonly document: string; readonly message: string }
  | { readonly kind: 'report'; readonly document: string; readonly generation: number; readonly claims: readonly ClaimJson[] }
  | { readonly kind: 'failed'; readonly document: string; readonly message: string };

export interface ShowMessage {
  readonly type: 'show';
  readonly state: PanelState;
}

/** A figure as asked for; absent where it cannot be evaluated so. */
export interface DrawnMessage {
  readonly type: 'drawn';
  readonly generation: number;
  readonly claim: number;
  readonly plot: number;
  readonly data?: DrawnPlotJson;
}

/** A claim of the report shown, by its place in it. A request about an earlier report is stale and ignored. */
interface OfClaim {
  readonly generation: number;
  readonly claim: number;
}

export type PanelRequest =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly generation: number; readonly range: Range; readonly cell?: number }
  | { readonly type: 'explain'; readonly code: string }
  | ({ readonly type: 'repair'; readonly repair: number } & OfClaim)
  /** Facts as in a comment, `x > 0, log base 2`; none where empty. */
  | ({ readonly type: 'assume'; readonly facts: string } & OfClaim)
  | ({ readonly type: 'write' } & OfClaim)
  | ({ readonly type: 'draw'; readonly plot: number; readonly settings: PlotSettings } & OfClaim)
  | { readonly type: 'copy'; readonly text: string }
  /** `content` is the text of an SVG, or a PNG in base 64. */
  | { readonly type: 'save'; readonly format: 'svg' | 'png'; readonly content: string };

export type RequestOf<Type extends PanelRequest['type']> = Extract<PanelRequest, { type: Type }>;

/** `value` as a state, or undefined where it is none (a page restored by another version of the extension). */
export function readPanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value)) return undefined;
  const known =
    (isString(value.document) &&
      (value.kind === 'checking' ||
        ((value.kind === 'nothing' || value.kind === 'failed') && isString(value.message)) ||
        (value.kind === 'report' && isNumber(value.generation) && isArrayOf(value.claims, isClaim))));
  return known ? (value as unknown as PanelState) : undefined;
}

/** `value` as a message to the page, or undefined. */
export function readPanelMessage(value: unknown): ShowMessage | DrawnMessage | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type === 'drawn') return isOfClaim(value) && isIndex(value.plot) && (value.data === undefined || isDrawnPlot(value.data)) ? (value as unknown as DrawnMessage) : undefined;
  const state = value.type === 'show' ? readPanelState(value.state) : undefined;
  return state && { type: 'show', state };
}

/** A fact is a short line that cannot end the comment it may be written into. */
const isFacts = (value: unknown): value is string => isString(value) && value.length <= 500 && !/[\n\r]|--/.test(value);

/** No text that a person copies is longer, and no picture of a figure larger. */
const longestText = 100_000;
const largestPicture = 20_000_000;

const isOfClaim = (value: Record<string, unknown>): boolean => isNumber(value.generation) && isIndex(value.claim);

/** `value` as a request of the page, or undefined. */
export function readPanelRequest(value: unknown): PanelRequest | undefined {
  return isRecord(value) && isRequest(value) ? (value as unknown as PanelRequest) : undefined;
}

function isRequest(value: Record<string, unknown>): boolean {
  switch (value.type) {
    case 'ready':
      return true;
    case 'explain':
      return isString(value.code) && /^[a-z][a-z-]{0,60}$/.test(value.code);
    case 'reveal':
      return isNumber(value.generation) && isRange(value.range) && (value.cell === undefined || isNumber(value.cell));
    case 'repair':
      return isOfClaim(value) && isIndex(value.repair);
    case 'assume':
      return isOfClaim(value) && isFacts(value.facts);
    case 'write':
      return isOfClaim(value);
    case 'draw':
      return isOfClaim(value) && isIndex(value.plot) && isPlotSettings(value.settings);
    case 'copy':
      return isString(value.text) && value.text.length <= longestText;
    case 'save':
      return isString(value.content) && value.content.length <= largestPicture && (value.format === 'svg' || (value.format === 'png' && /^[A-Za-z0-9+/]*={0,2}$/.test(value.content)));
    default:
      return false;
  }
}
