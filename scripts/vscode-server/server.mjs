// @ts-check
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atExit, temporaryFolder } from '../endings.mjs';
import { runOrThrow } from '../run.mjs';

/** @typedef {import('./install.mjs').VsCodeInstallation} VsCodeInstallation */

/**
 * @typedef {object} VsCodeServer
 * @property {number} port
 * @property {string} token what a browser must name to be let in.
 * @property {string} authority `127.0.0.1:port`, as in `vscode-remote://` addresses.
 * @property {() => string} log what the server wrote so far.
 * @property {() => Promise<void>} close ends it and removes its folders.
 */

/**
 * Starts a VS Code server of its own on a free port, with fresh settings and extensions, and waits until it listens.
 *
 * @param {VsCodeInstallation} installation
 * @param {{ settings?: Readonly<Record<string, unknown>>, vsix?: string, asksForTrust?: boolean }} [options]
 *   `settings` are the user's; `vsix` is a packaged extension to install first; with `asksForTrust` a workspace is
 *   trusted only once the user says so, as on a desktop.
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCodeServer(installation, options = {}) {
  const { path: folder, remove } = await temporaryFolder('vscode');
  const folders = ['--server-data-dir', join(folder, 'data'), '--extensions-dir', join(folder, 'extensions')];
  const userSettings = join(folder, 'data', 'data', 'User');
  await mkdir(userSettings, { recursive: true });
  await writeFile(join(userSettings, 'settings.json'), JSON.stringify(options.settings ?? {}, undefined, 2));
  if (options.vsix !== undefined) {
    const install = [installation.serverMain, '--install-extension', options.vsix, '--accept-server-license-terms', ...folders];
    await runOrThrow(installation.node, install, { capture: 'quiet' });
  }
  const token = randomUUID();
  const child = spawn(
    installation.node,
    [
      installation.serverMain,
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
      ...['--enable-smoke-test-driver', '--telemetry-level', 'off', ...folders],
      ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ],
    // A process group of its own, so that its extension hosts end with it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  let log = '';
  const end = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  };
  const forget = atExit(end);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('close', () => resolve()));
  /** @type {number} */
  const port = await new Promise((resolve, reject) => {
    const read = (/** @type {Buffer} */ chunk) => {
      log += chunk.toString();
      const [, listening] = /Extension host agent listening on (\d+)/.exec(log) ?? [];
      if (listening !== undefined) resolve(Number(listening));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`The VS Code server ended with ${code}.\n${log}`)));
  });
  return {
    port,
    token,
    authority: `127.0.0.1:${port}`,
    log: () => log,
    close: async () => {
      forget();
      end();
      await ended;
      await remove();
    },
  };
}

/**
 * The workbench's address for a folder, or for a workspace of several.
 *
 * @param {VsCodeServer} server
 * @param {string} folder absolute; the path of a `.code-workspace` opens what that says.
 * @param {readonly (readonly [string, string])[]} payload what the window is asked to do, as `workbenchPayload` makes it.
 * @returns {string}
 */
export function workbenchAddress(server, folder, payload) {
  const query = new URLSearchParams({ tkn: server.token, [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder, payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query.toString()}`;
}

/**
 * @param {VsCodeServer} server
 * @param {object} wishes
 * @param {string} [wishes.file] absolute; VS Code opens one file by its address.
 * @param {string} [wishes.developmentPath] absolute folder of the extension under development.
 * @param {'node' | 'web'} [wishes.host] the extension host that runs it.
 * @param {string} [wishes.testsPath] absolute path of a bundle that exports `run()`.
 * @returns {(readonly [string, string])[]}
 */
export function workbenchPayload(server, wishes) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${path}`;
  /** @type {(readonly [string, string])[]} */
  const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
  if (wishes.file !== undefined) payload.push(['openFile', remote(wishes.file)]);
  if (wishes.developmentPath !== undefined) payload.push(['extensionDevelopmentPath', remote(wishes.developmentPath)]);
  if (wishes.host === 'web') payload.push(['extensionDevelopmentKind', 'web']);
  if (wishes.testsPath !== undefined) payload.push(['extensionTestsPath', remote(wishes.testsPath)]);
  return payload;
}
