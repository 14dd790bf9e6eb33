import * as vscode from 'vscode';
import type { ReadResource } from './exportPreview';

/** Opens the walkthrough's note, as one of the user's own to write in; beside the walkthrough, if that is in front. */
export async function openExample(extensionUri: vscode.Uri, read: ReadResource): Promise<void> {
  const content = new TextDecoder().decode(await read(vscode.Uri.joinPath(extensionUri, 'media', 'walkthrough', 'example.md')));
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const isPage = activeTab !== undefined && !(activeTab.input instanceof vscode.TabInputText);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }), isPage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
}
