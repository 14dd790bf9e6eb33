// @ts-check
/**
 * The tests in a real VS Code, on a project that is already built: `node scripts/hostTests.mjs [node|web|outside …]`.
 * `node` and `web` run `test/host/inside/` in that extension host; `outside` drives the window as a person would.
 */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumArguments, findOrInstallChromium } from './chromium.mjs';
import { exitOnSignals, temporaryFolder } from './endings.mjs';
import { runMochaFiles } from './mocha.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { addCounts, countsLine, noTests } from './testCounts.mjs';
import { installVsCodeServer } from './vscode-server/install.mjs';
import { startVsCodeServer, workbenchAddress, workbenchPayload } from './vscode-server/server.mjs';
import { userSettings } from './vscode-server/settings.mjs';

/** @typedef {import('./testCounts.mjs').TestCounts} TestCounts */

/** As in test/host/runMocha.ts. */
const outcomePrefix = 'formulint-host-tests ';
const longestRun = 900_000;

/**
 * Runs the tests of `test/host/inside/` in one extension host, with a workspace of two folders: a copy of
 * `test/host/workspace` and one of `examples/course`, of which `course.sarif` in the first has what the command line finds.
 *
 * @param {'node' | 'web'} host
 * @returns {Promise<TestCounts>}
 */
export async function runInside(host) {
  console.log(`\n  in the ${host === 'web' ? 'web worker' : 'Node'} extension host\n`);
  const installation = await installVsCodeServer(console.log);
  const executablePath = await findOrInstallChromium(console.log);
  const { chromium } = await import('playwright-core');
  const { path: folder, remove } = await temporaryFolder('workspace');
  const workspace = join(folder, 'tests.code-workspace');
  await cp(join(projectRoot, 'test', 'host', 'workspace'), join(folder, 'notes'), { recursive: true });
  await cp(join(projectRoot, 'examples', 'course'), join(folder, 'course'), { recursive: true });
  await writeFile(workspace, JSON.stringify({ folders: [{ path: 'notes' }, { path: 'course' }] }));
  await writeFile(join(folder, 'notes', 'course.sarif'), await lintCourse(join(folder, 'course')));
  const server = await startVsCodeServer(installation, { settings: userSettings({ host }) });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    // Small, since nobody looks at it and each of its pixels is drawn.
    const page = await browser.newPage({ viewport: { width: 900, height: 500 } });
    /** @type {TestCounts | undefined} */
    let counts;
    /** @type {string[]} */
    const otherLines = [];
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ kind, /** @type {unknown[]} */ values) => {
      const line = values.map(String).join(' ');
      if (line.startsWith(outcomePrefix)) counts = JSON.parse(line.slice(outcomePrefix.length));
      else if (/^ {2}[✔✖-] /.test(line)) console.log(`  ${line}`);
      else otherLines.push(`${kind}: ${line}`);
    });
    const exit = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve).then(() =>
        page.goto(
          workbenchAddress(
            server,
            workspace,
            workbenchPayload(server, {
              developmentPath: projectRoot,
              testsPath: join(projectRoot, 'dist', 'test', 'host.js'),
              host,
            }),
          ),
        ),
      );
    });
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const tooLong = new Promise((resolve) => (timer = setTimeout(resolve, longestRun, 'none')));
    const code = await Promise.race([exit, tooLong]);
    clearTimeout(timer);
    if (counts !== undefined && (code === 0) === (counts.failed === 0)) return counts;
    console.log(`${otherLines.join('\n')}\nthe extension host's tests ended with exit code ${code}`);
    return addCounts(counts ?? noTests, { ...noTests, failed: 1 });
  } finally {
    await browser.close();
    await server.close();
    await remove();
  }
}

/**
 * What the command line says of the documents of a folder.
 *
 * @param {string} folder
 */
async function lintCourse(folder) {
  const { stdout } = await run(process.execPath, [join(projectRoot, 'dist', 'cli.js'), '--format', 'sarif', '.'], { cwd: folder, capture: 'quiet' });
  return stdout;
}

/** @returns {Promise<TestCounts>} */
export function runOutside() {
  console.log('\n  driven from outside');
  return runMochaFiles(['test/host/outside/**/*.test.ts'], ['--timeout', '300000']);
}

if (process.argv[1]?.endsWith('hostTests.mjs')) {
  exitOnSignals();
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : ['node', 'web', 'outside'];
  let counts = noTests;
  for (const kind of chosen) {
    counts = addCounts(counts, kind === 'outside' ? await runOutside() : await runInside(kind === 'web' ? 'web' : 'node'));
  }
  console.log(`\n${countsLine(counts)}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
