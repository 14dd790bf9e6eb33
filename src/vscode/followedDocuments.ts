import * as vscode from 'vscode';
import type { PlacedBlock, PreviewBlock } from '../protocol/outline';
import type { ClaimJson, VerdictName } from '../protocol/verdict';
import type { CheckReport, DocumentUpdate } from '../protocol/worker';
import { moveLines } from '../report/moveLines';
import type { CheckClient } from '../worker/client';
import { formulaLanguages } from './checkedLanguage';
import { checkedSource, isCurrent, wantsStability, type CheckedSource } from './checkedSource';
import type { FileSettings, WorkspaceSettings } from './workspaceSettings';

/** Milliseconds behind a keystroke, so that several that come at once are one change. */
const pause = 12;

/** Milliseconds for a document that is checked for the first time; afterwards only changes are. */
const budget = 60_000;

/** Documents of these schemes are not written by the user. */
const foreign: ReadonlySet<string> = new Set(['output', 'git', 'vscode-scm', 'comment', 'search-editor', 'vscode-settings', 'debug', 'review', 'pr']);

/** A document as it was last checked. */
export interface FollowedState {
  readonly source: CheckedSource;
  readonly update: DocumentUpdate;
  readonly blocks: readonly (PlacedBlock & { readonly id: number })[];
  /** False while some of it is not checked yet. */
  readonly complete: boolean;
}

interface Followed {
  /** The document itself, or the first Markdown cell of the notebook. */
  readonly document: vscode.TextDocument;
  /** Who wants it to be followed. */
  readonly reasons: Set<'shown' | 'preview'>;
  readonly known: Map<number, PreviewBlock>;
  revision: number;
  state: FollowedState | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the checks: of one that was superseded only the last need be made up for. */
  turn: number;
}

/** Checks documents while they are written, in the checking thread, and tells of each new state. */
export class FollowedDocuments {
  readonly #client: CheckClient;
  readonly #settings: WorkspaceSettings;
  readonly #log: vscode.LogOutputChannel;
  readonly #followed = new Map<string, Followed>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  /** Fired with the key of a document that has a new state, or none any more. */
  readonly onDidChange = this.#changed.event;

  constructor(client: CheckClient, settings: WorkspaceSettings, log: vscode.LogOutputChannel) {
    this.#client = client;
    this.#settings = settings;
    this.#log = log;
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
      vscode.window.onDidChangeVisibleNotebookEditors(() => this.#look()),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => contentChanges.length > 0 && this.#rearranged(notebook)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#edited(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      settings.onDidChange(() => void this.#again()),
    ];
  }

  dispose(): void {
    for (const { timer } of this.#followed.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Begins with what the editors show. */
  start(): void {
    this.#look();
  }

  /** The state of a document or of the notebook it is a cell of; undefined where there is none. */
  stateOf(document: vscode.TextDocument): FollowedState | undefined {
    return this.#followed.get(keyOf(document))?.state;
  }

  stateByKey(key: string): FollowedState | undefined {
    return this.#followed.get(key)?.state;
  }

  /** All states there are, with their keys. */
  states(): readonly (readonly [string, FollowedState])[] {
    return [...this.#followed].flatMap(([key, { state }]) => (state ? [[key, state] as const] : []));
  }

  /** Follows a document whatever the settings say, until it is let go or closed. */
  follow(document: vscode.TextDocument, reason: 'preview'): void {
    this.#follow(document, reason);
  }

  /** No longer for this reason. */
  letGo(key: string, reason: 'preview'): void {
    const followed = this.#followed.get(key);
    followed?.reasons.delete(reason);
    if (followed?.reasons.size === 0) this.#forget(key);
  }

  #look(): void {
    const cells = vscode.window.visibleNotebookEditors.flatMap(({ notebook }) => firstMarkdownCell(notebook) ?? []);
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document).filter(({ uri }) => uri.scheme !== 'vscode-notebook-cell' && !foreign.has(uri.scheme));
    for (const document of [...cells, ...shown]) void this.#lookAt(document);
  }

  async #lookAt(document: vscode.TextDocument): Promise<void> {
    if (await this.#isWanted(document)) this.#follow(document, 'shown');
  }

  /** Whether the settings have a document followed that an editor shows. */
  async #isWanted(document: vscode.TextDocument): Promise<boolean> {
    const settings = await this.#settings.of(document.uri);
    return !document.isClosed && !settings.isIgnored && checkingOf(document) !== 'onRequest' && isWritten(document, settings);
  }

