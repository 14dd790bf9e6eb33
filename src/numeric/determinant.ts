import type { Grounded } from './groundedArray';
import { GroundingError, scalarOf, showShape } from './groundedArray';
import type { ProgramBuilder } from './programBuilder';

/**
 * The determinant of the minor on `rows` and `columns` by Laplace expansion along its first row; minors that several
 * expansions share are built once.
 */
function minor(builder: ProgramBuilder, matrix: readonly number[], size: number, rows: readonly number[], columns: readonly number[], known: Map<string, number>): number {
  if (rows.length === 0) return builder.integer(1);
  const key = `${rows.join()};${columns.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const [first, ...rest] = rows;
  const terms = columns.map((column, k) => {
    const cofactor = minor(builder, matrix, size, rest, columns.filter((other) => other !== column), known);
    const term = builder.apply('multiply', matrix[first! * size + column]!, cofactor);
    return k % 2 === 0 ? term : builder.apply('negate', term);
  });
  const result = builder.add(terms);
  known.set(key, result);
  return result;
}

const upTo = (size: number): number[] => Array.from({ length: size }, (_, k) => k);

/** The determinant of a size×size matrix, row-major; 1 for the empty one. About size · 2^size operations. */
function determinant(builder: ProgramBuilder, matrix: readonly number[], size: number): number {
  return minor(builder, matrix, size, upTo(size), upTo(size), new Map());
}

/** The inverse, row-major: the adjugate divided by the determinant. */
function inverse(builder: ProgramBuilder, matrix: readonly number[], size: number): number[] {
  const all = upTo(size);
  const known = new Map<string, number>();
  const whole = minor(builder, matrix, size, all, all, known);
  const entries: number[] = [];
  for (const row of all) {
    for (const column of all) {
      const cofactor = minor(builder, matrix, size, all.filter((other) => other !== column), all.filter((other) => other !== row), known);
      entries.push(builder.apply('divide', (row + column) % 2 === 0 ? cofactor : builder.apply('negate', cofactor), whole));
    }
  }
  return entries;
}

/** `determinant` or `inverse` of a square matrix of at most 6 rows. @throws GroundingError for any other operand */
export function matrixFunction(builder: ProgramBuilder, operator: string, operands: readonly Grounded[]): Grounded {
  const [matrix] = operands;
  const [rows, columns] = matrix?.shape ?? [];
  if (!matrix || rows === undefined || matrix.shape.length !== 2 || rows !== columns) {
    throw new GroundingError('shape-mismatch', `${operator} of ${showShape(matrix?.shape ?? [])}`);
  }
  if (rows > 6) throw new GroundingError('too-large', `${operator} of a matrix of size ${rows}×${rows}`);
  if (operator === 'determinant') return scalarOf(determinant(builder, matrix.nodes, rows));
  if (operator === 'inverse') return { ...matrix, nodes: inverse(builder, matrix.nodes, rows) };
  throw new GroundingError('unsupported-claim', `${operator} is not evaluated`);
}
