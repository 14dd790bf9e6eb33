import * as vscode from 'vscode';
import type { ReadResource } from './exportPreview';

/** Opens the walkthrough's note, as one of the user's own to write in. */
export async function openExample(extensionUri: vscode.Uri, read: ReadResource): Promise<void> {
  const content = new TextDecoder().decode(await read(vscode.Uri.joinPath(extensionUri, 'media', 'walkthrough', 'example.md')));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
