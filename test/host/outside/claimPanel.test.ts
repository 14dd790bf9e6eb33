import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { temporaryFolder } from '../../../scripts/endings.mjs';
import { projectRoot } from '../../../scripts/paths.mjs';
import { assertAccessible } from '../accessibility';
import { becomes, becomesLike } from '../becomes';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';
import { eventually, patience } from '../eventually';

const wrong = '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)';
const sigmoid = '\\sigma(x) = \\frac{1}{1 + e^{-x}}';
const root = '\\sqrt{x^2} = x';
const power = '\\log(2^x) = x';
const weights = '\\mathrm{softmax}(z / T)_i = \\frac{e^{z_i / T}}{\\sum_j e^{z_j}}';

for (const host of ['node', 'web'] as const) {
  describe(`the panel, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      folder = await temporaryFolder('panel');
      await cp(join(projectRoot, 'test', 'host', 'workspace'), folder.path, { recursive: true });
      // A file that is written while VS Code is open may not be among those it has to open for a while.
      await writeFile(join(folder.path, 'base.md'), `In bits: $${power}$.\n`);
      vsCode = await openVsCode({ folder: folder.path, files: ['figures.md', 'softmax.md'], extension: 'development', host });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    /** Verifies a formula as a person does, and waits for the panel. */
    async function verify(file: string, formula: string, verdict: string): Promise<Frame> {
      await vsCode.openFile(file);
      await vsCode.selectText(file, formula);
      await vsCode.runCommand('Formulint: Verify Selection');
      return vsCode.webviewFrame('Formulint', `.badge.${verdict}`);
    }

    it('says what to do where there is no formula', async () => {
      await vsCode.selectText('softmax.md', 'Two classes');
      await vsCode.runCommand('Formulint: Verify Selection');
      const frame = await vsCode.webviewFrame('Formulint', 'main.notice');
      await becomes(() => frame.locator('h1').innerText(), 'No formula here');
      await becomes(() => frame.locator('.ways dt').allInnerTexts(), ['Formulint: Verify Selection', 'Formulint: Verify Document', 'Formulint: Open Derivation Preview', 'Formulint: Open Example']);
      await assertAccessible(frame);
    });

    /** What is in the file after the editor was told to save it. */
    async function savedText(file: string): Promise<string> {
      await vsCode.page.locator('.tab', { hasText: file }).first().click();
      await vsCode.page.keyboard.press('Control+S');
      return readFile(join(vsCode.workspace, file), 'utf8');
    }

    it('applies a repair by the keyboard, shows its verdict, and the editor undoes it', async () => {
      const before = await readFile(join(vsCode.workspace, 'softmax.md'), 'utf8');
      const started = Date.now();
      const frame = await verify('softmax.md', wrong, 'refuted');
      console.log(`      from the selection to the panel: ${Date.now() - started} ms, with VS Code’s own start of a webview`);
      await frame.locator('.repairs .apply').first().focus();
      await vsCode.page.keyboard.press('Enter');
      const after = await vsCode.webviewFrame('Formulint', '.badge.verified');
      const mended = wrong.replace('a + b)', 'a - b)');
      await becomes(() => after.locator('article > .formula annotation').textContent(), mended);
      await becomes(() => savedText('softmax.md'), before.replace(wrong, mended));
      await vsCode.page.locator('.tab', { hasText: 'softmax.md' }).first().click();
      await vsCode.page.keyboard.press('Control+Z');
      await becomes(() => savedText('softmax.md'), before);
    });

    it('tells what is known of a function that the selection defines', async () => {
      const frame = await verify('softmax.md', sigmoid, 'verified');
      await becomes(() => frame.locator('.known[open] summary').allInnerTexts(), ['The sigmoid']);
      await becomes(() => frame.locator('.facts-known dt').allInnerTexts(), ['Values', 'Limits', 'At', 'Derivative', 'Monotony', 'Lipschitz constant']);
      await becomes(() => frame.locator('.formats th[scope="row"]').allInnerTexts(), ['float16', 'bfloat16', 'float32', 'float64']);
      await assertAccessible(frame);
    });

    it('checks again under an assumption, and writes it into the document', async () => {
      const frame = await verify('figures.md', root, 'conditional');
      await frame.getByLabel('Assume', { exact: true }).focus();
      await vsCode.page.keyboard.type('x > 0');
      await vsCode.page.keyboard.press('Enter');
      const assuming = await vsCode.webviewFrame('Formulint', '.badge.verified');
      await becomes(() => assuming.locator('.directive').innerText(), '<!-- formulint: x > 0 -->');
      await assertAccessible(assuming);
      await assuming.getByRole('button', { name: 'Write it into the document' }).focus();
      await vsCode.page.keyboard.press('Enter');
      const written = await vsCode.webviewFrame('Formulint', '.badge.verified ~ .kind');
      await written.locator('.assumed').waitFor({ state: 'detached' });
      await becomes(() => written.locator('.badge').innerText(), 'Verified');
      await eventually(async () => {
        const text = await savedText('figures.md');
        assert.ok(text.includes(`The root <!-- formulint: x > 0 --> $${root}$ is`), text);
      });
    });

    it('checks again to another base of the logarithm, and back', async () => {
      const frame = await verify('base.md', power, 'refuted');
      await frame.getByRole('button', { name: 'Change what is assumed of log' }).click();
      await becomes(() => frame.getByLabel('Assume', { exact: true }).inputValue(), 'log base 2');
      await frame.getByRole('button', { name: 'Check again' }).click();
      const assuming = await vsCode.webviewFrame('Formulint', '.badge.verified');
      await becomes(() => assuming.locator('.directive').innerText(), '<!-- formulint: log base 2 -->');
      await assuming.getByLabel('Assume', { exact: true }).fill('');
      await vsCode.page.keyboard.press('Enter');
      await vsCode.webviewFrame('Formulint', '.badge.refuted');
    });

    it('goes to the source of a step that is clicked', async () => {
      await verify('derivation.md', '\\sigma(z_1 + z_2)', 'refuted');
      // A panel that a file was opened over loads its page anew, and what is clicked in the old one is lost.
      await eventually(async () => {
        const frame = await vsCode.webviewFrame('Formulint', '.step');
        await frame.locator('.step').nth(1).locator('.step-message').click({ timeout: patience / 6 });
        await vsCode.page.locator('.statusbar-item', { hasText: 'Ln 10,' }).waitFor({ timeout: patience / 6 });
      });
      await becomesLike(() => vsCode.activeTab(), /^derivation/);
    });

    it('moves a slider by the keyboard, and the bars follow', async () => {
      const frame = await verify('figures.md', weights, 'refuted');
      const bars = () => frame.locator('.plot rect.bar').evaluateAll((all) => all.map((bar) => bar.getAttribute('height')).join());
      await frame.locator('.plot rect.bar').first().waitFor({ state: 'attached' });
      const before = await bars();
      await frame.getByLabel('Value of T').focus();
      await vsCode.page.keyboard.press('ArrowLeft');
      await eventually(async () => assert.notEqual(await bars(), before, 'the bars do not follow the slider'));
      await assertAccessible(frame);
    });

    it('reads off the bars that the mouse points at', async () => {
      const frame = await vsCode.webviewFrame('Formulint', '.plot rect.bar');
      for (const entry of [3, 1]) {
        await frame.locator('.plot rect.bar').nth(entry - 1).hover({ force: true });
        await becomesLike(() => frame.locator('.readout').innerText(), new RegExp(`^i = ${entry}: left side 0\\.\\d+, right side 0\\.\\d+$`));
      }
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
