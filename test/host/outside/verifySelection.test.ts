import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/paths.mjs';
import { becomes, becomesLike } from '../becomes';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';

const right = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a - b)';
const wrong = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)';

for (const host of ['node', 'web'] as const) {
  describe(`Formulint: Verify Selection, with the ${host} extension host`, () => {
    let vsCode: VsCode;

    before(async () => {
      const folder = join(projectRoot, 'test', 'host', 'workspace');
      vsCode = await openVsCode({ folder, files: ['softmax.md'], extension: 'development', host });
    });

    after(() => vsCode?.close());

    it('shows the verdict of a selected formula in the panel, rendered by KaTeX', async () => {
      await vsCode.selectText('softmax.md', right);
      await vsCode.runCommand('Formulint: Verify Selection');
      const frame = await vsCode.webviewFrame('Formulint', '.badge.verified');
      await becomes(() => frame.locator('.badge').innerText(), 'Verified');
      await becomes(() => frame.locator('article > .formula .katex-html .mfrac').count(), 1);
      await becomes(() => frame.locator('article > .formula annotation').textContent(), right);
    });

    it('shows where a false formula fails, with its plot, and a finding in Problems', async () => {
      await vsCode.selectText('softmax.md', wrong);
      await vsCode.page.keyboard.press('Control+Alt+V');
      const frame = await vsCode.webviewFrame('Formulint', '.badge.refuted');
      await becomes(() => frame.locator('.badge').innerText(), 'Refuted');
      await becomes(() => frame.locator('.witness td').count(), 3);
      await becomes(() => frame.locator('.plot path.curve').count(), 2);
      await becomesLike(async () => (await vsCode.problems()).join('\n'), /^.*formulint identity-fails \[Ln 11, Col \d+\]$/);
    });

    it('goes to the formula when the panel’s line is chosen', async () => {
      const frame = await vsCode.webviewFrame('Formulint', '.badge.refuted');
      await vsCode.page.locator('.tab', { hasText: 'softmax.md' }).first().click();
      await vsCode.page.keyboard.press('Control+Home');
      await frame.locator('article > header .reveal').click();
      await vsCode.page.locator('.statusbar-item', { hasText: `(${wrong.length} selected)` }).waitFor();
    });

    it('explains the code of a finding', async () => {
      const frame = await vsCode.webviewFrame('Formulint', '.badge.refuted');
      await frame.locator('button.code').click();
      await vsCode.page.locator('.tab', { hasText: 'Preview identity-fails' }).first().waitFor();
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
