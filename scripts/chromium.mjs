// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What keeps a headless Chromium quiet and independent of the machine. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: `CHROME_PATH`, one that is installed, or Debian's, installed by apt.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string>}
 */
export async function findOrInstallChromium(log) {
  const present = findChromium();
  if (present !== undefined) return present;
  if (findOnPath(['apt-get']) !== undefined) {
    log('installing Chromium by apt (once)');
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      const [command, ...args] = [...asRoot, 'apt-get', ...step];
      const { code, output } = await run(/** @type {string} */ (command), args, { env, capture: 'quiet' });
      if (code !== 0) log(output.trim());
    }
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error('No Chromium was found: install one, or set CHROME_PATH to it.');
  return installed;
}

function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  return findOnPath(names) ?? elsewhere.find((path) => existsSync(path));
}

/**
 * The first of these programs that is on PATH.
 *
 * @param {readonly string[]} programs
 * @returns {string | undefined}
 */
export function findOnPath(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const program of programs) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, program + ending);
        if (existsSync(path)) return path;
      }
    }
  }
  return undefined;
}
