import * as vscode from 'vscode';
import { equal, ok } from '../assert';
import { diagnostics, findings, findingsBecome, folders, inNotes, remove, write } from '../workspaceFiles';

const wrong = '$1 - \\sigma(x) = \\sigma(x)$\n';
const error = 'error identity-fails';

const checkWorkspace = () => vscode.commands.executeCommand<{ readonly documents: number; readonly findings: number; readonly cancelled: boolean }>('formulint.checkWorkspace');

interface Sarif {
  readonly runs: readonly { readonly results: readonly { ruleId: string; level: string; message: { text: string }; locations: readonly { physicalLocation: { artifactLocation: { uri: string }; region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number> } }[] }[] }[];
}

const read = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('Formulint: Check Workspace', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('lectures');
  });

  it('finds in a course what the command line finds, and what the course says of itself', async () => {
    const { course } = folders();
    const summary = await checkWorkspace();
    ok(summary && !summary.cancelled);
    const { runs } = JSON.parse(await read(inNotes('course.sarif'))) as Sarif;
    const levels = ['error', 'warning', 'note'];
    const expected = runs[0]!.results.map(({ ruleId, level, message, locations: [place] }) => {
      const { artifactLocation, region } = place!.physicalLocation;
      return [artifactLocation.uri, region.startLine, region.startColumn, region.endLine, region.endColumn, level, ruleId, message.text];
    });
    const all = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.startsWith(`${course.path}/`)).sort(([a], [b]) => (a.path < b.path ? -1 : 1));
    const found = all.flatMap(([uri]) => diagnostics(uri).map(({ range: { start, end }, severity, code, message }) =>
      [uri.path.slice(course.path.length + 1), start.line + 1, start.character + 1, end.line + 1, end.character + 1, levels[severity], (code as { value: string }).value, message]));
    equal(found, expected);

    const rows = (await read(vscode.Uri.joinPath(course, 'README.md'))).matchAll(/^\| \[(\S+)\]\(\S+\), (?:line (\d+)|cell (\d+), line \d+) \| \[([\w-]+)\]/gm);
    const listed = [...rows].map(([, file, line, cell, code]) => [file, line === undefined ? `cell ${cell}` : Number(line), code]);
    equal(listed.length, 13);
    equal(found.filter(([, , , , , level]) => level !== 'note').map(([file, line, , , , , code, message]) => [file, /^cell \d+/.exec(String(message))?.[0] ?? line, code]), listed);
  });

  it('keeps what it finds in files that are not open, while they change, and forgets files that go', async () => {
    const document = await write('lectures/deep/a.md', wrong);
    const [twin, plain] = [await write('lectures/b.md', '$1 - \\sigma(x) = \\sigma(-x)$\n'), await write('lectures/c.txt', '1/(1+exp(-1)) = 0.713\n')];
    await checkWorkspace();
    equal([findings(document), findings(twin), findings(plain)], [[error], [], []]);
    await write('lectures/deep/a.md', `$2 + 2 = 5$\n\n${wrong}`);
    await findingsBecome(document, ['error wrong-number', error]);
    await write('lectures/d.md', wrong);
    await findingsBecome(inNotes('lectures/d.md'), [error]);
    await vscode.workspace.fs.delete(inNotes('lectures/deep'), { recursive: true });
    await findingsBecome(document, []);
    equal(findings(inNotes('lectures/d.md')), [error]);
  });

  it('shows what an editor has instead of its file, until it is closed', async () => {
    const document = await write('lectures/a.md', wrong);
    await checkWorkspace();
    // Not by way of a document, which would stay open for minutes.
    await vscode.commands.executeCommand('vscode.open', document);
    const editor = vscode.window.activeTextEditor!;
    await findingsBecome(document, [error]);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '$2 + 2 = 5$\n\n'));
    await findingsBecome(document, ['error wrong-number', error]);
    await checkWorkspace();
    equal(findings(document), ['error wrong-number', error]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await findingsBecome(document, [error]);
  });

  it('passes over what is hidden, ignored by git or by the configuration', async () => {
    await write('lectures/.formulintrc.json', { ignore: ['drafts/'], languages: { '*.page': 'markdown' } });
    await write('lectures/.gitignore', 'build/\n');
    await write('lectures/.formulintignore', 'old.md\n');
    const passed = ['drafts/a.md', 'build/a.md', 'old.md', '.hidden/a.md', 'node_modules/a.md', 'a.sheet'];
    for (const path of [...passed, 'a.md', 'a.page', 'build.md']) await write(`lectures/${path}`, wrong);
    await checkWorkspace();
    equal(passed.map((path) => findings(inNotes(`lectures/${path}`))), passed.map(() => []));
    equal(['a.md', 'a.page', 'build.md'].map((path) => findings(inNotes(`lectures/${path}`))), [[error], [error], [error]]);
    await write('lectures/.formulintrc.json', { ignore: ['*.page'] });
    await findingsBecome(inNotes('lectures/drafts/a.md'), [error]);
    await findingsBecome(inNotes('lectures/a.page'), []);
  });

  it('takes in what the configuration says of levels as soon as it says so', async () => {
    const document = await write('lectures/a.md', wrong);
    await checkWorkspace();
    equal(findings(document), [error]);
    await write('lectures/.formulintrc.json', { rules: { 'identity-fails': 'off' } });
    await findingsBecome(document, []);
  });

  it('shows the findings of a notebook in its cells while it is open', async () => {
    const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: [source] });
    const notebook = await write('lectures/n.ipynb', { cells: [cell('Words.'), cell(wrong.trim())], metadata: {}, nbformat: 4, nbformat_minor: 5 });
    await checkWorkspace();
    equal(diagnostics(notebook).map(({ message }) => message.slice(0, 7)), ['cell 2:']);
    const document = await vscode.workspace.openNotebookDocument(notebook).then((opened) => opened, () => undefined);
    // Without VS Code's own extension for notebooks there is nothing to open it.
    if (!document) return;
    await vscode.window.showNotebookDocument(document);
    await findingsBecome(document.cellAt(1).document.uri, [error]);
    equal(findings(notebook), []);
  });
});
