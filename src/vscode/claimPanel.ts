import * as vscode from 'vscode';
import { readPanelRequest, type DrawnMessage, type PanelRequest, type PanelState, type ShowMessage } from '../protocol/panel';
import { columnBeside } from './documentColumn';
import { newNonce } from './nonce';
import { panelPage } from './panelPage';

/** Everything the page asks for but to be told the state. */
export type PanelListener = (request: Exclude<PanelRequest, { readonly type: 'ready' }>) => void;

/** The panel beside the editor. There is at most one; it is opened by the first thing to show. */
export class ClaimPanel {
  readonly #extensionUri: vscode.Uri;
  readonly #listener: PanelListener;
  #panel: vscode.WebviewPanel | undefined;
  #state: PanelState | undefined;

  constructor(extensionUri: vscode.Uri, listener: PanelListener) {
    this.#extensionUri = extensionUri;
    this.#listener = listener;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  /** Shows `state`, at first beside the document it is about, without taking the focus from the editor. */
  show(state: PanelState, about?: vscode.TextDocument): void {
    this.#state = state;
    if (!this.#panel) this.#panel = this.#open(columnBeside(about));
    else {
      if (!this.#panel.visible) this.#panel.reveal(undefined, true);
      this.#send();
    }
  }

  #open(viewColumn: vscode.ViewColumn): vscode.WebviewPanel {
    const resources = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    const column = { viewColumn, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('formulint.claim', 'Formulint', column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [resources],
    });
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.png');
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.#received(readPanelRequest(message)));
    panel.webview.html = panelPage({
      script: panel.webview.asWebviewUri(vscode.Uri.joinPath(resources, 'webview.js')).toString(),
      style: panel.webview.asWebviewUri(vscode.Uri.joinPath(resources, 'webview.css')).toString(),
      cspSource: panel.webview.cspSource,
      nonce: newNonce(),
    });
    return panel;
  }

  /** Answers a request for a figure. */
  answer(message: DrawnMessage): void {
    void this.#panel?.webview.postMessage(message);
  }

  #received(request: PanelRequest | undefined): void {
    if (request?.type === 'ready') this.#send();
    else if (request) this.#listener(request);
  }

  #send(): void {
    if (!this.#state) return;
    const message: ShowMessage = { type: 'show', state: this.#state };
    void this.#panel?.webview.postMessage(message);
  }
}
