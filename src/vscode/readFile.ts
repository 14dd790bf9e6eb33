import * as vscode from 'vscode';

/** The text of a file, or in words why it cannot be had. */
export async function readFile(uri: vscode.Uri): Promise<{ readonly text: string } | { readonly error: string }> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return { error: error.code === 'FileNotFound' ? 'no such file' : error.message };
    return { error: 'not UTF-8' };
  }
}

export const exists = (uri: vscode.Uri): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(uri).then(() => true, () => false));
