import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumArguments, findOrInstallChromium } from '../../../scripts/chromium.mjs';
import { projectRoot } from '../../../scripts/paths.mjs';
import { checkDocument } from '../../../src/pipeline';
import { readPanelRequest, type PanelRequest, type RequestOf } from '../../../src/protocol/panel';
import type { DrawnPlotJson, PlotSettings } from '../../../src/protocol/plot';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { panelPage } from '../../../src/vscode/panelPage';
import { assertAccessible } from '../accessibility';
import { becomes, becomesLike } from '../becomes';
import { eventually } from '../eventually';
import { postToPage } from '../postToPage';

const origin = 'https://panel.test';

/** A document of which the first claim with a figure is shown. */
const documents = {
  curves: '$\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)$',
  bars: '<!-- formulint: T > 0, z ∈ R^4 -->\n\n$$\\mathrm{softmax}(z/T)_i = \\frac{e^{z_i/T}}{\\sum_j e^{z_j}}$$',
  jacobian: '$s = \\mathrm{softmax}(z)$ with $z \\in R^3$. $$\\frac{\\partial s_i}{\\partial z_j} = s_i(1 - s_j)$$',
  interval: '$\\hat p = \\arg\\min_{w\\in[0,1]} w x + w\\log w + (1-w)\\log(1-w) = \\sigma(x)$',
  simplex: '$\\arg\\min_{p \\in \\Delta} \\sum_i p_i z_i + p_i \\log p_i = \\mathrm{softmax}(z)$',
  definition: 'The sigmoid is $\\sigma(x) = \\frac{1}{1 + e^{-x}}$.',
} as const;

type Name = keyof typeof documents;

interface Shown {
  readonly claim: ClaimJson;
  /** What the host would answer. */
  readonly draw: (plot: number, settings: PlotSettings) => DrawnPlotJson | undefined;
}

const known = new Map<string, Shown>();

function checked(name: Name, facts?: string): Shown {
  const key = `${name} ${facts}`;
  const shown = known.get(key) ?? check(name, facts);
  known.set(key, shown);
  return shown;
}

function check(name: Name, facts?: string): Shown {
  const input = { text: documents[name], languageId: 'markdown' } as const;
  const claims = checkDocument(input, { plots: true }).claims;
  const at = claims.findIndex(({ plots }) => plots !== undefined);
  const figures = new Map<number, readonly { readonly draw: (settings?: PlotSettings) => DrawnPlotJson | undefined }[]>();
  const report = checkDocument({ ...input, ...(facts === undefined ? {} : { assumed: { range: claims[at]!.range, facts } }) }, { plots: true, readings: true, repairs: true, onFigures: (claim, found) => figures.set(claim, found) });
  return { claim: report.claims[at]!, draw: (plot, settings) => figures.get(at)?.[plot]?.draw(settings) };
}

/** Colours of VS Code's own themes, and the class of a webview's body under each. */
const themes: Readonly<Record<string, { readonly bodyClass: string; readonly colours: Readonly<Record<string, string>> }>> = {
  light: { bodyClass: 'vscode-light', colours: { 'editor-foreground': '#3b3b3b', 'editor-background': '#ffffff', 'textLink-foreground': '#005fb8', 'input-background': '#ffffff', 'input-foreground': '#3b3b3b' } },
  dark: { bodyClass: 'vscode-dark', colours: { 'editor-foreground': '#cccccc', 'editor-background': '#1f1f1f', 'textLink-foreground': '#4daafc', 'input-background': '#313131', 'input-foreground': '#cccccc' } },
  'high contrast': { bodyClass: 'vscode-high-contrast', colours: { 'editor-foreground': '#ffffff', 'editor-background': '#000000', 'textLink-foreground': '#21a6ff', contrastBorder: '#6fc3df', 'input-background': '#000000', 'input-foreground': '#ffffff' } },
  'high contrast light': { bodyClass: 'vscode-high-contrast vscode-high-contrast-light', colours: { 'editor-foreground': '#292929', 'editor-background': '#ffffff', 'textLink-foreground': '#0f4a85', contrastBorder: '#0f4a85', 'input-background': '#ffffff', 'input-foreground': '#292929' } },
};

