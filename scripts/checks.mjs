// @ts-check
/** What a change must pass besides the tests, each as one: as many at a time as there are cores. Ends with `N passed, N failed`. */
import { exitOnSignals } from './endings.mjs';
import { runInLanes } from './lanes.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { countsLine } from './testCounts.mjs';

/** The longest first. */
const checks = [
  { title: 'lint', args: ['lint'] },
  { title: 'types', args: ['types'] },
  { title: 'documents and examples', args: ['check:docs'] },
  { title: 'generated files', args: ['generate', '--', '--check'] },
];

exitOnSignals();
const counts = await runInLanes(
  checks.map(({ title, args }) => ({
    title,
    run: async (log) => {
      const { code, output } = await run('npm', ['run', '--silent', ...args], { cwd: projectRoot, capture: 'quiet' });
      if (output.trim() !== '') log(output.trimEnd());
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    },
  })),
);
console.log(`\n${countsLine(counts)}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
