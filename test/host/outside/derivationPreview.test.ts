import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.mjs';
import { assertAccessible } from '../accessibility';
import { becomes, becomesLike } from '../becomes';
import { contrast } from '../contrast';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';
import { lineEndMarks } from '../editorMarks';
import { eventually } from '../eventually';

for (const host of ['node', 'web'] as const) {
  describe(`the derivation preview, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let frame: Frame;
    const counts = () => frame.locator('.counts').innerText();

    before(async () => {
      const folder = join(projectRoot, 'test', 'host', 'workspace');
      // A bracket that closes by itself would be an edit of its own, to be undone by itself.
      const settings = { 'editor.autoClosingBrackets': 'never' };
      vsCode = await openVsCode({ folder, files: ['derivation.md'], extension: 'development', host, settings });
    });

    after(() => vsCode?.close());

    it('opens beside the draft by the keyboard, which keeps the focus', async () => {
      await vsCode.selectText('derivation.md', 'With two classes');
      await vsCode.page.keyboard.press('Control+Alt+Shift+V');
      frame = await vsCode.webviewFrame(/Preview derivation.md/, '.block .mark');
      await becomesLike(() => vsCode.activeTab(), /^derivation/);
      await becomes(() => frame.locator('h2').first().innerText(), 'Softmax and the sigmoid');
      await becomes(() => frame.locator('.block.display .katex-display').count(), 2);
    });

    it('marks every step beside its row, in words too', async () => {
      const marks = frame.locator('.block.display').first().locator('.mark');
      await becomes(
        () => marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.replace(/\. .*/, ''))),
        ['Step 1: Verified', 'Step 2: Verified', 'Step 3: Refuted'],
      );
      await eventually(async () => {
        const tops = await marks.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        assert.ok(tops[0]! < tops[1]! && tops[1]! < tops[2]!, tops.join());
      });
      await becomesLike(counts, /1 refuted\s+1 verified/);
      await becomesLike(() => frame.locator('.claim-details.refuted > summary').innerText(), /Refuted\s+Step 3 does not follow: the sides differ: at z₂ = 1, z₁ = 2/);
    });

    it('shows the verdict behind the line of the wrong step, in Problems and in the status bar', async () => {
      await becomes(() => lineEndMarks(vsCode.page), ['✗ step 3 does not follow', '✓ verified']);
      await vsCode.page.locator('.statusbar-item', { hasText: '✗ 1' }).waitFor();
      await becomesLike(async () => (await vsCode.problems())[0] ?? '', /step-does-not-follow \[Ln 11, Col \d+\]$/);
      await vsCode.page.keyboard.press('Control+Shift+M');
    });

    it('goes to the source of a step that is clicked', async () => {
      await frame.locator('.block.display .formula').first().click({ position: { x: 170, y: 108 } });
      await vsCode.page.locator('.statusbar-item', { hasText: 'Ln 11' }).waitFor();
      await vsCode.page.locator('.statusbar-item', { hasText: '(17 selected)' }).waitFor();
    });

    it('opens to the evidence by the keyboard: the mend, the witness, the plot and the reading', async () => {
      await frame.locator('.claim-details.refuted > summary').focus();
      await vsCode.page.keyboard.press('Enter');
      await frame.locator('.claim-details.refuted .repairs .katex').first().waitFor();
      await becomesLike(() => frame.locator('.claim-details.refuted .witness').first().innerText(), /0\.7311/);
      await becomesLike(() => frame.locator('.claim-details.refuted .statement').innerText(), /softmax\(\[z₁, z₂\]\)/);
      await becomes(() => frame.locator('.claim-details.refuted .steps .reveal').allInnerTexts(), ['line 9', 'line 10', 'line 11']);
    });

    it('has nothing that keeps people with disabilities out, in any theme', async () => {
      for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light'] as const) {
        await vsCode.useTheme(theme);
        await assertAccessible(frame, theme);
      }
    });

    it('refreshes only the formula that is edited, while it is written, and keeps what is unfolded', async () => {
      await frame.evaluate(() => document.querySelectorAll('.block').forEach((block, index) => block.setAttribute('data-before', String(index))));
      await vsCode.selectText('derivation.md', 'z_1 + z_2)\n\\end');
      await vsCode.page.keyboard.insertText('z_1 - z_2)\n\\end');
      await frame.locator('.claim-details.verified', { hasText: 'All 3 steps hold' }).waitFor();
      await becomesLike(counts, /^\s*2 verified\s*$/);
      await becomes(() => frame.locator('.block').evaluateAll((all) => all.map((one) => one.getAttribute('data-before'))), ['0', '1', null, '3', '4']);
      await becomes(() => frame.locator('.claim-details[open]').count(), 1);
      await becomes(async () => (await vsCode.problemCounts()).errors, 0);
    });

    it('keeps the last formula while the one that is written cannot be rendered', async () => {
      await vsCode.selectText('derivation.md', '\\mathrm{softmax}([z_1, z_2]) =');
      await vsCode.page.keyboard.insertText('\\frac{1');
      await frame.locator('.formula.stale').waitFor();
      await becomes(() => frame.locator('.formula.stale .katex-html').count(), 1);
      // Undone, it would take some of what was typed before with it.
      for (let left = '\\frac{1'.length; left > 0; left--) await vsCode.page.keyboard.press('Shift+ArrowLeft');
      await vsCode.page.keyboard.insertText('\\mathrm{softmax}([z_1, z_2]) =');
      await becomes(() => frame.locator('.formula.stale').count(), 0);
    });

    it('shows only problems where asked to', async () => {
      await frame.locator('#only-problems').check();
      await becomes(() => frame.locator('.block:visible').count(), 0);
      await becomes(() => frame.locator('.nothing').innerText(), 'No problems.');
      await frame.locator('#only-problems').uncheck();
      await becomes(() => frame.locator('.block:visible').count(), 5);
    });

    it('follows another document, and says at once how much of it holds', async () => {
      await vsCode.page.locator('.tab', { hasText: 'derivation.md' }).first().click();
      await vsCode.openFile('softmax.md');
      await becomes(() => frame.locator('.bar h1').innerText(), 'softmax.md');
      await becomesLike(counts, /1 refuted/);
      await becomes(() => frame.locator('p .mark.refuted').count(), 1);
    });

    it('goes to the next problem by a key', async () => {
      await vsCode.selectText('softmax.md', 'Two classes');
      await vsCode.page.keyboard.press('Control+Alt+.');
      await vsCode.page.locator('.statusbar-item', { hasText: 'Ln 11' }).waitFor();
      await vsCode.page.locator('.monaco-hover', { hasText: 'the sides differ' }).first().waitFor();
      await vsCode.page.keyboard.press('Escape');
    });

    it('offers mends of a finding that nobody asked for', async () => {
      await vsCode.selectText('softmax.md', '\\sigma(a + b)');
      await vsCode.page.keyboard.press('ArrowRight');
      await vsCode.page.keyboard.press('ArrowLeft');
      await vsCode.page.keyboard.press('Control+.');
      await vsCode.page.locator('.action-widget', { hasText: '\\sigma(a - b)' }).waitFor();
      await vsCode.page.keyboard.press('Escape');
    });

    it('exports a page that needs nothing else', async () => {
      await vsCode.runCommand('Formulint: Export Derivation Preview');
      const html = await eventually(async () => {
        await vsCode.page.keyboard.press('Enter');
        const written = await readFile(join(vsCode.workspace, 'softmax.derivations.html'), 'utf8');
        assert.match(written, /<\/html>/);
        return written;
      });
      assert.equal(/<script|<link|<button|https?:\/\/(?!www\.w3\.org)/.exec(html), null);
      for (const part of ["default-src 'none'", 'data:font/woff2;base64,', 'Refuted']) assert.ok(html.includes(part), part);
    });

    it('exports a page that is ready to be printed, whatever the theme', async () => {
      const page = await vsCode.page.context().browser()!.newPage();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.goto(pathToFileURL(join(vsCode.workspace, 'softmax.derivations.html')).href);
      const [background, ...colors] = await page.locator('h1, .message, .claim-details.refuted summary .word, .formula').evaluateAll((all) => [getComputedStyle(document.body).backgroundColor, ...all.map((one) => getComputedStyle(one).color)]);
      for (const color of colors) assert.ok(contrast(color, background) >= 4.5, `${color} on ${background}`);
      await becomes(() => page.locator('.claim-details.refuted .witness:visible').count(), 1);
      await becomes(() => page.locator('main :is(input, button, select)').count(), 0);
      await assertAccessible(page);
      const pdf = await page.pdf({ format: 'A4' });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      await page.close();
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
