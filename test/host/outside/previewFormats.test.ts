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
import { eventually } from '../eventually';

/** What the preview says of the examples of each format. */
const formats = [
  { file: 'softmax-cross-entropy.tex', headings: ['Softmax', 'Log-sum-exp', 'Cross-entropy', 'A worked example'], counts: /2 refuted\s+10 verified\s+4 stipulated/ },
  { file: 'activations.rst', headings: ['Smooth and hard activations', 'Slopes', 'Stable forms'], counts: /1 refuted\s+7 verified/ },
  { file: 'forum-answer.txt', headings: [], counts: /1 refuted\s+2 conditional\s+6 verified/ },
  { file: 'logistic-regression.ipynb', headings: ['Logistic regression from scratch', 'The odds', 'The loss'], counts: /1 refuted\s+6 verified\s+3 stipulated/ },
] as const;

/** A document that begins at its second level, and leaves one out. */
const gaps = `## Begins at the second

$x + x = 3x$

#### Leaves the third out

$x + x = 2x$

##### Goes on

$y + y = 3y$

### Comes back

$1 + 1 = 2$
`;

/** A document that says what it writes for what. */
const macros = `$$\\newcommand{\\half}{\\tfrac{1}{2}} \\newcommand{\\twice}[1]{#1 + #1}$$

Both halves are one: $\\twice{\\half} = 1$.
`;

