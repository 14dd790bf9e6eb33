// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';

/** @typedef {Readonly<Record<string, { version?: string, optional?: boolean, link?: boolean }>>} LockedPackages */

/**
 * Installs the locked dependencies unless `node_modules` already holds exactly them.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<void>}
 */
export async function installDependencies(log) {
  const wanted = await lockedPackages(join(projectRoot, 'package-lock.json'));
  const present = await lockedPackages(join(projectRoot, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing.');
  if (present !== undefined && isUpToDate(wanted, present)) return;
  log('installing dependencies (npm ci)');
  await runOrThrow('npm', ['ci', '--no-audit', '--no-fund'], { cwd: projectRoot });
}

/**
 * Whether every wanted package is present in its locked version; optional ones may be absent (other platforms' binaries).
 *
 * @param {LockedPackages} wanted
 * @param {LockedPackages} present
 * @returns {boolean}
 */
export function isUpToDate(wanted, present) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** @param {string} file @returns {Promise<LockedPackages | undefined>} */
async function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(await readFile(file, 'utf8')).packages;
}
