import * as vscode from 'vscode';
import { equal, ok } from '../assert';

const wrong = '\\sigma(-x) = 1 + \\sigma(x)';
const right = '\\sigma(-x) = 1 - \\sigma(x)';

describe('repairing a formula', () => {
  it('offers a quick fix that makes the finding go, and can be undone', async () => {
    const editor = await openText(`# Notes\n\nIt is known that $${wrong}$.\n`);
    await vscode.commands.executeCommand('formulint.verifyDocument');
    const before = editor.document.getText();
    const [fix] = await quickFixes(editor, wrong);
    ok(fix);
    equal(fix.title, `Replace by ${right}`);
    equal([fix.isPreferred, fix.kind?.value], [true, 'quickfix']);
    await vscode.workspace.applyEdit(fix.edit!);
    equal(editor.document.getText(), before.replace(wrong, right));
    equal(vscode.languages.getDiagnostics(editor.document.uri), []);
    equal(await quickFixes(editor, right), []);
    await vscode.commands.executeCommand('formulint.verifyDocument');
    equal(vscode.languages.getDiagnostics(editor.document.uri), []);
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('undo');
    equal(editor.document.getText(), before);
  });

  it('moves its quick fixes with the text above, and drops them when the formula is edited', async () => {
    const editor = await openText(`Above.\n\n$${wrong}$\n`);
    await vscode.commands.executeCommand('formulint.verifyDocument');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A line.\n\n'));
    const [fix] = await quickFixes(editor, wrong);
    ok(fix);
    const [, edits] = fix.edit!.entries()[0]!;
    equal(edits.map(({ range, newText }) => [editor.document.getText(range), newText]), [['+', '-']]);
    const x = editor.document.positionAt(editor.document.getText().indexOf('(x)') + 1);
    await editor.edit((edit) => edit.replace(new vscode.Range(x, x.translate(0, 1)), 'y'));
    equal(await quickFixes(editor, '\\sigma(y)'), []);
  });

  it('offers nothing for what holds', async () => {
    const editor = await openText(`$${right}$\n`);
    await vscode.commands.executeCommand('formulint.verifyDocument');
    equal(await quickFixes(editor, right), []);
  });
});

async function openText(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'markdown' }), vscode.ViewColumn.One);
}

/** Formulint's quick fixes where a text stands, as the editor collects them. */
async function quickFixes({ document }: vscode.TextEditor, text: string): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  ok(start >= 0, `${text} is not in the document`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
  return actions.filter(({ title }) => title.startsWith('Replace by '));
}
