import * as vscode from 'vscode';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { equal, ok } from '../assert';
import { eventually } from '../eventually';

const formula = '1 - \\mysigmoid(x) = \\mysigmoid(-x)';
const inDocument = 'Define \\mysigmoid in this document';
const inSettings = "Define \\mysigmoid in this workspace's settings";

describe('a macro that is not defined', () => {
  it('is one finding for information, with two quick fixes', async () => {
    const editor = await openText(`# Notes\n\nIt is $${formula}$, again $${formula}$.\n`);
    await verifyDocument();
    const [finding, ...others] = findings(editor);
    ok(finding);
    equal(others, []);
    equal([editor.document.getText(finding.range), finding.message, finding.severity], ['\\mysigmoid', '\\mysigmoid is not defined', vscode.DiagnosticSeverity.Information]);
    equal((finding.code as { value: string }).value, 'unknown-macro');
    equal((await fixes(editor)).map(({ title }) => title), [inDocument, inSettings]);
  });

  it('is defined in the document behind its front matter, with the cursor where the body goes', async () => {
    const editor = await openText(`---\ntitle: Notes\n---\n\n$${formula}$\n`);
    await verifyDocument();
    await apply(editor, inDocument);
    await vscode.commands.executeCommand('type', { text: '\\sigma' });
    equal(editor.document.getText(), `---\ntitle: Notes\n---\n\n$\\newcommand{\\mysigmoid}{\\sigma}$\n\n$${formula}$\n`);
    equal((await verifyDocument()).map(({ verdict }) => verdict), ['verified']);
    equal(findings(editor), []);
  });

  it('is defined in the preamble of a LaTeX document', async () => {
    const editor = await openText(`\\documentclass{article}\n% \\begin{document}\n\\begin{document}\n$${formula}$\n\\end{document}\n`, 'latex');
    await verifyDocument();
    await apply(editor, inDocument);
    await vscode.commands.executeCommand('type', { text: '\\sigma' });
    equal(editor.document.lineAt(2).text, '\\newcommand{\\mysigmoid}{\\sigma}');
    equal((await verifyDocument()).map(({ verdict }) => verdict), ['verified']);
  });

  it('is defined in the settings, and the document checked again', async () => {
    const settings = () => vscode.workspace.getConfiguration('formulint');
    const editor = await openText(`$${formula}$\n`);
    await verifyDocument();
    try {
      await settings().update('macros', { '\\other': 'x' }, vscode.ConfigurationTarget.Workspace);
      await apply(editor, inSettings, '\\sigma');
      equal(settings().inspect('macros')?.workspaceValue, { '\\other': 'x', '\\mysigmoid': '\\sigma' });
      equal(findings(editor), []);
    } finally {
      await settings().update('macros', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('a configuration file', () => {
  const root = () => vscode.workspace.workspaceFolders![0]!.uri;
  const write = (text: string) => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), '.formulintrc.json'), new TextEncoder().encode(text));

  it('gives macros to the documents of its folder, as it is now, and shows what is wrong with it', async () => {
    const uri = vscode.Uri.joinPath(root(), '.formulintrc.json');
    await write('{\n  // ours\n  "macros": { "mysigmoid": "\\\\sigma" },\n}\n');
    try {
      await openText(`$${formula}$\n`);
      // The file watcher tells of a change a little later.
      await eventually(async () => equal((await verifyDocument()).map(({ verdict }) => verdict), ['verified']));
      await write('{ "macros": { "mysigmoid": "\\\\tanh" } }');
      await eventually(async () => equal((await verifyDocument()).map(({ verdict }) => verdict), ['refuted']));
      await write('{ "macros": { "mysigmoid": 3 } }');
      await eventually(async () => {
        equal((await verifyDocument()).map(({ reason }) => reason), ['unknown-macro']);
        equal(vscode.languages.getDiagnostics(uri).map(({ message, range }) => [message, range.start.character]), [['the body of macro "mysigmoid" must be a string', 27]]);
      });
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await eventually(() => equal(vscode.languages.getDiagnostics(uri), []));
  });
});

describe('a notebook', () => {
  it('is read cell by cell: what one leaves open does not reach into the next, but its macros do', async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell('$\\def\\mysigmoid{\\sigma}$\n```\nopen'), cell(`$${formula}$`)]));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.window.showTextDocument(notebook.cellAt(1).document);
    equal((await verifyDocument()).map(({ verdict, latex }) => [verdict, latex]), [['verified', formula]]);
  });
});

async function openText(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }), vscode.ViewColumn.One);
}

async function verifyDocument(): Promise<readonly ClaimJson[]> {
  return vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifyDocument');
}

function findings({ document }: vscode.TextEditor): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri);
}

/** The quick fixes for the only finding. */
async function fixes(editor: vscode.TextEditor): Promise<readonly vscode.CodeAction[]> {
  const [finding] = findings(editor);
  ok(finding);
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, finding.range, vscode.CodeActionKind.QuickFix.value);
  return actions.filter(({ title }) => title.startsWith('Define '));
}

/** @param more what the command asks the user for otherwise */
async function apply(editor: vscode.TextEditor, title: string, ...more: readonly string[]): Promise<void> {
  const action = (await fixes(editor)).find((each) => each.title === title);
  ok(action?.command, `no fix ${title}`);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as readonly unknown[]), ...more);
}
