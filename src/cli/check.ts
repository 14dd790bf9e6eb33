import type { ConfiguredMacros } from '../config/macros';
import { emptySummary } from '../report/summary';
import type { Arguments } from './arguments';
import { checkSources } from './checkSources';
import { configLookup } from './configLookup';
import type { Core } from './core';
import { EXIT_CLEAN, EXIT_FAILURE, type Io } from './io';
import { reporterFor } from './reporting';
import { sourcesOf } from './sources';

/**
 * `formulint check`: operands that name nothing are reported, the others are checked all the same; nothing is where a
 * configuration file is wrong, since what it says would be missing everywhere.
 */
export async function check(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const configs = configLookup(args, macros, core, io);
  const sources = await sourcesOf(args, configs, io);
  const errors = 'error' in sources ? [sources.error] : configs.errors;
  for (const error of errors) await io.stderr.write(`formulint: ${error}\n`);
  if ('error' in sources || errors.length > 0) {
    const reporter = await reporterFor(args, io);
    await io.stdout.write(reporter.open + reporter.close(emptySummary));
    return EXIT_FAILURE;
  }
  if (sources.length === 0 && args.changed !== undefined) {
    await io.stderr.write('formulint: no document has changed\n');
    return EXIT_CLEAN;
  }
  return (await checkSources(sources, args, core, io)).exitCode;
}
