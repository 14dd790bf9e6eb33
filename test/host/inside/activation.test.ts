import * as vscode from 'vscode';
import { equal, ok } from '../assert';

describe('activation', () => {
  it('registers every command that package.json contributes', async () => {
    const extension = vscode.extensions.getExtension('formulint.formulint');
    ok(extension, 'formulint.formulint is not installed');
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const missing = contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command));
    equal(missing, []);
  });
});
