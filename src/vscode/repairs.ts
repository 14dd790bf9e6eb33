import * as vscode from 'vscode';
import type { Range, RepairJson, TextEditJson } from '../protocol/verdict';
import { isInWords } from '../util/inWords';
import { toVsCodeRange } from './convertRange';
import { shiftRange, type TextChange } from './shiftRange';

/** A repair of a finding, where both stand in one document. */
export interface Offer {
  /** Where the finding lies. */
  readonly finding: Range;
  /** The whole claim; once its text is edited the offer is void. */
  readonly claim: Range;
  readonly repair: RepairJson;
}

type Look = (document: vscode.TextDocument, place: vscode.Range) => Promise<boolean>;

/** So often mends are looked for where something else comes first each time. */
const attempts = 4;

/** How much of a formula a menu shows. */
const TITLE_LENGTH = 80;

/** Quick fixes for refuted claims. They move with the text around their claims, as the findings do. */
export class Repairs implements vscode.CodeActionProvider {
  readonly #offers = new Map<string, readonly Offer[]>();
  /** Looks for mends at a place, and hands them to `replace`; false where something else came first. */
  readonly #look: Look;
  /** The search under way: the light bulb and the menu ask at the same time. */
  #looking: { readonly key: string; readonly found: Promise<boolean> } | undefined;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(look: Look) {
    this.#look = look;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#follow(document.uri, contentChanges)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#offers.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Replaces the offers within `checked`, or all of the document's where it is absent. */
  replace(uri: vscode.Uri, found: readonly Offer[], checked?: readonly vscode.Range[]): void {
    const present = checked ? (this.#offers.get(uri.toString()) ?? []) : [];
    const kept = present.filter(({ claim }) => !checked?.some((other) => other.intersection(toVsCodeRange(claim))));
    this.#offers.set(uri.toString(), [...kept, ...found]);
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
    const { uri } = document;
    const touching = () => (this.#offers.get(uri.toString()) ?? []).filter(({ finding }) => toVsCodeRange(finding).intersection(range));
    // A document that is followed has findings before anybody asks how to mend them.
    const wrong = diagnostics.find((diagnostic) => diagnostic.source === 'formulint' && diagnostic.severity === vscode.DiagnosticSeverity.Error);
    for (let left = attempts; wrong && touching().length === 0 && left > 0 && !token.isCancellationRequested; left--) if (await this.#lookOnce(document, wrong.range)) break;
    return touching().map(({ finding, repair }, at) => {
      const action = new vscode.CodeAction(titleOf(repair), vscode.CodeActionKind.QuickFix);
      action.diagnostics = diagnostics.filter((diagnostic) => diagnostic.source === 'formulint' && diagnostic.range.isEqual(toVsCodeRange(finding)));
      action.isPreferred = at === 0;
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(uri, repair.edits.map((edit) => new vscode.TextEdit(toVsCodeRange(edit.range), edit.newText)));
      return action;
    });
  }

  #lookOnce(document: vscode.TextDocument, place: vscode.Range): Promise<boolean> {
    const key = `${document.uri.toString()} ${document.version} ${place.start.line}:${place.start.character}`;
    if (this.#looking?.key === key) return this.#looking.found;
    const found = this.#look(document, place).finally(() => {
      if (this.#looking?.key === key) this.#looking = undefined;
    });
    this.#looking = { key, found };
    return found;
  }

  #follow(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const present = this.#offers.get(uri.toString());
    if (!present || changes.length === 0) return;
    this.#offers.set(uri.toString(), present.flatMap((offer) => changes.reduce<readonly Offer[]>((kept, change) => kept.flatMap((one) => shiftOffer(one, change)), [offer])));
  }
}

/** The offer behind a change; none where the change touches its claim. */
function shiftOffer({ finding, claim, repair }: Offer, change: TextChange): readonly Offer[] {
  const [moved, movedFinding] = [shiftRange(claim, change), shiftRange(finding, change)];
  if (!moved || !movedFinding) return [];
  const edits = repair.edits.map(({ range, newText }): TextEditJson => ({ range: shiftRange(range, change) ?? range, newText }));
  return [{ finding: movedFinding, claim: moved, repair: { ...repair, edits } }];
}

/** The formula itself, or what is done to it where it is long or in words. */
function titleOf({ latex, edit }: RepairJson): string {
  const formula = latex.replace(/\s+/g, ' ').trim();
  return formula.length <= TITLE_LENGTH && !isInWords(formula) ? `Replace by ${formula}` : `${edit.slice(0, 1).toUpperCase()}${edit.slice(1)}`;
}
