// @ts-check
/**
 * Builds and runs a bench:
 *
 *     npm run bench -- NAME [ARGUMENT…]      files are named from the project's folder
 */
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';

/** The files of bench/ that measure something; the others serve them. */
const SHARED = ['courseDocuments', 'formulas'];

const names = readdirSync(join(projectRoot, 'bench')).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length)).filter((name) => !SHARED.includes(name));
const [name, ...args] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`${name === undefined ? 'Which bench?' : `There is no bench ${name}.`}\n\nUsage: npm run bench -- ${names.join('|')} [ARGUMENT…]`);
  process.exitCode = 2;
} else {
  const outfile = join(projectRoot, 'dist', 'bench', `${name}.js`);
  await build({ entryPoints: [join(projectRoot, 'bench', `${name}.ts`)], outfile, bundle: true, platform: 'node', logLevel: 'warning' });
  process.exitCode = (await run(process.execPath, [outfile, ...args], { cwd: projectRoot })).code;
}
