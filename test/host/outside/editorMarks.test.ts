import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/endings.mjs';
import { projectRoot } from '../../../scripts/paths.mjs';
import { becomes, becomesLike } from '../becomes';
import { contrast } from '../contrast';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';
import { coloredLineEndMarks, gutterMarks, lenses, lineEndMarks } from '../editorMarks';
import { eventually } from '../eventually';

/** As derivation.md has them. */
const marks = ['✗ step 3 does not follow', '✓ verified'];
const inGutter = ['11 refuted', '19 verified'];

/** Many formulas, each different from all others, so that checking them takes a while. */
const long = Array.from({ length: 300 }, (_, k) => `$$\\frac{e^{${k + 2} a}}{e^{${k + 2} a} + e^{b}} = \\sigma(${k + 2} a - b)$$`).join('\n\n');

/** A formula in each way of Markdown's to write one, for VS Code's own preview; the last is code. */
const ownPreview = '# Ways\n\n$$\nx + x = 2x\n$$\n\n```math\nx + x = 3x\n```\n\nOf $1 + 1 = 2$ and `$1 + 1 = 3$`.\n\n```latex\n1 + 1 = 3\n```\n';
const inOwnPreview = ['verified ✓ verified', 'refuted ✗ the sides differ', 'verified ✓ verified'];

/** All that the status item said since it was begun to be listened to. */
type ListeningWindow = Window & { statusTold?: string[] };

