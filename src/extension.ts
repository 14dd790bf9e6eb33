import * as vscode from 'vscode';
import type { MarkdownPlugin } from './vscode/markdownPlugin';
import { startFormulint } from './vscode/startFormulint';
import { startNodeThread } from './worker/startNodeThread';

/** Entry in the Node extension host. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath;
  return startFormulint(context, (listeners) => startNodeThread(script, listeners), (uri) => vscode.workspace.fs.readFile(uri));
}
