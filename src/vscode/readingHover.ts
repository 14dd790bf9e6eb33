import * as vscode from 'vscode';
import type { ClaimJson, Position, Range } from '../protocol/verdict';
import { hoverText } from '../report/hoverText';
import type { CheckClient } from '../worker/client';
import { checkedSource, isCurrent, placeOf, type CheckedSource } from './checkedSource';
import { toVsCodeRange } from './convertRange';
import { claimsOf, type FollowedDocuments } from './followedDocuments';
import type { KnownClaims } from './knownClaims';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds after which a hover gives up. */
const budget = 4_000;

/** There is one hover at a time: a newer one supersedes an older. */
const key = 'formulint-hover';

/** The only commands that a link in a hover may run. */
const commands = { verify: 'formulint.verifySelection', verifyAll: 'formulint.verifyDocument', explain: 'formulint.explainCode' } as const;

/**
 * Shows over a formula how it was read. What is known of the unchanged text is used; otherwise the formula, and what it
 * builds on, is checked in the checking thread.
 */
export class ReadingHover implements vscode.HoverProvider {
  readonly #client: CheckClient;
  readonly #known: KnownClaims;
  readonly #settings: WorkspaceSettings;
  readonly #followed: FollowedDocuments;

  constructor(client: CheckClient, known: KnownClaims, settings: WorkspaceSettings, followed: FollowedDocuments) {
    this.#followed = followed;
    this.#client = client;
    this.#known = known;
    this.#settings = settings;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
    const state = this.#followed.stateOf(document);
    if (state?.complete && isCurrent(state.source)) return hoverOver(state.source, claimsOf(state).filter(({ range }) => covers(state.source, range, document, position)));
    const source = checkedSource(document, await this.#settings.of(document.uri), new vscode.Range(position, position));
    const here = (claims: readonly ClaimJson[]) => claims.filter(({ range }) => covers(source, range, document, position));
    const known = this.#known.of(source.input);
    const remembered = here(known?.claims ?? []);
    if (known && (known.whole || remembered.length > 0)) return hoverOver(source, remembered);
    const cancellation = token.onCancellationRequested(() => this.#client.cancel(key));
    const outcome = await this.#client.check({ key, input: source.input, plots: false, budget, yields: true });
    cancellation.dispose();
    if (token.isCancellationRequested) return undefined;
    if (outcome.kind === 'out-of-time') return new vscode.Hover(markdown(`This was not decided within ${budget / 1000} seconds.\n\n${link('Verify', commands.verify, position)}`));
    if (outcome.kind !== 'report') return undefined;
    const { claims } = outcome.report;
    this.#known.remember(source.input, claims, false);
    return hoverOver(source, here(claims));
  }
}

function covers(source: CheckedSource, range: Range, document: vscode.TextDocument, position: vscode.Position): boolean {
  const place = placeOf(source, range);
  return place.document === document && toVsCodeRange(place.range).contains(position);
}

const extent = ({ start, end }: Range): number => (end.line - start.line) * 1e6 + end.character - start.character;

/** The narrowest of the claims at one place, with the findings about its notation. */
function hoverOver(source: CheckedSource, claims: readonly ClaimJson[]): vscode.Hover | undefined {
  const isNotation = ({ kind, code }: ClaimJson) => kind === 'notation' && code !== null;
  const [claim, ...notation] = [...claims].sort((a, b) => Number(isNotation(a)) - Number(isNotation(b)) || extent(a.range) - extent(b.range));
  if (!claim) return undefined;
  const range = toVsCodeRange(placeOf(source, claim.range).range);
  const links = [
    link('Verify', commands.verify, range.start),
    link('Verify document', commands.verifyAll),
    ...(claim.code === null ? [] : [link(`About ${claim.code}`, commands.explain, claim.code)]),
  ];
  return new vscode.Hover(markdown(`${hoverText(claim, notation.filter(isNotation))}\n\n${links.join(' · ')}`), range);
}

function link(title: string, command: string, ...values: readonly (string | Position)[]): string {
  const query = values.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(values)).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`)}`;
  return `[${title}](command:${command}${query})`;
}

function markdown(text: string): vscode.MarkdownString {
  const shown = new vscode.MarkdownString(text);
  shown.isTrusted = { enabledCommands: Object.values(commands) };
  return shown;
}