for (const host of ['node', 'web'] as const) {
  describe(`marks in the editor, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      folder = await temporaryFolder('marks');
      await cp(join(projectRoot, 'test', 'host', 'workspace'), folder.path, { recursive: true });
      await writeFile(join(folder.path, 'long.md'), long);
      await writeFile(join(folder.path, 'ways.md'), ownPreview);
      vsCode = await openVsCode({ folder: folder.path, files: ['derivation.md'], extension: 'development', host });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    async function set(settings: Readonly<Record<string, unknown>>): Promise<void> {
      await mkdir(join(vsCode.workspace, '.vscode'), { recursive: true });
      await writeFile(join(vsCode.workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
    }

    const status = () => vsCode.page.locator('.statusbar-item[aria-label^="Formulint: "]');

    it('stand behind the lines and in the gutter', async () => {
      await becomes(() => lineEndMarks(vsCode.page), marks);
      await becomes(() => gutterMarks(vsCode.page), inGutter);
    });

    it('are counted in the status bar, which opens the preview', async () => {
      await becomes(() => status().getAttribute('aria-label'), 'Formulint: 1 refuted, 1 verified');
      await becomesLike(() => status().innerText(), /✗ 1\s+✓ 1/);
      await status().locator('a').click();
      await vsCode.webviewFrame(/Preview derivation.md/, '.block .mark');
    });

    it('can be read in high contrast', async () => {
      for (const theme of ['high-contrast', 'high-contrast-light'] as const) {
        await vsCode.useTheme(theme);
        await eventually(async () => {
          const background = await vsCode.page.evaluate(() => getComputedStyle(document.querySelector('.editor-instance .monaco-editor')!).getPropertyValue('--vscode-editor-background').trim());
          const shown = await coloredLineEndMarks(vsCode.page);
          assert.deepEqual(shown.map(({ text }) => text), marks);
          for (const { text, color } of shown) assert.ok(contrast(color, background) >= 7, `${text} in ${theme}: ${color} on ${background}`);
        });
        await becomes(() => gutterMarks(vsCode.page), inGutter);
      }
      await vsCode.useTheme('light');
    });

    it('go from problem to problem by keys, with what is known in a hover', async () => {
      const { keyboard } = vsCode.page;
      const at = (line: number) => vsCode.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
      await vsCode.openFile('figures.md');
      await becomes(() => status().getAttribute('aria-label'), 'Formulint: 5 refuted, 1 conditional');
      await vsCode.selectText('figures.md', '# Figures');
      for (const line of [10, 16, 22]) {
        await keyboard.press('Control+Alt+.');
        await at(line);
      }
      await keyboard.press('Control+Alt+,');
      await at(16);
      const hover = vsCode.page.locator('.monaco-hover', { hasText: '✗ refuted' });
      await hover.first().waitFor();
      await becomesLike(async () => (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' '), /Read as\s+\S/);
      await keyboard.press('Escape');
    });

    it('say in a hover how a formula that holds was read', async () => {
      await vsCode.openFile('softmax.md');
      await vsCode.selectText('softmax.md', '1 - \\sigma(x)');
      const hover = vsCode.page.locator('.monaco-hover', { hasText: '✓ verified' });
      await eventually(async () => {
        await vsCode.page.keyboard.press('Control+K');
        await vsCode.page.keyboard.press('Control+I');
        await hover.first().waitFor({ timeout: 3000 });
        const text = (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
        assert.match(text, /1 − σ\(x\) = σ\(−x\)/);
        assert.match(text, /σ: the sigmoid/);
      });
      await vsCode.page.keyboard.press('Escape');
    });

    it('stand above the formulas where the settings say so, and open the panel', async () => {
      await vsCode.openFile('derivation.md');
      await set({ 'formulint.marks': 'codeLens', 'formulint.gutterMarks': false });
      await becomes(() => lenses(vsCode.page), marks);
      await becomes(() => lineEndMarks(vsCode.page), []);
      await becomes(() => gutterMarks(vsCode.page), []);
      await vsCode.page.locator('.codelens-decoration a', { hasText: 'verified' }).click();
      await vsCode.webviewFrame('Formulint', '.badge.verified');
      await set({ 'formulint.marks': 'off' });
      await becomes(() => lenses(vsCode.page), []);
      await becomes(() => gutterMarks(vsCode.page), inGutter);
      await becomes(() => lineEndMarks(vsCode.page), []);
    });

    // That preview asks the extensions of its own host, which is Node's here.
    if (host === 'node') it('stand in VS Code’s own Markdown preview, can be read in every theme, and follow what is written', async () => {
      await vsCode.page.locator('.tab').first().click();
      await vsCode.openFile('ways.md');
      await eventually(async () => {
        await vsCode.page.keyboard.press('Control+K');
        await vsCode.page.keyboard.press('v');
        await vsCode.page.locator('.tab', { hasText: 'Preview ways.md' }).first().waitFor({ timeout: 10_000 });
      });
      // Its page is loaded anew whenever it is refreshed.
      const own = () => vsCode.webviewFrame(/Preview ways.md/, '.formulint-mark');
      const marksOf = async <Value>(read: (all: readonly Element[]) => Value) => (await own()).locator('.formulint-mark').evaluateAll(read);
      const shown = () => marksOf((all) => all.map((mark) => `${/formulint-(?!mark)(\w+)/.exec(mark.className)?.[1]} ${mark.textContent}`));
      await becomes(shown, inOwnPreview);
      await becomes(() => marksOf((all) => all[1]?.getAttribute('title')), 'the sides differ: at x = 1 the left is 2 and the right is 3');
      await becomes(() => marksOf((all) => all.map((mark) => mark.previousElementSibling?.querySelector('annotation')?.textContent.trim())), ['x + x = 2x', 'x + x = 3x', '1 + 1 = 2']);
      for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light'] as const) {
        await vsCode.useTheme(theme);
        await eventually(async () => {
          const [background, ...colors] = await marksOf((all) => [getComputedStyle(document.body).getPropertyValue('--vscode-editor-background').trim(), ...all.map((mark) => getComputedStyle(mark).color)]);
          assert.equal(colors.length, inOwnPreview.length);
          for (const color of colors) assert.ok(contrast(color, background) >= (theme.startsWith('high') ? 7 : 4.5), `${color} on ${background} in ${theme}`);
        });
      }
      await vsCode.page.locator('.tab', { hasText: 'ways.md' }).first().click();
      await vsCode.selectText('ways.md', '3x');
      await vsCode.page.keyboard.insertText('2x');
      await becomes(shown, ['verified ✓ verified', 'verified ✓ verified', 'verified ✓ verified']);
      await vsCode.page.keyboard.press('Control+Z');
      await becomes(shown, inOwnPreview);
    });

    it('say in the status bar how far a long document is checked', async () => {
      await vsCode.page.locator('.tab').first().click();
      await vsCode.page.evaluate(() => {
        const told = ((window as ListeningWindow).statusTold = [] as string[]);
        new MutationObserver(() => {
          const label = document.querySelector('.statusbar-item[aria-label^="Formulint: "]')?.getAttribute('aria-label') ?? '';
          if (told.at(-1) !== label) told.push(label);
        }).observe(document.querySelector('.statusbar')!, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
      });
      await vsCode.openFile('long.md');
      await becomes(() => status().getAttribute('aria-label'), 'Formulint: 300 verified');
      const told = await vsCode.page.evaluate(() => (window as ListeningWindow).statusTold ?? []);
      const checking = told.filter((label) => label.endsWith(', still checking'));
      assert.ok(checking.length > 0, told.join(' | '));
      assert.ok(checking.every((label) => /^Formulint: ([12]?\d)?\d verified, still checking$|^Formulint: , still checking$/.test(label)), checking.join(' | '));
    });

    it('log no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
