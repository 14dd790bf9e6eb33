import * as vscode from 'vscode';
import { fixFile } from '../report/fix';
import { lineEdits } from '../report/lineEdits';
import { lineIndex } from '../report/lines';
import { lintDocument, type LintedFile } from '../report/lint';
import type { CheckClient } from '../worker/client';
import { checkedSource, isCurrent, wantsStability } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds that one check may take; there may be several. */
const budget = 30_000;

class Unanswered extends Error {}

/** Makes all repairs of a document that leave nothing to choose, as `formulint --fix` does. */
export class FixAll implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.SourceFixAll.append('formulint');

  readonly #client: CheckClient;
  readonly #settings: WorkspaceSettings;

  constructor(client: CheckClient, settings: WorkspaceSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  async provideCodeActions(document: vscode.TextDocument, _range: vscode.Range, { only }: vscode.CodeActionContext, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
    if (!only?.intersects(FixAll.kind)) return [];
    const settings = await this.#settings.of(document.uri);
    const source = checkedSource(document, settings);
    // A repair in one cell of a notebook may change what holds in another.
    if (settings.isIgnored || source.parts.length > 1) return [];
    const key = `fix ${document.uri.toString()}`;
    const cancellation = token.onCancellationRequested(() => this.#client.cancel(key));
    const lint = async (text: string): Promise<LintedFile> => {
      const outcome = await this.#client.check({ key, input: { ...source.input, text }, plots: false, repairs: true, budget, ...(wantsStability(document.uri) ? { stability: true } : {}) });
      if (outcome.kind !== 'report') throw new Unanswered();
      const lines = lineIndex(text);
      return { ...lintDocument(outcome.report, settings.rules), path: document.uri.path, lines: () => lines };
    };
    try {
      const { text } = source.input;
      const fixed = await fixFile(await lint(text), lint);
      if (fixed.fixes === 0 || !isCurrent(source)) return [];
      const action = new vscode.CodeAction('Make all repairs that leave nothing to choose', FixAll.kind);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(document.uri, lineEdits(text, fixed.text).map(({ range, newText }) => new vscode.TextEdit(toVsCodeRange(range), newText)));
      return [action];
    } catch (error) {
      if (error instanceof Unanswered) return [];
      throw error;
    } finally {
      cancellation.dispose();
    }
  }
}
