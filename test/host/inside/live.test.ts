import * as vscode from 'vscode';
import { equal, match, ok } from '../assert';
import { eventually } from '../eventually';

const wrong = '1 - \\sigma(x) = \\sigma(x)';
const right = '1 - \\sigma(x) = \\sigma(-x)';

describe('while one writes', () => {
  it('finds what is wrong in a document that is opened, and forgets it when it is mended', async () => {
    const editor = await openText(`Then $${wrong}$.\n`);
    await eventually(() => equal(foundTexts(editor.document), [wrong]));
    const at = editor.document.positionAt(editor.document.getText().lastIndexOf('x'));
    await editor.edit((edit) => edit.insert(at, '-'));
    await eventually(() => equal(foundTexts(editor.document), []));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `$${wrong}$\n\n`));
    await eventually(() => equal(foundTexts(editor.document), [wrong]));
  });

  it('follows what a definition above changes', async () => {
    const editor = await openText('Let $z = a - b$.\n\n$$\\frac{e^a}{e^a + e^b} = \\sigma(z)$$\n');
    await eventually(async () => equal(await lensTitles(editor.document, true), ['✓ verified']));
    const at = editor.document.getText().indexOf('a - b');
    await editor.edit((edit) => edit.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 5)), 'a + b'));
    await eventually(() => equal(findings(editor.document).length, 1));
  });

  it('checks on request only where the settings say so', async () => {
    await withSetting('check', 'onRequest', async () => {
      const editor = await openText(`$${wrong}$\n`);
      await afterLiveChecks();
      equal(findings(editor.document), []);
    });
  });

  it('leaves plain text alone until it is asked about', async () => {
    const editor = await openText('1/(1+exp(-1)) = 0.713\n', 'plaintext');
    await afterLiveChecks();
    equal(findings(editor.document), []);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('formulint.verifyDocument');
    equal(findings(editor.document).length, 1);
  });

  it('shows verdicts above displayed formulas as a CodeLens, where the settings say so', async () => {
    const editor = await openText(`$$\n\\begin{align}\n1 - \\sigma(x) &= \\sigma(-x) \\\\\n&= \\sigma(x)\n\\end{align}\n$$\n\n$$${right}$$\n`);
    await eventually(async () => equal(await lensTitles(editor.document, true), ['✗ step 2 does not follow', '✓ verified']));
    equal(await lensTitles(editor.document, false), []);
  });

  it('goes from problem to problem and round again', async () => {
    const editor = await openText(`$${wrong}$\n\n$${right}$\n\n$1 + 1 = 3$\n`);
    await eventually(() => equal(findings(editor.document).length, 2));
    const lines: number[] = [];
    for (const command of ['nextProblem', 'nextProblem', 'nextProblem', 'previousProblem']) {
      await vscode.commands.executeCommand(`formulint.${command}`);
      lines.push(vscode.window.activeTextEditor?.selection.start.line ?? -1);
    }
    equal(lines, [0, 4, 0, 4]);
  });

  it('marks formulas in VS Code’s own Markdown preview, and escapes what they say', async function () {
    // It asks for plugins in its own extension host only; where VS Code comes from a server that is Node's.
    if (!vscode.extensions.getExtension('vscode.markdown-language-features')) this.skip();
    const editor = await openText(`Then $${wrong}$ but $${right}$.\n\n$$\n\\text{<b>} = 1\n$$\n\n$$\n${right}\n$$\n`);
    await eventually(() => equal(findings(editor.document).length, 1));
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', editor.document);
    equal([...html.matchAll(/class="formulint-mark formulint-(\w+)"/g)].map(([, verdict]) => verdict), ['refuted', 'verified', 'stipulated', 'verified']);
    match(html, /title="[^"]*the sides differ[^"]*"[^>]*>✗ /);
    ok(!html.includes('<b>'), html);
  });

  it('marks the Markdown cells of a notebook and follows them as one document', async () => {
    const cell = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
    const code = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'x = 1', 'python');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([code, cell('Let $z = a - b$.'), cell('So $\\frac{e^a}{e^a + e^b} = \\sigma(-z)$.')]));
    await vscode.window.showNotebookDocument(notebook);
    await eventually(() => equal(findings(notebook.cellAt(2).document).length, 1));
    equal(findings(notebook.cellAt(1).document), []);
  });

  it('has an example with one mistake in it', async () => {
    await vscode.commands.executeCommand('formulint.openExample');
    const document = vscode.window.activeTextEditor?.document;
    ok(document);
    await eventually(() => equal(foundTexts(document), ['\\sigma(a + b)']));
  });
});

async function openText(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }), vscode.ViewColumn.One);
}

function findings({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'formulint');
}

/** What is underlined as a finding. */
function foundTexts(document: vscode.TextDocument): readonly string[] {
  return findings(document).map(({ range }) => document.getText(range));
}

/** Waits until a document that was opened would have been checked: beyond the pause in writing, then behind it in the queue. */
async function afterLiveChecks(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await openText(`$${right}$\n`);
  await vscode.commands.executeCommand('formulint.verifyDocument');
}

async function lensTitles(document: vscode.TextDocument, wanted: boolean): Promise<readonly string[]> {
  return withSetting('marks', wanted ? 'codeLens' : 'lineEnd', async () => {
    const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return lenses.filter(({ command }) => command?.command.startsWith('formulint.')).map(({ command }) => command?.title ?? '');
  });
}

async function withSetting<T>(name: string, value: unknown, act: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('formulint');
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    return await act();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}
