import * as vscode from 'vscode';
import type { PanelRequest } from '../protocol/panel';
import { placeOf, type CheckedSource } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import { shiftPosition, type TextChange } from './shiftRange';

type RevealRequest = Extract<PanelRequest, { type: 'reveal' }>;

/** Knows where the report in the panel came from, and finds its places again after edits. */
export class ShownReport {
  readonly #subscription: vscode.Disposable;
  #generation = 0;
  #source: CheckedSource | undefined;
  #edits: { readonly document: vscode.TextDocument; readonly change: TextChange }[] = [];

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!this.#source?.parts.some((part) => part.document === document)) return;
      for (const change of contentChanges) this.#edits.push({ document, change });
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** @returns the generation by which the panel refers to the report */
  remember(source: CheckedSource): number {
    this.#source = source;
    this.#edits = [];
    this.#generation += 1;
    return this.#generation;
  }

  /** Selects a place of the report in the editor it is shown in, or opens it. */
  async reveal({ generation, range: asked }: RevealRequest): Promise<void> {
    if (!this.#source || generation !== this.#generation) return;
    const { document, range } = placeOf(this.#source, asked);
    let { start, end } = range;
    for (const edit of this.#edits) {
      if (edit.document !== document) continue;
      start = shiftPosition(start, edit.change);
      end = shiftPosition(end, edit.change);
    }
    const selection = document.validateRange(toVsCodeRange({ start, end }));
    const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    if (open && document.uri.scheme === 'vscode-notebook-cell') {
      open.selection = new vscode.Selection(selection.start, selection.end);
      open.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
    await vscode.window.showTextDocument(document, { selection, viewColumn: open?.viewColumn ?? vscode.ViewColumn.One });
  }
}
