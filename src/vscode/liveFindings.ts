import type * as vscode from 'vscode';
import { diagnosticsOf } from '../report/diagnostic';
import { isCurrent } from './checkedSource';
import { findingsIn, type Findings } from './findings';
import { reportOf, type FollowedDocuments } from './followedDocuments';
import { fileOf } from './workspaceSettings';

/** Milliseconds without a keystroke after which Problems and squiggles change: half a formula is no finding. */
const rest = 350;

/** Keeps the findings of followed documents up to date. */
export class LiveFindings {
  readonly #followed: FollowedDocuments;
  readonly #findings: Findings;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #published = new Map<string, readonly vscode.Uri[]>();
  readonly #subscription: vscode.Disposable;

  constructor(followed: FollowedDocuments, findings: Findings) {
    this.#followed = followed;
    this.#findings = findings;
    this.#subscription = followed.onDidChange((key) => this.#changed(key));
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #changed(key: string): void {
    const isFirst = !this.#published.has(key);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => this.#publish(key), isFirst ? 0 : rest));
  }

  #publish(key: string): void {
    this.#timers.delete(key);
    const state = this.#followed.stateByKey(key);
    if (!state) {
      for (const uri of this.#published.get(key) ?? []) this.#findings.release(uri);
      this.#published.delete(key);
      return;
    }
    const { source, complete } = state;
    if (!complete || !isCurrent(source)) return;
    const { rules, isIgnored } = source.settings;
    const found = isIgnored ? [] : diagnosticsOf(reportOf(state), rules);
    for (const { document } of source.parts) this.#findings.replace(document.uri, findingsIn(source, document, found));
    // Those of a notebook are shown in its cells.
    const notebook = fileOf(source.document.uri);
    if (notebook !== source.document.uri) this.#findings.replace(notebook, []);
    this.#published.set(key, [notebook, ...source.parts.map(({ document }) => document.uri)]);
  }
}
