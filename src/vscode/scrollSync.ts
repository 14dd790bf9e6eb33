import * as vscode from 'vscode';
import type { PreviewMessage } from '../protocol/preview';
import { placeOf, type CheckedSource } from './checkedSource';

/** Milliseconds in which an editor that was scrolled by us does not answer back. */
const settling = 200;

/** Keeps the preview and the editor at the same place of the text. Notebooks, whose cells scroll together, only lead. */
export class ScrollSync {
  readonly #post: (message: PreviewMessage) => void;
  readonly #source: () => CheckedSource | undefined;
  readonly #subscriptions: readonly vscode.Disposable[];
  #scrolledAt = 0;

  /** @param source of what the page shows */
  constructor(post: (message: PreviewMessage) => void, source: () => CheckedSource | undefined) {
    this.#post = post;
    this.#source = source;
    this.#subscriptions = [
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const [first] = visibleRanges;
        if (first && Date.now() - this.#scrolledAt > settling && textEditor.document.uri.scheme !== 'vscode-notebook-cell') this.#tell(textEditor.document, first.start.line, true);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => this.#tell(textEditor.document, selections[0]?.active.line ?? 0, false)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The page goes to where the editor of the document is. */
  toEditor(document: vscode.TextDocument): void {
    const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
    if (!editor) return;
    this.#tell(document, editor.visibleRanges[0]?.start.line ?? 0, true);
    this.#tell(document, editor.selection.active.line, false);
  }

  /** The editor goes to where the page is. */
  toPage(line: number): void {
    const source = this.#source();
    if (!source) return;
    const at = { line: Math.floor(line), character: 0 };
    const place = placeOf(source, { start: at, end: at });
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === place.document);
    if (!editor) return;
    this.#scrolledAt = Date.now();
    const position = editor.document.validatePosition(new vscode.Position(place.range.start.line, 0));
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
  }

  #tell(document: vscode.TextDocument, line: number, top: boolean): void {
    const part = this.#source()?.parts.find((candidate) => candidate.document === document);
    if (part) this.#post({ type: 'place', line: part.firstLine + line, top });
  }
}
