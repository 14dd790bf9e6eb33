import * as vscode from 'vscode';
import { isPosition } from '../protocol/guards';
import { CheckClient } from '../worker/client';
import type { StartThread } from '../worker/thread';
import { registerAssistantTools } from './assistantTools';
import { CellMarks } from './cellMarks';
import { ClaimPanel } from './claimPanel';
import { formulaLanguages } from './checkedLanguage';
import { registerDefineMacro } from './defineMacro';
import { DerivationPreview } from './derivationPreview';
import { EditorMarks } from './editorMarks';
import { explainCode } from './explainCode';
import { writeExport, type ReadResource } from './exportPreview';
import { FindingActions, turnOffCommand } from './findingActions';
import { Findings } from './findings';
import { FixAll } from './fixAll';
import { FollowedDocuments } from './followedDocuments';
import { formulaEditor } from './formulaEditor';
import { goToProblem } from './goToProblem';
import { KnownClaims } from './knownClaims';
import { LiveFindings } from './liveFindings';
import { markdownPlugin, type MarkdownPlugin } from './markdownPlugin';
import { openExample } from './openExample';
import { PanelRequests } from './panelRequests';
import { ReadingHover } from './readingHover';
import { RenderedCellMarks } from './renderedCellMarks';
import { Repairs } from './repairs';
import { ShownReport } from './shownReport';
import { StatusItem } from './statusItem';
import { turnOffCode } from './turnOffCode';
import { VerdictLenses } from './verdictLenses';
import { Verifier } from './verifier';
import { WorkspaceCheck } from './workspaceCheck';
import { WorkspaceSettings } from './workspaceSettings';

/**
 * Registers everything Formulint does in VS Code; the checking thread starts with the first check.
 * @returns what VS Code's Markdown preview asks of the extension
 */
export function startFormulint({ extensionUri, subscriptions }: vscode.ExtensionContext, startThread: StartThread, read: ReadResource): MarkdownPlugin {
  const log = vscode.window.createOutputChannel('Formulint', { log: true });
  const explain = (code: unknown) => explainCode(extensionUri, code);
  const client = new CheckClient(startThread);
  const findings = new Findings();
  const repairs: Repairs = new Repairs((document, place) => verifier.lookForRepairs(document, place));
  const shown = new ShownReport();
  const requests = new PanelRequests({ client, shown, panel: () => panel, verifier: () => verifier, explain: (code) => void explain(code) });
  const panel: ClaimPanel = new ClaimPanel(extensionUri, (request) => void requests.take(request));
  const known = new KnownClaims();
  const settings = new WorkspaceSettings(client, log);
  const modelsClient = new CheckClient(startThread);
  const verifier: Verifier = new Verifier({ client, panel, findings, repairs, shown, known, settings, log });
  const followed = new FollowedDocuments(client, settings, log);
  const documents = formulaLanguages.map((language) => ({ language }));
  let target: vscode.Uri | undefined;
  const preview = new DerivationPreview(extensionUri, followed, {
    onExplain: (code) => void explain(code),
    findDetails: (document, range) => verifier.detailsOf(document, range),
    onExported: (title, html, document) => void writeExport(extensionUri, read, { title, html, document, target }).then((uri) => uri && !target && vscode.env.openExternal(uri)),
  });
  const workspace = new WorkspaceCheck({ startThread, settings, findings, log });
  const lenses = new VerdictLenses(followed);
  const withEditor = <T>(act: (editor: vscode.TextEditor, place?: vscode.Range) => Promise<T>) => async (at?: unknown) => {
    const editor = await formulaEditor();
    // A hover's link says where; a menu hands over the document's address, which says no more than the editor.
    const position = isPosition(at) ? new vscode.Position(at.line, at.character) : undefined;
    if (editor) return act(editor, position && new vscode.Range(position, position));
    panel.show({ kind: 'nothing', document: '', message: 'Open a document, put the cursor in a formula, and try again.' });
    return undefined;
  };
  subscriptions.push(
    log,
    client,
    modelsClient,
    ...registerAssistantTools({ extensionUri, client: modelsClient, settings }),
    findings,
    repairs,
    shown,
    panel,
    settings,
    followed,
    preview,
    lenses,
    workspace,
    new LiveFindings(followed, findings),
    new EditorMarks(followed, extensionUri),
    new StatusItem(followed),
    new CellMarks(followed),
    new RenderedCellMarks(followed),
    vscode.commands.registerCommand('formulint.verifySelection', withEditor((editor, place) => verifier.verifySelection(editor, place))),
    vscode.commands.registerCommand('formulint.verifyDocument', withEditor((editor) => verifier.verifyDocument(editor.document))),
    vscode.commands.registerCommand('formulint.checkWorkspace', () => workspace.run()),
    vscode.commands.registerCommand('formulint.explainCode', explain),
    vscode.commands.registerCommand('formulint.openPreview', () => formulaEditor().then(() => preview.open())),
    vscode.commands.registerCommand('formulint.exportPreview', async (uri: unknown) => {
      target = uri instanceof vscode.Uri && uri.path.endsWith('.html') ? uri : undefined;
      await formulaEditor();
      preview.export();
    }),
    vscode.commands.registerCommand('formulint.openExample', () => openExample(extensionUri, read)),
    vscode.commands.registerCommand('formulint.nextProblem', () => goToProblem('next')),
    vscode.commands.registerCommand('formulint.previousProblem', () => goToProblem('previous')),
    vscode.languages.registerCodeLensProvider(documents, lenses),
    vscode.languages.registerHoverProvider(documents, new ReadingHover(client, known, settings, followed)),
    vscode.languages.registerCodeActionsProvider(documents, repairs, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.languages.registerCodeActionsProvider(documents, new FindingActions(client, settings, followed), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.languages.registerCodeActionsProvider(documents, new FixAll(client, settings), { providedCodeActionKinds: [FixAll.kind] }),
    vscode.commands.registerCommand(turnOffCommand, (code: unknown, uri: unknown) => turnOffCode(settings, code, uri)),
    registerDefineMacro(settings, (document) => verifier.verifyDocument(document)),
  );
  followed.start();
  return markdownPlugin(followed, subscriptions);
}
