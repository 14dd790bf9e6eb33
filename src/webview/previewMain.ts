/// <reference lib="dom" />
/**
 * The derivation preview's page. It is thrown away when its tab is hidden; on every load the host sends the document
 * again, and the page remembers its place, what was unfolded, and whether only problems are shown.
 */
import '../../media/preview.css';
import { isArrayOf, isNumber, isRecord, isString } from '../protocol/values';
import { readPreviewMessage, type PreviewRequest } from '../protocol/preview';
import { assertNever } from '../util/assertNever';
import { exportedPage } from './exportedPage';
import { PreviewPage, type PageMemory } from './previewPage';
import { placeAgain } from './rowMarks';

interface WebviewApi {
  readonly postMessage: (message: PreviewRequest) => void;
  readonly getState: () => unknown;
  readonly setState: (memory: PageMemory) => void;
}

declare function acquireVsCodeApi(): WebviewApi;

const host = acquireVsCodeApi();

/** Milliseconds in which scrolling by us is not told as scrolling by the reader. */
const settling = 200;
let scrolledAt = 0;
let left = memoryOf(host.getState());

const page = new PreviewPage(
  {
    reveal: (range) => host.postMessage({ type: 'reveal', document: page.document, range }),
    explain: (code) => host.postMessage({ type: 'explain', code }),
    wantDetails: (range) => host.postMessage({ type: 'details', document: page.document, range }),
  },
  () => remember(),
);

let pending: ReturnType<typeof setTimeout> | undefined;
function remember(): void {
  clearTimeout(pending);
  pending = setTimeout(() => page.document !== '' && host.setState(page.memory), 150);
}

function memoryOf(value: unknown): PageMemory | undefined {
  if (!isRecord(value) || !isString(value.document) || !isNumber(value.line)) return undefined;
  const isOpen = (entry: unknown): entry is PageMemory['open'][number] => Array.isArray(entry) && isNumber(entry[0]) && isArrayOf(entry[1], isNumber);
  return isArrayOf(value.open, isOpen) ? { document: value.document, line: value.line, onlyProblems: value.onlyProblems === true, open: value.open } : undefined;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readPreviewMessage(data);
  if (!message) return;
  switch (message.type) {
    case 'update':
      scrolledAt = Date.now();
      page.update(message, left);
      left = undefined;
      return;
    case 'empty':
      return page.showNothing();
    case 'place':
      scrolledAt = Date.now();
      return message.top ? page.scrollToLine(message.line) : page.setActive(message.line);
    case 'details':
      if (message.document === page.document) page.enrich(message.range, message.claim);
      return;
    case 'export':
      return host.postMessage({ type: 'exported', title: document.querySelector('h1')?.textContent ?? '', html: exportedPage(page) });
    default:
      assertNever(message);
  }
});

let told: number | undefined;
window.addEventListener('scroll', () => {
  remember();
  if (Date.now() - scrolledAt < settling || told !== undefined) return;
  told = requestAnimationFrame(() => {
    told = undefined;
    host.postMessage({ type: 'scrolled', line: page.topLine() });
  });
});

/** Folds the claim up that has the focus in it; its line gets it. */
function closeAround(focused: Element | null): void {
  const details = focused?.closest<HTMLDetailsElement>('.claim-details[open]');
  if (!details) return;
  details.open = false;
  details.querySelector<HTMLElement>('summary')?.focus();
}

window.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'n') page.goToProblem(1);
  if (event.key === 'p') page.goToProblem(-1);
  if (event.key === 'Escape') closeAround(document.activeElement);
});

void document.fonts.ready.then(() => placeAgain(document.querySelectorAll<HTMLElement>('.stage')));
document.fonts.addEventListener('loadingdone', () => placeAgain(document.querySelectorAll<HTMLElement>('.stage')));

host.postMessage({ type: 'ready' });
