/** The pictures of the walkthrough's four steps, of the note that it opens: `media/walkthrough/STEP.png`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openVsCode, type VsCode } from '../test/host/drive';
import { eventually } from '../test/host/eventually';
import { projectRoot } from './paths.mjs';

/** Of the pictures, in CSS pixels: that of the walkthrough's column. */
const width = 570;

const pictureOf = (step: string): string => join(projectRoot, 'media', 'walkthrough', `${step}.png`);

interface Around {
  /** Of the picture. */
  readonly height: number;
  /** Left of the corner. */
  readonly left?: number;
}

/** What lies right of a corner of the window, and below. */
async function takeFrom(vsCode: VsCode, step: string, corner: Locator, { height, left = 12 }: Around): Promise<void> {
  await vsCode.restMouse();
  await vsCode.page.waitForTimeout(800);
  const { x, y } = (await corner.boundingBox())!;
  await vsCode.page.screenshot({ path: pictureOf(step), clip: { x: x - left, y: y - 8, width, height } });
  console.log(pictureOf(step));
}

/** The exported page, as a browser shows it. */
async function takeExport(vsCode: VsCode): Promise<void> {
  await vsCode.runCommand('Formulint: Export Derivation Preview');
  const html = await eventually(async () => {
    await vsCode.page.keyboard.press('Enter');
    const written = await readFile(join(vsCode.workspace, 'Untitled-1.derivations.html'), 'utf8');
    if (!written.includes('</html>')) throw new Error('the page is not written yet');
    return written;
  });
  const page = await vsCode.page.context().browser()!.newPage({ viewport: { width: 640, height: 420 } });
  await page.setContent(html);
  await page.screenshot({ path: pictureOf('share') });
  console.log(pictureOf('share'));
}

export async function takeWalkthrough(): Promise<void> {
  const settings = { 'editor.fontSize': 13, 'breadcrumbs.enabled': false, 'workbench.activityBar.location': 'hidden' };
  const folder = join(projectRoot, 'test', 'host', 'workspace');
  const vsCode = await openVsCode({ folder, files: ['softmax.md'], extension: 'development', theme: 'dark', settings, size: { width: 1180, height: 900 } });
  try {
    await vsCode.runCommand('View: Close Primary Side Bar');
    await vsCode.runCommand('View: Close All Editors');
    await vsCode.runCommand('Formulint: Open Example');
    await vsCode.page.locator('.statusbar-item[aria-label^="Formulint: 1 refuted"]').waitFor();
    await vsCode.runCommand('Formulint: Next Problem');
    await vsCode.page.locator('.monaco-hover', { hasText: 'the sides differ' }).first().waitFor();
    // The repairs come a moment after the finding.
    await eventually(async () => {
      await vsCode.page.keyboard.press('Escape');
      await vsCode.page.keyboard.press('Control+.');
      await vsCode.page.locator('.action-widget .monaco-list-row', { hasText: 'Change the sign of b' }).first().waitFor({ timeout: 5000 });
    });
    await takeFrom(vsCode, 'fix', vsCode.page.locator('.margin-view-overlays .line-numbers', { hasText: /^7$/ }).first(), { height: 280, left: 30 });
    await vsCode.page.keyboard.press('Escape');
    await vsCode.runCommand('Formulint: Verify Selection');
    const panel = await vsCode.webviewFrame('Formulint', '.badge.refuted');
    await takeFrom(vsCode, 'verify', panel.locator('.badge').first(), { height: 430 });
    await vsCode.runCommand('Formulint: Open Derivation Preview');
    const preview = await vsCode.webviewFrame(/Preview/, '.block .mark');
    await takeFrom(vsCode, 'preview', preview.locator('.block', { hasText: 'With two classes' }).first(), { height: 340 });
    await takeExport(vsCode);
  } finally {
    await vsCode.close();
  }
}
