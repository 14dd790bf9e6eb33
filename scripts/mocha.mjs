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
 * @param {(text: string) => void} [log] takes the report when all have run; without it each line is shown as it comes.
 * @returns {Promise<import('./testCounts.mjs').TestCounts>}
 */
export async function runMochaFiles(patterns, flags = [], log) {
  const mocha = join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const colour = process.stdout.isTTY ? ['--color'] : [];
  const { code, output } = await run(process.execPath, [mocha, ...colour, ...flags, ...patterns], {
    cwd: projectRoot,
    capture: log === undefined ? 'tee' : 'quiet',
  });
  log?.(output.trimEnd());
  return readMochaCounts(output, code);
}
