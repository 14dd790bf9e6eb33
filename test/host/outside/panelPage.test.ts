import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumArguments, findOrInstallChromium } from '../../../scripts/chromium.mjs';
import { projectRoot } from '../../../scripts/paths.mjs';
import type { PanelRequest, PanelState } from '../../../src/protocol/panel';
import type { ClaimJson } from '../../../src/protocol/verdict';
import { panelPage } from '../../../src/vscode/panelPage';
import { becomes, becomesLike } from '../becomes';
import { eventually } from '../eventually';
import { postToPage } from '../postToPage';

const origin = 'https://panel.test';
const fixtures = join(projectRoot, 'test', 'fixtures', 'panel');

/** What the page did, recorded by a script that runs before its own. */
interface Recorded {
  readonly sent: readonly PanelRequest[];
  readonly violations: readonly string[];
  readonly dialogs: readonly string[];
  readonly memory: unknown;
}

type RecordingWindow = Window & { recorded: Recorded };

/** A script that stands in for VS Code: it runs before the page's own. */
function recorder(memory: unknown): string {
  return `
    window.recorded = { sent: [], violations: [], dialogs: [], memory: ${JSON.stringify(memory ?? null)} };
    window.alert = (text) => recorded.dialogs.push(String(text));
    document.addEventListener('securitypolicyviolation', (event) =>
      recorded.violations.push(event.violatedDirective + ' ' + event.blockedURI));
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => recorded.sent.push(message),
      getState: () => recorded.memory,
      setState: (state) => { recorded.memory = state; },
    });`;
}

function claim(name: string): ClaimJson {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as ClaimJson;
}

