import * as vscode from 'vscode';
import type { MarkdownPlugin } from './vscode/markdownPlugin';
import { startFormulint } from './vscode/startFormulint';
import { startWebThread } from './worker/startWebThread';

/** Entry in the web extension host. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const read = (...path: readonly string[]): Promise<Uint8Array> => readResource(vscode.Uri.joinPath(context.extensionUri, 'dist', ...path));
  return startFormulint(context, (listeners) => startWebThread(() => read('web', 'worker.js'), () => read('mpfr.js'), listeners), readResource);
}

/** A file of the extension: on a server (vscode.dev), or where only VS Code's own file system reaches. */
async function readResource(uri: vscode.Uri): Promise<Uint8Array> {
  if (uri.scheme !== 'https' && uri.scheme !== 'http') return vscode.workspace.fs.readFile(uri);
  const response = await fetch(uri.toString(true));
  if (!response.ok) throw new Error(`${uri.toString()}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
