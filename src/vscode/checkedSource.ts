import * as vscode from 'vscode';
import type { Range } from '../protocol/verdict';
import type { CheckInput } from '../protocol/worker';
import { checkedLanguage } from './checkedLanguage';
import type { FileSettings } from './workspaceSettings';

/** A place in a document that VS Code knows. */
export interface SourcePlace {
  readonly document: vscode.TextDocument;
  readonly range: Range;
}

/** What is handed to the checker, and the way back from its ranges to the editor. */
export interface CheckedSource {
  /** Where the user asked: the document itself, or one cell of a notebook. */
  readonly document: vscode.TextDocument;
  readonly input: CheckInput;
  readonly settings: FileSettings;
  /** The documents the text is made of, with the versions it was made from. */
  readonly parts: readonly { readonly document: vscode.TextDocument; readonly version: number; readonly firstLine: number }[];
}

/**
 * The document as it stands now, unsaved changes included. A notebook's Markdown cells are read one after the other, so
 * that a cell may use what an earlier one defines.
 * @param settings what holds in the document from outside
 * @param selection only claims that touch it are reported; all of the document where absent
 */
export function checkedSource(document: vscode.TextDocument, settings: FileSettings, selection?: vscode.Range): CheckedSource {
  const cells = markdownCells(document);
  const documents = cells ?? [document];
  const separator = '\n\n';
  const texts = documents.map((part) => part.getText());
  const parts: { document: vscode.TextDocument; version: number; firstLine: number }[] = [];
  let line = 0;
  let offset = 0;
  let start = 0;
  const starts: number[] = [];
  documents.forEach((part, index) => {
    parts.push({ document: part, version: part.version, firstLine: line });
    starts.push(offset);
    if (part === document) start = offset;
    line += part.lineCount + 1;
    offset += (texts[index]?.length ?? 0) + separator.length;
  });
  const span = selection && { start: start + document.offsetAt(selection.start), end: start + document.offsetAt(selection.end) };
  const input: CheckInput = {
    text: texts.join(separator),
    languageId: languageOf(document, settings),
    macros: settings.macros,
    ...(settings.assumptions.length > 0 ? { assumptions: settings.assumptions } : {}),
    ...(cells ? { parts: starts } : {}),
    ...(span ? { selection: span } : {}),
  };
  return { document, input, settings, parts };
}

/** As configured; the JSON of a notebook is no text that an editor shows. */
function languageOf({ languageId }: vscode.TextDocument, { language }: FileSettings): CheckInput['languageId'] {
  return language === undefined || language === 'ipynb' ? checkedLanguage(languageId) : language;
}

/** Undefined where `document` is no Markdown cell of a notebook. */
function markdownCells(document: vscode.TextDocument): readonly vscode.TextDocument[] | undefined {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) => candidate.getCells().some((cell) => cell.document === document));
  const cells = notebook?.getCells().map((cell) => cell.document) ?? [];
  const markdown = cells.filter(({ languageId }) => languageId === 'markdown');
  return markdown.includes(document) ? markdown : undefined;
}

/** Where a range of the checker's text lies; a range over several cells ends with its first. */
export function placeOf({ parts, document }: CheckedSource, range: Range): SourcePlace {
  const part = parts.findLast(({ firstLine }) => firstLine <= range.start.line);
  if (!part) return { document, range };
  const lines = part.document.lineCount;
  const inPart = ({ line, character }: Range['start']) =>
    line - part.firstLine < lines
      ? { line: line - part.firstLine, character }
      : { line: lines - 1, character: part.document.lineAt(lines - 1).text.length };
  return { document: part.document, range: { start: inPart(range.start), end: inPart(range.end) } };
}

/** The range of the checker's text that a range of one of its documents is; the inverse of `placeOf`. */
export function rangeIn({ parts }: CheckedSource, { document, range: { start, end } }: SourcePlace): Range {
  const firstLine = parts.find((part) => part.document === document)?.firstLine ?? 0;
  const moved = ({ line, character }: Range['start']) => ({ line: line + firstLine, character });
  return { start: moved(start), end: moved(end) };
}

/** True while no part was edited since. */
export function isCurrent({ parts }: CheckedSource): boolean {
  return parts.every(({ document, version }) => document.version === version);
}

/** Whether the user wants findings where floats get a right formula wrong. */
export const wantsStability = (uri: vscode.Uri): boolean => vscode.workspace.getConfiguration('formulint', uri).get('stability') === true;
