/** `npm run screenshots`: the pictures of `docs/images/`, made in a real VS Code, in each theme. */
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { openVsCode, type VsCode } from '../test/host/drive';
import type { Theme } from '../test/host/drive';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';

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
const themes: readonly Theme[] = ['dark', 'light', 'high-contrast'];
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

/** A document beside its derivation preview. */
const previews: readonly { readonly name: string; readonly folder: string; readonly file: string; readonly themes: readonly Theme[]; readonly unfold?: string }[] = [
  { name: 'preview', folder, file: 'derivation.md', themes, unfold: '.claim-details.refuted > summary' },
  { name: 'preview-notes', folder: join(projectRoot, 'examples'), file: 'from-softmax-to-sigmoid.md', themes: ['light'] },
];

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

await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
for (const { name, folder: opened, file, themes: wanted, unfold } of previews) {
  for (const theme of wanted) {
    const settings = { 'breadcrumbs.enabled': false, 'editor.lightbulb.enabled': 'off', 'workbench.activityBar.location': 'hidden' };
    const vsCode = await openVsCode({ folder: opened, files: [file], extension: 'development', theme, settings, size: { width: 1360, height: 860 }, scale: 2 });
    try {
      await vsCode.runCommand('View: Close Primary Side Bar');
      await vsCode.runCommand('Formulint: Open Derivation Preview');
      const frame = await vsCode.webviewFrame(/Preview/, '.block .mark');
      if (unfold !== undefined) {
        await frame.locator(unfold).click();
        await frame.locator('.claim-details[open] .repairs').waitFor();
        await vsCode.page.mouse.move(680, 850);
      }
      await vsCode.page.waitForTimeout(800);
      const picture = join(projectRoot, 'docs', 'images', `${name}-${theme}.png`);
      await vsCode.screenshot(picture);
      console.log(picture);
    } finally {
      await vsCode.close();
    }
  }
}
for (const theme of themes) {
  const settings = { 'breadcrumbs.enabled': false, 'editor.lightbulb.enabled': 'off', 'workbench.activityBar.location': 'hidden' };
  const vsCode = await openVsCode({ folder, files: ['softmax.md'], extension: 'development', theme, settings, size: { width: 1240, height: 1240 }, scale: 2 });
  try {
    await vsCode.runCommand('View: Close Primary Side Bar');
    for (const scene of scenes.filter((one) => one.themes.includes(theme))) {
      const frame = await verify(vsCode, scene);
      if (scene.unfold !== undefined) {
        await frame.locator(scene.unfold).first().click();
        await frame.locator(`${scene.part} .plot`).first().waitFor();
      }
      await vsCode.page.waitForTimeout(500);
      const picture = join(projectRoot, 'docs', 'images', `${scene.name}-${theme}.png`);
      if (scene.part === undefined) await vsCode.screenshot(picture);
      else await frame.locator(scene.part).first().screenshot({ path: picture });
      console.log(picture);
    }
  } finally {
    await vsCode.close();
  }
}
