/** `npm run screenshots`: the pictures of `docs/images/`, made in a real VS Code, in each theme. */
import { join } from 'node:path';
import { openVsCode } from '../test/host/drive';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';

const scene = {
  folder: join(projectRoot, 'test', 'host', 'workspace'),
  file: 'softmax.md',
  formula: '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)',
};

await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
for (const theme of ['dark', 'light', 'high-contrast'] as const) {
  const size = { width: 1280, height: 960 };
  const vsCode = await openVsCode({ folder: scene.folder, files: [scene.file], extension: 'development', theme, size });
  try {
    await vsCode.page.keyboard.press('Control+B');
    await vsCode.selectText(scene.file, scene.formula);
    await vsCode.runCommand('Formulint: Verify Selection');
    await vsCode.webviewFrame('Formulint', '.katex');
    await vsCode.problems();
    const picture = join(projectRoot, 'docs', 'images', `verify-selection-${theme}.png`);
    await vsCode.screenshot(picture);
    console.log(picture);
  } finally {
    await vsCode.close();
  }
}
