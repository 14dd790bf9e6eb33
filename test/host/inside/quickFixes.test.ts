import * as vscode from 'vscode';
import { equal, match, ok } from '../assert';
import { eventually } from '../eventually';
import { diagnostics, findings, findingsBecome, inNotes, pause, remove, show, write } from '../workspaceFiles';

const wrong = '\\frac12 = 0.6';
const error = 'error wrong-number';

describe('quick fixes', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.getConfiguration('formulint').update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await remove('lectures');
  });

  it('silence a code on the line of a finding, and nothing else', async () => {
    const editor = await opened('a.md', `Then $${wrong}$.\n\n$$\n${wrong}\n$$\n`, [error, error]);
    await apply(editor, 'Silence wrong-number on this line', 1);
    equal(editor.document.getText(), `Then $${wrong}$.\n\n<!-- formulint-disable-next-line wrong-number -->\n$$\n${wrong}\n$$\n`);
    await findingsBecome(editor.document.uri, [error]);
    await apply(editor, 'Silence wrong-number on this line', 0);
    equal(editor.document.lineAt(0).text, `Then <!-- formulint-disable-line wrong-number --> $${wrong}$.`);
    await findingsBecome(editor.document.uri, []);
  });

  it('silence a code in a document', async () => {
    const editor = await opened('a.tex', `\\documentclass{article}\n\\(${wrong}\\)\n\n\\(1 - \\sigma(x) = \\sigma(x)\\)\n`, [error, 'error identity-fails']);
    await apply(editor, 'Silence wrong-number in this document', 0);
    equal(editor.document.lineAt(0).text, '% formulint-disable wrong-number');
    await findingsBecome(editor.document.uri, ['error identity-fails']);
  });

  it('turn a code off in the configuration file, of which all else stays', async () => {
    const config = await write('lectures/.formulintrc', '{\n    // ours\n    "preset": "strict"\n}\n');
    const editor = await opened('a.md', `$${wrong}$\n\n$1 - \\sigma(x) = \\sigma(x)$\n`, [error, 'error identity-fails']);
    await apply(editor, 'Turn off wrong-number in this workspace', 0);
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(config)), '{\n    // ours\n    "preset": "strict",\n    "rules": {\n        "wrong-number": "off"\n    }\n}\n');
    await findingsBecome(editor.document.uri, ['error identity-fails']);
  });

  it('turn a code off in the settings of the workspace where there is no such file', async () => {
    const editor = await opened('a.md', `$${wrong}$\n\n$1 - \\sigma(x) = \\sigma(x)$\n`, [error, 'error identity-fails']);
    await apply(editor, 'Turn off wrong-number in this workspace', 0);
    equal(vscode.workspace.getConfiguration('formulint').inspect('rules')?.workspaceValue, { 'wrong-number': 'off' });
    await findingsBecome(editor.document.uri, ['error identity-fails']);
  });

  it('state the condition under which a formula holds, and only where it then does', async () => {
    const editor = await opened('a.md', '$$\\sqrt{x^2} = x$$\n\n$$\\sqrt{x^2} = |x|$$\n', []);
    const offersIn = async (line: number): Promise<readonly vscode.CodeAction[]> => (await actionsAt(editor, new vscode.Range(line, 5, line, 5))).filter(({ title }) => title.startsWith('State'));
    const fix = await eventually(async () => {
      const [offer] = await offersIn(0);
      equal(offer?.title, 'State in a comment that x > 0');
      return offer!;
    });
    equal(await offersIn(2), []);
    await vscode.workspace.applyEdit(fix.edit!);
    equal(editor.document.lineAt(0).text, '<!-- formulint: x > 0 -->');
    await eventually(async () => equal(await offersIn(1), []));
    equal(await offersIn(3), []);
  });

  it('define a macro in the configuration file', async () => {
    const config = await write('lectures/.formulintrc.json', '{}');
    const editor = await opened('a.md', '$1 - \\logistic(x) = \\sigma(-x)$\n', ['info unknown-macro']);
    const offers = (await actionsAt(editor, diagnostics(editor.document.uri)[0]!.range)).filter(({ title }) => title.startsWith('Define'));
    equal(offers.map(({ title }) => title), ['Define \\logistic in this document', 'Define \\logistic in notes/lectures/.formulintrc.json', "Define \\logistic in this workspace's settings"]);
    const { command, arguments: given = [] } = offers[1]!.command!;
    await vscode.commands.executeCommand(command, ...(given as unknown[]), '\\sigma');
    equal(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(config))), { macros: { '\\logistic': '\\sigma' } });
    await findingsBecome(editor.document.uri, []);
  });

  it('make all repairs that leave nothing to choose, when the document is saved', async () => {
    const editor = await opened('a.md', 'First $\\sigma(-x) = 1 + \\sigma(x)$, and\n$2 + 2 = 5$ or $\\tanh(x) = 2\\sigma(2x) - 1$.\n\n<!-- formulint-disable -->\n$\\sigma(-x) = 1 + \\sigma(x)$\n', ['error identity-fails', error]);
    const settings = vscode.workspace.getConfiguration('editor', editor.document);
    await settings.update('codeActionsOnSave', { 'source.fixAll.formulint': 'always' }, vscode.ConfigurationTarget.Workspace);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Words. '));
      await editor.document.save();
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(editor.document.uri));
    match(text, /^Words\. First \$\\sigma\(-x\) = 1 - \\sigma\(x\)\$, and\n/);
    match(text, /\n<!-- formulint-disable -->\n\$\\sigma\(-x\) = 1 \+ \\sigma\(x\)\$\n$/);
    equal(editor.document.isDirty, false);
  });

  it('have nothing to do where all is well, or a document is passed over', async () => {
    await write('lectures/.formulintrc.json', { ignore: ['a.md'] });
    const ignored = await opened('a.md', '$\\sigma(-x) = 1 + \\sigma(x)$\n', []);
    equal(await fixAllOf(ignored), []);
    equal(await fixAllOf(await opened('b.md', '$\\sigma(-x) = 1 - \\sigma(x)$\n', [])), []);
    equal((await fixAllOf(await opened('c.md', '$\\sigma(-x) = 1 + \\sigma(x)$\n', ['error identity-fails']))).length, 1);
  });
});

