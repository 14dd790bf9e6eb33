import assert from 'node:assert/strict';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { chromiumArguments, findOrInstallChromium } from '../../scripts/chromium.mjs';
import { exitOnSignals, temporaryFolder } from '../../scripts/endings.mjs';
import { projectRoot } from '../../scripts/paths.mjs';
import { installVsCodeServer } from '../../scripts/vscode-server/install.mjs';
import { startVsCodeServer, workbenchAddress, workbenchPayload } from '../../scripts/vscode-server/server.mjs';
import { userSettings } from '../../scripts/vscode-server/settings.mjs';
import { eventually, patience } from './eventually';

export type Theme = 'dark' | 'light' | 'high-contrast' | 'high-contrast-light';

export interface OpenOptions {
  /** Absolute; VS Code opens a copy of it, so that a test may edit and save. */
  readonly folder: string;
  /** Files to open, relative to the folder; the last one is in front. */
  readonly files?: readonly string[];
  /** The project as it is built in `dist/`, a packaged VSIX, or a VS Code without Formulint. */
  readonly extension: 'development' | { readonly vsix: string } | 'none';
  /** The extension host that runs Formulint. Default `node`. */
  readonly host?: 'node' | 'web';
  /** Default: VS Code's own light one. */
  readonly theme?: Theme;
  /** Whether the user has said that the folder's authors are trusted. Default: nobody asks. */
  readonly trusted?: false;
  /** User settings; they win over those that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the window, in CSS pixels. Default 1280 × 800. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel. Default 1. */
  readonly scale?: number;
  /** Folder of the extension under development. Default: the project. */
  readonly developmentPath?: string;
}

/** A VS Code in a browser, with what a person does in it. Everything else is on `page`. */
export interface VsCode {
  readonly page: Page;
  /** The copy of the folder that is open. */
  readonly workspace: string;
  /** Opens a file of the folder, by a relative path, in the active editor group. */
  openFile(path: string): Promise<void>;
  /** Selects the given text of the active file as it is on disk: its nth occurrence, by default the first. */
  selectText(path: string, text: string, occurrence?: number): Promise<void>;
  /** Runs a command of the palette by its full title, category included. */
  runCommand(title: string): Promise<void>;
  /** Opens the Problems panel and gives the rows of its findings as soon as there is one. */
  problems(): Promise<readonly string[]>;
  /** The counts of errors and warnings in the status bar. */
  problemCounts(): Promise<{ readonly errors: number; readonly warnings: number }>;
  /** The innermost frame of a webview, found by a selector that its page must have and the title of its tab. */
  webviewFrame(title: string | RegExp, selector?: string): Promise<Frame>;
  /** The text of an editor's tab that is in front. */
  activeTab(): Promise<string>;
  /** Changes the colour theme, by its picker. */
  useTheme(theme: Theme): Promise<void>;
  /** Puts the mouse where nothing shows a hover. */
  restMouse(): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** What VS Code and the extensions logged as errors: lines that name Formulint. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** A theme's name in the picker and the class it gives the window. */
const themes: Readonly<Record<Theme, { readonly label: string; readonly windowClass: string }>> = {
  dark: { label: 'Dark Modern', windowClass: 'vs-dark' },
  light: { label: 'Light Modern', windowClass: 'vs' },
  'high-contrast': { label: 'Dark High Contrast', windowClass: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', windowClass: 'hc-light' },
};

/** Starts a server, a browser and a window of their own (about 5 s) and waits until the files are open. */
export async function openVsCode(options: OpenOptions): Promise<VsCode> {
  exitOnSignals();
  const installation = await installVsCodeServer(console.log);
  const { path: folder, remove } = await temporaryFolder('workspace');
  const workspace = join(folder, basename(options.folder));
  await cp(options.folder, workspace, { recursive: true });
  const host = options.host ?? 'node';
  const asksForTrust = options.trusted === false;
  const settings = userSettings({ host, settings: { ...(asksForTrust ? { 'security.workspace.trust.startupPrompt': 'never' } : {}), ...options.settings } });
  const server = await startVsCodeServer(installation, {
    settings,
    asksForTrust,
    ...(typeof options.extension === 'object' ? { vsix: options.extension.vsix } : {}),
  });
  const browser = await chromium.launch({ executablePath: await findOrInstallChromium(console.log), args: chromiumArguments });
  const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 }, deviceScaleFactor: options.scale ?? 1 });
  page.setDefaultTimeout(patience);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /formulint/i.test(message.text())) errors.push(message.text());
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
    await remove();
  };
  try {
    const payload = workbenchPayload(server, {
      host,
      ...(options.extension === 'development' ? { developmentPath: options.developmentPath ?? projectRoot } : {}),
    });
    await page.goto(workbenchAddress(server, workspace, payload));
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    const vsCode = { page, workspace, errors: () => errors, close, ...actions(page, workspace) };
    for (const file of options.files ?? []) await vsCode.openFile(file);
    if (options.theme !== undefined) await pickTheme(page, themes[options.theme]);
    return vsCode;
  } catch (error) {
    await close();
    throw error;
  }
}

