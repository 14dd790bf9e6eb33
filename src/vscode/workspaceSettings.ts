import * as vscode from 'vscode';
import { folderConfig, folderOf, type DocumentSettings, type FolderConfig } from '../config/folderConfig';
import { ignoreFiles, type IsIgnored } from '../config/ignoreFiles';
import type { LanguageName } from '../config/languages';
import { addConfig, noConfig } from '../config/resolveConfig';
import type { CheckClient } from '../worker/client';
import { checkedLanguage } from './checkedLanguage';
import { ConfigFiles, type FoundConfig } from './configFiles';
import { IncludedFiles } from './includedFiles';
import { exists, readFile } from './readFile';
import { settingLayers } from './settingLayers';

/** What holds for a file or a document. */
export interface FileSettings extends DocumentSettings {
  /** Where a pattern says it. */
  readonly language?: LanguageName;
  /** It is checked only on request. */
  readonly isIgnored: boolean;
}

/** A document as it is handed to the checker. */
interface SourceText {
  readonly text: string;
  readonly language: LanguageName;
}

/** Milliseconds in which the thread, which it may start, is to say what assumptions it understands. */
const budget = 10_000;

/**
 * What configuration files and settings say of each document: the user's settings, the nearest configuration file of the
 * workspace folder, the settings of the workspace and those of the folder, each winning over the ones before.
 */
export class WorkspaceSettings {
  readonly #client: CheckClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #files: ConfigFiles;
  readonly #included: IncludedFiles;
  readonly #configs = new Map<string, Promise<FolderConfig>>();
  readonly #ignores = new Map<string, Promise<IsIgnored>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];

  /** Fired when anything of it may be different. */
  readonly onDidChange = this.#changed.event;

  constructor(client: CheckClient, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#log = log;
    this.#files = new ConfigFiles((texts) => this.#unread(texts));
    this.#included = new IncludedFiles(client);
    const ignores = vscode.workspace.createFileSystemWatcher('**/{.gitignore,.formulintignore}');
    const folders = vscode.workspace.createFileSystemWatcher('**');
    this.#subscriptions = [
      this.#changed,
      this.#files,
      this.#included,
      ignores,
      folders,
      ...[folders.onDidCreate, folders.onDidChange, folders.onDidDelete].map((event) => event((uri) => {
        this.#files.folderChanged(uri);
        this.#included.fileChanged(uri);
      })),
      // The watcher may miss files in folders that are new.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#included.fileChanged(uri)),
      this.#files.onDidChange(() => this.#forget()),
      this.#included.onDidChange(() => this.#forget()),
      ...[ignores.onDidCreate, ignores.onDidChange, ignores.onDidDelete].map((event) => event(() => this.#forget())),
      vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration('formulint') || change.affectsConfiguration('markdown.math')) && this.#forget()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /**
   * A document that is no file is taken to lie in the first workspace folder.
   * @param source its text, and how it is read; by default as in its editor
   */
  async of(document: vscode.Uri, source?: SourceText): Promise<FileSettings> {
    const uri = fileOf(document);
    const folder = folderUri(uri);
    const config = await this.in(folder);
    const { assumptions, rules } = config;
    // The cells of a notebook are in the language that they say.
    const language = uri === document ? config.languageOf(uri.path) : undefined;
    const read = source ?? openText(document, language);
    const macros = read?.language === 'latex' ? { ...config.macros, ...(await this.#included.macrosFor(uri, read.text)) } : config.macros;
    const own = await this.#formulintIgnore(folder);
    return { macros, assumptions, rules, ...(language ? { language } : {}), isIgnored: config.isIgnored(uri.path) || (await own?.(uri.path, 'file')) === true };
  }

  /** What holds for the files of a folder. */
  in(folder: vscode.Uri | undefined): Promise<FolderConfig> {
    const key = folder?.toString() ?? '';
    const known = this.#configs.get(key) ?? this.#read(folder);
    this.#configs.set(key, known);
    return known;
  }

  /** The configuration file that holds for a document. */
  async fileFor(document: vscode.Uri): Promise<FoundConfig | undefined> {
    const folder = folderUri(fileOf(document));
    return folder && this.#files.nearest(folder);
  }

  async #read(folder: vscode.Uri | undefined): Promise<FolderConfig> {
    const root = (folder && vscode.workspace.getWorkspaceFolder(folder)?.uri) ?? folder;
    const { before, behind } = settingLayers(folder, root?.path ?? '/', (message) => this.#log.warn(message));
    const stated = [...before, ...behind].flatMap(({ assumptions = [] }) => assumptions);
    for (const text of stated.length > 0 ? await this.#unread(stated) : []) this.#log.warn(`setting formulint.assumptions: this is not understood: ${JSON.stringify(text)}`);
    const file = folder && (await this.#files.nearest(folder));
    return folderConfig([...before, ...(file?.layers ?? []), ...behind].reduce(addConfig, noConfig));
  }

  async #unread(texts: readonly string[]): Promise<readonly string[]> {
    const outcome = await this.#client.ask({ kind: 'assumptions', texts }, { key: `assumptions ${JSON.stringify(texts)}`, budget });
    return outcome.kind === 'assumptions' ? outcome.unread : [];
  }

  #formulintIgnore(folder: vscode.Uri | undefined): Promise<IsIgnored> | undefined {
    const root = folder && vscode.workspace.getWorkspaceFolder(folder)?.uri;
    if (!root) return undefined;
    const key = root.toString();
    const known = this.#ignores.get(key) ?? ignoredIn(root, ['.formulintignore']);
    this.#ignores.set(key, known);
    return known;
  }

  /** Reads everything again, also where a file system does not tell of changes. */
  refresh(): void {
    this.#files.forget();
    this.#included.forget();
    this.#forget();
  }

  #forget(): void {
    this.#configs.clear();
    this.#ignores.clear();
    this.#changed.fire();
  }
}

/** What files of these names say is to be passed over in a workspace folder. */
export function ignoredIn(root: vscode.Uri, names?: readonly string[]): Promise<IsIgnored> {
  const at = (path: string) => root.with({ path });
  const read = async (path: string): Promise<string | undefined> => {
    const found = await readFile(at(path));
    return 'text' in found ? found.text : undefined;
  };
  return ignoreFiles({ exists: (path) => exists(at(path)), read }, root.path, names);
}

function openText(uri: vscode.Uri, configured: LanguageName | undefined): SourceText | undefined {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === key);
  return document && { text: document.getText(), language: configured ?? checkedLanguage(document.languageId) };
}

/** The file of a document: of a cell its notebook's. */
export function fileOf(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'vscode-notebook-cell') return document;
  const key = document.toString();
  return vscode.workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document.uri.toString() === key))?.uri ?? document;
}

function folderUri(uri: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme === 'untitled' || !uri.path.startsWith('/')) return vscode.workspace.workspaceFolders?.[0]?.uri;
  return uri.with({ path: folderOf(uri.path), query: '', fragment: '' });
}
