import * as vscode from 'vscode';
import { folderOf } from '../config/folderConfig';
import { includedMacros, type Preamble } from '../config/includedMacros';
import type { ConfiguredMacros } from '../config/macros';
import type { CheckClient } from '../worker/client';
import { readFile } from './readFile';

/** Milliseconds in which the thread, which it may start, is to say what a file defines. */
const budget = 10_000;

/** So many texts are remembered with what they define. */
const mostPreambles = 64;

/** What no document goes without that asks for a file. */
const ASKS = /\\(?:input|include|subfile|import|subimport|inputfrom|usepackage|RequirePackage|documentclass)\b/;

interface KnownFile {
  readonly size: Promise<number | undefined>;
  text?: Promise<string | undefined>;
}

/**
 * The macros of the files that LaTeX documents ask for. Files are read when they are first asked for, and again once they
 * change, come or go.
 */
export class IncludedFiles {
  readonly #client: CheckClient;
  readonly #files = new Map<string, KnownFile>();
  readonly #preambles = new Map<string, Promise<Preamble>>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(client: CheckClient) {
    this.#client = client;
  }

  dispose(): void {
    this.#changed.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  /** Those that hold in a LaTeX document with this text, which is a file or may become one. */
  async macrosFor(document: vscode.Uri, text: string): Promise<ConfiguredMacros> {
    // What is written elsewhere in the document asks for nothing, and changes all the time.
    const asking = text.split('\n').filter((line) => ASKS.test(line)).join('\n');
    if (!document.path.startsWith('/') || document.scheme === 'untitled' || asking === '') return {};
    const at = (path: string) => document.with({ path, query: '', fragment: '' });
    const root = vscode.workspace.getWorkspaceFolder(document)?.uri.path ?? folderOf(document.path);
    return includedMacros(document.path, asking, root, {
      resolve: (folder, name) => vscode.Uri.joinPath(at(name.startsWith('/') ? '/' : folder), name).path,
      folderOf,
      size: (path) => this.#file(at(path)).size,
      read: (path) => {
        const file = this.#file(at(path));
        return (file.text ??= readFile(at(path)).then((read) => ('text' in read ? read.text : undefined)));
      },
      preambleOf: (source) => this.#preambleOf(source),
    });
  }

  /** A file or a folder has changed, come or gone. */
  fileChanged(uri: vscode.Uri): void {
    const key = uri.toString();
    const stale = [...this.#files.keys()].filter((known) => known === key || known.startsWith(`${key}/`));
    for (const known of stale) this.#files.delete(known);
    if (stale.length > 0) this.#changed.fire();
  }

  /** Reads all of them again when they are next asked for, whether or not a change was told of. */
  forget(): void {
    this.#files.clear();
  }

  #file(uri: vscode.Uri): KnownFile {
    const key = uri.toString();
    const known = this.#files.get(key) ?? { size: sizeOf(uri) };
    this.#files.set(key, known);
    if (!vscode.workspace.getWorkspaceFolder(uri)) this.#watchFolder(vscode.Uri.joinPath(uri, '..'));
    return known;
  }

  /** One outside of the workspace, of which VS Code does not tell by itself. */
  #watchFolder(folder: vscode.Uri): void {
    const key = folder.toString();
    if (this.#watchers.has(key)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) event((uri) => this.fileChanged(uri));
    this.#watchers.set(key, watcher);
  }

  #preambleOf(text: string): Promise<Preamble> {
    const known = this.#preambles.get(text) ?? this.#ask(text);
    this.#preambles.delete(text);
    this.#preambles.set(text, known);
    for (const oldest of this.#preambles.keys()) if (this.#preambles.size > mostPreambles) this.#preambles.delete(oldest);
    return known;
  }

  async #ask(text: string): Promise<Preamble> {
    const outcome = await this.#client.ask({ kind: 'preamble', text }, { key: `preamble ${text}`, budget });
    if (outcome.kind === 'preamble') return outcome;
    this.#preambles.delete(text);
    return { macros: {}, includes: [] };
  }
}

/** Undefined where there is no such file. */
async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  const stat = await vscode.workspace.fs.stat(uri).then((found) => found, () => undefined);
  return stat && stat.type & vscode.FileType.File ? stat.size : undefined;
}
