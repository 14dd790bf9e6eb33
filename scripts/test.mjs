// @ts-check
/**
 * `npm test`: builds, packages and runs every test, from a fresh clone on. Only Node's own modules are imported before
 * the dependencies are installed. Ends with `N passed, N failed`, counting the tests of every kind.
 */
import { availableParallelism } from 'node:os';
import { installDependencies } from './dependencies.mjs';
import { exitOnSignals } from './endings.mjs';
import { runInside, runOutside } from './hostTests.mjs';
import { runMochaFiles } from './mocha.mjs';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';
import { addCounts, countsLine, noTests } from './testCounts.mjs';

/** @typedef {import('./testCounts.mjs').TestCounts} TestCounts */

exitOnSignals();
let total = noTests;

/**
 * One part of the run. What breaks instead of failing a test counts as one failure, and the other parts still run.
 *
 * @param {string} title
 * @param {() => Promise<TestCounts | void>} part
 * @returns {Promise<boolean>} whether it got through.
 */
async function step(title, part) {
  const start = performance.now();
  console.log(`\n── ${title}`);
  try {
    total = addCounts(total, (await part()) ?? noTests);
    console.log(`   ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total = addCounts(total, { ...noTests, failed: 1 });
    return false;
  }
}

/** Builds the VSIX; of all that the packager says, only the sizes are shown. */
async function packageExtension() {
  const output = await runOrThrow('npm', ['run', '--silent', 'package'], { cwd: projectRoot, capture: 'quiet' });
  for (const line of output.split('\n')) if (/^dist\/|DONE/.test(line)) console.log(line.trim());
}

const ready =
  (await step('dependencies', () => installDependencies(console.log))) &&
  // The VSIX first: its production build clears dist/, the one for the tests then adds to it.
  (await step('package', packageExtension)) &&
  (await step('build', async () => void (await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot, capture: 'quiet' }))));
await step('unit and property tests', () => runMochaFiles(['test/unit/**/*.test.ts', 'test/property/**/*.test.ts'], ['--parallel', '--jobs', String(availableParallelism())]));
if (ready) {
  await step('host tests, Node', () => runInside('node'));
  await step('host tests, web worker', () => runInside('web'));
  await step('host tests, as a person would', runOutside);
}
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${countsLine(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
