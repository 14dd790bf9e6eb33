import * as vscode from 'vscode';
import { readPreviewRequest, type PreviewMessage, type PreviewRequest } from '../protocol/preview';
import type { ClaimJson, Range } from '../protocol/verdict';
import { assertNever } from '../util/assertNever';
import { isFormulaDocument } from './checkedLanguage';
import { placeOf, type CheckedSource } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import { columnBeside, revealPlace } from './documentColumn';
import { keyOf, type FollowedDocuments, type FollowedState } from './followedDocuments';
import { newNonce } from './nonce';
import { panelPage } from './panelPage';
import { ScrollSync } from './scrollSync';
import { activeDocument } from './statusItem';

export interface PreviewListeners {
  readonly onExplain: (code: string) => void;
  /** What else is known of the claim at a place, when its reader opens it. */
  readonly findDetails: (document: vscode.TextDocument, range: vscode.Range) => Promise<ClaimJson | undefined>;
  readonly onExported: (title: string, html: string, document: vscode.TextDocument) => void;
}

const viewType = 'formulint.preview';

/**
 * The derivation preview: one tab beside the editor, which follows the active document as Markdown's preview does. Only
 * blocks that the page does not have are sent.
 */
export class DerivationPreview {
  readonly #extensionUri: vscode.Uri;
  readonly #followed: FollowedDocuments;
  readonly #listeners: PreviewListeners;
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #scroll: ScrollSync;
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  /** The blocks that the page has. */
  #sent = new Set<number>();
  #isReady = false;
  #exportWanted = false;

  constructor(extensionUri: vscode.Uri, followed: FollowedDocuments, listeners: PreviewListeners) {
    this.#extensionUri = extensionUri;
    this.#followed = followed;
    this.#listeners = listeners;
    this.#scroll = new ScrollSync((message) => this.#post(message), () => this.#state()?.source);
    this.#subscriptions = [
      this.#scroll,
      followed.onDidChange((key) => this.#document && keyOf(this.#document) === key && this.#send(false)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#turnTo(activeDocument())),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.#turnTo(activeDocument())),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(panel);
          this.#turnTo(activeDocument());
          return Promise.resolve();
        },
      }),
    ];
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Opens it beside the editor, or brings it to the front. */
  open(): void {
    const document = [activeDocument(), ...vscode.window.visibleTextEditors.map((editor) => editor.document)].find((candidate) => candidate && isFormulaDocument(candidate));
    if (!this.#panel) {
      const column = { viewColumn: columnBeside(document), preserveFocus: true };
      this.#adopt(vscode.window.createWebviewPanel(viewType, document ? titleOf(document) : 'Derivation Preview', column, { enableFindWidget: true }));
    } else if (!this.#panel.visible) this.#panel.reveal(undefined, true);
    this.#turnTo(document);
  }

  /** Has the page written down as a document of its own, once all of it is checked. */
  export(): void {
    this.#exportWanted = true;
    this.open();
    this.#exportIfReady();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const resources = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    this.#panel = panel;
    this.#isReady = false;
    panel.webview.options = { enableScripts: true, localResourceRoots: [resources] };
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => {
      if (this.#document) this.#followed.letGo(keyOf(this.#document), 'preview');
      this.#panel = undefined;
      this.#document = undefined;
      this.#isReady = false;
    });
    // A hidden page is thrown away; it says that it is ready when it is shown again.
    panel.onDidChangeViewState(() => (this.#isReady &&= panel.visible));
    panel.webview.onDidReceiveMessage((message: unknown) => this.#received(readPreviewRequest(message)));
    panel.webview.html = panelPage({
      script: panel.webview.asWebviewUri(vscode.Uri.joinPath(resources, 'preview.js')).toString(),
      style: panel.webview.asWebviewUri(vscode.Uri.joinPath(resources, 'preview.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: newNonce(),
    });
  }

  /** Shows a document, if it is one that can have formulas; else the present one stays. */
  #turnTo(document: vscode.TextDocument | undefined): void {
    if (!this.#panel || !document || !isFormulaDocument(document)) return;
    const isSame = this.#document && keyOf(this.#document) === keyOf(document);
    if (isSame) return;
    if (this.#document) this.#followed.letGo(keyOf(this.#document), 'preview');
    this.#document = document;
    this.#panel.title = titleOf(document);
    this.#followed.follow(document, 'preview');
    this.#send(true);
  }

  #state(): FollowedState | undefined {
    return this.#document && this.#followed.stateOf(this.#document);
  }

  #send(whole: boolean): void {
    if (!this.#isReady) return;
    if (whole) this.#sent = new Set();
    const state = this.#state();
    if (!this.#document || !state) return;
    const { blocks, complete } = state;
    const added = Object.fromEntries(blocks.filter(({ id }) => !this.#sent.has(id)).map(({ id, block }) => [id, block]));
    const isWhole = whole || state.update.whole;
    this.#post({ type: 'update', document: keyOf(this.#document), name: nameOf(this.#document), order: blocks.map(({ id, line }) => [id, line]), added: isWhole ? Object.fromEntries(blocks.map(({ id, block }) => [id, block])) : added, whole: isWhole, complete });
    this.#sent = new Set(blocks.map(({ id }) => id));
    if (whole) this.#scroll.toEditor(this.#document);
    this.#exportIfReady();
  }

  #exportIfReady(): void {
    if (!this.#exportWanted || !this.#isReady || !this.#state()?.complete) return;
    this.#exportWanted = false;
    this.#post({ type: 'export' });
  }

  #post(message: PreviewMessage): void {
    if (this.#isReady) void this.#panel?.webview.postMessage(message);
  }

  #received(request: PreviewRequest | undefined): void {
    if (!request) return;
    switch (request.type) {
      case 'ready':
        this.#isReady = true;
        if (!this.#document) this.#post({ type: 'empty' });
        return this.#send(true);
      case 'scrolled':
        return this.#scroll.toPage(request.line);
      case 'explain':
        return this.#listeners.onExplain(request.code);
      case 'reveal':
        void this.#reveal(request);
        return;
      case 'details':
        void this.#details(request);
        return;
      case 'exported':
        if (this.#document) this.#listeners.onExported(request.title, request.html, this.#document);
        return;
      default:
        assertNever(request);
    }
  }

  async #reveal({ document, range }: { readonly document: string; readonly range: Range }): Promise<void> {
    const source = this.#sourceOf(document);
    if (!source) return;
    const place = placeOf(source, range);
    const selection = place.document.validateRange(toVsCodeRange(place.range));
    await revealPlace(place.document, selection);
  }

  async #details({ document, range }: { readonly document: string; readonly range: Range }): Promise<void> {
    const source = this.#sourceOf(document);
    if (!source) return;
    const place = placeOf(source, range);
    const claim = await this.#listeners.findDetails(place.document, toVsCodeRange(place.range));
    if (claim) this.#post({ type: 'details', document, range, claim });
  }

  #sourceOf(document: string): CheckedSource | undefined {
    return this.#document && keyOf(this.#document) === document ? this.#state()?.source : undefined;
  }
}

const titleOf = (document: vscode.TextDocument): string => `Preview ${nameOf(document)}`;

export function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
