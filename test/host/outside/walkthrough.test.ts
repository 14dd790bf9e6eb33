import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.mjs';
import { becomes, becomesLike } from '../becomes';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';
import { eventually } from '../eventually';

const steps = ['Keep the derivations beside your draft', 'See why a step fails, and mend it', 'Ask about one formula', 'Hand it on'];

const alternatives = [
  'The preview of the example: two steps follow, the third is refuted',
  'The wrong step is underlined and marked; the light bulb offers to change the sign of b',
  'The panel: the verdict in words, the formula, and the repair that would hold',
  'The exported page, with a mark at each step',
];

for (const host of ['node', 'web'] as const) {
  describe(`the walkthrough, by the keyboard alone, with the ${host} extension host`, () => {
    let vsCode: VsCode;

    before(async () => {
      vsCode = await openVsCode({ folder: join(projectRoot, 'test', 'host', 'workspace'), extension: 'development', host, size: { width: 1700, height: 900 } });
    });

    after(() => vsCode?.close());

    /** A list of VS Code's in which one row has the focus. */
    async function choose(text: string): Promise<void> {
      const row = vsCode.page.locator('.quick-input-widget:not([style*="display: none"]) .monaco-list-row.focused', { hasText: text });
      await vsCode.page.keyboard.insertText(text);
      await row.first().waitFor({ timeout: 10_000 });
      await vsCode.page.keyboard.press('Enter');
      await row.first().waitFor({ state: 'hidden', timeout: 10_000 });
    }

    const stepButton = (step: string) => vsCode.page.locator('.getting-started-step', { hasText: step });

    /** Chooses what a step of the walkthrough offers. */
    async function take(step: string, offer: string): Promise<void> {
      const button = vsCode.page.locator('.getting-started-step.expanded .monaco-button', { hasText: offer });
      await eventually(async () => {
        if (!(await button.isVisible())) await stepButton(step).press('Enter', { timeout: 5000 });
        await button.waitFor({ timeout: 3000 });
      });
      const hasFocus = () => button.evaluate((element) => element === document.activeElement);
      // A step that unfolds takes the focus a moment later.
      await eventually(async () => {
        await button.focus();
        await vsCode.page.waitForTimeout(500);
        assert.ok(await hasFocus(), `“${offer}” keeps the focus`);
      });
      // It takes the focus back where the key is released over it.
      await vsCode.page.keyboard.down('Enter');
      await becomes(hasFocus, false, `“${offer}” leads elsewhere`);
      await vsCode.page.keyboard.up('Enter');
    }

    const inDraft = async (line: number): Promise<void> => {
      await vsCode.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
      await becomesLike(() => vsCode.activeTab(), /Untitled-1|Two classes/);
    };

    it('opens, with four steps', async () => {
      await eventually(async () => {
        await vsCode.page.keyboard.press('F1');
        try {
          await choose('Welcome: Open Walkthrough...');
          await choose('Get started with Formulint');
        } catch (error) {
          await vsCode.page.keyboard.press('Escape');
          throw error;
        }
      });
      await becomes(() => vsCode.page.locator('.getting-started-step .step-title').allInnerTexts(), steps);
    });

    it('shows a picture in each step', async () => {
      const picturesOf = (frame: Frame) => frame.locator('img').evaluateAll((images: HTMLImageElement[]) => images.map(({ alt, naturalWidth }) => ({ alt, isShown: naturalWidth > 500 }))).catch(() => []);
      for (const [at, alt] of alternatives.entries()) {
        await eventually(async () => {
          const step = stepButton(steps[at]!);
          if (!(await step.evaluate((element) => element.classList.contains('expanded')))) await step.press('Enter', { timeout: 5000 });
          const pages = vsCode.page.frames().filter((frame) => frame.parentFrame() !== null);
          assert.deepEqual((await Promise.all(pages.map(picturesOf))).flat(), [{ alt, isShown: true }]);
        });
      }
    });

    it('opens the example beside it, and the preview of the example', async () => {
      await take(steps[0]!, 'Open the example');
      await vsCode.page.locator('.statusbar-item[aria-label="Formulint: 1 refuted, 4 verified"]').waitFor();
      await take(steps[0]!, 'Open the preview');
      const frame = await vsCode.webviewFrame(/Preview Untitled-1/, '.block .mark');
      await becomesLike(() => frame.locator('.counts').innerText(), /1 refuted/);
      await becomes(() => stepButton(steps[0]!).isVisible(), true, 'the walkthrough stays in sight');
    });

    it('goes to the step that does not follow', async () => {
      await take(steps[1]!, 'Next problem');
      await inDraft(13);
      await vsCode.page.locator('.monaco-hover', { hasText: 'the sides differ' }).first().waitFor();
      await vsCode.page.keyboard.press('Escape');
    });

    it('verifies the formula at the cursor', async () => {
      await take(steps[2]!, 'Verify the formula at the cursor');
      const frame = await vsCode.webviewFrame('Formulint', '.badge.refuted');
      await becomes(() => frame.locator('.steps .step').count(), 3);
      // From the panel's step to its source, and its repair into the draft, by keys.
      await frame.locator('.steps .reveal').nth(1).focus();
      await vsCode.page.keyboard.press('Enter');
      await inDraft(12);
      await frame.locator('.repairs .apply').first().focus();
      await vsCode.page.keyboard.press('Space');
      const mended = await vsCode.webviewFrame('Formulint', '.badge.verified');
      await becomes(() => mended.evaluate(() => document.activeElement?.matches('.badge')), true, 'the verdict has the focus');
      await vsCode.page.locator('.statusbar-item[aria-label="Formulint: 5 verified"]').waitFor();
    });

    it('asks where to export the preview to', async () => {
      await take(steps[3]!, 'Export the preview');
      await becomesLike(() => vsCode.page.locator('.quick-input-widget input').first().inputValue(), /Untitled-1\.derivations\.html$/);
      await vsCode.page.keyboard.press('Escape');
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
