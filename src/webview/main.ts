/// <reference lib="dom" />
/**
 * The panel's page: shows the state the host sends, and asks the host for what the reader chooses. The page is thrown
 * away when its tab is hidden; on every load the host sends the state again, and the page remembers what was unfolded.
 */
import '../../media/panel.css';
import { isArrayOf, isNumber, isRecord } from '../protocol/values';
import { readPanelMessage, type DrawnMessage, type PanelRequest, type PanelState } from '../protocol/panel';
import type { DrawnPlotJson } from '../protocol/plot';
import type { PanelActions } from './actions';
import { panelView } from './panelView';

/** How the reader left a report. */
interface PageMemory {
  readonly generation: number;
  /** Claims of the list that are unfolded. */
  readonly open: readonly number[];
  readonly scroll: number;
}

interface WebviewApi {
  readonly postMessage: (message: PanelRequest) => void;
  readonly getState: () => unknown;
  readonly setState: (memory: PageMemory) => void;
}

declare function acquireVsCodeApi(): WebviewApi;

const host = acquireVsCodeApi();
let shown: PanelState | undefined;

/** Who waits for which figure. A newer report settles all of them: its figures are others. */
const drawings = new Map<string, (data: DrawnPlotJson | undefined) => void>();
const drawingKey = ({ generation, claim, plot }: Pick<DrawnMessage, 'generation' | 'claim' | 'plot'>): string => [generation, claim, plot].join();

/** Set by what the reader did to the report shown: the next one takes its place without a jump. */
let continues = false;

const actions: PanelActions = {
  reveal: (range, cell) => {
    if (shown?.kind !== 'report') return;
    host.postMessage({ type: 'reveal', generation: shown.generation, range, ...(cell === undefined ? {} : { cell }) });
  },
  explain: (code) => host.postMessage({ type: 'explain', code }),
  copy: (text) => host.postMessage({ type: 'copy', text }),
  save: (format, content) => host.postMessage({ type: 'save', format, content }),
  ofClaim: (claim) => {
    const generation = shown?.kind === 'report' ? shown.generation : -1;
    const change = (request: PanelRequest): void => {
      continues = true;
      host.postMessage(request);
    };
    return {
      repair: (repair) => change({ type: 'repair', generation, claim, repair }),
      assume: (facts) => change({ type: 'assume', generation, claim, facts }),
      write: () => change({ type: 'write', generation, claim }),
      draw: (plot, settings) => new Promise((resolve) => {
        const key = drawingKey({ generation, claim, plot });
        drawings.get(key)?.(undefined);
        drawings.set(key, resolve);
        host.postMessage({ type: 'draw', generation, claim, plot, settings });
      }),
    };
  },
};

function drawn(message: DrawnMessage): void {
  const key = drawingKey(message);
  drawings.get(key)?.(message.data);
  drawings.delete(key);
}

function show(state: PanelState): void {
  if (state.kind === 'checking' && continues) return document.body.setAttribute('aria-busy', 'true');
  document.body.removeAttribute('aria-busy');
  const left = state.kind === 'report' ? memoryOf(state.generation) : undefined;
  const kept = continues && state.kind === 'report' ? { open: unfolded(), scroll: window.scrollY, key: focusKey() } : undefined;
  continues = false;
  shown = state;
  for (const settle of drawings.values()) settle(undefined);
  drawings.clear();
  const view = panelView(state, actions, left?.open ?? kept?.open);
  document.body.replaceChildren(view);
  view.addEventListener('toggle', remember, { capture: true });
  window.scrollTo(0, left?.scroll ?? kept?.scroll ?? 0);
  if (kept?.key !== undefined) focusAgain(kept.key);
}

/** What of a claim has the focus, to be found again in its next report. */
function focusKey(): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement.dataset.key : undefined;
}

/** What was chosen may be gone: a repair that was made. Then the verdict is what matters. */
function focusAgain(key: string): void {
  const again = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(({ dataset }) => dataset.key === key);
  const target = again ?? document.querySelector<HTMLElement>('h1');
  if (target && !again) target.tabIndex = -1;
  target?.focus({ preventScroll: again !== undefined });
}

/** Claims of the list that are unfolded; undefined where there is no list. */
function unfolded(): readonly number[] | undefined {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details.folded')];
  return folded.length === 0 ? undefined : folded.filter((details) => details.open).map((details) => Number(details.dataset.index));
}

function remember(): void {
  if (shown?.kind !== 'report') return;
  host.setState({ generation: shown.generation, open: unfolded() ?? [], scroll: window.scrollY });
}

function memoryOf(generation: number): Pick<PageMemory, 'open' | 'scroll'> | undefined {
  const memory = host.getState();
  if (!isRecord(memory) || memory.generation !== generation) return undefined;
  const { open, scroll } = memory;
  return isArrayOf(open, isNumber) && isNumber(scroll) ? { open, scroll } : undefined;
}

/** The host repeats the present state on every load; what is already on the page stays as it is. */
function isShown(state: PanelState): boolean {
  return state.kind === 'report' && shown?.kind === 'report' && state.generation === shown.generation;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readPanelMessage(data);
  if (message?.type === 'drawn') drawn(message);
  else if (message && !isShown(message.state)) show(message.state);
});
let pending: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(pending);
  pending = window.setTimeout(remember, 150);
});

host.postMessage({ type: 'ready' });
