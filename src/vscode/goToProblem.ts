import * as vscode from 'vscode';
import { formulaEditor } from './formulaEditor';
import { keyOf } from './followedDocuments';

interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/**
 * Selects the next or previous finding of the document, or of the notebook, and shows what it says; behind the last comes
 * the first.
 */
export async function goToProblem(direction: 'next' | 'previous'): Promise<void> {
  const editor = await formulaEditor();
  if (!editor) return;
  const { document, selection } = editor;
  const places = problemsOf(document);
  if (places.length === 0) {
    vscode.window.setStatusBarMessage('Formulint: no problems in this document', 3000);
    return;
  }
  const own = places.filter(({ uri }) => uri.toString() === document.uri.toString());
  const isBehind = ({ range }: Place) => range.start.isAfter(selection.start);
  const isBefore = ({ range }: Place) => range.start.isBefore(selection.start);
  const found = direction === 'next' ? own.find(isBehind) : own.findLast(isBefore);
  const at = found ? places.indexOf(found) : next(places, own, direction);
  const { uri, range } = places[at]!;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { selection: range, ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }) });
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** Of the first place in another cell; one document goes round. */
function next(places: readonly Place[], own: readonly Place[], direction: 'next' | 'previous'): number {
  const { length } = places;
  const edge = direction === 'next' ? own[own.length - 1] : own[0];
  const from = edge ? places.indexOf(edge) : -1;
  return direction === 'next' ? (from + 1) % length : (Math.max(from, 0) - 1 + length) % length;
}

/** In the order of their places. */
function problemsOf(document: vscode.TextDocument): readonly Place[] {
  const key = keyOf(document);
  const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.getCells().some((cell) => cell.document === document));
  const documents = notebook ? notebook.getCells().map((cell) => cell.document) : [document];
  return documents
    .filter((candidate) => keyOf(candidate) === key)
    .flatMap(({ uri }) =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source === 'formulint')
        .map(({ range }) => ({ uri, range }))
        .sort((a, b) => a.range.start.compareTo(b.range.start)),
    );
}