describe('the panel’s page, in a browser under its own policy', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await chromium.launch({ executablePath: await findOrInstallChromium(console.log), args: chromiumArguments });
  });

  after(() => browser.close());

  beforeEach(() => openPage());

  afterEach(() => page.close());

  async function openPage(memory?: unknown): Promise<void> {
    page = await browser.newPage({ viewport: { width: 600, height: 900 } });
    const html = panelPage({ script: `${origin}/webview.js`, style: `${origin}/webview.css`, cspSource: origin, nonce: 'n' });
    await page.route(`${origin}/**`, (route) => {
      const path = new URL(route.request().url()).pathname;
      return path === '/' ? route.fulfill({ contentType: 'text/html', body: html }) : route.fulfill({ path: join(projectRoot, 'dist', path) });
    });
    await page.addInitScript({ content: recorder(memory) });
    await page.goto(`${origin}/`);
  }

  async function show(...claims: readonly ClaimJson[]): Promise<void> {
    await showState({ kind: 'report', document: 'notes.md', generation: 7, claims });
  }

  async function showState(state: PanelState): Promise<void> {
    await postToPage(page, { type: 'show', state });
  }

  const recorded = (): Promise<Recorded> => page.evaluate(() => (window as unknown as RecordingWindow).recorded);

  it('says that it is ready', () => becomes(async () => (await recorded()).sent, [{ type: 'ready' }]));

  for (const file of readdirSync(fixtures)) {
    it(`renders ${file} with words, mathematics and nothing from outside`, async () => {
      const name = file.replace('.json', '');
      await show(claim(name));
      const word = claim(name).verdict;
      await becomes(async () => (await page.locator('.badge').innerText()).toLowerCase(), word);
      await page.locator('.katex').first().waitFor({ state: 'attached' });
      assert.equal(await page.locator('main :is(script, img, iframe, a, object)').count(), 0);
      const { violations, dialogs } = await recorded();
      assert.deepEqual({ violations, dialogs }, { violations: [], dialogs: [] });
    });
  }

  it('shows hostile text as text', async () => {
    await show(claim('hostile'));
    await becomes(() => page.locator('.message').innerText(), claim('hostile').message);
    const text = await page.locator('main').innerText();
    for (const part of ['<script>alert(1)</script>', '<svg onload=alert(1)>', '<iframe src="javascript:alert(1)">']) assert.ok(text.includes(part), part);
    assert.equal(await page.locator('main :is([href], [src], [onload], [onerror])').count(), 0);
  });

  it('shows how a formula was read: what it says, each symbol, and what else it could mean', async () => {
    await show(claim('verified-reading'));
    await becomes(() => page.locator('.statement').innerText(), 'σ(wᵀ x + b) = 1 − σ(−(wᵀ x + b))');
    await becomes(async () => (await page.locator('.symbols dt').allInnerTexts()).slice(0, 3), ['σ', 'z', 'w']);
    await becomes(async () => (await page.locator('.symbols dd').allInnerTexts())[0], 'the sigmoid by convention');
    await becomes(() => page.locator('.symbols dd annotation').allTextContents(), ['z = w^\\top x + b']);
    await becomes(() => page.locator('.symbols dd:has(annotation) .note').innerText(), ', as defined above');
    await becomesLike(() => page.locator('.other-readings').innerText(), /could also be read: x is a number/);
    const hostile: ClaimJson = { ...claim('verified-reading'), verdict: 'unchecked', interpretation: { statement: '<img src=x>', symbols: [{ name: '<b>', meaning: '<i>', source: 'inferred' }], assumptions: ['<u>'], otherReadings: [] } };
    await showState({ kind: 'report', document: 'notes.md', generation: 8, claims: [hostile] });
    await becomesLike(() => page.locator('.statement').innerText(), /<img src=x>/);
    assert.equal(await page.locator('main :is(img, b, i, u)').count(), 0);
  });

  it('shows the witness with both values and their difference', async () => {
    await show(claim('refuted-scalar'));
    await becomesLike(() => page.locator('.witness .point').innerText(), /= 1\.5/);
    await becomes(() => page.locator('.witness td').allInnerTexts(), ['0.1824', '0.8176', '−0.6351']);
  });

  it('names what was computed, and shows what is stated beside it', async () => {
    await show({ ...claim('refuted-scalar'), plots: [], latex: '\\text{the trace of }A = 5', message: 'the trace of A is 6, not 5', witness: { point: {}, left: 6, right: 5, stated: true } });
    await becomes(() => page.locator('.message').innerText(), 'The trace of A is 6, not 5');
    await becomes(() => page.locator('.witness th').evaluateAll((names) => names.map((name) => `${name.querySelector('.side')?.firstChild?.textContent ?? name.textContent}: ${name.querySelector('annotation')?.textContent ?? ''}`)), ['Computed: \\displaystyle{}\\text{the trace of }A', 'Stated: ', 'Difference: ']);
    await becomes(() => page.locator('.witness td').allInnerTexts(), ['6', '5', '1']);
    // Words are no formula that could be verified by itself.
    await becomes(() => page.locator('.copy button').allInnerTexts(), ['LaTeX', 'NumPy']);
  });

  it('marks the entries of a vector that differ', async () => {
    const whole = claim('refuted-definition');
    await show({ ...whole, witness: { point: {}, left: [1, 2], right: [1, 2.5] } });
    await becomes(() => page.locator('.witness tbody tr').evaluateAll((rows) => rows.map((row) => row.className)), ['', 'differs']);
  });

  it('draws both sides, the witness on them, and says so in words', async () => {
    await show(claim('refuted-scalar'));
    await becomes(() => page.locator('.plot path.curve').count(), 2);
    await becomes(() => page.locator('.plot .witness-mark').count(), 1);
    await becomes(
      () => page.locator('.plot').getAttribute('aria-label'),
      'Left side and Right side over x from −5 to 5. At x = 1.5 they are 0.1824 and 0.8176.',
    );
  });

  it('draws the plot anew when the panel’s width changes', async () => {
    await show(claim('refuted-scalar'));
    const width = () => page.locator('.plot').evaluate((plot) => plot.getBoundingClientRect().width);
    const before = await width();
    await page.setViewportSize({ width: 400, height: 900 });
    await eventually(async () => assert.ok((await width()) < before - 100));
    await becomes(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  });

  it('reads values off by the keyboard', async () => {
    await show(claim('refuted-scalar'));
    await page.locator('.cursor-slider').focus();
    await page.keyboard.press('Home');
    await becomes(() => page.locator('.readout').innerText(), 'x = −5: Left side 0.9933, Right side 0.006693');
  });

  it('has the numbers of the plot in a table', async () => {
    await show(claim('refuted-definition'));
    await page.locator('.data > summary').click();
    await becomes(() => page.locator('.data tbody tr').first().locator('th, td').allInnerTexts(), ['1', '0.55296669', '0.13154859']);
  });

  it('asks to reveal a step by click and by keyboard', async () => {
    await show(claim('refuted-derivation'));
    await page.locator('.step').nth(3).locator('.step-message').click();
    await page.locator('.step .reveal').nth(1).focus();
    await page.keyboard.press('Enter');
    const steps = claim('refuted-derivation').steps ?? [];
    await becomes(async () => (await recorded()).sent.slice(1), [
      { type: 'reveal', generation: 7, range: steps[3]!.range },
      { type: 'reveal', generation: 7, range: steps[1]!.range },
    ]);
  });

  it('asks to explain the code of a finding', async () => {
    await show(claim('refuted-scalar'));
    await page.locator('button.code').click();
    await becomes(async () => (await recorded()).sent.slice(1), [{ type: 'explain', code: 'wrong-derivative' }]);
  });

  it('opens the worst of several claims', async () => {
    await show(claim('stipulated'), claim('verified-derivation'), claim('refuted-scalar'));
    await becomes(() => page.locator('h1').innerText(), '3 claims: 1 refuted, 1 verified, 1 stipulated');
    await becomes(() => page.locator('details.folded').evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open)), [false, false, true]);
    await becomes(() => page.locator('article').count(), 1);
  });

  it('comes back as it was after being hidden', async () => {
    const claims = [claim('stipulated'), claim('verified-derivation'), claim('refuted-scalar')];
    await show(...claims);
    await page.locator('details.folded > summary').first().click();
    await page.evaluate(() => window.scrollTo(0, 300));
    await becomes(async () => ((await recorded()).memory as { scroll: number } | null)?.scroll, 300);
    const { memory } = await recorded();
    await page.close();
    await openPage(memory);
    await show(...claims);
    await becomes(() => page.locator('details.folded[open]').count(), 2);
    await eventually(async () => {
      const scroll = await page.evaluate(() => window.scrollY);
      assert.ok(Math.abs(scroll - 300) < 10, `scrolled to ${scroll}`);
    });
  });

  it('ignores a message it does not understand', async () => {
    await show(claim('stipulated'));
    await postToPage(page, { type: 'show', state: { kind: 'report', claims: [{ latex: 1 }] } });
    await postToPage(page, '<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('.badge').innerText(), 'Stipulated');
  });

  it('is silent about a report that is already shown', async () => {
    await show(claim('stipulated'), claim('verified-derivation'));
    await page.locator('details.folded > summary').first().click();
    await becomes(() => page.locator('details.folded[open]').count(), 2);
    await show(claim('stipulated'), claim('verified-derivation'));
    assert.equal(await page.locator('details.folded[open]').count(), 2);
  });
});
