import * as vscode from 'vscode';
import type { TextEditJson } from '../protocol/verdict';
import type { CheckClient } from '../worker/client';
import { checkedSource, isCurrent, placeOf, rangeIn, type CheckedSource } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import { claimsOf, type FollowedDocuments } from './followedDocuments';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds after which a menu is shown without what is not known by then. */
const budget = 2_000;

export const turnOffCommand = 'formulint.turnOffCode';

/**
 * What may be done about a finding besides mending the formula: silence it by a comment or a setting; and of a claim that
 * holds under a condition, state the condition.
 */
export class FindingActions implements vscode.CodeActionProvider {
  readonly #client: CheckClient;
  readonly #settings: WorkspaceSettings;
  readonly #followed: FollowedDocuments;

  constructor(client: CheckClient, settings: WorkspaceSettings, followed: FollowedDocuments) {
    this.#client = client;
    this.#settings = settings;
    this.#followed = followed;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics, only }: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const own = diagnostics.filter(({ source, code }) => source === 'formulint' && typeof code === 'object');
    const source = checkedSource(document, await this.#settings.of(document.uri));
    const found = [await this.#stateCondition(source, range), ...(await Promise.all(own.map((diagnostic) => this.#silence(source, diagnostic))))].flat();
    // Several findings of one code have one way to be rid of them.
    return found.filter(({ title }, at) => found.findIndex((other) => other.title === title) === at);
  }

  async #silence(source: CheckedSource, diagnostic: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
    const { document, input } = source;
    const code = String((diagnostic.code as { readonly value: string | number }).value);
    const { line, character } = diagnostic.range.start;
    const outcome = await this.#client.ask({ kind: 'silence', input, range: rangeIn(source, { document, range: diagnostic.range }), code }, { key: `silence ${code} ${line}:${character}`, budget, yields: true });
    const edits = outcome.kind === 'silence' && isCurrent(source) ? outcome : undefined;
    const turnOff = new vscode.CodeAction(`Turn off ${code} ${vscode.workspace.workspaceFolders ? 'in this workspace' : 'in your settings'}`, vscode.CodeActionKind.QuickFix);
    turnOff.command = { title: turnOff.title, command: turnOffCommand, arguments: [code, document.uri.toString()] };
    const actions = [
      ...(edits?.line ? [editing(`Silence ${code} on this line`, source, edits.line)] : []),
      ...(edits?.file ? [editing(`Silence ${code} in this document`, source, edits.file)] : []),
      turnOff,
    ];
    for (const action of actions) action.diagnostics = [diagnostic];
    return actions;
  }

  /** The condition of the claim at a place, in a comment, if the claim is then verified. */
  async #stateCondition(source: CheckedSource, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const { document } = source;
    const state = this.#followed.stateOf(document);
    if (!state || !isCurrent(state.source)) return [];
    const isHere = (place: ReturnType<typeof placeOf>): boolean => place.document === document && toVsCodeRange(place.range).intersection(range) !== undefined;
    const claim = claimsOf(state).find((one) => one.condition !== undefined && isHere(placeOf(state.source, one.range)));
    if (!claim?.condition) return [];
    const facts = claim.condition;
    const selection = checkedSource(document, source.settings, toVsCodeRange(placeOf(source, claim.range).range));
    const outcome = await this.#client.check({ key: `condition ${document.uri.toString()}`, input: { ...selection.input, assumed: { range: claim.range, facts } }, plots: true, repairs: false, budget, yields: true });
    const checked = outcome.kind === 'report' && isCurrent(source) ? outcome.report.claims.find(({ range: { start } }) => start.line === claim.range.start.line && start.character === claim.range.start.character) : undefined;
    const edit = checked?.assumed?.edit;
    return checked?.verdict === 'verified' && edit ? [editing(`State in a comment that ${facts}`, source, edit)] : [];
  }
}

function editing(title: string, source: CheckedSource, { range, newText }: TextEditJson): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const place = placeOf(source, range);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(place.document.uri, [new vscode.TextEdit(toVsCodeRange(place.range), newText)]);
  return action;
}