/** The first heading that the editor shows, and the first that the preview does. */
async function firstHeadings({ page }: VsCode, frame: Frame): Promise<readonly [editor: string | undefined, preview: string | undefined]> {
  const lines = await page.evaluate(() => {
    const view = document.querySelector('.editor-instance .lines-content')!.parentElement!.getBoundingClientRect();
    return [...document.querySelectorAll('.editor-instance .view-line')]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent.replaceAll('\u00a0', ' ') }))
      .filter(({ top }) => top >= view.top - 5 && top < view.bottom)
      .sort((one, other) => one.top - other.top);
  });
  const shown = await frame.evaluate(() => {
    const bar = document.querySelector('.bar')!.getBoundingClientRect().bottom;
    return [...document.querySelectorAll('.block > .heading')].find((heading) => heading.getBoundingClientRect().bottom > bar)?.textContent;
  });
  return [lines.find(({ text }) => text.startsWith('#'))?.text.replace(/^#+ /, ''), shown];
}

for (const host of ['node', 'web'] as const) {
  describe(`the derivation preview of each format, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let frame: Frame;

    let folder: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      folder = await temporaryFolder('formats');
      await cp(join(projectRoot, 'examples'), folder.path, { recursive: true });
      await writeFile(join(folder.path, 'gaps.md'), gaps);
      await writeFile(join(folder.path, 'macros.md'), macros);
      vsCode = await openVsCode({ folder: folder.path, files: ['from-softmax-to-sigmoid.md'], extension: 'development', host, size: { width: 1280, height: 560 } });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    /** The preview is all there. */
    const ready = () => becomes(() => frame.locator('.block.pending, .count.checking').count(), 0);

    /** Opens a file in the editor's group, whatever has the focus; the preview follows. */
    async function open(file: string): Promise<void> {
      await vsCode.page.locator('.tab').first().click();
      await vsCode.openFile(file);
      await becomes(() => frame.locator('.bar h1').innerText(), file);
    }

    it('shows Markdown', async () => {
      await vsCode.runCommand('Formulint: Open Derivation Preview');
      frame = await vsCode.webviewFrame(/Preview/, '.block .mark');
      await becomesLike(() => frame.locator('.counts').innerText(), /1 refuted\s+14 verified\s+3 stipulated/);
      await ready();
      await assertAccessible(frame);
    });

    it('scrolls with the editor, and the editor with it', async () => {
      const editor = vsCode.page.locator('.editor-instance').first();
      const scrolled = async (name: string): Promise<void> => {
        const [inEditor, inPreview] = await firstHeadings(vsCode, frame);
        assert.equal(inPreview, inEditor, name);
        assert.notEqual(inPreview, undefined);
      };
      await editor.hover();
      await vsCode.page.mouse.wheel(0, 700);
      await eventually(async () => assert.notEqual((await firstHeadings(vsCode, frame))[0], 'From softmax to sigmoid'));
      await eventually(() => scrolled('the preview follows'));
      // A page that has just followed the editor does not lead it: it is scrolled until the editor has followed.
      const follows = () => new Promise((resolve) => setTimeout(resolve, 500));
      await eventually(async () => {
        await frame.locator('body').evaluate(() => [40, 0].forEach((top, k) => setTimeout(() => window.scrollTo(0, top), 50 * k)));
        await follows();
        assert.deepEqual(await firstHeadings(vsCode, frame), ['From softmax to sigmoid', 'From softmax to sigmoid']);
      });
      await eventually(async () => {
        await frame.locator('.block > .heading', { hasText: 'Temperature' }).evaluate((heading) => [60, 80].forEach((top, k) => setTimeout(() => window.scrollBy(0, heading.getBoundingClientRect().top - top), 50 * k)));
        await follows();
        assert.equal((await firstHeadings(vsCode, frame))[0], 'Temperature', 'the editor follows');
      });
    });

    it('keeps its place while what it shows is written, and grows', async () => {
      await vsCode.selectText('from-softmax-to-sigmoid.md', 'Three scores at temperature one');
      const written = frame.locator('.block', { hasText: 'at temperature two' });
      const height = () => written.evaluate((block) => block.getBoundingClientRect().height);
      const firstTops = () => frame.locator('.block').evaluateAll((all) => all.map((block) => Math.round(block.getBoundingClientRect().top)).filter((top) => top > 0 && top < 200));
      // Where the cursor is has been told.
      await frame.locator('.block.active', { hasText: 'at temperature two' }).waitFor();
      await eventually(async () => {
        const before = await firstTops();
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.deepEqual(await firstTops(), before);
      });
      const [tops, low] = [await firstTops(), await height()];
      assert.ok(tops.length > 0);
      await vsCode.page.keyboard.insertText(`${'Three scores, in this order, and '.repeat(8)}at temperature one`);
      await eventually(async () => assert.ok((await height()) > low + 20, 'it grows'));
      assert.deepEqual(await firstTops(), tops);
    });

    it('has headings without gaps, whichever levels the author wrote, also where only problems are shown', async () => {
      await open('gaps.md');
      const levels = () => frame.locator('.block > .heading:visible').evaluateAll((all) => all.map((one) => `${one.getAttribute('aria-level')} ${one.textContent}`));
      await becomes(levels, ['2 Begins at the second', '3 Leaves the third out', '4 Goes on', '3 Comes back']);
      await ready();
      // Headings of what is known of a claim stand between those of the document.
      await frame.locator('.claim-details.refuted > summary').first().press('Enter');
      await frame.locator('.claim-details[open] section h2').first().waitFor();
      await assertAccessible(frame, 'all');
      await frame.locator('#only-problems').check();
      await becomes(levels, ['2 Begins at the second', '3 Leaves the third out', '4 Goes on']);
      await assertAccessible(frame, 'only problems');
      await frame.locator('#only-problems').uncheck();
    });

    it('renders and reads the macros of the document, and follows them', async () => {
      await open('macros.md');
      const shown = () => frame.locator('p .inline-formula:not(.katex-display *) .katex-html').last().innerText();
      await becomes(async () => (await shown()).replace(/\s|\u200b/g, ''), '21+21=1');
      await becomesLike(() => frame.locator('.counts').innerText(), /^\s*1 verified\s*$/);
      await writeFile(join(vsCode.workspace, 'macros.md'), macros.replace('\\tfrac{1}{2}', '\\tfrac{1}{3}'));
      await becomes(async () => (await shown()).replace(/\s|\u200b/g, ''), '31+31=1');
      await becomesLike(() => frame.locator('.counts').innerText(), /^\s*1 refuted\s*$/);
    });

    for (const { file, headings, counts } of formats) {
      it(`shows ${file}`, async () => {
        await open(file);
        await becomesLike(() => frame.locator('.counts').innerText(), counts);
        await eventually(async () => {
          const shown = await frame.locator('.block > .heading').allInnerTexts();
          assert.deepEqual(headings.filter((heading) => shown.includes(heading)), headings, shown.join());
        });
        await ready();
        await becomes(() => frame.locator('.unreadable, .inline-formula > code').count(), 0, 'LaTeX that was not rendered');
        await assertAccessible(frame);
      });
    }

    it('is operated by the keyboard alone, and leads back to the editor', async () => {
      const { keyboard } = vsCode.page;
      await open('from-softmax-to-sigmoid.md');
      await ready();
      await keyboard.press('Control+2');
      await becomes(() => frame.evaluate(() => document.hasFocus()), true);
      await keyboard.press('n');
      await becomesLike(() => frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /Refuted\. /);
      await keyboard.press('Enter');
      await frame.locator('.claim-details.refuted[open] .reveal').first().waitFor();
      await eventually(async () => {
        await keyboard.press('Tab');
        assert.ok(await frame.evaluate(() => document.activeElement?.matches('.claim-details[open] .reveal')), 'the way to the source is no stop of the tab key');
      });
      // What a check on request finds besides comes later; the focus stays where it is.
      await frame.locator('.claim-details[open] figure').first().waitFor();
      await becomes(() => frame.evaluate(() => document.activeElement?.matches('.claim-details[open] .reveal')), true);
      await becomes(() => frame.evaluate(() => parseFloat(getComputedStyle(document.activeElement!).outlineWidth) >= 1 && getComputedStyle(document.activeElement!).outlineStyle !== 'none'), true, 'the focus is seen');
      // Escape folds the claim up again, and its line has the focus.
      await keyboard.press('Escape');
      await becomes(() => frame.locator('.claim-details.refuted[open]').count(), 0);
      await becomes(() => frame.evaluate(() => document.activeElement?.matches('.claim-details.refuted > summary')), true);
      await keyboard.press('Space');
      await frame.locator('.claim-details.refuted[open] .reveal').first().waitFor();
      await keyboard.press('Tab');
      await eventually(async () => assert.ok(await frame.evaluate(() => document.activeElement?.closest('.claim-details[open]')), 'the focus stays'));
      await frame.locator('.claim-details[open] .reveal').first().focus();
      await keyboard.press('Enter');
      const source = await readFile(join(vsCode.workspace, 'from-softmax-to-sigmoid.md'), 'utf8');
      const line = source.split('\n').findIndex((text) => text.includes('\\tanh(x) =')) + 1;
      await vsCode.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
      await becomesLike(() => vsCode.activeTab(), /^from-softmax/);
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
