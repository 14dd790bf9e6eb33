import * as vscode from 'vscode';
import { countVerdicts, signs } from '../report/verdictMark';
import { keyOf, verdictsOf, type FollowedDocuments } from './followedDocuments';

/** The verdicts of the document in the active editor, counted, in the status bar; it opens the derivation preview. */
export class StatusItem {
  readonly #followed: FollowedDocuments;
  readonly #item = vscode.window.createStatusBarItem('formulint.status', vscode.StatusBarAlignment.Left, 50);
  readonly #subscriptions: readonly vscode.Disposable[];
  #document: vscode.TextDocument | undefined;

  constructor(followed: FollowedDocuments) {
    this.#followed = followed;
    this.#item.name = 'Formulint';
    this.#item.command = 'formulint.openPreview';
    this.#subscriptions = [this.#item, followed.onDidChange((key) => this.#changed(key)), vscode.window.onDidChangeActiveTextEditor(() => this.#turn()), vscode.window.onDidChangeActiveNotebookEditor(() => this.#turn())];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #changed(key: string): void {
    if (!this.#document) this.#document = activeDocument();
    if (this.#document && keyOf(this.#document) === key) this.#show();
  }

  #turn(): void {
    const document = activeDocument();
    // The preview or the panel has the focus: the document beside it is still the one that counts.
    if (!document && vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview) return;
    this.#document = document;
    this.#show();
  }

  #show(): void {
    const document = this.#document;
    const state = document && this.#followed.stateOf(document);
    if (!state) return this.#item.hide();
    const verdicts = verdictsOf(state);
    if (verdicts.length === 0 && state.complete) return this.#item.hide();
    const counts = countVerdicts(verdicts).filter(({ verdict }) => verdict !== 'stipulated');
    const words = counts.map(({ verdict, count }) => `${count} ${verdict}`).join(', ');
    this.#item.text = `${state.complete ? '' : '$(sync~spin) '}${counts.map(({ verdict, count }) => `${signs[verdict]} ${count}`).join('  ')}`;
    this.#item.tooltip = `Formulint: ${words}${state.complete ? '' : ', checking …'}\nOpen the derivation preview`;
    this.#item.accessibilityInformation = { label: `Formulint: ${words}${state.complete ? '' : ', still checking'}` };
    this.#item.show();
  }
}

/** The document of the active editor: of a notebook one of its Markdown cells. */
export function activeDocument(): vscode.TextDocument | undefined {
  const cells = vscode.window.activeNotebookEditor?.notebook.getCells() ?? [];
  return cells.find(({ document }) => document.languageId === 'markdown')?.document ?? vscode.window.activeTextEditor?.document;
}
