import * as vscode from 'vscode';
import type { FindingJson } from '../protocol/verdict';
import type { FileFinding } from '../protocol/worker';
import { lineIndex, rangeOf } from '../report/lines';
import { notebookSource } from '../report/notebookSource';
import { CheckClient } from '../worker/client';
import type { StartThread } from '../worker/thread';
import { wantsStability } from './checkedSource';
import { findingsOfFile, type Findings } from './findings';
import { findDocument, findDocuments, type FoundDocument } from './findDocuments';
import { readFile } from './readFile';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds that one document may take. */
const budget = 60_000;

/** Milliseconds without a change of a file or of the settings after which files are checked again. */
const rest = 400;

export interface WorkspaceCheckParts {
  readonly startThread: StartThread;
  readonly settings: WorkspaceSettings;
  readonly findings: Findings;
  readonly log: vscode.LogOutputChannel;
}

/** What a run came to. */
export interface WorkspaceSummary {
  readonly documents: number;
  readonly findings: number;
  readonly cancelled: boolean;
}

/**
 * Checks all documents of the workspace, in a thread of its own, so that nobody who writes has to wait. Once it was asked
 * for, what it found is kept up to date as files and settings change.
 */
export class WorkspaceCheck {
  readonly #parts: WorkspaceCheckParts;
  readonly #known = new Map<string, vscode.Uri>();
  readonly #changedFiles = new Map<string, vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #running: vscode.CancellationTokenSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settingsChanged = false;

  constructor(parts: WorkspaceCheckParts) {
    this.#parts = parts;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Checks all, with a progress that can be cancelled; what was found until then stays. */
  async run(): Promise<WorkspaceSummary | undefined> {
    if (!vscode.workspace.workspaceFolders) {
      void vscode.window.showInformationMessage('Formulint: open a folder to check its documents.');
      return undefined;
    }
    this.#parts.settings.refresh();
    this.#watch();
    const summary = await this.#check(undefined, { location: vscode.ProgressLocation.Notification, title: 'Formulint', cancellable: true });
    const words = `${summary.findings} ${summary.findings === 1 ? 'finding' : 'findings'} in ${summary.documents} ${summary.documents === 1 ? 'document' : 'documents'}`;
    void vscode.window.showInformationMessage(`Formulint: ${words}${summary.cancelled ? ', cancelled before all were checked' : ''}.`, 'Show Problems').then((chosen) => chosen && vscode.commands.executeCommand('workbench.actions.view.problems'));
    return summary;
  }

  #watch(): void {
    if (this.#subscriptions.length > 0) return;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => this.#changed(uri)),
      watcher.onDidChange((uri) => !this.#parts.findings.isOpen(uri) && this.#changed(uri)),
      watcher.onDidDelete((uri) => this.#deleted(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.has(uri.toString()) && this.#changed(uri)),
      vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#known.has(uri.toString()) && this.#changed(uri)),
      this.#parts.settings.onDidChange(() => {
        this.#settingsChanged = true;
        this.#soon();
      }),
    );
  }

  /** A file, or a folder with all that is in it. */
  #deleted(uri: vscode.Uri): void {
    const key = uri.toString();
    for (const [known, file] of [...this.#known]) if (known === key || known.startsWith(`${key}/`)) this.#forget(file);
  }

  #forget(file: vscode.Uri): void {
    this.#known.delete(file.toString());
    this.#parts.findings.setFile(file);
  }

