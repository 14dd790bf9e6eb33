// @ts-check
/**
 * The tests in a real VS Code, on a project that is already built: `node scripts/hostTests.mjs [node|web|outside …]`.
 * `node` and `web` run `test/host/inside/` in that extension host; `outside` drives the window as a person would. As many
 * run at a time as there are cores: each has a server, a browser and folders of its own.
 */
import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumArguments, findOrInstallChromium } from './chromium.mjs';
import { exitOnSignals, temporaryFolder } from './endings.mjs';
import { runInLanes } from './lanes.mjs';
import { runMochaFiles } from './mocha.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { addCounts, countsLine, noTests } from './testCounts.mjs';
import { installVsCodeServer } from './vscode-server/install.mjs';
import { startVsCodeServer, workbenchAddress, workbenchPayload } from './vscode-server/server.mjs';
import { userSettings } from './vscode-server/settings.mjs';

/** @typedef {import('./testCounts.mjs').TestCounts} TestCounts */
/** @typedef {import('./lanes.mjs').Log} Log */
/** @typedef {import('./lanes.mjs').Job} Job */
/** @typedef {'node' | 'web' | 'outside'} Kind */

/** As in test/host/runMocha.ts. */
const outcomePrefix = 'formulint-host-tests ';
const longestRun = 900_000;

/**
 * Runs the tests of `test/host/inside/` in one extension host, with a workspace of two folders: a copy of
 * `test/host/workspace` and one of `examples/course`, of which `course.sarif` in the first has what the command line finds.
 *
 * @param {'node' | 'web'} host
 * @param {Log} log
 * @returns {Promise<TestCounts>}
 */
async function runInside(host, log) {
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
      else if (/^ {2}[✔✖-] /.test(line)) log(`  ${line}`);
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
    log(`${otherLines.join('\n')}\nthe extension host's tests ended with exit code ${code}`);
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

/**
 * @param {readonly Kind[]} kinds
 * @returns {Promise<readonly Job[]>}
 */
async function jobsFor(kinds) {
  /** @type {Job[]} */
  const jobs = [];
  if (kinds.includes('node')) jobs.push({ title: 'in the Node extension host', run: (log) => runInside('node', log) });
  if (kinds.includes('web')) jobs.push({ title: 'in the web worker extension host', run: (log) => runInside('web', log) });
  if (kinds.includes('outside')) {
    for (const file of await outsideFiles()) {
      // A window that a busy machine keeps waiting for its webview gets a second chance.
      jobs.push({ title: `driven from outside, ${file}`, run: (log) => runMochaFiles([`test/host/outside/${file}`], ['--timeout', '300000', '--retries', '1'], log) });
    }
  }
  return jobs;
}

/** @returns {Promise<readonly string[]>} */
async function outsideFiles() {
  const names = await readdir(join(projectRoot, 'test', 'host', 'outside'));
  return names.filter((name) => name.endsWith('.test.ts')).sort();
}

/**
 * @param {readonly Kind[]} [kinds]
 * @returns {Promise<TestCounts>}
 */
export async function runHostTests(kinds = ['node', 'web', 'outside']) {
  await installVsCodeServer(console.log);
  await findOrInstallChromium(console.log);
  // Two windows at a time keep two cores from each other, and take longer than one after the other.
  return runInLanes(await jobsFor(kinds), { lanes: 1 });
}

if (process.argv[1]?.endsWith('hostTests.mjs')) {
  exitOnSignals();
  const kinds = /** @type {Kind[]} */ (process.argv.slice(2));
  const counts = await runHostTests(kinds.length > 0 ? kinds : undefined);
  console.log(`\n${countsLine(counts)}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
