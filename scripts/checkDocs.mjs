// @ts-check
/**
 * `npm run check:docs [-- --update]`: our own documents, checked by our own command line. What it finds in them, and
 * how many claims it verifies, must be what `test/expected-findings.txt` says; `--update` rewrites that file.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';
import { countsLine } from './testCounts.mjs';

const checked = ['README.md', 'docs', 'examples'];
const expectedFile = join(projectRoot, 'test', 'expected-findings.txt');

/** @typedef {{ range: { start: { line: number, character: number } }, cell?: number, code: string | null }} Finding */
/** @typedef {{ path: string, error?: string, claims?: { verdict: string }[], findings?: Finding[] }} FileReport */

/**
 * A file's line of counts and one line a finding, with places as an editor shows them.
 *
 * @param {FileReport} file
 * @returns {string[]}
 */
function fileLines({ path, error, claims = [], findings = [] }) {
  if (error !== undefined) return [`${path} cannot be read: ${error}`];
  const count = (/** @type {string} */ verdict) => claims.filter((claim) => claim.verdict === verdict).length;
  const verdicts = ['verified', 'refuted', 'conditional', 'stipulated', 'unchecked'];
  const lines = [`${path} ${verdicts.map((verdict) => `${count(verdict)} ${verdict}`).join(', ')}`];
  for (const { range, cell, code } of findings) {
    const place = `${cell === undefined ? '' : `cell ${cell + 1}, `}${range.start.line + 1}:${range.start.character + 1}`;
    lines.push(`${path}:${place} ${code ?? 'damaged'}`);
  }
  return lines;
}

const cli = join(projectRoot, 'dist', 'cli.js');
const present = checked.filter((name) => {
  const path = join(projectRoot, name);
  return existsSync(path) && (statSync(path).isFile() || readdirSync(path).length > 0);
});
const { code, output, stdout } = await run(process.execPath, [cli, 'check', '--format', 'json', ...present], {
  cwd: projectRoot,
  capture: 'quiet',
});
if (code > 1) {
  console.error(output);
  console.log(countsLine({ passed: 0, failed: 1, skipped: 0 }));
  process.exit(1);
}
/** @type {{ files: FileReport[] }} */
const report = JSON.parse(stdout);
const found = report.files.flatMap(fileLines);
if (process.argv.includes('--update')) await writeFile(expectedFile, `${found.join('\n')}\n`);
const expected = (await readFile(expectedFile, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
const missing = expected.filter((line) => !found.includes(line));
const extra = found.filter((line) => !expected.includes(line));
for (const line of missing) console.log(`missing: ${line}`);
for (const line of extra) console.log(`extra:   ${line}`);
const failed = missing.length + extra.length;
if (failed > 0) console.log('If this is right, npm run check:docs -- --update records it.');
console.log(countsLine({ passed: found.length - extra.length, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
