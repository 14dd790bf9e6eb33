import type * as vscode from 'vscode';
import type { CheckedLanguage } from '../protocol/worker';

const languages: Readonly<Record<string, CheckedLanguage>> = {
  markdown: 'markdown',
  quarto: 'markdown',
  rmd: 'markdown',
  mdx: 'markdown',
  myst: 'markdown',
  juliamarkdown: 'markdown',
  latex: 'latex',
  tex: 'latex',
  'latex-expl3': 'latex',
  restructuredtext: 'restructuredtext',
  python: 'python',
};

/** VS Code's languages whose documents have formulas to be looked for. */
export const formulaLanguages: readonly string[] = [...Object.keys(languages), 'plaintext'];

/** How a document of a VS Code language is read; one without mathematics of its own is read as plain text. */
export function checkedLanguage(languageId: string): CheckedLanguage {
  return languages[languageId] ?? 'plaintext';
}

/** Whether a document is one of those in which formulas are looked for. */
export const isFormulaDocument = ({ languageId, uri }: vscode.TextDocument): boolean => formulaLanguages.includes(languageId) && uri.scheme !== 'output';
