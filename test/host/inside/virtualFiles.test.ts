import * as vscode from 'vscode';
import { findingsBecome, longEnough, pause } from '../workspaceFiles';

/** Files that are on no disk. */
class Memory implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(path);
    const isFolder = path === '/' || [...this.#files.keys()].some((name) => name.startsWith(`${path}/`));
    if (!file && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    return { type: file ? vscode.FileType.File : vscode.FileType.Directory, ctime: 0, mtime: 0, size: file?.length ?? 0 };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  readDirectory = (): [string, vscode.FileType][] => [];
  createDirectory = (): void => undefined;
  delete = ({ path }: vscode.Uri): void => void this.#files.delete(path);
  rename = (): void => undefined;
}

describe('documents on no disk', () => {
  it('are checked while they are written, with the macros of the files beside them', async () => {
    const registered = vscode.workspace.registerFileSystemProvider('formulint-memory', new Memory());
    const uri = (path: string) => vscode.Uri.from({ scheme: 'formulint-memory', path });
    const put = (path: string, text: string) => vscode.workspace.fs.writeFile(uri(path), new TextEncoder().encode(text));
    await put('/notes/macros.tex', '\\newcommand{\\half}{0.5}\n');
    await put('/notes/a.tex', '\\documentclass{article}\n\\input{macros}\n\\begin{document}\n$1 - \\half = 0.4$\n\\end{document}\n');
    const editor = await vscode.window.showTextDocument(uri('/notes/a.tex'));
    await findingsBecome(uri('/notes/a.tex'), ['error wrong-number']);
    const { document } = editor;
    const wrong = document.positionAt(document.getText().indexOf('0.4'));
    await editor.edit((edit) => edit.replace(new vscode.Range(wrong, wrong.translate(0, 3)), '0.5'));
    await pause(longEnough);
    await findingsBecome(uri('/notes/a.tex'), []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    registered.dispose();
  });
});
