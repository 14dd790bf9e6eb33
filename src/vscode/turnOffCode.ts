import * as vscode from 'vscode';
import { isCode } from '../report/codes';
import type { WorkspaceSettings } from './workspaceSettings';
import { writeConfig } from './writeConfig';

/**
 * Has a code not be reported any more: in the configuration file, which the command line and CI read too, or where there is
 * none in the settings of the workspace.
 */
export async function turnOffCode(settings: WorkspaceSettings, code: unknown, uri: unknown): Promise<void> {
  if (typeof code !== 'string' || !isCode(code) || typeof uri !== 'string') return;
  const document = vscode.Uri.parse(uri);
  const configuration = vscode.workspace.getConfiguration('formulint', document);
  const said = configuration.inspect<Readonly<Record<string, string>>>('rules');
  const isSaidBehind = [said?.workspaceValue, said?.workspaceFolderValue].some((rules) => rules?.[code] !== undefined);
  if (!isSaidBehind && (await writeConfig(settings, document, ['rules', code], 'off'))) return;
  const isOfFolder = said?.workspaceFolderValue?.[code] !== undefined;
  const target = isOfFolder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const present = isOfFolder ? said.workspaceFolderValue : vscode.workspace.workspaceFolders ? said?.workspaceValue : said?.globalValue;
  await configuration.update('rules', { ...present, [code]: 'off' }, target);
}
