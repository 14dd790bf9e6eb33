import * as vscode from 'vscode';
import { readCellsRequest, type CellsMessage, type MarkedCell } from '../protocol/cellMarks';
import { markedFormulas } from '../report/markedFormulas';
import { isCurrent, placeOf } from './checkedSource';
import { keyOf, type FollowedDocuments, type FollowedState } from './followedDocuments';

/** As in package.json. */
const rendererId = 'formulint.markdown-marks';

/** Tells the renderer of a notebook's Markdown cells which marks stand behind their formulas. */
export class RenderedCellMarks {
  readonly #followed: FollowedDocuments;
  readonly #messaging = vscode.notebooks.createRendererMessaging(rendererId);
  readonly #subscriptions: readonly vscode.Disposable[];
  /** What the renderers of a notebook were told last. */
  readonly #told = new Map<string, string>();

  constructor(followed: FollowedDocuments) {
    this.#followed = followed;
    this.#subscriptions = [
      followed.onDidChange((key) => this.#tell(key)),
      this.#messaging.onDidReceiveMessage(({ editor, message }) => readCellsRequest(message) && this.#tellAgain(notebookKey(editor.notebook))),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#told.delete(notebookKey(notebook))),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** A page has forgotten what it was told, or is new. */
  #tellAgain(key: string): void {
    this.#told.delete(key);
    this.#tell(key);
  }

  #tell(key: string): void {
    const editors = vscode.window.visibleNotebookEditors.filter(({ notebook }) => notebookKey(notebook) === key);
    const state = this.#followed.stateByKey(key);
    // While it is being checked, and while it is written, the earlier marks stay.
    if (editors.length === 0 || (state && !(state.complete && isCurrent(state.source)))) return;
    const cells = markedCells(state);
    const now = JSON.stringify(cells);
    if (this.#told.get(key) === now) return;
    this.#told.set(key, now);
    for (const editor of editors) void this.#messaging.postMessage({ type: 'cells', cells } satisfies CellsMessage, editor);
  }
}

/** The key under which a notebook is followed; of one without cells any. */
const notebookKey = (notebook: vscode.NotebookDocument): string => {
  const [cell] = notebook.getCells();
  return cell ? keyOf(cell.document) : '';
};

function markedCells(state: FollowedState | undefined): readonly MarkedCell[] {
  if (!state) return [];
  const { source, blocks } = state;
  return source.parts.map(({ document }) => ({
    text: document.getText(),
    formulas: blocks.flatMap(({ line, block }) => {
      const start = { line, character: 0 };
      return placeOf(source, { start, end: start }).document === document ? markedFormulas(block) : [];
    }),
  }));
}
