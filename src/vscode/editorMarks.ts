import * as vscode from 'vscode';
import type { VerdictName } from '../protocol/verdict';
import { worst, worstFirst } from '../report/verdictMark';
import { isCurrent } from './checkedSource';
import type { FollowedDocuments } from './followedDocuments';
import { lineMarks, type LineMark } from './lineMarks';

const colours: Readonly<Record<VerdictName, vscode.ThemeColor>> = {
  verified: new vscode.ThemeColor('formulint.verifiedMark'),
  refuted: new vscode.ThemeColor('formulint.refutedMark'),
  conditional: new vscode.ThemeColor('formulint.conditionalMark'),
  stipulated: new vscode.ThemeColor('formulint.quietMark'),
  unchecked: new vscode.ThemeColor('formulint.quietMark'),
};

/** Verdicts behind the lines of formulas and in the gutter. They move with the text until it is checked again. */
export class EditorMarks {
  readonly #followed: FollowedDocuments;
  readonly #gutter: ReadonlyMap<VerdictName, vscode.TextEditorDecorationType>;
  readonly #text = vscode.window.createTextEditorDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed, after: { margin: '0 0 0 2.2em' } });
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(followed: FollowedDocuments, extensionUri: vscode.Uri) {
    this.#followed = followed;
    this.#gutter = new Map(
      worstFirst.map((verdict) => [verdict, vscode.window.createTextEditorDecorationType({ gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', `mark-${verdict}.svg`), gutterIconSize: 'contain' })]),
    );
    this.#subscriptions = [
      followed.onDidChange(() => this.#draw()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#draw()),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('formulint') && this.#draw()),
    ];
  }

  dispose(): void {
    for (const subscription of [...this.#subscriptions, ...this.#gutter.values(), this.#text]) subscription.dispose();
  }

  #draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const state = this.#followed.stateOf(editor.document);
      if (state && !isCurrent(state.source)) continue;
      const marks = state ? lineMarks(state, editor.document) : [];
      const settings = vscode.workspace.getConfiguration('formulint', editor.document);
      this.#drawText(editor, settings.get('marks') === 'lineEnd' ? marks : []);
      this.#drawGutter(editor, settings.get('gutterMarks') === true ? marks : []);
    }
  }

  #drawText(editor: vscode.TextEditor, marks: readonly LineMark[]): void {
    const byLine = new Map<number, LineMark>();
    for (const mark of marks) if (mark.text !== undefined && !byLine.has(mark.line)) byLine.set(mark.line, mark);
    editor.setDecorations(this.#text, [...byLine.values()].map(({ line, verdict, text = '' }) => {
      const end = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range.end;
      return { range: new vscode.Range(end, end), renderOptions: { after: { contentText: text, color: colours[verdict] } } };
    }));
  }

  /** The worst verdict of a line. */
  #drawGutter(editor: vscode.TextEditor, marks: readonly LineMark[]): void {
    const byLine = new Map<number, VerdictName>();
    for (const { line, verdict } of marks) byLine.set(line, worst([verdict, ...(byLine.has(line) ? [byLine.get(line)!] : [])])!);
    for (const [verdict, type] of this.#gutter) {
      editor.setDecorations(type, [...byLine].filter(([, own]) => own === verdict).map(([line]) => new vscode.Range(line, 0, line, 0)));
    }
  }
}
