import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { mpfrBesides } from '../mpfr/load';
import { checkPrecisely, formulaReadings, linesOf, readingsOf, readPreamble, readsAssumption, type DocumentReport } from '../pipeline';
import type { Core } from './core';
import { EXIT_FAILURE } from './io';
import { nodeIo } from './nodeIo';
import { run } from './run';
import { startThreads, type CheckTask } from './threads';

const source = mpfrBesides();

/** What the threads run: they load this same file. */
export const checkInThread = ({ input, options }: CheckTask): Promise<DocumentReport> => checkPrecisely(input, options, source);

const core: Core = {
  checkDocument: (input, options = {}) => checkPrecisely(input, options, source),
  formulaReadings,
  linesOf,
  readingsOf,
  readPreamble,
  readsAssumption,
  startThreads: (count) => startThreads(__filename, count),
};

if (isMainThread) {
  void run(process.argv.slice(2), nodeIo(version, __filename), core)
    .catch((error: unknown) => {
      console.error('formulint: internal error:', error);
      return EXIT_FAILURE;
    })
    .then((code) => {
      // Not process.exit: what is still in the pipes is to be written.
      process.exitCode = code;
    });
}