  #rearranged(notebook: vscode.NotebookDocument): void {
    const cell = firstMarkdownCell(notebook);
    if (cell) this.#edited(cell);
    this.#look();
  }

  #follow(document: vscode.TextDocument, reason: 'shown' | 'preview'): void {
    const key = keyOf(document);
    const present = this.#followed.get(key);
    if (present) {
      present.reasons.add(reason);
      return;
    }
    const followed: Followed = { document, reasons: new Set([reason]), known: new Map(), revision: 0, state: undefined, timer: undefined, turn: 0 };
    this.#followed.set(key, followed);
    this.#schedule(key, followed);
  }

  #edited(document: vscode.TextDocument): void {
    const key = keyOf(document);
    const followed = this.#followed.get(key);
    if (followed && (checkingOf(document) === 'onType' || followed.reasons.has('preview'))) this.#schedule(key, followed);
  }

  #saved(document: vscode.TextDocument): void {
    const key = keyOf(document);
    const followed = this.#followed.get(key);
    if (followed && followed.state && !isCurrent(followed.state.source)) this.#schedule(key, followed);
  }

  #closed(document: vscode.TextDocument): void {
    const key = keyOf(document);
    if (this.#followed.get(key)?.document === document) this.#forget(key);
  }

  async #again(): Promise<void> {
    for (const [key, followed] of [...this.#followed]) {
      if (!(await this.#isWanted(followed.document))) followed.reasons.delete('shown');
      if (this.#followed.get(key) !== followed) continue;
      if (followed.reasons.size === 0) this.#forget(key);
      else this.#schedule(key, followed);
    }
    this.#look();
  }

  #forget(key: string): void {
    clearTimeout(this.#followed.get(key)?.timer);
    this.#followed.delete(key);
    this.#client.cancel(`follow ${key}`);
    this.#changed.fire(key);
  }

  #schedule(key: string, followed: Followed): void {
    followed.timer ??= setTimeout(() => {
      followed.timer = undefined;
      void this.#check(key, followed);
    }, pause);
  }

  async #check(key: string, followed: Followed): Promise<void> {
    const { document } = followed;
    const turn = (followed.turn += 1);
    const settings = await this.#settings.of(document.uri);
    // A later check knows later settings, and may be through already.
    if (turn !== followed.turn || this.#followed.get(key) !== followed) return;
    const source = checkedSource(document, settings);
    const take = (update: DocumentUpdate) => this.#followed.get(key) === followed && this.#take(key, followed, source, update);
    const stability = wantsStability(document.uri);
    const outcome = await this.#client.follow({ key, input: source.input, stability, since: followed.revision, budget, onProgress: take });
    if (outcome.kind === 'update') take(outcome.update);
    else if (outcome.kind === 'failure') this.#log.error(outcome.message);
    else if (outcome.kind === 'out-of-time') this.#log.warn(`${key}: not checked within ${budget / 1000} seconds`);
    // Something else came first; what is found out so far is remembered.
    else if (this.#followed.get(key) === followed && turn === followed.turn) this.#schedule(key, followed);
  }

  #take(key: string, followed: Followed, source: CheckedSource, update: DocumentUpdate): void {
    const { known } = followed;
    if (update.whole) known.clear();
    for (const [id, block] of Object.entries(update.added)) known.set(Number(id), block);
    const blocks = update.order.flatMap(([id, line]) => {
      const block = known.get(id);
      return block ? [{ id, line, block }] : [];
    });
    const present = new Set(update.order.map(([id]) => id));
    for (const id of known.keys()) if (!present.has(id)) known.delete(id);
    followed.revision = update.revision;
    followed.state = { source, update, blocks, complete: update.complete };
    this.#changed.fire(key);
  }
}

/** A notebook's cells are one document. */
export function keyOf(document: vscode.TextDocument): string {
  return document.uri.scheme === 'vscode-notebook-cell' ? document.uri.with({ scheme: 'notebook', fragment: '' }).toString() : document.uri.toString();
}

/** The claims of a state, with their places in the text that was checked. */
export function claimsOf({ blocks }: FollowedState): readonly ClaimJson[] {
  return blocks.flatMap(({ line, block }) => block.claims.map(({ claim }) => moveLines(claim, line)));
}

/** The verdicts of a state, wherever they stand. */
export function verdictsOf({ blocks }: FollowedState): readonly VerdictName[] {
  return blocks.flatMap(({ block }) => block.claims.map(({ claim }) => claim.verdict));
}

export function reportOf(state: FollowedState): CheckReport {
  return { claims: claimsOf(state), problems: state.update.problems };
}

function checkingOf(document: vscode.TextDocument): string {
  return vscode.workspace.getConfiguration('formulint', document).get('check', 'onType');
}

function firstMarkdownCell(notebook: vscode.NotebookDocument): vscode.TextDocument | undefined {
  return notebook.getCells().find(({ document }) => document.languageId === 'markdown')?.document;
}

/** A document of mathematics that the user writes; plain text is mostly something else, unless a pattern says what it is. */
function isWritten({ languageId }: vscode.TextDocument, { language }: FileSettings): boolean {
  return language === undefined ? languageId !== 'plaintext' && formulaLanguages.includes(languageId) : language !== 'ipynb';
}