  #changed(uri: vscode.Uri): void {
    this.#changedFiles.set(uri.toString(), uri);
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#again(), rest);
  }

  /** Without being asked: what changed, or after a change of settings all. */
  async #again(): Promise<void> {
    if (this.#running) return this.#soon();
    const only = this.#settingsChanged ? undefined : [...this.#changedFiles.values()];
    this.#settingsChanged = false;
    this.#changedFiles.clear();
    await this.#check(only, { location: vscode.ProgressLocation.Window, title: 'Formulint' });
  }

  #check(only: readonly vscode.Uri[] | undefined, options: vscode.ProgressOptions): Promise<WorkspaceSummary> {
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    return Promise.resolve(vscode.window.withProgress(options, async (progress, asked) => {
      asked.onCancellationRequested(() => running.cancel());
      try {
        return await this.#checkAll(only, running.token, (message, increment) => progress.report({ message, increment }));
      } finally {
        if (this.#running === running) this.#running = undefined;
      }
    }));
  }

  async #checkAll(only: readonly vscode.Uri[] | undefined, token: vscode.CancellationToken, tell: (message: string, increment: number) => void): Promise<WorkspaceSummary> {
    const { startThread, settings, log } = this.#parts;
    const started = Date.now();
    const wanted = only ? (await Promise.all(only.map((uri) => findDocument(uri, settings)))).flat() : await this.#findAll(token);
    const found = new Set(wanted.map(({ uri }) => uri.toString()));
    if (!token.isCancellationRequested) for (const uri of only ?? [...this.#known.values()]) if (!found.has(uri.toString())) this.#forget(uri);
    const client = new CheckClient(startThread);
    const cancellation = token.onCancellationRequested(() => client.dispose());
    const counts = { documents: 0, findings: 0 };
    for (const document of wanted) {
      if (token.isCancellationRequested) break;
      tell(`${counts.documents + 1} of ${wanted.length}: ${vscode.workspace.asRelativePath(document.uri)}`, 100 / wanted.length);
      const findings = await this.#lint(document, client);
      if (!findings) continue;
      this.#known.set(document.uri.toString(), document.uri);
      this.#parts.findings.setFile(document.uri, findingsOfFile(document.uri, findings));
      counts.documents++;
      counts.findings += findings.length;
    }
    cancellation.dispose();
    client.dispose();
    log.info(`workspace: ${counts.findings} findings in ${counts.documents} of ${wanted.length} documents in ${Date.now() - started} ms`);
    return { ...counts, cancelled: token.isCancellationRequested };
  }

  /** Those of all folders; one folder may lie in another. */
  async #findAll(token: vscode.CancellationToken): Promise<readonly FoundDocument[]> {
    const documents = new Map<string, FoundDocument>();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      for (const found of await findDocuments(folder, this.#parts.settings, token)) documents.set(found.uri.toString(), found);
    }
    return [...documents.values()];
  }

  /** Undefined where there is no answer; the log says why. */
  async #lint({ uri, language }: FoundDocument, client: CheckClient): Promise<readonly FindingJson[] | undefined> {
    const { settings, log } = this.#parts;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const read = open ? { text: open.getText() } : await readFile(uri);
    if ('error' in read) {
      log.warn(`${uri.toString()}: ${read.error}`);
      return undefined;
    }
    const { macros, assumptions, rules } = await settings.of(uri, { text: read.text, language });
    const input = { text: read.text, languageId: language, macros, ...(assumptions.length > 0 ? { assumptions } : {}) };
    const outcome = await client.ask({ kind: 'lint', input, rules, ...(wantsStability(uri) ? { stability: true } : {}) }, { key: uri.toString(), budget });
    if (outcome.kind === 'failure') log.error(`${uri.toString()}: ${outcome.message}`);
    else if (outcome.kind === 'out-of-time') log.warn(`${uri.toString()}: not checked within ${budget / 1000} seconds`);
    else if (outcome.kind === 'lint') log.debug(`${uri.toString()}: ${outcome.findings.length} findings`);
    return outcome.kind === 'lint' ? inFile(read.text, outcome.findings) : undefined;
  }
}

/** Findings with their places in the file. */
function inFile(text: string, findings: readonly FileFinding[]): readonly FindingJson[] {
  if (!findings.some(({ cell }) => cell)) return findings;
  const lines = lineIndex(text);
  const source = notebookSource(text);
  return findings.map(({ cell, ...finding }) => {
    const span = cell && source.span(cell.index, cell.span);
    return cell ? { ...finding, range: rangeOf(lines, span ?? { start: 0, end: 0 }), message: `cell ${cell.index + 1}: ${finding.message}` } : finding;
  });
}
