import * as vscode from 'vscode';
import { startFormulint } from './vscode/startFormulint';
import { startWebThread } from './worker/startWebThread';

/** Entry in the web extension host. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'worker.js').toString(true);
  startFormulint(context, (listeners) => startWebThread(script, listeners));
}
