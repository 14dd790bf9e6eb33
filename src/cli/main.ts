import { version } from '../../package.json';
import { mpfrBesides } from '../mpfr/load';
import { checkPrecisely, formulaReadings, linesOf, readingsOf, readPreamble } from '../pipeline';
import { EXIT_FAILURE } from './io';
import { nodeIo } from './nodeIo';
import { run } from './run';

const source = mpfrBesides();

void run(process.argv.slice(2), nodeIo(version), { checkDocument: (input, options = {}) => checkPrecisely(input, options, source), formulaReadings, linesOf, readingsOf, readPreamble })
  .catch((error: unknown) => {
    console.error('formulint: internal error:', error);
    return EXIT_FAILURE;
  })
  .then((code) => {
    // Not process.exit: what is still in the pipes is to be written.
    process.exitCode = code;
  });
