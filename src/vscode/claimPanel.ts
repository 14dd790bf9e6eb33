import * as vscode from 'vscode';
import { readPanelRequest, type PanelRequest, type PanelState, type ShowMessage } from '../protocol/panel';
import { assertNever } from '../util/assertNever';
import { panelPage } from './panelPage';

export interface ClaimPanelListeners {
  readonly onReveal: (request: Extract<PanelRequest, { type: 'reveal' }>) => void;
  readonly onExplain: (code: string) => void;
}

/** The panel beside the editor. There is at most one; it is opened by the first thing to show. */
export class ClaimPanel {
  readonly #extensionUri: vscode.Uri;
  readonly #listeners: ClaimPanelListeners;
  #panel: vscode.WebviewPanel | undefined;
  #state: PanelState = { kind: 'welcome' };

  constructor(extensionUri: vscode.Uri, listeners: ClaimPanelListeners) {
    this.#extensionUri = extensionUri;
    this.#listeners = listeners;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  /** Shows `state` without taking the focus from the editor. */
  show(state: PanelState): void {
    this.#state = state;
    if (!this.#panel) this.#panel = this.#open();
    else {
      if (!this.#panel.visible) this.#panel.reveal(undefined, true);
      this.#send();
    }
  }

  #open(): vscode.WebviewPanel {
    const resources = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
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

  #received(request: PanelRequest | undefined): void {
    if (!request) return;
    switch (request.type) {
      case 'ready':
        return this.#send();
      case 'reveal':
        return this.#listeners.onReveal(request);
      case 'explain':
        return this.#listeners.onExplain(request.code);
      default:
        return assertNever(request);
    }
  }

  #send(): void {
    const message: ShowMessage = { type: 'show', state: this.#state };
    void this.#panel?.webview.postMessage(message);
  }
}

/** 128 random bits; `crypto.randomUUID` is missing where VS Code is served without TLS. */
function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
