import Tinypool from 'tinypool';
import type { CheckOptions, DocumentInput, DocumentReport } from '../pipeline';
import type { Threads } from './core';

/** What a thread is given to do. */
export interface CheckTask {
  readonly input: DocumentInput;
  readonly options: CheckOptions;
}

/** The function of `program` that does it. */
export const TASK_NAME = 'checkInThread';

/** Milliseconds after which a thread that has nothing to do ends. */
const PATIENCE = 10_000;

/**
 * Threads that load `program` and run its function of that name, each a document at a time.
 * @param program absolute path of a script
 */
export function startThreads(program: string, count: number): Threads {
  const pool = new Tinypool({ filename: program, name: TASK_NAME, minThreads: 0, maxThreads: count, idleTimeout: PATIENCE });
  const check = (task: CheckTask, signal: AbortSignal | null): Promise<DocumentReport> => pool.run(task, { signal }) as Promise<DocumentReport>;
  return {
    checkDocument: (input, options = {}) => check({ input, options }, null),
    checkUntil: (signal) => (input, options = {}) => check({ input, options }, signal),
    close: () => pool.destroy(),
  };
}
