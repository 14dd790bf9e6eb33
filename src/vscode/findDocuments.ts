import * as vscode from 'vscode';
import { pathWithin } from '../config/folderConfig';
import type { IsIgnored } from '../config/ignoreFiles';
import { CRAWLED, languageOfPath, type LanguageName } from '../config/languages';
import { ignoredIn, type WorkspaceSettings } from './workspaceSettings';

export interface FoundDocument {
  readonly uri: vscode.Uri;
  readonly language: LanguageName;
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * The documents of a workspace folder that the command line would find in it, by name: neither hidden nor in
 * `node_modules`, not passed over by `.gitignore`, `.formulintignore` or the configuration, and without following links.
 * It reads folder by folder, as virtual file systems can do no more.
 */
export async function findDocuments({ uri: root }: vscode.WorkspaceFolder, settings: WorkspaceSettings, token: vscode.CancellationToken): Promise<readonly FoundDocument[]> {
  const isIgnored = await ignoredIn(root);
  const found: FoundDocument[] = [];

  async function search(folder: vscode.Uri): Promise<void> {
    const entries = await vscode.workspace.fs.readDirectory(folder).then((read) => read, () => []);
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (token.isCancellationRequested) return;
      if (isHidden(name)) continue;
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) {
        if (!(await isIgnored(uri.path, 'folder'))) await search(uri);
      } else if (type & vscode.FileType.File) found.push(...(await documentAt(uri, settings, isIgnored)));
    }
  }

  await search(root);
  return found;
}

/** The file as `findDocuments` would find it; none where it would not. */
export async function findDocument(uri: vscode.Uri, settings: WorkspaceSettings): Promise<readonly FoundDocument[]> {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const names = root && pathWithin(root.path, uri.path)?.split('/');
  if (!root || !names || names.some(isHidden)) return [];
  return documentAt(uri, settings, await ignoredIn(root));
}

async function documentAt(uri: vscode.Uri, settings: WorkspaceSettings, isIgnored: IsIgnored): Promise<readonly FoundDocument[]> {
  const config = await settings.in(vscode.Uri.joinPath(uri, '..'));
  const byName = languageOfPath(uri.path);
  const language = config.languageOf(uri.path) ?? (byName && CRAWLED.includes(byName) ? byName : undefined);
  return language && !config.isIgnored(uri.path) && !(await isIgnored(uri.path, 'file')) ? [{ uri, language }] : [];
}
