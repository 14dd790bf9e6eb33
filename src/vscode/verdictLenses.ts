import * as vscode from 'vscode';
import { isCurrent } from './checkedSource';
import type { FollowedDocuments } from './followedDocuments';
import { lineMarks } from './lineMarks';

/** Verdicts above displayed formulas, where the settings ask for them there; choosing one verifies the formula in the panel. */
export class VerdictLenses implements vscode.CodeLensProvider {
  readonly #followed: FollowedDocuments;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(followed: FollowedDocuments) {
    this.#followed = followed;
    this.#subscriptions = [
      this.#changed,
      followed.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('formulint.marks') && this.#changed.fire()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const state = this.#followed.stateOf(document);
    if (!state || !isCurrent(state.source) || vscode.workspace.getConfiguration('formulint', document).get('marks') !== 'codeLens') return [];
    return lineMarks(state, document).flatMap(({ line, top, text }) =>
      text === undefined ? [] : [new vscode.CodeLens(new vscode.Range(top, 0, top, 0), { title: text, tooltip: 'Verify the formula and show its evidence', command: 'formulint.verifySelection', arguments: [{ line, character: 0 }] })],
    );
  }
}
