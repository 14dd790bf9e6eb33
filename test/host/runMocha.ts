import 'mocha/mocha.mjs';
import { patience } from './eventually';

/** Begins the log line that carries the outcome to the process outside; JSON follows. */
export const outcomePrefix = 'formulint-host-tests ';

export interface HostTestOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Runs the tests that `load` defines inside an extension host, Node's or the web worker's, and logs a line a test.
 * Rejects when one failed, which VS Code turns into exit code 1.
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const reporter = LogReporter as unknown as Mocha.ReporterConstructor;
  const mocha = new Mocha({ ui: 'bdd', timeout: 2 * patience, reporter });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await load();
  const outcome = await new Promise<HostTestOutcome>((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  console.log(outcomePrefix + JSON.stringify(outcome));
  if (outcome.failed > 0) throw new Error(`${outcome.failed} host tests failed`);
}

/** Mocha constructs it with the runner; the browser build's own reporters want a document or a terminal. */
function LogReporter(runner: Mocha.Runner): void {
  runner.on('pass', (test) => console.log(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
  runner.on('pending', (test) => console.log(`  - ${test.fullTitle()}`));
  runner.on('fail', (test, error: Error) => console.log(`  ✖ ${test.fullTitle()}\n${error.stack ?? error.message}`));
}
