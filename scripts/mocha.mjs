// @ts-check
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { readMochaCounts } from './testCounts.mjs';

/**
 * Runs mocha on test files, shows its report and returns its counts.
 *
 * @param {readonly string[]} patterns globs relative to the project.
 * @param {readonly string[]} [flags]
 * @returns {Promise<import('./testCounts.mjs').TestCounts>}
 */
export async function runMochaFiles(patterns, flags = []) {
  const mocha = join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const colour = process.stdout.isTTY ? ['--color'] : [];
  const { code, output } = await run(process.execPath, [mocha, ...colour, ...flags, ...patterns], {
    cwd: projectRoot,
    capture: 'tee',
  });
  return readMochaCounts(output, code);
}
