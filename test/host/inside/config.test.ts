import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { eventually } from '../eventually';
import { diagnostics, findings, findingsBecome, folders, inNotes, longEnough, pause, remove, save, show, write } from '../workspaceFiles';

const wrong = '$1 - \\sigma(x) = \\sigma(x)$\n';
const error = 'error identity-fails';

describe('the configuration file', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('lectures');
  });

  it('sets the levels of its folder, and no others', async () => {
    await write('lectures/.formulintrc.json', { rules: { 'identity-fails': 'warning' } });
    await write('lectures/week/a.md', wrong);
    await write('other.md', wrong);
    await show('lectures/week/a.md');
    await findingsBecome(inNotes('lectures/week/a.md'), ['warning identity-fails']);
    await show('other.md');
    await findingsBecome(inNotes('other.md'), [error]);
    await remove('other.md');
  });

  it('is taken in again when it changes, when a nearer one comes, and when it goes', async () => {
    const config = await write('lectures/.formulintrc', { rules: { 'identity-fails': 'off' } });
    const document = await write('lectures/week/a.md', `${wrong}\n$2 + 2 = 5$\n`);
    await show('lectures/week/a.md');
    await findingsBecome(document, ['error wrong-number']);
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{ "rules": { "identity-fails": "info" } }'));
    await findingsBecome(document, ['info identity-fails', 'error wrong-number']);
    await write('lectures/week/.formulintrc.json', '{ "preset": "off" }');
    await findingsBecome(document, []);
    await vscode.workspace.fs.delete(inNotes('lectures/week/.formulintrc.json'));
    await vscode.workspace.fs.delete(config);
    await findingsBecome(document, [error, 'error wrong-number']);
  });

  it('builds on others, which it follows too', async () => {
    await write('lectures/base/shared.json', { macros: { '\\logistic': '\\sigma' }, assumptions: ['log base 2'] });
    await write('lectures/.formulintrc.json', { extends: 'base/shared.json', macros: { '\\R': '\\mathbb{R}' } });
    const document = await write('lectures/a.md', '$1 - \\logistic(x) = \\logistic(x)$ and $\\log_2(8) = \\log 8$\n');
    await show('lectures/a.md');
    await findingsBecome(document, [error]);
    // In an editor: VS Code's own watcher may not know a folder yet that came just now, within another new one.
    await save('lectures/base/shared.json', { macros: { '\\logistic': '\\sigma' } });
    await findingsBecome(document, [error, 'error wrong-number']);
    await save('lectures/base/shared.json', { assumptions: ['log base 2'] });
    await findingsBecome(document, ['info unknown-macro']);
  });

  it('shows what is wrong in it where it stands, and then has no say', async () => {
    const text = '{\n  "rules": { "identity-fail": "off" },\n  "preset": "off"\n}\n';
    const config = await write('lectures/.formulintrc.json', text);
    const document = await write('lectures/a.md', wrong);
    const editor = await show('lectures/.formulintrc.json');
    await show('lectures/a.md');
    await findingsBecome(config, ['error "identity-fail" is no code']);
    equal(diagnostics(config).map(({ range }) => editor.document.getText(range)), ['"identity-fail"']);
    await findingsBecome(document, [error]);
    await write('lectures/.formulintrc.json', text.replace('identity-fail', 'identity-fails'));
    await findingsBecome(config, []);
    await findingsBecome(document, []);
  });

  it('says which of its assumptions are not understood, and what it cannot build on', async () => {
    const config = await write('lectures/.formulintrc.json', { extends: 'gone.json', assumptions: ['x > 0', 'all is well'] });
    await write('lectures/a.md', wrong);
    await show('lectures/a.md');
    await findingsBecome(config, ['error this assumption is not understood: "all is well"', 'error "gone.json": no such file']);
    await write('lectures/gone.json', {});
    await findingsBecome(config, ['error this assumption is not understood: "all is well"']);
  });

  it('has files passed over, until one asks about them', async () => {
    await write('lectures/.formulintrc.json', { ignore: ['drafts/', '*.old.md'] });
    const draft = await write('lectures/drafts/a.md', wrong);
    await write('lectures/a.old.md', wrong);
    const other = await write('lectures/a.md', wrong);
    for (const path of ['lectures/drafts/a.md', 'lectures/a.old.md', 'lectures/a.md']) await show(path);
    await findingsBecome(other, [error]);
    await findingsBecome(draft, []);
    await findingsBecome(inNotes('lectures/a.old.md'), []);
    await pause(longEnough);
    equal([findings(draft), findings(inNotes('lectures/a.old.md')), findings(other)], [[], [], [error]]);
    await show('lectures/drafts/a.md');
    await vscode.commands.executeCommand('formulint.verifyDocument');
    equal(findings(draft), [error]);
  });

  it('has what a .formulintignore names passed over', async () => {
    await write('lectures/.formulintignore', 'a.md\n');
    const ignored = await write('lectures/a.md', wrong);
    const other = await write('lectures/b.md', wrong);
    await show('lectures/a.md');
    await show('lectures/b.md');
    await findingsBecome(other, [error]);
    await pause(longEnough);
    equal(findings(ignored), []);
    await vscode.workspace.fs.delete(inNotes('lectures/.formulintignore'));
    await show('lectures/a.md');
    await findingsBecome(ignored, [error]);
  });

  it('says how files are read', async () => {
    await write('lectures/.formulintrc.json', { languages: { '*.page': 'markdown' } });
    const page = await write('lectures/a.page', wrong);
    const other = await write('lectures/a.sheet', wrong);
    await show('lectures/a.sheet');
    await show('lectures/a.page');
    await findingsBecome(page, [error]);
    equal(findings(other), []);
  });

  it('is completed and checked by VS Code as JSON with comments', async () => {
    const text = '{\n  // ours\n  "preset": "loud",\n  "rules": { "" },\n}\n';
    const config = await write('lectures/.formulintrc', text);
    const { document } = await show('lectures/.formulintrc');
    equal(document.languageId, 'jsonc');
    const labels = await completions(document, text.indexOf('"" }') + 1);
    for (const code of ['identity-fails', 'wrong-number']) ok(labels.some((label) => label.includes(code)), labels.join());
    ok(!labels.some((label) => label.includes('macros')), labels.join());
    await write('lectures/.formulintrc', text.replace('{ "" }', '{}'));
    const wrongPlaces = () => [...new Set(vscode.languages.getDiagnostics(config).map(({ range }) => document.getText(range)))];
    await eventually(() => equal(wrongPlaces(), ['"loud"']));
  });
});

