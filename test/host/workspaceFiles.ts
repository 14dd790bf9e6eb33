import * as vscode from 'vscode';
import { ok } from './assert';
import { patience } from './eventually';

/** The folders of the workspace: notes of the tests, and the course. */
export function folders(): { readonly notes: vscode.Uri; readonly course: vscode.Uri } {
  const [notes, course] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  ok(notes && course, 'the workspace has two folders');
  return { notes, course };
}

export const inNotes = (path: string): vscode.Uri => vscode.Uri.joinPath(folders().notes, path);

/** Writes a file of the notes; objects as JSON. */
export async function write(path: string, content: string | object): Promise<vscode.Uri> {
  const uri = inNotes(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content, undefined, 2)));
  return uri;
}

/** Writes a file of the notes as an editor does. */
export async function save(path: string, content: string | object): Promise<void> {
  const document = await vscode.workspace.openTextDocument(inNotes(path));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  await vscode.workspace.applyEdit(edit);
  ok(await document.save(), `${path} is saved`);
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(inNotes(path), { recursive: true }).then(undefined, () => undefined);
}

export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inNotes(path)), vscode.ViewColumn.One);
}

/** Formulint's findings in a file: severity and code, `error wrong-number`, or the message where there is no code. */
export function findings(uri: vscode.Uri): readonly string[] {
  return diagnostics(uri).map(({ code, message, severity }) => `${severityNames[severity]} ${typeof code === 'object' ? code.value : message}`);
}

const severityNames = ['error', 'warning', 'info', 'hint'] as const;

export const diagnostics = (uri: vscode.Uri): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'formulint');

/** Waits until the findings of a file are these. */
export async function findingsBecome(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  for (const deadline = Date.now() + patience; JSON.stringify(findings(uri)) !== wanted; ) {
    ok(Date.now() < deadline, `${uri.path} should have ${wanted}\n     has ${JSON.stringify(findings(uri))}`);
    await pause(50);
  }
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Long enough for any finding to come that would. */
export const longEnough = 1500;
