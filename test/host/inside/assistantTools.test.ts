import * as vscode from 'vscode';
import { equal, match, ok } from '../assert';
import { remove, show, write } from '../workspaceFiles';

/** What a language model is told. */
async function told(tool: string, input: object, token?: vscode.CancellationToken): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`formulint_${tool}`, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('tools for language models', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('models');
  });

  it('are there, with what they take', () => {
    const own = vscode.lm.tools.filter(({ name }) => name.startsWith('formulint_'));
    equal(own.map(({ name }) => name).sort(), ['formulint_check', 'formulint_explain', 'formulint_verify']);
    ok(own.every(({ description, inputSchema }) => description.length > 50 && inputSchema !== undefined), 'each says what it does and takes');
  });

  it('verify a formula: a true one, its false twin with a mend, and one that is none', async () => {
    match(await told('verify', { formula: '1 - \\sigma(x) = \\sigma(-x)' }), /^<formula>:1:1 {2}verified {2}both sides agree/);
    const wrong = await told('verify', { formula: '1 - \\sigma(x) = \\sigma(x)' });
    match(wrong, /^<formula>:1:\d+ {2}error {2}the sides differ: .*\[identity-fails\]/);
    match(wrong, /did you mean: 1 - \\sigma\(x\) = \\sigma\(-x\)/);
    equal(await told('verify', { formula: 'hello' }), 'no formula was found that says something which could be true or false');
    match(await told('verify', {}), /^formula is missing/);
  });

  it('check a document of the workspace as it is in its editor, by its path or in front', async () => {
    await write('models/a.md', 'Then $\\frac12 = 0.6$.\n');
    match(await told('check', { document: 'models/a.md' }), /models\/a\.md:1:\d+ {2}error {2}the value is 0\.5, not 0\.6 {2}\[wrong-number\]/);
    const editor = await show('models/a.md');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 0, 100), 'Then $\\frac12 = 0.5$.'));
    match(await told('check', {}), /1 verified/);
    match(await told('check', { document: 'models/none.md' }), /models\/none\.md: no such file/);
  });

  it('check a notebook, by its cells', async () => {
    const cell = (cell_type: string, source: string | string[]) => ({ cell_type, metadata: {}, source });
    const cells = [cell('code', 'x = 1'), cell('markdown', ['Two lines.\n', 'Then $\\frac12 = 0.6$.'])];
    await write('models/n.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    match(await told('check', { document: 'models/n.ipynb' }), /models\/n\.ipynb:cell 2:2:\d+ {2}error .*\[wrong-number\]\n[^]*2 \| Then \$\\frac12 = 0\.6\$/);
  });

  it('explain a code, and name those that there are', async () => {
    match(await told('explain', { code: 'wrong-number' }), /^# .*wrong-number/);
    match(await told('explain', { code: 'no-such' }), /^no such code; there is .*wrong-number/);
  });
});