/** What VS Code offers to write; its own extension for JSON takes a moment to start. */
async function completions(document: vscode.TextDocument, offset: number): Promise<readonly string[]> {
  for (let left = 40; ; left--) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, document.positionAt(offset));
    const labels = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Property).map(({ label }) => (typeof label === 'string' ? label : label.label));
    if (labels.length > 0 || left === 0) return labels;
    await pause(250);
  }
}

describe('settings', () => {
  const settings = () => vscode.workspace.getConfiguration('formulint', inNotes('lectures/a.md'));
  const set = (name: string, value: unknown, target: vscode.ConfigurationTarget) => settings().update(name, value, target);

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const target of [vscode.ConfigurationTarget.WorkspaceFolder, vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global]) {
      for (const name of ['rules', 'ignore', 'assumptions']) await set(name, undefined, target);
    }
    await remove('lectures');
  });

  it('of the user yield to the file, those of the workspace and the folder do not', async () => {
    const document = await write('lectures/a.md', wrong);
    await show('lectures/a.md');
    await set('rules', { 'identity-fails': 'info' }, vscode.ConfigurationTarget.Global);
    await findingsBecome(document, ['info identity-fails']);
    await write('lectures/.formulintrc.json', { rules: { 'identity-fails': 'warning' } });
    await findingsBecome(document, ['warning identity-fails']);
    await set('rules', { 'identity-fails': 'off' }, vscode.ConfigurationTarget.Workspace);
    await findingsBecome(document, []);
    await set('rules', { 'identity-fails': 'error' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await findingsBecome(document, [error]);
  });

  it('of one folder do not hold in another', async () => {
    const [own, other] = [await write('lectures/a.md', wrong), vscode.Uri.joinPath(folders().course, '01-linear-regression.md')];
    await set('rules', { 'identity-fails': 'off', 'wrong-derivative': 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    await show('lectures/a.md');
    await vscode.window.showTextDocument(other, { preview: false });
    await findingsBecome(other, ['error wrong-derivative']);
    await findingsBecome(own, []);
  });

  it('name files to be passed over, and what holds in all documents', async () => {
    const [ignored, document] = [await write('lectures/drafts/a.md', wrong), await write('lectures/a.md', '$\\log_2(8) = \\log 8$\n')];
    await show('lectures/drafts/a.md');
    await show('lectures/a.md');
    await findingsBecome(document, ['error wrong-number']);
    await findingsBecome(ignored, [error]);
    await set('ignore', ['lectures/drafts/'], vscode.ConfigurationTarget.WorkspaceFolder);
    await set('assumptions', ['log base 2'], vscode.ConfigurationTarget.WorkspaceFolder);
    await findingsBecome(document, []);
    await findingsBecome(ignored, []);
  });
});
