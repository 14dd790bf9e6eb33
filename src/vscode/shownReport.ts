import * as vscode from 'vscode';
import type { RequestOf } from '../protocol/panel';
import type { ClaimJson, Position, Range, TextEditJson } from '../protocol/verdict';
import { placeOf, type CheckedSource, type SourcePlace } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import { revealPlace } from './documentColumn';
import { shiftPosition, shiftRange, type TextChange } from './shiftRange';

/** What was asked for: a document, all of it or what a selection touches. */
export interface Asked {
  readonly document: vscode.TextDocument;
  readonly selection?: vscode.Range;
}

interface Report {
  readonly source: CheckedSource;
  readonly selection: vscode.Range | undefined;
  readonly claims: readonly ClaimJson[];
}

/** A claim of the report that is shown, and where it came from. */
export interface ShownClaim {
  readonly claim: ClaimJson;
  readonly source: CheckedSource;
}

/** Knows the report in the panel and where it came from, and finds its places again after edits. */
export class ShownReport {
  readonly #subscription: vscode.Disposable;
  #generation = 0;
  #report: Report | undefined;
  #edits: { readonly document: vscode.TextDocument; readonly change: TextChange }[] = [];

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!this.#report?.source.parts.some((part) => part.document === document)) return;
      for (const change of contentChanges) this.#edits.push({ document, change });
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** @returns the generation by which the panel refers to the report */
  remember(source: CheckedSource, selection: vscode.Range | undefined, claims: readonly ClaimJson[]): number {
    this.#report = { source, selection, claims };
    this.#edits = [];
    this.#generation += 1;
    return this.#generation;
  }

  /** Undefined for a report that is not shown any more. */
  claim({ generation, claim }: { readonly generation: number; readonly claim: number }): ShownClaim | undefined {
    const found = generation === this.#generation ? this.#report?.claims[claim] : undefined;
    return found && { claim: found, source: this.#report!.source };
  }

  /** What was asked for when the report was made, as it stands now. */
  asked(): Asked | undefined {
    if (!this.#report) return undefined;
    const { source: { document }, selection } = this.#report;
    if (!selection) return { document };
    const edits = this.#edits.filter((edit) => edit.document === document);
    const now = (position: Position): Position => edits.reduce((at, { change }) => shiftPosition(at, change), position);
    return { document, selection: document.validateRange(toVsCodeRange({ start: now(selection.start), end: now(selection.end) })) };
  }

  /** Where a range of the report lies now. */
  placeNow(asked: Range): SourcePlace | undefined {
    if (!this.#report) return undefined;
    const { document, range } = placeOf(this.#report.source, asked);
    const edits = this.#edits.filter((edit) => edit.document === document);
    const now = (position: Position): Position => edits.reduce((at, { change }) => shiftPosition(at, change), position);
    return { document, range: document.validateRange(toVsCodeRange({ start: now(range.start), end: now(range.end) })) };
  }

  /** Edits of a claim's text, where they are to be made now; undefined where the claim itself was edited since. */
  editsNow(claim: Range, edits: readonly TextEditJson[]): vscode.WorkspaceEdit | undefined {
    if (!this.#report) return undefined;
    const { source } = this.#report;
    const { document, range } = placeOf(source, claim);
    const changes = this.#edits.filter((edit) => edit.document === document).map(({ change }) => change);
    const isTouched = changes.reduce<Range | undefined>((at, change) => at && shiftRange(at, change), range) === undefined;
    if (isTouched) return undefined;
    const now = (of: Range): Range => changes.reduce((at, change) => ({ start: shiftPosition(at.start, change), end: shiftPosition(at.end, change) }), placeOf(source, of).range);
    const all = new vscode.WorkspaceEdit();
    all.set(document.uri, edits.map((edit) => new vscode.TextEdit(toVsCodeRange(now(edit.range)), edit.newText)));
    return all;
  }

  /** Selects a place of the report in the editor it is shown in, or opens it. */
  async reveal({ generation, range }: RequestOf<'reveal'>): Promise<void> {
    const place = generation === this.#generation ? this.placeNow(range) : undefined;
    if (!place) return;
    await revealPlace(place.document, toVsCodeRange(place.range));
  }
}
