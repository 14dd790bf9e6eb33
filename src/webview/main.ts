/// <reference lib="dom" />
/** The panel's page: shows the state the host sends, asks the host to reveal and explain, survives being hidden. */
import '../../media/panel.css';
import { readPanelState, readShowMessage, type PanelRequest, type PanelState } from '../protocol/panel';
import { isArrayOf, isNumber, isRecord } from '../protocol/guards';
import type { PanelActions } from './actions';
import { panelView } from './panelView';

interface PageMemory {
  readonly state: PanelState;
  readonly open?: readonly number[];
  readonly scroll: number;
}

interface WebviewApi {
  readonly postMessage: (message: PanelRequest) => void;
  readonly getState: () => unknown;
  readonly setState: (memory: PageMemory) => void;
}

declare function acquireVsCodeApi(): WebviewApi;

const host = acquireVsCodeApi();
let shown: PanelState = { kind: 'welcome' };

const actions: PanelActions = {
  reveal: (range, cell) => {
    if (shown.kind !== 'report') return;
    host.postMessage({ type: 'reveal', generation: shown.generation, range, ...(cell === undefined ? {} : { cell }) });
  },
  explain: (code) => host.postMessage({ type: 'explain', code }),
};

function show(state: PanelState, open?: readonly number[]): void {
  shown = state;
  const view = panelView(state, actions, open);
  document.body.replaceChildren(view);
  view.addEventListener('toggle', remember, { capture: true });
  remember();
}

function remember(): void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('details.folded')];
  const open = folded.filter((details) => details.open).map((details) => Number(details.dataset.index));
  host.setState({ state: shown, scroll: window.scrollY, ...(folded.length > 0 ? { open } : {}) });
}

/** Shows the page as it was before the tab was hidden; a new page is a welcome. */
function restore(memory: unknown): void {
  const { state, open, scroll } = isRecord(memory) ? memory : {};
  show(readPanelState(state) ?? { kind: 'welcome' }, isArrayOf(open, isNumber) ? open : undefined);
  if (isNumber(scroll)) window.scrollTo(0, scroll);
}

/** The host repeats the present state on every load; what is already on the page stays as it is. */
function isShown(state: PanelState): boolean {
  return state.kind === 'report' && shown.kind === 'report' && state.generation === shown.generation;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readShowMessage(data);
  if (!message || isShown(message.state)) return;
  show(message.state);
  window.scrollTo(0, 0);
});
let pending: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(pending);
  pending = window.setTimeout(remember, 150);
});

restore(host.getState());
host.postMessage({ type: 'ready' });