type Actions = Omit<VsCode, 'page' | 'workspace' | 'errors' | 'close'>;

function actions(page: Page, workspace: string): Actions {
  /** A busy VS Code closes the input without having gone anywhere. */
  async function goTo(line: number, column: number): Promise<void> {
    await eventually(async () => {
      await pick(page, 'Control+G', `${line}:${column}`, `line ${line} at column ${column}`);
      // While it closes, VS Code may still put the cursor back.
      await quickInput(page).waitFor({ state: 'hidden', timeout: patience / 6 });
      await statusBar(page, `Ln ${line}, Col ${column}`, patience / 6);
    });
  }

  return {
    async openFile(path) {
      await pick(page, 'Control+P', path, basename(path));
      await page.locator('.tab.active', { hasText: basename(path) }).first().waitFor();
    },

    async selectText(path, text, occurrence = 1) {
      const source = await readFile(join(workspace, path), 'utf8');
      const start = nthIndexOf(source, text, occurrence);
      assert.notEqual(start, -1, `${path} has no occurrence ${occurrence} of ${JSON.stringify(text)}`);
      await page.locator('.tab.active', { hasText: basename(path) }).first().click();
      await restMouse(page);
      const from = positionAt(source, start);
      const to = positionAt(source, start + text.length);
      await goTo(from.line, from.column);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+B');
      await goTo(to.line, to.column);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+K');
      await statusBar(page, `(${text.length} selected)`);
    },

    async runCommand(title) {
      await pick(page, 'F1', title, title);
    },

    async problems() {
      const panel = page.locator('.markers-panel');
      if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
      const rows = panel.locator('.monaco-list-row .marker-message-line, .monaco-list-row .marker-message');
      await rows.first().waitFor();
      return texts(panel.locator('.monaco-list-row:has(.marker-icon)'));
    },

    async problemCounts() {
      const label = await page.locator('[id="status.problems"] a').first().innerText();
      const [errors = 0, warnings = 0] = (label.match(/\d+/g) ?? []).map(Number);
      return { errors, warnings };
    },

    async webviewFrame(title, selector = 'body') {
      await page.locator('.tab', { hasText: title }).first().waitFor();
      return eventually(async () => {
        for (const frame of page.frames()) {
          if (frame.parentFrame() === null || frame.childFrames().length > 0) continue;
          const found = await frame.locator(selector).count().catch(() => 0);
          if (found > 0 && (await frameTitle(frame)).match(title) !== null) return frame;
        }
        throw new Error(`no webview titled ${String(title)} shows ${selector}`);
      });
    },

    activeTab: () => page.locator('.editor-group-container.active .tab.active .label-name').first().innerText(),

    useTheme: (theme) => pickTheme(page, themes[theme]),

    restMouse: () => restMouse(page),

    async screenshot(path) {
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },
  };
}

/** Opens a list by its key and picks from it. A list does not show what comes to VS Code after it was opened: a file, or a command of an extension. */
async function pick(page: Page, key: string, text: string, row: string): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press(key);
    try {
      await answerQuickInput(page, text, row, patience / 6);
    } catch (error) {
      await page.keyboard.press('Escape');
      throw error;
    }
  });
}

const quickInput = (page: Page): Locator => page.locator('.quick-input-widget:not([style*="display: none"])');

/**
 * Types into the open quick input and accepts the row that it then stands on, once it does; waits until the row is gone, be
 * it for another input. Enter is pressed once: a second one would write into the editor that the first has opened.
 */
async function answerQuickInput(page: Page, text: string, row: string, timeout = patience): Promise<void> {
  const widget = quickInput(page);
  await widget.locator('input').first().waitFor();
  await page.keyboard.insertText(text);
  const chosen = widget.locator('.monaco-list-row.focused', { hasText: row }).first();
  await chosen.waitFor({ timeout });
  await page.keyboard.press('Enter');
  await chosen.waitFor({ state: 'hidden', timeout });
}

/** By the picker: a theme that is in the settings from the start is not always applied. */
async function pickTheme(page: Page, { label, windowClass }: (typeof themes)[Theme]): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  // The themes come late, and what was typed before them is lost.
  await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await answerQuickInput(page, label, label);
  await page.locator(`.monaco-workbench.${windowClass}`).waitFor();
}

async function restMouse(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2, height - 12);
}

async function statusBar(page: Page, text: string, timeout = patience): Promise<void> {
  await page.locator('.statusbar-item', { hasText: text }).first().waitFor({ timeout });
}

async function texts(rows: Locator): Promise<readonly string[]> {
  return (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

async function frameTitle(frame: Frame): Promise<string> {
  const element = await frame.frameElement();
  return (await element.getAttribute('title')) ?? '';
}

function nthIndexOf(source: string, text: string, n: number): number {
  let index = source.indexOf(text);
  for (let seen = 1; seen < n && index !== -1; seen += 1) index = source.indexOf(text, index + 1);
  return index;
}

/** 1-based line and column, as VS Code shows them. */
function positionAt(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
