import type { Page } from 'playwright-core';

/** What Formulint writes behind the lines of the editor, from top to bottom, with the colour it has there. */
export function coloredLineEndMarks(page: Page): Promise<readonly { readonly text: string; readonly color: string }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.editor-instance .view-line span span')]
      .map((one) => ({ top: one.getBoundingClientRect().top, style: getComputedStyle(one, '::after') }))
      .map(({ top, style }) => ({ top, color: style.color, text: style.content.replace(/^"|"$/g, '').replaceAll('\u00a0', ' ') }))
      .filter(({ text }) => /^[✓✗≈?≔]/.test(text))
      .sort((one, other) => one.top - other.top)
      .map(({ text, color }) => ({ text, color })),
  );
}

export async function lineEndMarks(page: Page): Promise<readonly string[]> {
  return (await coloredLineEndMarks(page)).map(({ text }) => text);
}

/** The marks in the editor's gutter by their lines, from top to bottom: `11 refuted`. */
export function gutterMarks(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lines = [...document.querySelectorAll('.editor-instance .line-numbers')].map((one) => ({ top: one.getBoundingClientRect().top, line: Number(one.textContent) }));
    return [...document.querySelectorAll('.editor-instance .glyph-margin-widgets > *')]
      .flatMap((one) => {
        const verdict = /mark-(\w+)\.svg/.exec(getComputedStyle(one).backgroundImage)?.[1];
        const at = lines.find(({ top }) => Math.abs(top - one.getBoundingClientRect().top) < 4);
        return verdict === undefined || at === undefined ? [] : [{ verdict, line: at.line }];
      })
      .sort((one, other) => one.line - other.line)
      .map(({ line, verdict }) => `${line} ${verdict}`);
  });
}

/** The lenses above the lines of the editor, from top to bottom. */
export function lenses(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.editor-instance .codelens-decoration a')]
      .map((one) => ({ top: one.getBoundingClientRect().top, text: one.textContent.replaceAll('\u00a0', ' ') }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text),
  );
}
