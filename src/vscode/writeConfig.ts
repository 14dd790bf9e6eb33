import * as vscode from 'vscode';
import { setInConfig } from '../config/editConfig';
import type { WorkspaceSettings } from './workspaceSettings';

/** Writes a value into the configuration file that holds for a document; false where none does, or it is wrong. */
export async function writeConfig(settings: WorkspaceSettings, document: vscode.Uri, path: readonly string[], value: string): Promise<boolean> {
  const config = await settings.fileFor(document);
  if (!config || config.layers.length === 0) return false;
  const file = await vscode.workspace.openTextDocument(config.file);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(config.file, new vscode.Range(0, 0, file.lineCount, 0), setInConfig(file.getText(), path, value));
  return (await vscode.workspace.applyEdit(edit)) && file.save();
}
