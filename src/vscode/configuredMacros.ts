import * as vscode from 'vscode';
import { parseMacros, type ConfiguredMacros } from '../config/macros';

/** Macros for a document: those of the Markdown preview, and Formulint's own setting, which wins. */
export function configuredMacros(uri: vscode.Uri): ConfiguredMacros {
  const configuration = vscode.workspace.getConfiguration(undefined, uri);
  const macros: Record<string, string> = {};
  for (const setting of ['markdown.math.macros', 'formulint.macros']) {
    const parsed = parseMacros(configuration.get(setting) ?? {});
    if ('macros' in parsed) Object.assign(macros, parsed.macros);
  }
  return macros;
}
