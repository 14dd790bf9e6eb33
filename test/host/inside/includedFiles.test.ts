import * as vscode from 'vscode';
import { findingsBecome, inNotes, longEnough, pause, remove, show, write } from '../workspaceFiles';

const document = (asks: string) => `\\documentclass{article}\n${asks}\n\\begin{document}\n$1 - \\half = 0.5$\n\\end{document}\n`;
const half = (value: string) => `\\newcommand{\\half}{${value}}\n`;

describe('files that a LaTeX document asks for', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('lectures');
  });

  it('give it their macros, once they are there, as they change, and until they go', async () => {
    const a = await write('lectures/a.tex', document('\\input{macros/all}'));
    await show('lectures/a.tex');
    await findingsBecome(a, ['info unknown-macro']);
    await write('lectures/macros/all.tex', '\\input{macros/numbers}\n');
    await write('lectures/macros/numbers.tex', half('0.5'));
    await findingsBecome(a, []);
    await write('lectures/macros/numbers.tex', half('0.4'));
    await findingsBecome(a, ['error wrong-number']);
    await vscode.workspace.fs.delete(inNotes('lectures/macros/numbers.tex'));
    await findingsBecome(a, ['info unknown-macro']);
  });

  it('give it none where it only mentions them in a comment', async () => {
    await write('lectures/macros.tex', half('0.5'));
    const a = await write('lectures/a.tex', document('% \\input{macros}'));
    await show('lectures/a.tex');
    await findingsBecome(a, ['info unknown-macro']);
    await pause(longEnough);
    await findingsBecome(a, ['info unknown-macro']);
  });
});
