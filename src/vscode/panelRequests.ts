import * as vscode from 'vscode';
import type { PanelRequest, RequestOf } from '../protocol/panel';
import { assertNever } from '../util/assertNever';
import type { CheckClient } from '../worker/client';
import type { ClaimPanel } from './claimPanel';
import type { ShownReport } from './shownReport';
import type { Verifier } from './verifier';

/** Milliseconds a figure may take before its thread is ended. */
const figureBudget = 4_000;

export interface PanelRequestParts {
  readonly client: CheckClient;
  readonly shown: ShownReport;
  /** Made after what the panel tells of its requests. */
  readonly panel: () => ClaimPanel;
  readonly verifier: () => Verifier;
  readonly explain: (code: string) => void;
}

/** Does what the panel's page asks for. A request about a report that is not shown any more is ignored. */
export class PanelRequests {
  readonly #parts: PanelRequestParts;

  constructor(parts: PanelRequestParts) {
    this.#parts = parts;
  }

  async take(request: Exclude<PanelRequest, { readonly type: 'ready' }>): Promise<void> {
    switch (request.type) {
      case 'reveal':
        return this.#parts.shown.reveal(request);
      case 'explain':
        return this.#parts.explain(request.code);
      case 'repair':
        return this.#repair(request);
      case 'assume':
        return this.#assume(request);
      case 'write':
        return this.#write(request);
      case 'draw':
        return this.#draw(request);
      case 'copy':
        return vscode.env.clipboard.writeText(request.text);
      case 'save':
        return save(request);
      default:
        return assertNever(request);
    }
  }

  /** The editor shows what is done, keeps it to be undone, and the panel the verdict on the formula as it then is. */
  async #repair(request: RequestOf<'repair'>): Promise<void> {
    const { shown } = this.#parts;
    const found = shown.claim(request);
    const repair = found?.claim.repairs?.[request.repair];
    if (!found || !repair) return;
    if (!(await apply(shown.editsNow(found.claim.range, repair.edits)))) return;
    await this.#again();
  }

  async #again(): Promise<void> {
    const asked = this.#parts.shown.asked();
    if (asked) await this.#parts.verifier().verify(asked);
  }

  async #assume(request: RequestOf<'assume'>): Promise<void> {
    const { shown, verifier } = this.#parts;
    const found = shown.claim(request);
    const [asked, place] = [shown.asked(), found && shown.placeNow(found.claim.range)];
    const facts = request.facts.trim();
    if (asked && place) await verifier().verify(facts === '' ? asked : { ...asked, assumed: { place, facts } });
  }

  async #write(request: RequestOf<'write'>): Promise<void> {
    const { shown, verifier } = this.#parts;
    const found = shown.claim(request);
    const edit = found?.claim.assumed?.edit;
    if (!found || !edit) return;
    if (!(await apply(shown.editsNow(found.claim.range, [edit])))) return;
    const [asked, place] = [shown.asked(), shown.placeNow(found.claim.range)];
    if (!asked || !place) return;
    // What was selected may now have the comment in it; the formula's end is the formula's.
    const { end } = place.range;
    const selection = new vscode.Range(end.line, end.character, end.line, end.character);
    await verifier().verify(asked.selection ? { document: place.document, selection } : asked);
  }

  async #draw({ generation, claim, plot, settings }: RequestOf<'draw'>): Promise<void> {
    const { client, panel, shown } = this.#parts;
    const found = shown.claim({ generation, claim });
    if (!found) return;
    const outcome = await client.draw({ key: `figure ${claim} ${plot}`, input: found.source.input, figure: { claim, plot, settings }, budget: figureBudget, yields: true });
    panel().answer({ type: 'drawn', generation, claim, plot, ...(outcome.kind === 'drawn' && outcome.plot ? { data: outcome.plot } : {}) });
  }
}

/** @returns whether the edit was made */
async function apply(edit: vscode.WorkspaceEdit | undefined): Promise<boolean> {
  if (edit && (await vscode.workspace.applyEdit(edit))) return true;
  void vscode.window.showWarningMessage('The formula was edited since it was checked. Verify it again first.');
  return false;
}

async function save({ format, content }: RequestOf<'save'>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `figure.${format}`) } : {}),
    filters: format === 'svg' ? { 'SVG picture': ['svg'] } : { 'PNG picture': ['png'] },
  });
  if (!uri) return;
  const bytes = format === 'svg' ? new TextEncoder().encode(content) : Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(uri, bytes);
}
