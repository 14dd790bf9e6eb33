import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The server of the command `mcp` lies beside the program. */
const mcpBesides: Plugin = { name: 'mcp-besides', setup: (bundling) => bundling.onResolve({ filter: /^\.\.\/mcp\/index$/ }, () => ({ path: './mcp.js', external: true })) };

/** Bundles the command line into a folder, with what its threads begin with and the server of `mcp`; gives the path of the program. */
export async function buildCli(folder: string): Promise<string> {
  const cli = join(folder, 'cli.js');
  const options: BuildOptions = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error' };
  const banner = { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" };
  await build({ ...options, entryPoints: [fileOf('src/cli/main.ts')], banner, define: { 'import.meta.url': 'bundleUrl' }, supported: { 'dynamic-import': false }, plugins: [mcpBesides], outfile: cli });
  await build({ ...options, entryPoints: [fileOf('src/mcp/index.ts')], outfile: join(folder, 'mcp.js') });
  // Where tinypool looks for it.
  await build({ ...options, entryPoints: [fileOf('node_modules/tinypool/dist/entry/worker.js')], outfile: join(folder, 'entry', 'worker.js') });
  return cli;
}
