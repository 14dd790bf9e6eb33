import type { ConfiguredMacros } from '../config/macros';
import { helpText } from '../config/helpText';
import { parseArguments, type Arguments } from './arguments';
import { batch } from './batch';
import { check } from './check';
import type { Core } from './core';
import { explain } from './explain';
import { EXIT_CLEAN, EXIT_FAILURE, type Io } from './io';
import { checkOptions } from './lintSource';
import { mcp } from './mcp';
import { read } from './read';
import { readMacros } from './settings';
import { verify } from './verify';

/**
 * The command line: arguments and the world in, exit code out.
 * @param argv without the names of Node and of the program
 * @returns 0 without findings, 1 with, 2 if something could not be read or run
 */
export async function run(argv: readonly string[], io: Io, core: Core): Promise<number> {
  const { stdout, stderr } = io;
  const fail = async (message: string): Promise<number> => {
    await stderr.write(`formulint: ${message}\nTry "formulint --help".\n`);
    return EXIT_FAILURE;
  };
  const parsed = parseArguments(argv);
  switch (parsed.kind) {
    case 'error':
      return fail(parsed.message);
    case 'help':
      await stdout.write(helpText());
      return EXIT_CLEAN;
    case 'version':
      await stdout.write(`${io.version}\n`);
      return EXIT_CLEAN;
    case 'run':
      break;
  }
  const { command, operands } = parsed;
  if (command === 'check' && parsed.explain) return operands.length === 0 ? fail('--explain needs a code, such as wrong-number') : explain(parsed, io);
  if (command === 'check' && operands.length === 0 && parsed.changed === undefined) return fail('nothing to check: name files, folders or patterns');
  if (command === 'read' && operands.length === 0) return fail('nothing to read: name files, folders or patterns');
  if (command === 'batch' && operands.length > 0) return fail('batch reads standard input and takes no files');
  if (command === 'mcp' && operands.length > 0) return fail('mcp takes no files: its client names them');
  const unread = parsed.assumptions.find((assumption) => !core.readsAssumption(assumption));
  if (unread !== undefined) return fail(`--assume: ${JSON.stringify(unread)} is not understood`);
  const macros = await readMacros(parsed.macros, io);
  if ('error' in macros) return fail(macros.error);
  switch (command) {
    case 'check':
      return check(parsed, macros.macros, core, io);
    case 'verify':
      return verify(parsed, macros.macros, core, io);
    case 'read':
      return read(parsed, macros.macros, core, io);
    case 'batch':
      return runBatch(parsed, macros.macros, core, io);
    case 'mcp':
      return mcp(parsed, macros.macros, core, io);
  }
}

/** One thread unless told otherwise: whoever starts a filter often starts one a core. */
async function runBatch({ jobs = 1, assumptions, stability }: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const threads = jobs > 1 ? core.startThreads?.(jobs) : undefined;
  try {
    return await batch({ macros, assumptions, options: checkOptions({ stability }), running: threads ? jobs : 1 }, (threads ?? core).checkDocument, io);
  } finally {
    await threads?.close();
  }
}
