import * as vscode from 'vscode';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { equal, match, ok } from '../assert';
import { eventually } from '../eventually';

const wrong = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)';
const right = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a - b)';

describe('verifying', () => {
  it('refutes a selected formula, with a finding under exactly its text', async () => {
    const editor = await openText(`# Notes\n\nIt is said that $${wrong}$ holds.\n`);
    const [claim] = await verifySelection(editor, wrong);
    equal([claim?.verdict, claim?.code], ['refuted', 'identity-fails']);
    const [finding, ...others] = findings(editor);
    ok(finding);
    equal(others, []);
    equal(editor.document.getText(finding.range), wrong);
    equal([finding.source, finding.severity], ['formulint', vscode.DiagnosticSeverity.Error]);
    equal((finding.code as { value: string }).value, 'identity-fails');
    match(finding.message, /a = .*b = /);
  });

  it('verifies the formula at the cursor', async () => {
    const editor = await openText(`With two classes $${right}$.\n`);
    const position = editor.document.positionAt(editor.document.getText().indexOf('\\sigma') + 2);
    editor.selection = new vscode.Selection(position, position);
    const claims = await vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifySelection');
    equal(claims.map(({ verdict }) => verdict), ['verified']);
    equal(findings(editor), []);
  });

  it('opens one panel beside the editor and leaves the focus where it was', async () => {
    const editor = await openText(`$${right}$ and $${wrong}$\n`);
    await verifySelection(editor, right);
    await verifySelection(editor, wrong);
    await eventually(() => equal(panels(), [['Formulint', vscode.ViewColumn.Two]]));
    equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  it('opens beside its document, also where another one has got the focus meanwhile', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openText(`$${wrong}$\n`);
    const verified = vscode.commands.executeCommand('formulint.verifyDocument');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'Another.' }), vscode.ViewColumn.Two);
    await verified;
    await eventually(() => equal(panels(), [['Formulint', vscode.ViewColumn.Two]]));
  });

  it('lets a finding move with the text above it, and drops it when its own text is mended', async () => {
    const editor = await openText(`Above.\n\n$${wrong}$\n`);
    await verifySelection(editor, wrong);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# A heading\n\n'));
    equal(findings(editor).map(({ range }) => editor.document.getText(range)), [wrong]);
    const plus = editor.document.positionAt(editor.document.getText().lastIndexOf('a + b') + 2);
    await editor.edit((edit) => edit.replace(new vscode.Range(plus, plus.translate(0, 1)), '-'));
    equal(findings(editor), []);
    equal((await verifySelection(editor, right)).map(({ verdict }) => verdict), ['verified']);
    equal(findings(editor), []);
  });

  it('replaces the findings of what it checks again and keeps the others', async () => {
    const other = '1 - \\sigma(x) = \\sigma(x)';
    const editor = await openText(`$${wrong}$\n\n$${other}$\n`);
    await verifySelection(editor, wrong);
    await verifySelection(editor, other);
    await verifySelection(editor, other);
    equal(findings(editor).map(({ range }) => editor.document.getText(range)).sort(), [other, wrong].sort());
  });

  it('verifies a whole document', async () => {
    const editor = await openText(`$${wrong}$\n\nand $${right}$\n`);
    const claims = await vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifyDocument');
    equal(claims.map(({ verdict }) => verdict), ['refuted', 'verified']);
    equal(findings(editor).length, 1);
  });

  it('loads more digits where floats cannot tell', async () => {
    await openText('$\\pi = 3.14159265358979323846$ and $\\pi = 3.14159265358979323899$\n');
    const claims = await vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifyDocument');
    equal(claims.map(({ verdict }) => verdict), ['verified', 'refuted']);
  });

  it('reads LaTeX documents', async () => {
    const editor = await openText(`\\documentclass{article}\n\\begin{document}\n\\[ ${wrong} \\]\n\\end{document}\n`, 'latex');
    equal((await verifySelection(editor, wrong)).map(({ verdict }) => verdict), ['refuted']);
  });

  it('finds nothing where there is no formula, without a complaint', async () => {
    const editor = await openText('Words only.\n');
    equal(await verifySelection(editor, 'Words'), []);
    equal(findings(editor), []);
  });

  it('uses the macros of the settings', async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('formulint.macros', { '\\sig': '\\sigma' }, vscode.ConfigurationTarget.Workspace);
    try {
      const formula = '1 - \\sig(x) = \\sig(-x)';
      const editor = await openText(`$${formula}$\n`);
      equal((await verifySelection(editor, formula)).map(({ verdict }) => verdict), ['verified']);
    } finally {
      await settings.update('formulint.macros', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('verifies a formula in a Markdown cell of a notebook, at its place in the cell', async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const code = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = 1', 'python');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell('# Title\n\nWords.'), code, cell(`Second line:\n$${wrong}$`)]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(2);
    const editor = await vscode.window.showTextDocument(document);
    equal((await verifySelection(editor, wrong)).map(({ verdict }) => verdict), ['refuted']);
    equal(findings(editor).map(({ range }) => document.getText(range)), [wrong]);
  });
});

/** Title and column of each webview; the editor tells of a new one a little later. */
function panels(): readonly (readonly [string, vscode.ViewColumn])[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => [label, viewColumn] as const),
  );
}

async function openText(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }), vscode.ViewColumn.One);
}

/** Selects the text in the editor and runs the command, as a user does. */
async function verifySelection(editor: vscode.TextEditor, text: string): Promise<readonly ClaimJson[]> {
  const start = editor.document.getText().indexOf(text);
  ok(start >= 0, `${text} is not in the document`);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
  return vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifySelection');
}

function findings({ document }: vscode.TextEditor): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri);
}
