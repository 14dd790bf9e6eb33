import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { temporaryFolder } from '../../../scripts/endings.mjs';
import { becomes } from '../becomes';
import { contrast } from '../contrast';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';
import { eventually } from '../eventually';

const cell = (text: string) => ({ cell_type: 'markdown', metadata: {}, source: text });

const notebook = {
  cells: [
    cell('# Marks\n\nOf $x$ it holds that $x + x = 2x$,\nnot that $x + x = 3x$.'),
    { cell_type: 'code', metadata: {}, source: 'print(1)', outputs: [], execution_count: null },
    cell('$$\n1 - \\sigma(x) = \\sigma(-x)\n$$\n\nand $\\sqrt{x^2} = x$. But <b>not</b> $\\text{<img src=x>} + 1 = 2$.'),
  ],
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  nbformat: 4,
  nbformat_minor: 5,
};

const first = ['verified ✓ verified', 'refuted ✗ the sides differ'];

for (const host of ['node', 'web'] as const) {
  describe(`marks in the Markdown cells of a notebook, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let frame: Frame;

    before(async () => {
      folder = await temporaryFolder('notebook');
      await writeFile(join(folder.path, 'marks.ipynb'), JSON.stringify(notebook));
      vsCode = await openVsCode({ folder: folder.path, files: ['marks.ipynb'], extension: 'development', host });
      frame = await eventually(async () => {
        for (const candidate of vsCode.page.frames()) if ((await candidate.locator('.markup .preview').count().catch(() => 0)) > 0) return candidate;
        throw new Error('no notebook is shown');
      });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    /** Of each cell, the verdicts and texts of its marks. */
    const marks = () =>
      frame.evaluate(() =>
        [...document.querySelectorAll('.markup .preview')].map((cell) => [...(cell.shadowRoot?.querySelectorAll('.formulint-mark') ?? [])].map((mark) => `${/formulint-(?!mark|slot)(\w+)/.exec(mark.className)?.[1]} ${mark.textContent}`)),
      );

    it('stand behind the formulas, in words, with all that is said of them', async () => {
      await eventually(async () => {
        const [one, other = []] = await marks();
        assert.deepEqual(one, first);
        assert.deepEqual(other.slice(0, 1), ['verified ✓ verified']);
        assert.match(other[1] ?? '', /^conditional ≈ /);
        assert.match(other[2] ?? '', /^unchecked \? /);
      });
      await becomes(() => frame.evaluate(() => document.querySelector('.markup .preview')!.shadowRoot!.querySelector('.formulint-refuted')!.getAttribute('title')), 'the sides differ: at x = 1 the left is 2 and the right is 3');
    });

    it('stand beside what they speak of', async () => {
      const before = await frame.evaluate(() => document.querySelector('.markup .preview')!.shadowRoot!.querySelector('.formulint-refuted')!.previousElementSibling!.querySelector('annotation')!.textContent);
      assert.equal(before, 'x + x = 3x');
    });

    it('make nothing of a document into elements', async () => {
      const titles = await frame.evaluate(() => [...document.querySelectorAll('.markup .preview')].flatMap((cell) => [...(cell.shadowRoot?.querySelectorAll('.formulint-unchecked') ?? [])].map((mark) => mark.getAttribute('title'))));
      assert.ok(titles.length === 1 && titles[0]?.includes('<img src=x>'), titles.join());
      const inside = await frame.evaluate(() => [...document.querySelectorAll('.markup .preview')].flatMap((cell) => [...(cell.shadowRoot?.querySelectorAll('.formulint-slot *') ?? [])].map(({ tagName }) => tagName)));
      assert.deepEqual(inside, []);
    });

    it('can be read in every theme', async () => {
      for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light'] as const) {
        await vsCode.useTheme(theme);
        const least = theme.startsWith('high') ? 7 : 4.5;
        await eventually(async () => {
          const { background, colors } = await frame.evaluate(() => ({
            background: getComputedStyle(document.body).getPropertyValue('--vscode-editor-background').trim(),
            colors: [...document.querySelectorAll('.markup .preview')].flatMap((cell) => [...(cell.shadowRoot?.querySelectorAll('.formulint-mark') ?? [])].map((mark) => getComputedStyle(mark).color)),
          }));
          assert.ok(colors.length >= 4, colors.join());
          for (const color of colors) assert.ok(contrast(color, background) >= least, `${color} on ${background} in ${theme}`);
        });
      }
    });

    it('follow what is written', async () => {
      const { keyboard } = vsCode.page;
      await frame.locator('.markup .preview').first().dblclick();
      await vsCode.page.locator('.notebookOverlay .markdown-cell-row .monaco-editor').first().waitFor();
      await keyboard.press('Control+End');
      await keyboard.type(' And $1 + 1 = 2$.');
      await keyboard.press('Escape');
      await becomes(async () => (await marks())[0], [...first, 'verified ✓ verified']);
    });

    it('log no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
