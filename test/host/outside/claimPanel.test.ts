import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.mjs';
import { assertAccessible } from '../accessibility';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';

const wrong = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)';
const root = '\\sqrt{x^2} = x';
const weights = '\\mathrm{softmax}(z / T)_i = \\frac{e^{z_i / T}}{\\sum_j e^{z_j}}';

for (const host of ['node', 'web'] as const) {
  describe(`the panel, with the ${host} extension host`, () => {
    let vsCode: VsCode;

    before(async () => {
      const folder = join(projectRoot, 'test', 'host', 'workspace');
      vsCode = await openVsCode({ folder, files: ['figures.md', 'softmax.md'], extension: 'development', host });
    });

    after(() => vsCode?.close());

    /** Verifies a formula as a person does, and waits for the panel. */
    async function verify(file: string, formula: string, verdict: string): Promise<Frame> {
      await vsCode.openFile(file);
      await vsCode.selectText(file, formula);
      await vsCode.runCommand('Formulint: Verify Selection');
      return vsCode.webviewFrame('Formulint', `.badge.${verdict}`);
    }

    /** What is in the file once the editor has saved it, as soon as it fits. */
    async function savedText(file: string, fits: (text: string) => boolean): Promise<string> {
      const deadline = Date.now() + 15_000;
      for (;;) {
        await vsCode.page.locator('.tab', { hasText: file }).first().click();
        await vsCode.page.keyboard.press('Control+S');
        const text = await readFile(join(vsCode.workspace, file), 'utf8');
        if (fits(text) || Date.now() > deadline) return text;
        await vsCode.page.waitForTimeout(200);
      }
    }

    it('applies a repair by the keyboard, shows its verdict, and the editor undoes it', async () => {
      const before = await readFile(join(vsCode.workspace, 'softmax.md'), 'utf8');
      const started = Date.now();
      const frame = await verify('softmax.md', wrong, 'refuted');
      console.log(`      from the selection to the panel: ${Date.now() - started} ms, with VS Code’s own start of a webview`);
      await frame.locator('.repairs .apply').first().focus();
      await vsCode.page.keyboard.press('Enter');
      const after = await vsCode.webviewFrame('Formulint', '.badge.verified');
      assert.equal(await after.locator('article > .formula annotation').textContent(), wrong.replace('a + b)', 'a - b)'));
      assert.equal(await savedText('softmax.md', (text) => text !== before), before.replace(wrong, wrong.replace('a + b)', 'a - b)')));
      await vsCode.page.locator('.tab', { hasText: 'softmax.md' }).first().click();
      await vsCode.page.keyboard.press('Control+Z');
      assert.equal(await savedText('softmax.md', (text) => text === before), before);
    });

    it('checks again under an assumption, and writes it into the document', async () => {
      const frame = await verify('figures.md', root, 'conditional');
      await frame.getByLabel('Assume', { exact: true }).focus();
      await vsCode.page.keyboard.type('x > 0');
      await vsCode.page.keyboard.press('Enter');
      const assuming = await vsCode.webviewFrame('Formulint', '.badge.verified');
      assert.equal(await assuming.locator('.directive').innerText(), '<!-- formulint: x > 0 -->');
      await assertAccessible(assuming);
      await assuming.getByRole('button', { name: 'Write it into the document' }).focus();
      await vsCode.page.keyboard.press('Enter');
      const written = await vsCode.webviewFrame('Formulint', '.badge.verified ~ .kind');
      await written.locator('.assumed').waitFor({ state: 'detached' });
      assert.equal(await written.locator('.badge').innerText(), 'Verified');
      const text = await savedText('figures.md', (saved) => saved.includes('x > 0 -->'));
      assert.ok(text.includes(`The root <!-- formulint: x > 0 --> $${root}$ is`), text);
    });

    it('moves a slider by the keyboard, and the bars follow', async () => {
      const frame = await verify('figures.md', weights, 'refuted');
      const bars = () => frame.locator('.plot rect.bar').evaluateAll((all) => all.map((bar) => bar.getAttribute('height')).join());
      const before = await bars();
      await frame.getByLabel('Value of T').focus();
      await vsCode.page.keyboard.press('ArrowLeft');
      for (const deadline = Date.now() + 10_000; (await bars()) === before; ) {
        assert.ok(Date.now() < deadline, 'the bars do not follow the slider');
        await vsCode.page.waitForTimeout(50);
      }
      await assertAccessible(frame);
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
