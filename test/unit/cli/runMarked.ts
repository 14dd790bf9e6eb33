import { run } from '../../../src/cli/run';
import type { Core } from '../../../src/cli/core';
import { markedCore } from './markedCore';
import { memoryIo, type MemoryOptions } from './memoryIo';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line on the world in memory and the core that decides by words. */
export async function runMarked(argv: readonly string[], options: MemoryOptions = {}, core: Core = markedCore): Promise<Ran> {
  const io = memoryIo(options);
  const code = await run(argv, io, core);
  return { code, stdout: io.stdout.text, stderr: io.stderr.text };
}
