import * as vscode from 'vscode';
import { languageOfPath, type LanguageName } from '../config/languages';
import { LONGEST_FORMULA, TOOLS, TOOL_INPUTS, toolId, type ToolName } from '../config/tools';
import type { CheckInput } from '../protocol/worker';
import { CODE_NAMES, docsPath, isCode } from '../report/codes';
import { lineIndex, type LineIndex } from '../report/lines';
import { lintDocument, type LintedFile } from '../report/lint';
import { notebookSource } from '../report/notebookSource';
import { countDocument, emptySummary } from '../report/summary';
import { fileText, summaryText, type TextOptions } from '../report/text';
import type { CheckClient } from '../worker/client';
import { wantsStability } from './checkedSource';
import { findDocument } from './findDocuments';
import { readFile } from './readFile';
import type { WorkspaceSettings } from './workspaceSettings';

/** Milliseconds one answer may take before its thread is ended. */
const budgets = { formula: 8_000, document: 30_000 } as const;

const PLAIN: TextOptions = { color: false, width: 120, verbose: false };

export interface AssistantToolParts {
  readonly extensionUri: vscode.Uri;
  /** One of its own: what a model asks must not take the place of what the user does. */
  readonly client: CheckClient;
  readonly settings: WorkspaceSettings;
}

/**
 * The tools of `formulint mcp` for the language models of VS Code, with the same words. None where VS Code has no such
 * tools. What cannot be answered is said to the model, which may ask otherwise.
 */
export function registerAssistantTools(parts: AssistantToolParts): readonly vscode.Disposable[] {
  if (typeof vscode.lm?.registerTool !== 'function') return [];
  const tool = (name: ToolName, answer: (input: Readonly<Record<string, unknown>>, token: vscode.CancellationToken) => Promise<string>): vscode.Disposable =>
    vscode.lm.registerTool(toolId(name), {
      prepareInvocation: () => ({ invocationMessage: TOOLS[name].title }),
      invoke: async ({ input }, token) => new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await answer((input ?? {}) as Readonly<Record<string, unknown>>, token))]),
    });
  return [
    tool('verify', ({ formula }, token) => verify(formula, parts, token)),
    tool('check', ({ document }, token) => check(document, parts, token)),
    tool('explain', ({ code }) => explain(code, parts.extensionUri)),
  ];
}

async function verify(formula: unknown, { client, settings }: AssistantToolParts, token: vscode.CancellationToken): Promise<string> {
  if (typeof formula !== 'string' || formula.trim() === '') return `formula is missing: ${TOOL_INPUTS.formula}`;
  if (formula.length > LONGEST_FORMULA) return `a formula has at most ${LONGEST_FORMULA} characters; a longer one is a document`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const { macros, assumptions, rules } = await settings.in(folder?.uri);
  const input = { text: formula, languageId: 'plaintext' as const, macros, ...(assumptions.length > 0 ? { assumptions } : {}), selection: { start: 0, end: formula.length } };
  const linted = await lint(input, { client, token, budget: budgets.formula, stability: true });
  if (typeof linted === 'string') return linted;
  const file: LintedFile = { ...lintDocument(linted, rules), path: '<formula>', lines: () => lineIndex(formula) };
  return file.claims.some(({ kind }) => kind !== 'stability') ? fileText(file, { ...PLAIN, verbose: true }) : 'no formula was found that says something which could be true or false';
}

async function check(path: unknown, { client, settings }: AssistantToolParts, token: vscode.CancellationToken): Promise<string> {
  const found = await documentAt(path, settings);
  if ('error' in found) return found.error;
  const { uri, text, language } = found;
  const { macros, assumptions, rules } = await settings.of(uri, { text, language });
  const linted = await lint({ text, languageId: language, macros, ...(assumptions.length > 0 ? { assumptions } : {}) }, { client, token, budget: budgets.document, stability: wantsStability(uri) });
  if (typeof linted === 'string') return linted;
  const file: LintedFile = { ...lintDocument(linted, rules), path: vscode.workspace.asRelativePath(uri), lines: linesOf(text, language) };
  return fileText(file, PLAIN) + summaryText(countDocument(emptySummary, file), false);
}

async function explain(code: unknown, extensionUri: vscode.Uri): Promise<string> {
  if (typeof code !== 'string' || !isCode(code)) return `no such code; there is ${CODE_NAMES.join(', ')}`;
  const page = await readFile(vscode.Uri.joinPath(extensionUri, docsPath(code)));
  return 'error' in page ? page.error : page.text;
}

interface Asked {
  readonly client: CheckClient;
  readonly token: vscode.CancellationToken;
  readonly budget: number;
  readonly stability: boolean;
}

let asked = 0;

/** What was found, or in words why nothing is known. */
async function lint(input: CheckInput, { client, token, budget, stability }: Asked): Promise<Parameters<typeof lintDocument>[0] | string> {
  asked += 1;
  const key = `asked ${asked}`;
  const cancellation = token.onCancellationRequested(() => client.cancel(key));
  const outcome = await client.check({ key, input, plots: false, repairs: true, stability, budget });
  cancellation.dispose();
  switch (outcome.kind) {
    case 'report':
      return outcome.report;
    case 'superseded':
      return 'cancelled';
    case 'out-of-time':
      return `not checked within ${budget / 1000} seconds`;
    case 'failure':
      return `internal error: ${outcome.message}`;
  }
}

type Found = { readonly uri: vscode.Uri; readonly text: string; readonly language: LanguageName } | { readonly error: string };

/** A document of the workspace as it is in its editor or else on disk; the one in front where no path is given. */
async function documentAt(path: unknown, settings: WorkspaceSettings): Promise<Found> {
  const uri = typeof path === 'string' && path.trim() !== '' ? await fileAt(path.trim()) : uriInFront();
  if (!uri) return { error: typeof path === 'string' && path.trim() !== '' ? `${path}: no such file` : 'no document is open: give its path' };
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const [known] = await findDocument(uri, settings);
  const language = known?.language ?? languageOfPath(uri.path);
  if (!language) return { error: `${vscode.workspace.asRelativePath(uri)}: no document with formulas, by its name` };
  const read = open ? { text: open.getText() } : await readFile(uri);
  return 'error' in read ? { error: `${vscode.workspace.asRelativePath(uri)}: ${read.error}` } : { uri, text: read.text, language };
}

/** Of a notebook, the file, as it was saved last. */
function uriInFront(): vscode.Uri | undefined {
  const { activeNotebookEditor, activeTextEditor } = vscode.window;
  return activeNotebookEditor?.notebook.uri ?? activeTextEditor?.document.uri;
}

/** The path in one of the workspace's folders, which nothing outside them is read for. */
async function fileAt(path: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = path.startsWith('/') ? uri.with({ path }) : vscode.Uri.joinPath(uri, path);
    if (vscode.workspace.getWorkspaceFolder(file) && (await vscode.workspace.fs.stat(file).then(() => true, () => false))) return file;
  }
  return undefined;
}

/** Of a notebook, those of each cell. */
function linesOf(text: string, language: LanguageName): (cell: number | undefined) => LineIndex {
  const whole = lineIndex(text);
  if (language !== 'ipynb') return () => whole;
  const source = notebookSource(text);
  return (cell) => (cell === undefined ? whole : lineIndex(source.text(cell)));
}