describe('the figures of the panel’s page, in a browser under its own policy', () => {
  let browser: Browser;
  let page: Page;
  let sent: PanelRequest[];

  before(async () => {
    browser = await chromium.launch({ executablePath: await findOrInstallChromium(console.log), args: chromiumArguments });
  });

  after(() => browser.close());

  afterEach(() => page.close());

  /** A page that shows a claim; its requests for figures are answered as the host does, after `pause`. */
  async function open({ claim, draw }: Shown, { theme = 'light', pause = Promise.resolve() } = {}): Promise<void> {
    sent = [];
    page = await browser.newPage({ viewport: { width: 620, height: 900 } });
    const { bodyClass, colours } = themes[theme]!;
    const html = panelPage({ script: `${origin}/webview.js`, style: `${origin}/webview.css`, cspSource: origin, nonce: 'n' }).replace('<body>', `<body class="${bodyClass}">`);
    await page.route(`${origin}/**`, (route) => {
      const path = new URL(route.request().url()).pathname;
      return path === '/' ? route.fulfill({ contentType: 'text/html', body: html }) : route.fulfill({ path: join(projectRoot, 'dist', path) });
    });
    await page.exposeFunction('toHost', async (message: unknown) => {
      const request = readPanelRequest(message);
      assert.ok(request, `the host does not understand ${JSON.stringify(message)}`);
      sent.push(request);
      if (request.type !== 'draw') return undefined;
      await pause;
      const data = draw(request.plot, request.settings);
      return { type: 'drawn', generation: 1, claim: 0, plot: request.plot, ...(data ? { data } : {}) };
    });
    await page.addInitScript({
      content: `
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
        window.acquireVsCodeApi = () => ({
          postMessage: (message) => toHost(message).then((answer) => answer && window.postMessage(answer)),
          getState: () => undefined,
          setState: () => undefined,
        });`,
    });
    await page.goto(`${origin}/`);
    await page.evaluate((values) => {
      for (const [name, value] of Object.entries(values)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }, colours);
    await postToPage(page, { type: 'show', state: { kind: 'report', document: 'notes.md', generation: 1, claims: [claim] } });
    await page.locator('article').waitFor();
  }

  const violations = () => page.evaluate(() => (window as unknown as { violations: readonly string[] }).violations);
  const requests = <Type extends PanelRequest['type']>(type: Type) => sent.filter((request): request is RequestOf<Type> => request.type === type);

  for (const theme of Object.keys(themes)) {
    for (const name of Object.keys(documents) as Name[]) {
      it(`shows ${name} in ${theme} without a fault of accessibility, and nothing against its policy`, async () => {
        await open(checked(name), { theme });
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        await becomes(() => page.locator('.further:not(:has(figure))').count(), 0);
        await assertAccessible(page);
        assert.deepEqual(await violations(), []);
      });
    }
  }

  it('says in words what each figure shows', async () => {
    const told: Partial<Record<Name, string | null>> = {};
    for (const name of ['bars', 'jacobian', 'interval', 'simplex'] as const) {
      await open(checked(name));
      told[name] = await page.locator('.plot').first().getAttribute('aria-label');
      await page.close();
    }
    assert.match(told.bars!, /^Bars of left side and right side, for each i \(4 entries\)\. At i = \d they are /);
    assert.match(told.jacobian!, /^Entries of left side and right side, 3 × 3\. They differ at i = 1, j = 2; i = 1, j = 3; /);
    assert.match(told.interval!, /^Objective over w from 0 to 1\. Stated optimum: w = 0\.7311, where the value is 0\.1489\. Best point found: w = 0\.2689, where the value is −0\.3133\.$/);
    assert.match(told.simplex!, /^Contours of objective over p\[1\], p\[2\], p\[3\], shares that sum to 1\. Stated optimum: p\[1\] = /);
  });

  it('moves a logit by the keyboard, and draws the bars anew', async () => {
    const shown = checked('bars');
    await open(shown);
    const heights = () => page.locator('.plot rect.bar').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height')).toFixed(3)).join());
    await page.locator('.plot rect.bar').first().waitFor({ state: 'attached' });
    const before = await heights();
    await page.getByLabel('Value of z[1]').focus();
    for (let k = 0; k < 5; k += 1) await page.keyboard.press('ArrowRight');
    await eventually(async () => assert.notEqual(await heights(), before));
    await eventually(async () => assert.equal(requests('draw').at(-1)!.settings.values['z[1]'], Number(await page.getByLabel('Value of z[1]').inputValue())));
    assert.ok(await page.getByLabel('Value of z[1]').evaluate((input) => input === document.activeElement), 'the slider keeps the focus');
    await page.getByRole('button', { name: 'Reset' }).click();
    await becomes(heights, before);
    await becomes(async () => Number(await page.getByLabel('Value of z[1]').inputValue()), 1);
  });

  it('asks for one figure at a time, and then for the last that was wanted', async () => {
    let answer = (): void => undefined;
    const pause = new Promise<void>((resolve) => (answer = resolve));
    await open(checked('bars'), { pause });
    await page.getByLabel('Value of T').focus();
    for (let k = 0; k < 20; k += 1) await page.keyboard.press('ArrowLeft');
    const wanted = Number(await page.getByLabel('Value of T').inputValue());
    await becomes(() => requests('draw').length, 1);
    answer();
    await becomes(() => requests('draw').at(-1)?.settings.values.T, wanted);
    assert.equal(requests('draw').length, 2);
  });

  it('runs over another variable', async () => {
    await open(checked('curves'));
    await page.locator('.axis-choice option').first().waitFor({ state: 'attached' });
    const [first, other] = await page.locator('.axis-choice option').allInnerTexts();
    await page.locator('.axis-choice select').selectOption(other!);
    await eventually(async () => assert.ok((await page.locator('.plot').first().getAttribute('aria-label'))!.includes(`over ${other} `)));
    await becomes(() => page.getByLabel(`Value of ${first}`).count(), 1);
  });

  it('shows how far the sides are apart on a logarithmic axis, and the values again', async () => {
    await open(checked('curves'));
    await page.getByRole('button', { name: 'Difference' }).press('Enter');
    await becomes(() => page.locator('.plot path.curve').count(), 1);
    await becomesLike(() => page.locator('.plot').getAttribute('aria-label'), /^Distance of left side and right side over . from .*, on a logarithmic axis: at most 0\.\d+\.$/);
    await eventually(async () => assert.ok((await page.locator('.plot .axis-y text').allTextContents()).some((tick) => /^10⁻|^0\.01$/.test(tick))));
    await page.getByRole('button', { name: 'Difference' }).press('Enter');
    await becomes(() => page.locator('.plot path.curve').count(), 2);
  });

  it('outlines the wrong entries of a Jacobian, in both matrices', async () => {
    await open(checked('jacobian'));
    await becomes(() => page.locator('.plot .cell').count(), 18);
    await becomes(() => page.locator('.plot .wrong-entry').count(), 12);
    await page.getByLabel('Read off the values of an entry').focus();
    await page.keyboard.press('Home');
    await becomes(() => page.locator('.readout').innerText(), 'i = 1, j = 1: left side 0.1922, right side 0.1922');
  });

  it('reads contours off by the keyboard, and marks both optima', async () => {
    await open(checked('simplex'));
    await becomes(() => page.locator('.plot .point-mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('class'))), ['point-mark stated', 'point-mark found']);
    const share = (k: number) => page.getByLabel(`Read off the values at p[${k}]`);
    for (const k of [1, 2]) {
      await share(k).focus();
      await page.keyboard.press('Home');
    }
    await becomes(() => page.locator('.readout').innerText(), 'p[1] = 0, p[2] = 0, p[3] = 1: objective −1');
    await share(3).focus();
    for (let k = 0; k < 24; k += 1) await page.keyboard.press('ArrowLeft');
    await becomesLike(() => page.locator('.readout').innerText(), /^p\[1\] = 0\.5, p\[2\] = 0, p\[3\] = 0\.5: objective −0\.6931/);
    await becomesLike(() => share(1).getAttribute('aria-valuetext'), /^p\[1\] = 0\.5, p\[2\] = 0, p\[3\] = 0\.5: objective −0\.6931/);
    // What the objective is made of is set in the same way.
    for (const k of [1, 2, 3]) await becomesLike(() => page.getByLabel(`Value of z[${k}]`).getAttribute('aria-valuetext'), /^z\[\d\] = /);
  });

  it('draws contours only when they are unfolded', async () => {
    await open(checked('curves'));
    await page.locator('.further > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.further .contour').first().waitFor({ state: 'attached' });
    // The only request: none came before it.
    assert.deepEqual(requests('draw'), [{ type: 'draw', generation: 1, claim: 0, plot: 1, settings: { values: {} } }]);
    await becomes(() => page.locator('.further .plot .point-mark.witness').count(), 2);
  });

  it('has the numbers of every kind of figure in a table', async () => {
    for (const [name, rows, head] of [['jacobian', 9, ['i', 'j', 'left side', 'right side']], ['simplex', 45, ['p[1]', 'p[2]', 'p[3]', 'objective']]] as const) {
      await open(checked(name));
      await page.locator('.data > summary').click();
      await becomes(() => page.locator('.data tbody tr').count(), rows);
      await becomes(() => page.locator('.data thead th').evaluateAll((cells) => cells.map((cell) => (cell.querySelector('.spoken') ?? cell).textContent)), [...head]);
      await page.close();
    }
  });

  it('asks to apply a repair, whose change is shown in the author’s source', async () => {
    await open(checked('curves'));
    await becomes(() => page.locator('.diff').first().innerText(), '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a +- b)');
    await becomes(() => page.locator('.diff').first().locator('del, ins').allInnerTexts(), ['+', '-']);
    await page.getByRole('button', { name: 'Apply: change the sign of b' }).first().press('Enter');
    await becomes(() => requests('repair'), [{ type: 'repair', generation: 1, claim: 0, repair: 0 }]);
  });

  it('asks to check again under other facts, and to write them down', async () => {
    await open(checked('curves'));
    await page.getByRole('button', { name: 'Change what is assumed of a', exact: true }).press('Enter');
    await becomes(() => page.getByLabel('Assume', { exact: true }).inputValue(), 'a > 0');
    // Taken back, the focus is where it was.
    await page.keyboard.press('Escape');
    await becomes(() => page.getByLabel('Assume', { exact: true }).inputValue(), '');
    await becomes(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Change what is assumed of a');
    await page.keyboard.press('Space');
    await page.keyboard.type(', b -- 1');
    await page.keyboard.press('Enter');
    await becomes(() => requests('assume'), [{ type: 'assume', generation: 1, claim: 0, facts: 'a > 0, b −− 1' }]);
    await page.close();
    await open(checked('curves', 'a > 0, T = 1'));
    await becomes(() => page.locator('.unread').innerText(), 'Not understood: T = 1');
    await becomes(() => page.locator('.directive').innerText(), '<!-- formulint: a > 0, T = 1 -->');
    await page.getByRole('button', { name: 'Write it into the document' }).press('Enter');
    await becomes(() => requests('write'), [{ type: 'write', generation: 1, claim: 0 }]);
  });

  it('copies the witness as LaTeX, NumPy and a command', async () => {
    await open(checked('curves'));
    for (const name of ['LaTeX', 'NumPy', 'command']) await page.getByRole('button', { name: `Copy as ${name}` }).press('Enter');
    await becomes(() => requests('copy').length, 3);
    const [latex, numpy, command] = requests('copy').map(({ text }) => text);
    assert.match(latex!, /^a = 1,\\ b = 2\\colon\\quad 0\.2689\d+ \\ne 0\.9525\d+$/);
    assert.match(numpy!, /\na = 1\nb = 2\nleft = 0\.2689\d+\nright = 0\.9525\d+\n/);
    assert.equal(command, `formulint verify '${documents.curves.slice(1, -1)}'`);
  });

  it('saves a figure as an SVG that stands by itself, and as a PNG', async () => {
    for (const name of ['curves', 'bars', 'jacobian', 'simplex'] as const) {
      await open(checked(name));
      for (const format of ['SVG', 'PNG']) await page.getByRole('button', { name: `Save the figure as ${format}` }).first().press('Enter');
      await becomes(() => requests('save').length, 2);
      const [svg, png] = requests('save');
      assert.match(svg!.content, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      assert.ok(svg!.content.length < 60_000, `${svg!.content.length} characters`);
      assert.doesNotMatch(svg!.content, /class=|var\(|color-mix|<script|href/);
      assert.equal(Buffer.from(png!.content, 'base64').subarray(1, 4).toString(), 'PNG');
      assert.ok(png!.content.length > 5000, `${png!.content.length} characters`);
      assert.deepEqual(await violations(), []);
      await page.close();
    }
  });

  it('shows what is known of a function that is defined, with its thresholds', async () => {
    await open(checked('definition'));
    await becomes(() => page.locator('.facts-known dt').allInnerTexts(), ['Values', 'Limits', 'At', 'Derivative', 'Monotony', 'Lipschitz constant']);
    await becomes(() => page.locator('.formats tbody tr').first().locator('th, td').allInnerTexts(), ['float16', '≤ −11.094 (gives 0)', 'nowhere']);
  });

  it('is operable by the keyboard alone: everything that does something is a stop of the tab key, in the order of the page, and is seen to have the focus', async () => {
    await open(checked('curves'));
    await page.locator('.plot').first().waitFor();
    const stops: string[] = [];
    const tops: number[] = [];
    for (let k = 0; k < 80; k += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const active = document.activeElement;
        if (!active || active === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(active);
        return { name: active.getAttribute('aria-label') ?? active.textContent ?? '', top: active.closest('section, header')!.getBoundingClientRect().top + window.scrollY, isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 };
      });
      if (stop === undefined) break;
      assert.ok(stop.isSeen, `${stop.name} has the focus, and nothing shows it`);
      stops.push(stop.name.trim());
      tops.push(stop.top);
    }
    assert.deepEqual(tops, [...tops].sort((one, other) => one - other), stops.join(' | '));
    for (const wanted of ['Apply: change the sign of b', 'Copy as NumPy', 'Read off the values at b', 'Value of a', 'Reset', 'Data', 'Difference', 'Save the figure as SVG', 'Over two variables', 'Assume', 'Check again', 'The sigmoid']) {
      assert.ok(stops.includes(wanted), `${wanted} is none of ${stops.join(' | ')}`);
    }
  });
});
