// @ts-check
/**
 * `npm start [-- files … [--no-open]]`: installs what is missing, builds, checks the examples or the given files in the
 * terminal, and opens VS Code on them with the extension.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findOnPath } from './chromium.mjs';
import { installDependencies } from './dependencies.mjs';
import { projectRoot } from './paths.mjs';
import { run, runOrThrow } from './run.mjs';
import { installVsCodeServer } from './vscode-server/install.mjs';
import { startVsCodeServer, workbenchAddress, workbenchPayload } from './vscode-server/server.mjs';
import { userSettings } from './vscode-server/settings.mjs';

const usage = `npm start [-- FILES … [--no-open]]

Builds Formulint, checks FILES (or examples/) in the terminal and opens them in VS Code with the extension.

  --no-open   stop after the report in the terminal
  --help      show this text`;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code. */
async function start(args) {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--no-open');
  const given = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(process.env['INIT_CWD'] ?? '.', arg));
  const missing = given.find((file) => !existsSync(file));
  if (unknown !== undefined || missing !== undefined) {
    console.error(unknown === undefined ? `There is no file ${missing}.\n\n${usage}` : `Unknown option ${unknown}.\n\n${usage}`);
    return 2;
  }
  const examples = join(projectRoot, 'examples');
  const files = given.length > 0 ? given : [examples];
  // Plain text is not looked for in folders, so ours is named.
  const checked = given.length > 0 ? given : [examples, ...readdirSync(examples).filter((name) => name.endsWith('.txt')).map((name) => join(examples, name))];

  await installDependencies(console.log);
  console.log('building');
  await runOrThrow(process.execPath, ['esbuild.js'], { cwd: projectRoot, capture: 'quiet' });

  console.log(`\n$ formulint ${checked.map((file) => basename(file)).join(' ')}\n`);
  const { code } = await run(process.execPath, [join(projectRoot, 'dist', 'cli.js'), 'check', ...checked]);
  if (code > 1) return code;
  if (args.includes('--no-open')) return 0;

  const desktop = findOnPath(['code', 'code-insiders', 'codium']);
  return desktop === undefined ? openInBrowser(files) : openOnDesktop(desktop, files);
}

/** @param {string} desktop @param {readonly string[]} files @returns {Promise<number>} */
async function openOnDesktop(desktop, files) {
  console.log('\nOpening VS Code: select a formula, press F1 and run "Formulint: Verify Selection".');
  const { code } = await run(desktop, ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, ...files]);
  return code;
}

/** Serves VS Code until Ctrl-C. @param {readonly string[]} files @returns {Promise<number>} */
async function openInBrowser(files) {
  console.log('\nThere is no `code` on PATH, so VS Code runs in the browser.');
  const installation = await installVsCodeServer(console.log);
  const settings = userSettings({ settings: { 'window.autoDetectColorScheme': true } });
  const server = await startVsCodeServer(installation, { settings });
  const first = files[0] ?? projectRoot;
  const isFolder = statSync(first).isDirectory();
  const payload = workbenchPayload(server, { developmentPath: projectRoot, ...(isFolder ? {} : { file: first }) });
  const address = workbenchAddress(server, isFolder ? first : dirname(first), payload);
  console.log(`\nVS Code ${installation.version} with Formulint:\n\n  ${address}\n`);
  console.log('Select a formula, press F1 and run "Formulint: Verify Selection". Ctrl-C here ends it.');
  openAddress(address);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return 0;
}

/** Shows an address in the user's browser where there is a screen to show it on. @param {string} address */
function openAddress(address) {
  const hasScreen = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const opener = process.platform === 'darwin' ? findOnPath(['open']) : hasScreen ? findOnPath(['xdg-open']) : undefined;
  if (opener === undefined) return;
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
