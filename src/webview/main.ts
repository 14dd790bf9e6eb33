/// <reference lib="dom" />
/**
 * The panel's page: shows the state the host sends, and asks the host to reveal and explain. The page is thrown away
 * when its tab is hidden; on every load the host sends the state again, and the page remembers what was unfolded.
 */
import '../../media/panel.css';
import { isArrayOf, isNumber, isRecord } from '../protocol/guards';
import { readShowMessage, type PanelRequest, type PanelState } from '../protocol/panel';
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

const actions: PanelActions = {
  reveal: (range, cell) => {
    if (shown?.kind !== 'report') return;
    host.postMessage({ type: 'reveal', generation: shown.generation, range, ...(cell === undefined ? {} : { cell }) });
  },
  explain: (code) => host.postMessage({ type: 'explain', code }),
};

function show(state: PanelState): void {
  const left = state.kind === 'report' ? memoryOf(state.generation) : undefined;
  shown = state;
  const view = panelView(state, actions, left?.open);
  document.body.replaceChildren(view);
  view.addEventListener('toggle', remember, { capture: true });
  window.scrollTo(0, left?.scroll ?? 0);
}

function remember(): void {
  if (shown?.kind !== 'report') return;
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details.folded')];
  const open = folded.filter((details) => details.open).map((details) => Number(details.dataset.index));
  host.setState({ generation: shown.generation, open, scroll: window.scrollY });
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
  const message = readShowMessage(data);
  if (message && !isShown(message.state)) show(message.state);
});
let pending: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(pending);
  pending = window.setTimeout(remember, 150);
});

host.postMessage({ type: 'ready' });
