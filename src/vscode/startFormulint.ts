import * as vscode from 'vscode';
import { CheckClient } from '../worker/client';
import type { StartThread } from '../worker/thread';
import { ClaimPanel } from './claimPanel';
import { explainCode } from './explainCode';
import { Findings } from './findings';
import { ShownReport } from './shownReport';
import { Verifier } from './verifier';

/** Registers everything Formulint does in VS Code; the checking thread starts with the first check. */
export function startFormulint({ extensionUri, subscriptions }: vscode.ExtensionContext, startThread: StartThread): void {
  const log = vscode.window.createOutputChannel('Formulint', { log: true });
  const explain = (code: unknown) => explainCode(extensionUri, code);
  const client = new CheckClient(startThread);
  const findings = new Findings();
  const shown = new ShownReport();
  const panel = new ClaimPanel(extensionUri, {
    onReveal: (request) => void shown.reveal(request),
    onExplain: (code) => void explain(code),
  });
  const verifier = new Verifier({ client, panel, findings, shown, log });
  const withEditor = <T>(act: (editor: vscode.TextEditor) => Promise<T>) => async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor) return act(editor);
    panel.show({ kind: 'nothing', document: '', message: 'Open a document, put the cursor in a formula, and try again.' });
    return undefined;
  };
  subscriptions.push(
    log,
    client,
    findings,
    shown,
    panel,
    vscode.commands.registerCommand('formulint.verifySelection', withEditor((editor) => verifier.verifySelection(editor))),
    vscode.commands.registerCommand('formulint.verifyDocument', withEditor((editor) => verifier.verifyDocument(editor.document))),
    vscode.commands.registerCommand('formulint.explainCode', explain),
  );
}
