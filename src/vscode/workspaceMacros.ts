import * as vscode from 'vscode';
import { CONFIG_NAMES, parseConfig, type Config } from '../config/configFile';
import { parseMacros, type ConfiguredMacros } from '../config/macros';
import { CODE_NAMES } from '../report/codes';
import { lineIndex, rangeOf } from '../report/lines';
import { toVsCodeRange } from './convertRange';

/**
 * The macros that hold in a document from outside: those of the Markdown preview's settings, of the nearest configuration
 * file of its workspace folder, and of Formulint's own setting, each winning over the ones before. Files are read when
 * they are first asked for, and again when they change; what is wrong with one is shown in it.
 */
export class WorkspaceMacros {
  readonly #known = new Map<string, Promise<Config | undefined>>();
  readonly #problems = vscode.languages.createDiagnosticCollection('formulint-configuration');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/{${CONFIG_NAMES.join(',')}}`);

  /** Fired when a configuration file changes; settings have an event of their own. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const forget = (uri: vscode.Uri) => {
      this.#known.clear();
      this.#problems.delete(uri);
      this.#changed.fire();
    };
    const reread = (uri: vscode.Uri) => {
      forget(uri);
      void this.#configIn(vscode.Uri.joinPath(uri, '..'));
    };
    this.#watcher.onDidCreate(reread);
    this.#watcher.onDidChange(reread);
    this.#watcher.onDidDelete(forget);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#problems.dispose();
    this.#watcher.dispose();
  }

  async of(uri: vscode.Uri): Promise<ConfiguredMacros> {
    const configuration = vscode.workspace.getConfiguration(undefined, uri);
    const setting = (name: string): ConfiguredMacros => {
      const parsed = parseMacros(configuration.get(name) ?? {});
      return 'macros' in parsed ? parsed.macros : {};
    };
    const config = await this.#nearest(uri);
    return { ...setting('markdown.math.macros'), ...config?.macros, ...setting('formulint.macros') };
  }

  /** Of the document's folder or one above it; of the first workspace folder for text that is in none yet. */
  async #nearest(uri: vscode.Uri): Promise<Config | undefined> {
    const root = (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
    if (!root) return undefined;
    const below = uri.scheme === root.scheme && uri.path.startsWith(`${root.path}/`) ? uri.path.slice(root.path.length + 1).split('/').slice(0, -1) : [];
    for (let depth = below.length; depth >= 0; depth--) {
      const config = await this.#configIn(vscode.Uri.joinPath(root, ...below.slice(0, depth)));
      if (config) return config;
    }
    return undefined;
  }

  #configIn(folder: vscode.Uri): Promise<Config | undefined> {
    const key = folder.toString();
    const known = this.#known.get(key) ?? this.#readIn(folder);
    this.#known.set(key, known);
    return known;
  }

  async #readIn(folder: vscode.Uri): Promise<Config | undefined> {
    for (const name of CONFIG_NAMES) {
      const uri = vscode.Uri.joinPath(folder, name);
      const bytes = await vscode.workspace.fs.readFile(uri).then((read) => read, () => undefined);
      if (bytes === undefined) continue;
      const text = new TextDecoder().decode(bytes);
      const parsed = parseConfig(text, CODE_NAMES);
      const lines = lineIndex(text);
      const problems = 'problems' in parsed ? parsed.problems : [];
      this.#problems.set(uri, problems.map(({ message, span }) => {
        const problem = new vscode.Diagnostic(toVsCodeRange(rangeOf(lines, span)), message, vscode.DiagnosticSeverity.Error);
        problem.source = 'formulint';
        return problem;
      }));
      return 'config' in parsed ? parsed.config : {};
    }
    return undefined;
  }
}
