import * as vscode from 'vscode';
import { CONFIG_NAMES } from '../config/configFile';
import { folderOf } from '../config/folderConfig';
import { resolveConfig, type ConfigError, type ConfigHost, type ConfigLayer } from '../config/resolveConfig';
import { CODE_NAMES } from '../report/codes';
import { lineIndex, rangeOf } from '../report/lines';
import { toVsCodeRange } from './convertRange';
import { readFile } from './readFile';

/** A configuration file with those that it extends before it; there are no layers where one of them is wrong. */
export interface FoundConfig {
  readonly file: vscode.Uri;
  readonly layers: readonly ConfigLayer[];
}

const isConfig = ({ path }: vscode.Uri): boolean => CONFIG_NAMES.some((name) => path.endsWith(`/${name}`));

/**
 * The configuration files of the workspace. They are read when they are first asked for, or opened, and again when they,
 * or files that they extend, change; what is wrong with one is shown in it.
 */
export class ConfigFiles {
  readonly #unreadAssumptions: ConfigHost['unreadAssumptions'];
  readonly #inFolder = new Map<string, Promise<FoundConfig | undefined>>();
  readonly #problems = vscode.languages.createDiagnosticCollection('formulint-configuration');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Counts how often all was forgotten: what was read before says nothing any more. */
  #generation = 0;

  readonly onDidChange = this.#changed.event;

  constructor(unreadAssumptions: ConfigHost['unreadAssumptions']) {
    this.#unreadAssumptions = unreadAssumptions;
    this.#subscriptions = [
      this.#changed,
      this.#problems,
      this.#watch(`**/{${CONFIG_NAMES.join(',')}}`),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#opened(uri)),
      // VS Code's watcher may miss files in folders that are new.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => (isConfig(uri) || this.#watchers.has(uri.toString())) && this.#readAgain(uri)),
    ];
    for (const { uri } of vscode.workspace.textDocuments) this.#opened(uri);
  }

  dispose(): void {
    for (const subscription of [...this.#subscriptions, ...this.#watchers.values()]) subscription.dispose();
  }

  /** That of a folder or the nearest one above it, within the workspace folder; of a folder outside of all of them, up to the root. */
  async nearest(folder: vscode.Uri): Promise<FoundConfig | undefined> {
    const root = vscode.workspace.getWorkspaceFolder(folder)?.uri.path;
    for (let at = folder.path; ; at = folderOf(at)) {
      const found = await this.#in(folder.with({ path: at }));
      if (found || at === root || at === folderOf(at)) return found;
    }
  }

  /** Reads all of them again when they are next asked for, whether or not a change was told of. */
  forget(): void {
    this.#generation++;
    this.#inFolder.clear();
    this.#problems.clear();
  }

  /** A folder has come, is gone, or another is in its place: what is in it, VS Code may not tell of by itself. */
  folderChanged(folder: vscode.Uri): void {
    const key = folder.toString();
    if ([...this.#inFolder.keys()].some((known) => known === key || known.startsWith(`${key}/`))) this.#readAgain(folder);
  }

  #opened(uri: vscode.Uri): void {
    if (isConfig(uri)) void this.#in(vscode.Uri.joinPath(uri, '..'));
  }

  #in(folder: vscode.Uri): Promise<FoundConfig | undefined> {
    const key = folder.toString();
    const known = this.#inFolder.get(key) ?? this.#find(folder);
    this.#inFolder.set(key, known);
    return known;
  }

  async #find(folder: vscode.Uri): Promise<FoundConfig | undefined> {
    const generation = this.#generation;
    for (const name of CONFIG_NAMES) {
      const file = vscode.Uri.joinPath(folder, name);
      const read = await readFile(file);
      if ('error' in read && read.error === 'no such file') continue;
      const resolved = await resolveConfig(file.toString(), this.#host(file), CODE_NAMES);
      if ('layers' in resolved) return { file, layers: resolved.layers };
      if (generation === this.#generation) this.#show(resolved.errors);
      return { file, layers: [] };
    }
    return undefined;
  }

  #host(first: vscode.Uri): ConfigHost {
    return {
      read: (file) => {
        const uri = vscode.Uri.parse(file);
        if (file !== first.toString()) this.#watchers.set(file, this.#watchers.get(file) ?? this.#watch(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.slice(uri.path.lastIndexOf('/') + 1))));
        return readFile(uri);
      },
      resolve: (file, path) => {
        const uri = vscode.Uri.parse(file);
        // Two slashes at the beginning would name another machine.
        return (path.startsWith('/') ? uri.with({ path: path.replace(/^\/+/, '/') }) : vscode.Uri.joinPath(uri, '..', path)).toString();
      },
      folderOf: (file) => folderOf(vscode.Uri.parse(file).path),
      unreadAssumptions: this.#unreadAssumptions,
    };
  }

  #show(errors: readonly ConfigError[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { file, message, text = '', span = { start: 0, end: 0 } } of errors) {
      const problem = new vscode.Diagnostic(toVsCodeRange(rangeOf(lineIndex(text), span)), message, vscode.DiagnosticSeverity.Error);
      problem.source = 'formulint';
      byFile.set(file, [...(byFile.get(file) ?? []), problem]);
    }
    for (const [file, problems] of byFile) this.#problems.set(vscode.Uri.parse(file), problems);
  }

  #watch(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) event((uri) => this.#readAgain(uri));
    return watcher;
  }

  /** Everything: any file may extend the one that changed. */
  #readAgain(changed: vscode.Uri): void {
    const folders = [...this.#inFolder.keys()];
    this.forget();
    for (const folder of folders) void this.#in(vscode.Uri.parse(folder));
    this.#opened(changed);
    this.#changed.fire();
  }
}
