// @ts-check
/**
 * `npm run test:slow`: the enclosures of every operator at a hundred thousand random points of the primitives and as
 * many of the library, which mpmath computes first (a minute or two), and every property at points drawn anew. Not part
 * of `npm test`; needs python3-mpmath. Ends with `N passed, N failed`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runMochaFiles } from './mocha.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { addCounts, countsLine } from './testCounts.mjs';

const folder = join(projectRoot, 'dist', 'reference');
/** Each, so that they are 100,000 and more over all. */
const sets = [
  { script: 'reference-values.py', into: 'scalar', count: 3300 },
  { script: 'library-reference-values.py', into: 'library', count: 660 },
];

await rm(folder, { recursive: true, force: true });
for (const { script, into, count } of sets) {
  await mkdir(join(folder, into), { recursive: true });
  console.log(`${script}: ${count} points each`);
  const { code, output } = await run('python3', [join(projectRoot, 'scripts', script), join(folder, into), String(count)], { cwd: projectRoot, capture: 'quiet' });
  if (code !== 0) {
    console.error(`${output}\n${script} did not run: it needs python3 with mpmath (apt-get install python3-mpmath)`);
    console.log(countsLine({ passed: 0, failed: 1, skipped: 0 }));
    process.exit(1);
  }
}
process.env['FORMULINT_TEST_SEED'] ??= String(Date.now() % 2 ** 31);
console.log(`FORMULINT_TEST_SEED=${process.env['FORMULINT_TEST_SEED']}`);
const counts = addCounts(await runMochaFiles(['test/property/**/*.test.ts']), await runMochaFiles(['test/slow/**/*.test.ts'], ['--timeout', '600000']));
console.log(countsLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
