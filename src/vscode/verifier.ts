import * as vscode from 'vscode';
import type { ClaimJson } from '../protocol/verdict';
import type { CheckReport } from '../protocol/worker';
import { diagnosticsOf } from '../report/diagnostic';
import { assertNever } from '../util/assertNever';
import type { CheckClient, CheckOutcome } from '../worker/client';
import { checkedSource, isCurrent, placeOf, rangeIn, wantsStability, type CheckedSource, type SourcePlace } from './checkedSource';
import type { ClaimPanel } from './claimPanel';
import { toVsCodeRange } from './convertRange';
import { findingsIn, type Findings } from './findings';
import type { KnownClaims } from './knownClaims';
import type { Offer, Repairs } from './repairs';
import type { Asked, ShownReport } from './shownReport';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds a check may take before its thread is ended. */
const budgets = { selection: 8_000, document: 30_000 } as const;

/** Milliseconds after which the panel says that it is checking; most answers come sooner. */
const patience = 200;

export interface VerifierParts {
  readonly client: CheckClient;
  readonly panel: ClaimPanel;
  readonly findings: Findings;
  readonly repairs: Repairs;
  readonly shown: ShownReport;
  readonly known: KnownClaims;
  readonly settings: WorkspaceSettings;
  readonly log: vscode.LogOutputChannel;
}

/** What is to be checked, perhaps under facts that the document does not state. */
export interface Question extends Asked {
  readonly assumed?: { /** The claim they are about. */ readonly place: SourcePlace; readonly facts: string };
}

/** Checks what the user asked for and shows the outcome: panel, Problems, log. */
export class Verifier {
  readonly #parts: VerifierParts;

  constructor(parts: VerifierParts) {
    this.#parts = parts;
  }

  /**
   * @param selection the editor's own unless another place of its document is given
   * @returns the claims the selection or the cursor touches; undefined where there was no answer
   */
  verifySelection(editor: vscode.TextEditor, selection: vscode.Range = editor.selection): Promise<readonly ClaimJson[] | undefined> {
    return this.verify({ document: editor.document, selection });
  }

  /** @returns all claims of the document; undefined where there was no answer */
  verifyDocument(document: vscode.TextDocument): Promise<readonly ClaimJson[] | undefined> {
    return this.verify({ document });
  }

