import * as vscode from 'vscode';
import { selfContainedPage } from '../report/selfContainedPage';
import { nameOf } from './derivationPreview';

/** Reads a file of the extension, wherever that is. */
export type ReadResource = (uri: vscode.Uri) => Thenable<Uint8Array>;

/** The preview's style sheet with its fonts in it. */
async function inlinedStyle(extensionUri: vscode.Uri, read: ReadResource): Promise<string> {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const style = new TextDecoder().decode(await read(vscode.Uri.joinPath(dist, 'preview.css')));
  const names = [...new Set([...style.matchAll(/url\("?\.\/(fonts\/[\w.-]+\.woff2)"?\)/g)].map((match) => match[1]!))];
  const fonts = new Map(await Promise.all(names.map(async (name) => [name, base64(await read(vscode.Uri.joinPath(dist, name)))] as const)));
  return style.replace(/url\("?\.\/(fonts\/[\w.-]+\.woff2)"?\)/g, (_, name: string) => `url(data:font/woff2;base64,${fonts.get(name) ?? ''})`);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/**
 * Writes what the preview shows of a document beside it, or where the user says.
 * @param target where to; asked for if absent
 */
export async function writeExport(extensionUri: vscode.Uri, read: ReadResource, { title, html, document, target }: { readonly title: string; readonly html: string; readonly document: vscode.TextDocument; readonly target?: vscode.Uri | undefined }): Promise<vscode.Uri | undefined> {
  const suggested = suggestedUri(document);
  const uri = target ?? (await vscode.window.showSaveDialog({ ...(suggested ? { defaultUri: suggested } : {}), filters: { 'Web page': ['html'] }, title: 'Export derivation preview' }));
  if (!uri) return undefined;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(selfContainedPage(title, html, await inlinedStyle(extensionUri, read))));
  return uri;
}

/** `notes.md` → `notes.derivations.html`, in the same folder. */
function suggestedUri(document: vscode.TextDocument): vscode.Uri | undefined {
  const name = `${nameOf(document).replace(/\.[^.]*$/, '')}.derivations.html`;
  if (document.isUntitled) {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return folder && vscode.Uri.joinPath(folder.uri, name);
  }
  const file = document.uri.scheme === 'vscode-notebook-cell' ? vscode.workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document))?.uri : document.uri;
  return file && vscode.Uri.joinPath(file, '..', name);
}
