import * as vscode from 'vscode';
import { docsPath, isCode } from '../report/codes';

/** Opens the page about the code of a finding. Does nothing for a code that there is not. */
export async function explainCode(extensionUri: vscode.Uri, code: unknown): Promise<void> {
  if (typeof code !== 'string' || !isCode(code)) return;
  const page = vscode.Uri.joinPath(extensionUri, docsPath(code));
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
