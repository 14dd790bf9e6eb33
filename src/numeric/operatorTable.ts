import { operators } from '../ops/index';
import type { OperatorTable } from './programBuilder';

/** The one table of operators, as programs look it up. */
export const operatorTable: OperatorTable = (name) => operators.get(name);
