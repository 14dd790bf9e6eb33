/** `npm run screenshots`: the pictures of `docs/images/`, made in a real VS Code, in each theme. */
import { join } from 'node:path';
import { openVsCode } from '../test/host/drive';
import type { Theme } from '../test/host/drive';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';

interface Scene {
  readonly name: string;
  readonly file: string;
  /** What is selected when the command is run. */
  readonly selection: string;
  readonly themes: readonly Theme[];
  /** Of the window, in CSS pixels. */
  readonly height: number;
}

const folder = join(projectRoot, 'test', 'host', 'workspace');
const themes: readonly Theme[] = ['dark', 'light', 'high-contrast'];

const scenes: readonly Scene[] = [
  { name: 'panel', file: 'softmax.md', selection: '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)', themes, height: 880 },
  { name: 'derivation', file: 'derivation.md', selection: '\\sigma(z_1 + z_2)', themes: ['light'], height: 1240 },
  {
    name: 'verified',
    file: 'derivation.md',
    selection: '\\mathrm{softmax}([z_1, z_2]) = \\mathrm{softmax}([z_1 - c, z_2 - c])',
    themes: ['dark'],
    height: 880,
  },
];

await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
for (const { name, file, selection, themes: wanted, height } of scenes) {
  for (const theme of wanted) {
    const settings = { 'breadcrumbs.enabled': false, 'editor.lightbulb.enabled': 'off', 'workbench.activityBar.location': 'hidden' };
    const size = { width: 1240, height };
    const vsCode = await openVsCode({ folder, files: [file], extension: 'development', theme, settings, size, scale: 2 });
    try {
      await vsCode.runCommand('View: Close Primary Side Bar');
      await vsCode.selectText(file, selection);
      await vsCode.runCommand('Formulint: Verify Selection');
      const frame = await vsCode.webviewFrame('Formulint', '.badge');
      await frame.locator('.plot').waitFor();
      await vsCode.page.waitForTimeout(500);
      const picture = join(projectRoot, 'docs', 'images', `${name}-${theme}.png`);
      await vsCode.screenshot(picture);
      console.log(picture);
    } finally {
      await vsCode.close();
    }
  }
}
