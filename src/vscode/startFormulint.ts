import * as vscode from 'vscode';
import { isPosition } from '../protocol/guards';
import { CheckClient } from '../worker/client';
import type { StartThread } from '../worker/thread';
import { ClaimPanel } from './claimPanel';
import { formulaLanguages } from './checkedLanguage';
import { registerDefineMacro } from './defineMacro';
import { explainCode } from './explainCode';
import { Findings } from './findings';
import { KnownClaims } from './knownClaims';
import { PanelRequests } from './panelRequests';
import { ReadingHover } from './readingHover';
import { Repairs } from './repairs';
import { ShownReport } from './shownReport';
import { Verifier } from './verifier';
import { WorkspaceMacros } from './workspaceMacros';

/** Registers everything Formulint does in VS Code; the checking thread starts with the first check. */
export function startFormulint({ extensionUri, subscriptions }: vscode.ExtensionContext, startThread: StartThread): void {
  const log = vscode.window.createOutputChannel('Formulint', { log: true });
  const explain = (code: unknown) => explainCode(extensionUri, code);
  const client = new CheckClient(startThread);
  const findings = new Findings();
  const repairs = new Repairs();
  const shown = new ShownReport();
  const requests = new PanelRequests({ client, shown, panel: () => panel, verifier: () => verifier, explain: (code) => void explain(code) });
  const panel: ClaimPanel = new ClaimPanel(extensionUri, (request) => void requests.take(request));
  const known = new KnownClaims();
  const macros = new WorkspaceMacros();
  const verifier: Verifier = new Verifier({ client, panel, findings, repairs, shown, known, macros, log });
  const withEditor = <T>(act: (editor: vscode.TextEditor, place?: vscode.Range) => Promise<T>) => async (at?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    // A hover's link says where; a menu hands over the document's address, which says no more than the editor.
    const position = isPosition(at) ? new vscode.Position(at.line, at.character) : undefined;
    if (editor) return act(editor, position && new vscode.Range(position, position));
    panel.show({ kind: 'nothing', document: '', message: 'Open a document, put the cursor in a formula, and try again.' });
    return undefined;
  };
  subscriptions.push(
    log,
    client,
    findings,
    repairs,
    shown,
    panel,
    macros,
    vscode.commands.registerCommand('formulint.verifySelection', withEditor((editor, place) => verifier.verifySelection(editor, place))),
    vscode.commands.registerCommand('formulint.verifyDocument', withEditor((editor) => verifier.verifyDocument(editor.document))),
    vscode.commands.registerCommand('formulint.explainCode', explain),
    vscode.languages.registerHoverProvider(formulaLanguages.map((language) => ({ language })), new ReadingHover(client, known, macros)),
    vscode.languages.registerCodeActionsProvider(formulaLanguages.map((language) => ({ language })), repairs, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    registerDefineMacro((document) => verifier.verifyDocument(document)),
  );
}
