import * as vscode from 'vscode';
import { startFormulint } from './vscode/startFormulint';
import { startNodeThread } from './worker/startNodeThread';

/** Entry in the Node extension host. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath;
  startFormulint(context, (listeners) => startNodeThread(script, listeners));
}
