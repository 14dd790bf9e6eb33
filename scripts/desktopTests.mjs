// @ts-check
/** `npm run test:desktop`: the tests of `test/host/inside/` in the desktop VS Code, which it downloads once. */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { projectRoot } from './paths.mjs';
import { runOrThrow } from './run.mjs';

try {
  await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
  process.exitCode = await runTests({
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: join(projectRoot, 'dist', 'test', 'host.js'),
    launchArgs: [join(projectRoot, 'test', 'host', 'workspace'), '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
