/**
 * `npm run screenshots [-- THEME … | walkthrough]`: the pictures of `docs/images/`, made in a real VS Code, in each theme or in
 * those named, and those of the walkthrough.
 */
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { openVsCode, type VsCode } from '../test/host/drive';
import type { Theme } from '../test/host/drive';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';
import { takeWalkthrough } from './walkthroughPictures.mjs';

interface Scene {
  readonly name: string;
  readonly file: string;
  /** What is selected when the command is run. */
  readonly selection: string;
  readonly themes: readonly Theme[];
  /** The part of the panel that is the picture; the whole window where absent. */
  readonly part?: string;
  /** What is unfolded before. */
  readonly unfold?: string;
}

const folder = join(projectRoot, 'test', 'host', 'workspace');
const themes: readonly Theme[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
const figure = { file: 'figures.md', themes, part: '.plot-section' } as const;

const scenes: readonly Scene[] = [
  { name: 'panel', file: 'softmax.md', selection: '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)', themes },
  { name: 'derivation', file: 'derivation.md', selection: '\\sigma(z_1 + z_2)', themes: ['light'] },
  { name: 'verified', file: 'derivation.md', selection: '\\mathrm{softmax}([z_1, z_2]) = \\mathrm{softmax}([z_1 - c, z_2 - c])', themes: ['dark'] },
  { name: 'known', file: 'softmax.md', selection: '\\sigma(x) = \\frac{1}{1 + e^{-x}}', themes: ['light'], part: 'section:has(.known)' },
  { ...figure, name: 'logits', selection: '\\mathrm{softmax}(z / T)_i = \\frac{e^{z_i / T}}{\\sum_j e^{z_j}}' },
  { ...figure, name: 'jacobian', selection: '\\frac{\\partial s_i}{\\partial v_j} = s_i (1 - s_j)' },
  { ...figure, name: 'objective', selection: '\\hat p = \\arg\\min_{w \\in [0, 1]} w a + w \\log w + (1 - w) \\log (1 - w) = \\sigma(a)' },
  { ...figure, name: 'simplex', selection: '\\hat q = \\arg\\min_{q \\in \\Delta} \\sum_i q_i u_i + q_i \\log q_i = \\mathrm{softmax}(u)' },
  { ...figure, name: 'contours', selection: '\\log(e^a + e^b) = \\max(a, b)', part: '.plot-section:has(.further)', unfold: '.further > summary' },
];

/** A document beside its derivation preview, with the evidence unfolded. */
const preview = { file: 'derivation.md', unfold: '.claim-details.refuted > summary' };

/** The panel once it shows the selected formula. */
async function verify(vsCode: VsCode, { file, selection }: Scene): Promise<Frame> {
  await vsCode.openFile(file);
  await vsCode.selectText(file, selection);
  await vsCode.runCommand('Formulint: Verify Selection');
  const frame = await vsCode.webviewFrame('Formulint', '.badge');
  await frame.locator('article > .formula annotation', { hasText: selection }).first().waitFor({ state: 'attached' });
  await frame.locator('.plot').first().waitFor();
  return frame;
}

const wide = { width: 1360, height: 860 };
const tall = { width: 1240, height: 1240 };
/** Around a part of the panel. */
const margin = 14;
const pictureOf = (name: string, theme: Theme): string => join(projectRoot, 'docs', 'images', `${name}-${theme}.png`);

/** Device pixels per CSS pixel: the README's pictures are fine, the others small. */
const scaleOf = (theme: Theme): number => (theme === 'dark' ? 1.5 : 1);

/** The window as it is, without a hover of the mouse's. */
async function takeWindow(vsCode: VsCode, name: string, theme: Theme): Promise<void> {
  await vsCode.restMouse();
  await vsCode.page.waitForTimeout(800);
  await vsCode.screenshot(pictureOf(name, theme));
  console.log(pictureOf(name, theme));
}

async function takePreview(vsCode: VsCode, theme: Theme): Promise<void> {
  await vsCode.runCommand('Formulint: Open Derivation Preview');
  const frame = await vsCode.webviewFrame(/Preview/, '.block .mark');
  await frame.locator(preview.unfold).click();
  await frame.locator('.claim-details[open] .repairs').waitFor();
  await takeWindow(vsCode, 'preview', theme);
  await frame.locator(preview.unfold).click();
  await vsCode.problems();
  await takeWindow(vsCode, 'problems', theme);
  await vsCode.page.keyboard.press('Control+Shift+M');
}

/** A document beside VS Code's own preview of it. */
async function takeMarkdownPreview(vsCode: VsCode, theme: Theme): Promise<void> {
  await vsCode.runCommand('View: Close All Editors');
  await vsCode.openFile(preview.file);
  await vsCode.page.keyboard.press('Control+K');
  await vsCode.page.keyboard.press('v');
  await vsCode.webviewFrame(/Preview/, '.formulint-mark');
  await takeWindow(vsCode, 'markdown-preview', theme);
}

async function takeScene(vsCode: VsCode, scene: Scene, theme: Theme): Promise<void> {
  const frame = await verify(vsCode, scene);
  if (scene.unfold !== undefined) {
    await frame.locator(scene.unfold).first().click();
    await frame.locator(`${scene.part} .plot`).first().waitFor();
  }
  if (scene.part === undefined) return takeWindow(vsCode, scene.name, theme);
  await vsCode.restMouse();
  await vsCode.page.waitForTimeout(500);
  const part = frame.locator(scene.part).first();
  await part.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await part.boundingBox())!;
  await vsCode.page.screenshot({ path: pictureOf(scene.name, theme), clip: { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin } });
  console.log(pictureOf(scene.name, theme));
}

await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
const named = process.argv.slice(2);
if (named.length === 0 || named.includes('walkthrough')) await takeWalkthrough();
for (const theme of themes.filter((one) => named.length === 0 || named.includes(one))) {
  const settings = { 'breadcrumbs.enabled': false, 'editor.lightbulb.enabled': 'off', 'workbench.activityBar.location': 'hidden' };
  const vsCode = await openVsCode({ folder, files: [preview.file], extension: 'development', theme, settings, size: wide, scale: scaleOf(theme) });
  try {
    await vsCode.runCommand('View: Close Primary Side Bar');
    await takePreview(vsCode, theme);
    await takeMarkdownPreview(vsCode, theme);
    await vsCode.runCommand('View: Close All Editors');
    await vsCode.page.setViewportSize(tall);
    for (const scene of scenes.filter((one) => one.themes.includes(theme))) await takeScene(vsCode, scene, theme);
  } finally {
    await vsCode.close();
  }
}
