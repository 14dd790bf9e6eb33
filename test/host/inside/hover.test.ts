import * as vscode from 'vscode';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { equal, match, ok } from '../assert';

const softmax = '\\operatorname{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}}';
const wrong = '1 - \\sigma(x) = \\sigma(x)';

describe('hovering over a formula', () => {
  it('shows the verdict, the formula as it was read, and each symbol with where its meaning comes from', async () => {
    const document = await openText(`# Notes\n\nThe softmax is $${softmax}$.\n`);
    const { text, range } = await hover(document, 'e^{z_j}');
    equal(document.getText(range), softmax);
    match(text, /^\*\*✓ verified\*\*: this is softmax/);
    ok(text.includes('```text\nsoftmax(z)_i := exp(z_i) / ∑_{j=1}^{K} exp(z_j)\n```'), text);
    ok(text.includes('- **z**: a vector of length K *(from its use)*'), text);
    ok(text.includes('- **i**: any of 1 … K *(from its use)*'), text);
    match(text, /\[Verify\]\(command:formulint\.verifySelection\?/);
  });

  it('reads LaTeX documents, and names the code of a finding', async () => {
    const document = await openText(`\\documentclass{article}\n\\begin{document}\n\\[ ${wrong} \\]\n\\end{document}\n`, 'latex');
    const { text, range } = await hover(document, wrong);
    equal(document.getText(range), wrong);
    match(text, /^\*\*✗ refuted\*\*: the sides differ.*identity-fails/);
    ok(text.includes('```text\n1 − σ(x) = σ(x)\n```'), text);
    ok(text.includes('- **σ**: the sigmoid *(by convention)*'), text);
    match(text, /\[About identity-fails\]\(command:formulint\.explainCode\?/);
  });

  it('tells what the document has defined', async () => {
    const document = await openText('Let $z = a - b$.\n\nThen $\\frac{e^a}{e^a + e^b} = \\sigma(z)$.\n');
    const { text } = await hover(document, '\\sigma(z)');
    ok(text.includes('- **z**: z = a - b, as defined above *(stated in the document)*'), text);
  });

  it('shows nothing over words', async () => {
    const document = await openText(`Words, and $${wrong}$.\n`);
    equal(await hovers(document, 'Words'), []);
  });

  it('follows an edit', async () => {
    const document = await openText(`$${wrong}$\n`);
    match((await hover(document, wrong)).text, /refuted/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(wrong.length - 1), '-');
    await vscode.workspace.applyEdit(edit);
    match((await hover(document, '-x')).text, /verified/);
  });

  it('has a link that verifies the formula under it, wherever the cursor is', async () => {
    const document = await openText(`$${softmax}$\n\n$${wrong}$\n`);
    await vscode.window.showTextDocument(document);
    const { text } = await hover(document, wrong);
    const query = /verifySelection\?([^)]*)\)/.exec(text)?.[1];
    ok(query, text);
    const values = JSON.parse(decodeURIComponent(query)) as unknown[];
    const claims = await vscode.commands.executeCommand<readonly ClaimJson[]>('formulint.verifySelection', ...values);
    equal(claims.map(({ latex }) => latex), [wrong]);
  });
});

async function openText(content: string, language = 'markdown'): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ content, language });
}

/** Our hovers at the beginning of `text`; there may be others' too. */
async function hovers(document: vscode.TextDocument, text: string): Promise<readonly { readonly text: string; readonly range: vscode.Range | undefined }[]> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const found = await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return found.flatMap(({ contents, range }) =>
    contents.map((content) => ({ text: typeof content === 'string' ? content : content.value.replace(/\\(?=[!-/:-@[-`{-~])/g, ''), range })).filter((shown) => shown.text.includes('formulint.')),
  );
}

async function hover(document: vscode.TextDocument, text: string): Promise<{ readonly text: string; readonly range: vscode.Range | undefined }> {
  const [found, ...others] = await hovers(document, text);
  ok(found, `no hover over ${text}`);
  equal(others, []);
  return found;
}
