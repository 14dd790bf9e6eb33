import type { ConfiguredMacros } from '../config/macros';
import type { Arguments } from './arguments';
import { cliAssistant } from './assistant';
import type { Core } from './core';
import { EXIT_CLEAN, EXIT_FAILURE, type Io } from './io';
import { MAX_BYTES } from './readText';

/** `formulint mcp`: a server of the Model Context Protocol on standard input and output, until the client closes it. */
export async function mcp(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const log = (message: string) => io.stderr.write(`formulint: ${message}\n`);
  // The extension carries the command line without it.
  const server = await import('../mcp/index').catch(() => undefined);
  if (!server) {
    await log('mcp: this installation has no dist/mcp.js; the npm package has');
    return EXIT_FAILURE;
  }
  const count = args.jobs ?? io.cores;
  const threads = core.startThreads?.(count);
  try {
    await server.serveMcp({ version: io.version, assistant: cliAssistant({ args, macros, core, io, threads, count }), log: (message) => void log(message), longest: MAX_BYTES });
  } finally {
    await threads?.close();
  }
  return EXIT_CLEAN;
}
