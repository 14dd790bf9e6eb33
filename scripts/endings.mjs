// @ts-check
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has the process end by way of its `exit` listeners when a signal asks it to, at once and with the exit code that shells
 * give. Without this a signal leaves behind what was started, and one that a library listens to ends nothing.
 */
export function exitOnSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    if (!process.listeners(signal).includes(exit)) process.on(signal, exit);
  }
}

/** @param {NodeJS.Signals} signal */
function exit(signal) {
  process.exit(128 + constants.signals[signal]);
}

/**
 * Has something done when the process ends: what is begun last is ended first.
 *
 * @param {() => void} act
 * @returns {() => void} forgets about it.
 */
export function atExit(act) {
  process.prependListener('exit', act);
  return () => void process.off('exit', act);
}

/**
 * A new empty folder, which is gone when the process ends.
 *
 * @param {string} name
 * @returns {Promise<{ readonly path: string, readonly remove: () => Promise<void> }>}
 */
export async function temporaryFolder(name) {
  const path = await mkdtemp(join(tmpdir(), `formulint-${name}-`));
  const options = { recursive: true, force: true, maxRetries: 5 };
  const forget = atExit(() => rmSync(path, options));
  return {
    path,
    remove: async () => {
      forget();
      await rm(path, options);
    },
  };
}
