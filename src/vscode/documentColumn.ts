import * as vscode from 'vscode';

/** The column a document is open in; where it is in several, one that shows it. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const uri = document.uri.toString();
  const holdsIt = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === uri;
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document && editor.viewColumn !== undefined);
  return shown?.viewColumn ?? vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(holdsIt))?.viewColumn;
}

/** Where a page opens that speaks of a document: beside it, also while something else has the focus. */
export function columnBeside(document: vscode.TextDocument | undefined): vscode.ViewColumn {
  const column = document && columnOf(document);
  return column === undefined ? vscode.ViewColumn.Beside : Math.min(column + 1, vscode.ViewColumn.Nine);
}

/** Selects a place of a document where it is open, or opens it. A cell stays in its notebook. */
export async function revealPlace(document: vscode.TextDocument, selection: vscode.Range): Promise<void> {
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (open && document.uri.scheme === 'vscode-notebook-cell') {
    open.selection = new vscode.Selection(selection.start, selection.end);
    open.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  await vscode.window.showTextDocument(document, { selection, viewColumn: columnOf(document) ?? vscode.ViewColumn.One });
}
