import * as vscode from 'vscode';
import { isFormulaDocument } from './checkedLanguage';

/**
 * The editor that a command is about: the active one. Where a page is in front that has no text of its own, such as the
 * walkthrough or the panel, it is one beside it that shows a document with formulas, and gets the focus.
 */
export async function formulaEditor(): Promise<vscode.TextEditor | undefined> {
  const { activeTextEditor, activeNotebookEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor || activeNotebookEditor) return activeTextEditor;
  const beside = visibleTextEditors.find(({ viewColumn, document }) => viewColumn !== undefined && isFormulaDocument(document));
  return beside && vscode.window.showTextDocument(beside.document, beside.viewColumn);
}
