import * as vscode from 'vscode';
import type { FindingJson } from '../protocol/verdict';
import { toVsCodeRange } from './convertRange';
import { placeOf, type CheckedSource } from './checkedSource';
import { shiftRange } from './shiftRange';

const severities: Readonly<Record<FindingJson['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** A finding in a document, which may rest on places in others: the cells of a notebook. */
export interface PlacedFinding extends Omit<FindingJson, 'related'> {
  readonly related?: readonly { readonly uri: vscode.Uri; readonly range: FindingJson['range']; readonly message: string }[];
}

/** Those of the findings of a source that lie in one of its documents. */
export function findingsIn(source: CheckedSource, document: vscode.TextDocument, found: readonly FindingJson[]): readonly PlacedFinding[] {
  return found.flatMap(({ related = [], ...finding }) => {
    const place = placeOf(source, finding.range);
    if (place.document !== document) return [];
    const others = related.map(({ range, message }) => {
      const other = placeOf(source, range);
      return { uri: other.document.uri, range: other.range, message };
    });
    return [{ ...finding, range: place.range, related: others }];
  });
}

/** The same of a file, by itself. */
export const findingsOfFile = (uri: vscode.Uri, found: readonly FindingJson[]): readonly PlacedFinding[] =>
  found.map(({ related = [], ...finding }) => ({ ...finding, related: related.map(({ range, message }) => ({ uri, range, message })) }));

/**
 * Formulint's findings in the editor and the Problems panel. A finding moves with the text around it and goes when its
 * own text is edited. Behind those of a document that is open stand those of its file, if they are known: they are shown
 * once it is closed.
 */
export class Findings {
  readonly #collection = vscode.languages.createDiagnosticCollection('formulint');
  /** Documents whose own findings are shown. */
  readonly #open = new Set<string>();
  readonly #ofFiles = new Map<string, readonly PlacedFinding[]>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      this.#collection,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.#follow(document.uri, contentChanges)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.release(uri)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Replaces the findings within `checked`, or all of the document's where it is absent. */
  replace(uri: vscode.Uri, found: readonly PlacedFinding[], checked?: readonly vscode.Range[]): void {
    const kept = checked
      ? (this.#collection.get(uri) ?? []).filter(({ range }) => !checked.some((other) => other.intersection(range)))
      : [];
    this.#open.add(uri.toString());
    this.#collection.set(uri, [...kept, ...found.map(toVsCodeDiagnostic)]);
  }

  /** A document's own findings are not kept up to date any more. */
  release(uri: vscode.Uri): void {
    this.#open.delete(uri.toString());
    this.#showFile(uri);
  }

  /** What is known of a file; absent when it is to be forgotten. */
  setFile(uri: vscode.Uri, found?: readonly PlacedFinding[]): void {
    if (found) this.#ofFiles.set(uri.toString(), found);
    else this.#ofFiles.delete(uri.toString());
    if (!this.#open.has(uri.toString())) this.#showFile(uri);
  }

  /** Whether what is shown is that of a document, and not of its file. */
  isOpen(uri: vscode.Uri): boolean {
    return this.#open.has(uri.toString());
  }

  #showFile(uri: vscode.Uri): void {
    this.#collection.set(uri, this.#ofFiles.get(uri.toString())?.map(toVsCodeDiagnostic));
  }

  #follow(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const present = this.#collection.get(uri);
    if (!present || present.length === 0 || changes.length === 0) return;
    const moved = present.flatMap((diagnostic) => {
      let range: ReturnType<typeof shiftRange> = diagnostic.range;
      for (const change of changes) range &&= shiftRange(range, change);
      if (!range) return [];
      diagnostic.range = toVsCodeRange(range);
      return [diagnostic];
    });
    this.#collection.set(uri, moved);
  }
}

/** A finding that a macro is not defined, which a quick fix can mend. */
export class UnknownMacroDiagnostic extends vscode.Diagnostic {
  constructor(
    range: vscode.Range,
    message: string,
    severity: vscode.DiagnosticSeverity,
    /** With its backslash. */
    readonly macro: string,
  ) {
    super(range, message, severity);
  }
}

function toVsCodeDiagnostic({ range, message, severity, code, macro, related = [] }: PlacedFinding): vscode.Diagnostic {
  const shown = [toVsCodeRange(range), message, severities[severity]] as const;
  const diagnostic = macro === undefined ? new vscode.Diagnostic(...shown) : new UnknownMacroDiagnostic(...shown, macro);
  diagnostic.source = 'formulint';
  diagnostic.code = { value: code, target: explanation(code) };
  diagnostic.relatedInformation = related.map((other) => new vscode.DiagnosticRelatedInformation(new vscode.Location(other.uri, toVsCodeRange(other.range)), other.message));
  return diagnostic;
}

/** Opens the code's page. */
function explanation(code: string): vscode.Uri {
  return vscode.Uri.parse(`command:formulint.explainCode?${encodeURIComponent(JSON.stringify([code]))}`);
}
