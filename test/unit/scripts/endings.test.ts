import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../scripts/paths.mjs';

const script = (name: string): string => JSON.stringify(pathToFileURL(join(projectRoot, 'scripts', name)).href);

/** Makes a folder, starts a process that would run for minutes, listens to the signal as a browser's library does, and says what it has. */
const LONG_RUN = `
import { exitOnSignals, temporaryFolder } from ${script('endings.mjs')};
import { run } from ${script('run.mjs')};
exitOnSignals();
const { path } = await temporaryFolder('ending');
process.on('SIGTERM', () => undefined);
const inner = run(process.execPath, ['-e', 'console.log(JSON.stringify({ path: process.argv[1], pid: process.pid })); setTimeout(() => undefined, 300000)', path], { capture: 'tee' });
process.exitCode = (await inner).code === 0 ? 0 : 1;
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a script that is told to end', () => {
  for (const [signal, code] of [['SIGTERM', 143], ['SIGINT', 130]] as const) {
    it(`by ${signal}, takes with it what it started`, async () => {
      const outer = spawn(process.execPath, ['--input-type=module', '-e', LONG_RUN], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(outer, 'close');
      const [line] = (await once(outer.stdout.setEncoding('utf8'), 'data')) as [string];
      const { path, pid } = JSON.parse(line) as { path: string; pid: number };
      assert.deepEqual([existsSync(path), isRunning(pid)], [true, true]);
      outer.kill(signal);
      assert.deepEqual(await ended, [code, null]);
      assert.equal(existsSync(path), false);
      for (const deadline = Date.now() + 5000; isRunning(pid); ) {
        assert.ok(Date.now() < deadline, 'the inner process still runs');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
  }
});
