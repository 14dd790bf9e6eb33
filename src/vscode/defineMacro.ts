import * as vscode from 'vscode';
import { parseMacros } from '../config/macros';
import { checkedLanguage, formulaLanguages } from './checkedLanguage';
import { UnknownMacroDiagnostic } from './findings';
import type { WorkspaceSettings } from './workspaceSettings';
import { writeConfig } from './writeConfig';

/** Commands behind the quick fixes; they take a macro and the address of the document that uses it. */
const commands = { settings: 'formulint.defineMacroInSettings', file: 'formulint.defineMacroInFile', document: 'formulint.defineMacroInDocument' } as const;

/** Offers to define a macro that a finding says is not defined. */
class DefineMacroActions implements vscode.CodeActionProvider {
  readonly #settings: WorkspaceSettings;

  constructor(settings: WorkspaceSettings) {
    this.#settings = settings;
  }

  async provideCodeActions(document: vscode.TextDocument, _range: vscode.Range, { diagnostics }: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    const config = await this.#settings.fileFor(document.uri);
    return diagnostics.filter((diagnostic) => diagnostic instanceof UnknownMacroDiagnostic).flatMap((diagnostic) => {
      const offer = (title: string, command: string): vscode.CodeAction => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.command = { title, command, arguments: [diagnostic.macro, document.uri.toString()] };
        return action;
      };
      const place = vscode.workspace.workspaceFolders ? "this workspace's" : 'your';
      return [
        ...(definitionIn(document, diagnostic.macro) ? [offer(`Define ${diagnostic.macro} in this document`, commands.document)] : []),
        ...(config && config.layers.length > 0 ? [offer(`Define ${diagnostic.macro} in ${vscode.workspace.asRelativePath(config.file)}`, commands.file)] : []),
        offer(`Define ${diagnostic.macro} in ${place} settings`, commands.settings),
      ];
    });
  }
}

/**
 * @param verify checks a document again, whose findings a definition has changed
 */
export function registerDefineMacro(settings: WorkspaceSettings, verify: (document: vscode.TextDocument) => Thenable<unknown>): vscode.Disposable {
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(formulaLanguages.map((language) => ({ language })), new DefineMacroActions(settings), kinds),
    vscode.commands.registerCommand(commands.document, defineInDocument),
    vscode.commands.registerCommand(commands.file, async (macro: unknown, uri: unknown, given?: unknown) => {
      const body = await bodyOf(macro, given);
      if (body !== undefined && typeof uri === 'string') await writeConfig(settings, vscode.Uri.parse(uri), ['macros', String(macro)], body);
    }),
    vscode.commands.registerCommand(commands.settings, async (macro: unknown, uri: unknown, body?: unknown) => {
      const document = await defineInSettings(macro, uri, body);
      if (document) await verify(document);
    }),
  );
}

/** Where and how a document itself can define a macro; undefined where its format has no way to. */
function definitionIn(document: vscode.TextDocument, macro: string): { readonly at: vscode.Position; readonly snippet: vscode.SnippetString } | undefined {
  const text = document.getText();
  const snippet = new vscode.SnippetString();
  switch (checkedLanguage(document.languageId)) {
    case 'latex': {
      const begin = /^[^%\n]*?\\begin\{document\}/m.exec(text);
      snippet.appendText(`\\newcommand{${macro}}{`).appendTabstop().appendText('}\n');
      return { at: new vscode.Position(begin ? document.positionAt(begin.index).line : 0, 0), snippet };
    }
    case 'markdown': {
      const frontMatter = /^(---|\+\+\+)[ \t]*\r?\n(?:[^]*?\n)?(?:\1|\.\.\.)[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?|$)/.exec(text);
      snippet.appendText(`$\\newcommand{${macro}}{`).appendTabstop().appendText('}$\n\n');
      return { at: document.positionAt(frontMatter?.[0].length ?? 0), snippet };
    }
    default:
      return undefined;
  }
}

/** Writes a definition without its body, and leaves the cursor where the body goes. */
async function defineInDocument(macro: unknown, uri: unknown): Promise<void> {
  if (typeof macro !== 'string' || typeof uri !== 'string') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const definition = definitionIn(document, macro);
  if (!definition) return;
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = open ?? (await vscode.window.showTextDocument(document));
  await editor.insertSnippet(definition.snippet, definition.at);
  editor.revealRange(new vscode.Range(definition.at, definition.at));
}

/** Asks for the body, unless it is given; undefined where there is none, or it is no macro that is asked about. */
async function bodyOf(macro: unknown, given: unknown): Promise<string | undefined> {
  if (typeof macro !== 'string') return undefined;
  const body = typeof given === 'string' ? given : await vscode.window.showInputBox({
    title: `Define ${macro}`,
    prompt: `What ${macro} stands for, in LaTeX, with #1 … #9 for its arguments`,
    placeHolder: '\\mathbb{R}',
    ignoreFocusOut: true,
  });
  return body !== undefined && 'macros' in parseMacros({ [macro]: body }) ? body : undefined;
}

/**
 * Adds a macro to `formulint.macros`.
 * @param given the body, where it need not be asked for
 * @returns the document that uses the macro; undefined if nothing was defined
 */
async function defineInSettings(macro: unknown, uri: unknown, given: unknown): Promise<vscode.TextDocument | undefined> {
  const body = await bodyOf(macro, given);
  if (body === undefined || typeof uri !== 'string') return undefined;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const settings = vscode.workspace.getConfiguration('formulint', document);
  const present = settings.inspect<Record<string, string>>('macros');
  const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const own = (vscode.workspace.workspaceFolders ? present?.workspaceValue : present?.globalValue) ?? {};
  await settings.update('macros', { ...own, [String(macro)]: body }, target);
  return document;
}
