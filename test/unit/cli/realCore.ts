import type { Core } from '../../../src/cli/core';
import { checkDocument, formulaReadings, linesOf, readingsOf, readPreamble, readsAssumption } from '../../../src/pipeline';

/** The core itself, in this thread and without more digits than floats have. */
export const realCore: Core = { checkDocument, formulaReadings, linesOf, readingsOf, readPreamble, readsAssumption };