describe('a finding', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('lectures');
  });

  it('names the definition that was used and the step before, and links to its page', async () => {
    const text = 'Let $z = a - b$.\n\n$$\\frac{e^a}{e^a + e^b} = \\sigma(-z)$$\n\n$$\n\\begin{align}\n(a+b)^2 &= (a+b)(a+b) \\\\\n &= a^2 + b^2\n\\end{align}\n$$\n';
    const { document } = await opened('a.md', text, ['error identity-fails', 'error step-does-not-follow']);
    const related = diagnostics(document.uri).map(({ relatedInformation = [] }) => relatedInformation.map(({ location, message }) => [location.uri.path === document.uri.path, document.getText(location.range), message]));
    equal(related, [[[true, 'z = a - b', 'z = a - b is defined here']], [[true, '(a+b)(a+b)', 'the step before']]]);
    const [{ code } = { code: undefined }] = diagnostics(document.uri);
    ok(typeof code === 'object');
    equal([code.value, code.target.scheme, code.target.path], ['identity-fails', 'command', 'formulint.explainCode']);
  });
});

async function opened(name: string, content: string, expected: readonly string[]): Promise<vscode.TextEditor> {
  await write(`lectures/${name}`, content);
  const editor = await show(`lectures/${name}`);
  await findingsBecome(inNotes(`lectures/${name}`), expected);
  if (expected.length === 0) await pause(1200);
  equal(findings(editor.document.uri), expected);
  return editor;
}

async function actionsAt({ document }: vscode.TextEditor, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
}

const fixAllOf = ({ document }: vscode.TextEditor): Thenable<readonly vscode.CodeAction[]> =>
  vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'source.fixAll.formulint');

/** Takes the quick fix with this title for the nth finding. */
async function apply(editor: vscode.TextEditor, title: string, nth: number): Promise<void> {
  const actions = await actionsAt(editor, diagnostics(editor.document.uri)[nth]!.range);
  const action = actions.find((one) => one.title === title);
  ok(action, `no quick fix “${title}” among ${JSON.stringify(actions.map((one) => one.title))}`);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}
