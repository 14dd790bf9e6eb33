import * as vscode from 'vscode';
import { countVerdicts, signs } from '../report/verdictMark';
import { placeOf } from './checkedSource';
import { claimsOf, type FollowedDocuments } from './followedDocuments';

/** The verdicts of a notebook's Markdown cell, counted, in the cell's status bar. */
export class CellMarks implements vscode.NotebookCellStatusBarItemProvider {
  readonly #followed: FollowedDocuments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  constructor(followed: FollowedDocuments) {
    this.#followed = followed;
    this.#subscriptions = [this.#changed, followed.onDidChange(() => this.#changed.fire()), vscode.notebooks.registerNotebookCellStatusBarItemProvider('*', this)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideCellStatusBarItems({ document }: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const state = this.#followed.stateOf(document);
    if (!state || document.languageId !== 'markdown') return [];
    const claims = claimsOf(state).filter(({ range }) => placeOf(state.source, range).document === document);
    const counts = countVerdicts(claims.map(({ verdict }) => verdict)).filter(({ verdict }) => verdict !== 'stipulated');
    if (counts.length === 0) return [];
    const item = new vscode.NotebookCellStatusBarItem(counts.map(({ verdict, count }) => `${signs[verdict]} ${count} ${verdict}`).join('  '), vscode.NotebookCellStatusBarAlignment.Left);
    item.command = 'formulint.openPreview';
    item.tooltip = 'Open the derivation preview';
    return [item];
  }
}