  /** Looks for mends of the claims at a place. @returns false where something else came first */
  async lookForRepairs(document: vscode.TextDocument, place: vscode.Range): Promise<boolean> {
    const source = checkedSource(document, await this.#parts.settings.of(document.uri), new vscode.Range(place.start, place.start));
    const outcome = await this.#parts.client.check({ key: `repairs ${document.uri.toString()}`, input: source.input, plots: false, repairs: true, budget: budgets.selection, yields: true });
    if (outcome.kind !== 'report' || !isCurrent(source)) return outcome.kind !== 'superseded';
    const { claims } = outcome.report;
    const checked = claims.map(({ range }) => toVsCodeRange(placeOf(source, range).range));
    this.#parts.repairs.replace(document.uri, offersIn(source, document, claims), checked);
    return true;
  }

  /** All that can be found out of the claim at a place, for the preview. */
  async detailsOf(document: vscode.TextDocument, place: vscode.Range): Promise<ClaimJson | undefined> {
    const source = checkedSource(document, await this.#parts.settings.of(document.uri), new vscode.Range(place.start, place.start));
    const outcome = await this.#parts.client.check({ key: 'preview details', input: source.input, plots: true, budget: budgets.selection, yields: true });
    if (outcome.kind !== 'report') return undefined;
    return outcome.report.claims.find(({ range }) => toVsCodeRange(placeOf(source, range).range).isEqual(place));
  }

  /** @returns the claims asked about; undefined where there was no answer */
  async verify({ document, selection, assumed }: Question): Promise<readonly ClaimJson[] | undefined> {
    const { client, panel, log } = this.#parts;
    const source = withFacts(checkedSource(document, await this.#parts.settings.of(document.uri), selection), assumed);
    const name = documentName(document);
    const started = Date.now();
    const notice = setTimeout(() => panel.show({ kind: 'checking', document: name }, document), patience);
    const outcome = await client.check({
      key: document.uri.toString(),
      input: source.input,
      plots: true,
      stability: wantsStability(document.uri),
      budget: selection ? budgets.selection : budgets.document,
    });
    clearTimeout(notice);
    log.info(`${name}: ${inWords(outcome)} in ${Date.now() - started} ms`);
    switch (outcome.kind) {
      case 'superseded':
        return undefined;
      case 'report':
        // A selection may be read otherwise than the formulas it is part of.
        if (!assumed && (!selection || selection.isEmpty)) this.#parts.known.remember(source.input, outcome.report.claims, !selection);
        return this.#show(source, document, outcome.report, selection);
      case 'out-of-time':
        return this.#show(source, document, { claims: [outOfTime(source, selection, outcome.milliseconds)], problems: [] }, selection);
      case 'failure':
        log.error(outcome.message);
        panel.show({ kind: 'failed', document: name, message: 'Something went wrong inside Formulint. The Formulint output channel says more.' }, document);
        return undefined;
      default:
        return assertNever(outcome);
    }
  }

  #show(source: CheckedSource, document: vscode.TextDocument, report: CheckReport, selection: vscode.Range | undefined): readonly ClaimJson[] {
    const { panel, shown } = this.#parts;
    const { claims } = report;
    const name = documentName(document);
    // What only holds under facts that the document does not state is no finding in it.
    if (isCurrent(source) && !source.input.assumed) this.#publish(source, report, selection);
    if (claims.length === 0) {
      panel.show({ kind: 'nothing', document: name, message: nothingFound(selection) }, document);
      return claims;
    }
    panel.show({ kind: 'report', document: name, generation: shown.remember(source, selection, claims), claims }, document);
    return claims;
  }

  /** The findings of what was checked replace the earlier ones there. */
  #publish(source: CheckedSource, { claims, problems }: CheckReport, selection: vscode.Range | undefined): void {
    const found = diagnosticsOf({ claims, problems: selection ? [] : problems }, source.settings.rules);
    for (const { document } of source.parts) {
      const checked = claims.flatMap(({ range }) => {
        const place = placeOf(source, range);
        return place.document === document ? [toVsCodeRange(place.range)] : [];
      });
      this.#parts.findings.replace(document.uri, findingsIn(source, document, found), selection ? checked : undefined);
      this.#parts.repairs.replace(document.uri, offersIn(source, document, claims), selection ? checked : undefined);
    }
  }
}

function withFacts(source: CheckedSource, assumed: Question['assumed']): CheckedSource {
  return assumed ? { ...source, input: { ...source.input, assumed: { range: rangeIn(source, assumed.place), facts: assumed.facts } } } : source;
}

/** The repairs of findings in one document of a source. */
function offersIn(source: CheckedSource, document: vscode.TextDocument, claims: readonly ClaimJson[]): readonly Offer[] {
  return claims.filter(({ suppressed }) => !suppressed).flatMap(({ range, findingRange, repairs }) => {
    const claim = placeOf(source, range);
    if (claim.document !== document) return [];
    const finding = placeOf(source, findingRange ?? range).range;
    return (repairs ?? []).map((repair): Offer => ({ finding, claim: claim.range, repair: { ...repair, edits: repair.edits.map((edit) => ({ ...edit, range: placeOf(source, edit.range).range })) } }));
  });
}

function documentName({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function nothingFound(selection: vscode.Range | undefined): string {
  if (!selection) return 'The document has no formulas that say something which could be true or false.';
  return selection.isEmpty
    ? 'There is no formula at the cursor. Put the cursor in one, or select the text to be read as a formula.'
    : 'The selection has no formula that says something which could be true or false.';
}

/** In place of a report: the thread did not answer in time. */
function outOfTime({ document, input }: CheckedSource, selection: vscode.Range | undefined, milliseconds: number): ClaimJson {
  const range = selection ?? new vscode.Range(0, 0, document.lineCount, 0);
  return {
    range: { start: range.start, end: range.end },
    latex: input.selection ? input.text.slice(input.selection.start, input.selection.end) : '',
    kind: 'expression',
    verdict: 'unchecked',
    code: null,
    message: `This was not decided within ${milliseconds / 1000} seconds.`,
    reason: 'budget',
    evidence: {},
    assumptions: [],
  };
}

function inWords(outcome: CheckOutcome): string {
  if (outcome.kind !== 'report') return outcome.kind;
  const verdicts = outcome.report.claims.map(({ verdict }) => verdict);
  return verdicts.length === 0 ? 'no claims' : verdicts.join(', ');
}
