import { add, apply, divide, multiply, one, range, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { rangeLength, rangesAgree, simplifyAffine, type Shape } from '../../ir/shape';
import { entryOf, loopsAround, rangeOf, rankOf } from '../entry';
import type { LibraryOperator } from '../operator';
import { matrixParameter, vectorParameter } from './build';
import { define } from './define';

/** ⟨x, y⟩ = ∑ xᵢ yᵢ. */
export const dot: LibraryOperator = define('dot', 'dot dotproduct innerproduct scalarproduct inner', [vectorParameter('x'), vectorParameter('y')], (x, y) => loopsAround(x, y).sum(rangeOf(x), (i) => multiply(entryOf(x, i), entryOf(y, i))), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, derivative: ([, y]) => y! },
  latex: 'x^\\top y = \\sum_{i=1}^{d} x_i y_i',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.1.3',
  relatives: [
    ['∑ᵢ xᵢ ∑ⱼ yⱼ, the product of the sums', (x, y) => multiply(loopsAround(x, y).sum(rangeOf(x), (i) => entryOf(x, i)), loopsAround(x, y).sum(rangeOf(y), (i) => entryOf(y, i)))],
  ],
});

/** x yᵀ, the matrix of the xᵢ yⱼ. */
export const outer: LibraryOperator = define('outer', 'outer outerproduct', [vectorParameter('x'), vectorParameter('y')], (x, y) => {
    const loops = loopsAround(x, y);
    return loops.map(rangeOf(x), (i) => loops.map(rangeOf(y), (j) => multiply(entryOf(x, i), entryOf(y, j))));
  }, {
  rank: 2,
  shape: ([x, y]) => [x![0]!, y![0]!],
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '\\operatorname{outer}(x, y)_{ij} = x_i y_j',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.1.7',
  relatives: [
    ['y xᵀ', (x, y) => outer.expand([y, x], 'plain')],
  ],
});

function matmulShape([a, b]: readonly Shape[]): Shape | string {
  if (a!.length === 0 || b!.length === 0 || a!.length > 2 || b!.length > 2) return 'a matrix product takes matrices and vectors';
  const [inner, outerRange] = [a![a!.length - 1]!, b![0]!];
  if (!rangesAgree(inner, outerRange)) return 'the columns of the left factor are not as many as the rows of the right one';
  return [...a!.slice(0, -1), ...b!.slice(1)];
}

/**
 * The product of two matrices, of a matrix and a (column) vector, or of a (row) vector and a matrix: the sum runs over
 * the last dimension of the left and the first of the right factor.
 */
export const matmul: LibraryOperator = define('matmul', 'matmul mm matrixproduct matrixmultiply', [matrixParameter('A'), matrixParameter('B')], (a, b) => {
    const loops = loopsAround(a, b);
    const leftRank = rankOf(a);
    const rightRank = rankOf(b);
    const inner = rangeOf(a, leftRank - 1);
    const product = (row: readonly Expression[], column: readonly Expression[]): Expression =>
      loops.sum(inner, (j) => multiply(entryOf(a, ...row, j), entryOf(b, j, ...column)));
    const overColumns = (row: readonly Expression[]): Expression =>
      rightRank === 1 ? product(row, []) : loops.map(rangeOf(b, 1), (k) => product(row, [k]));
    return leftRank === 1 ? overColumns([]) : loops.map(rangeOf(a), (i) => overColumns([i]));
  }, {
  rank: 2,
  shape: matmulShape,
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '(A B)_{ik} = \\sum_{j=1}^{n} A_{ij} B_{jk}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.1.11',
  relatives: [
  ],
});

export const transpose: LibraryOperator = define('transpose', 'transpose', [matrixParameter('A')], (a) => {
    const loops = loopsAround(a);
    return loops.map(rangeOf(a, 1), (i) => loops.map(rangeOf(a), (j) => entryOf(a, j, i)));
  }, {
  rank: 2,
  shape: ([a]) => [a![1]!, a![0]!],
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, lipschitz: one },
  latex: '\\operatorname{transpose}(A)_{ij} = A_{ji}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.1.2',
  relatives: [
    ['A', (a) => a],
  ],
});

function squareShape(name: string, result: (a: Shape) => Shape): (operands: readonly Shape[]) => Shape | string {
  return ([a]) => (rangesAgree(a![0]!, a![1]!) ? result(a!) : `${name} takes a square matrix`);
}

export const trace: LibraryOperator = define('trace', 'trace tr', [matrixParameter('A')], (a) => loopsAround(a).sum(rangeOf(a), (i) => entryOf(a, i, i)), {
  shape: squareShape('trace', () => []),
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '\\operatorname{tr}(A) = \\sum_{i=1}^{n} A_{ii}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §2.1.1',
  relatives: [
    ['the sum of all entries', (a) => loopsAround(a).sum(rangeOf(a), (i) => loopsAround(a, i).sum(rangeOf(a), (j) => entryOf(a, i, j)))],
  ],
});

/** The diagonal matrix of a vector. */
export const diag: LibraryOperator = define('diag', 'diag diagonal', [vectorParameter('x')], (x) => {
    const loops = loopsAround(x);
    const range = rangeOf(x);
    return loops.map(range, (i) => loops.map(range, (j) => apply('select', apply('equal', i, j), entryOf(x, i), zero)));
  }, {
  rank: 2,
  shape: ([x]) => [x![0]!, x![0]!],
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, lipschitz: one },
  latex: '\\operatorname{diag}(x)_{ij} = x_i \\delta_{ij}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.2.4',
  relatives: [
    ['x in every column', (x) => loopsAround(x).map(rangeOf(x), (i) => loopsAround(x, i).map(rangeOf(x), () => entryOf(x, i)))],
  ],
});

/** The diagonal of a square matrix, as a vector. */
export const diagonalOf: LibraryOperator = define('diagonalOf', 'diagonalof diagof', [matrixParameter('A')], (a) => loopsAround(a).map(rangeOf(a), (i) => entryOf(a, i, i)), {
  rank: 1,
  shape: squareShape('the diagonal', (a) => [a[0]!]),
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, lipschitz: one },
  latex: '\\operatorname{diagonalof}(A)_i = A_{ii}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.2.4',
  relatives: [
    ['the row sums', (a) => loopsAround(a).map(rangeOf(a), (i) => loopsAround(a, i).sum(rangeOf(a, 1), (j) => entryOf(a, i, j)))],
  ],
});

/** The entrywise product of arrays of one shape. */
export const hadamard: LibraryOperator = define('hadamard', 'hadamard hadamardproduct elementwiseproduct', [{ name: 'A', rank: 0 }, { name: 'B', rank: 0 }], (a, b) => multiply(a, b), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, derivative: ([, b]) => b! },
  latex: '\\operatorname{hadamard}(A, B)_{ij} = A_{ij} B_{ij}',
  source: 'Horn, Johnson, Topics in Matrix Analysis (1991) §5.0',
  relatives: [
    ['the sum', (a, b) => add(a, b)],
  ],
});

const kroneckerShape = ([a, b]: readonly Shape[]): Shape =>
  a!.map((_, dimension) => range(one, simplifyAffine(multiply(rangeLength(a![dimension]!), rangeLength(b![dimension]!)))));

/** The block matrix of the Aᵢⱼ B: entry (i, j) is A at the block ⌈i/p⌉, ⌈j/q⌉ times B at the place within it. */
export const kronecker: LibraryOperator = define('kronecker', 'kronecker kron kroneckerproduct', [matrixParameter('A'), matrixParameter('B')], (a, b) => {
    const loops = loopsAround(a, b);
    const place = (i: Expression, dimension: number): { block: Expression; within: Expression } => {
      const [left, right] = [rangeOf(a, dimension), rangeOf(b, dimension)];
      const rank = apply('floor', divide(subtract(i, one), rangeLength(right)));
      return { block: add(rank, left.from), within: add(subtract(subtract(i, one), multiply(rank, rangeLength(right))), right.from) };
    };
    const [rows, columns] = kroneckerShape([[rangeOf(a), rangeOf(a, 1)], [rangeOf(b), rangeOf(b, 1)]]);
    return loops.map(rows!, (i) => loops.map(columns!, (j) => {
      const [row, column] = [place(i, 0), place(j, 1)];
      return multiply(entryOf(a, row.block, column.block), entryOf(b, row.within, column.within));
    }));
  }, {
  rank: 2,
  shape: kroneckerShape,
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '\\operatorname{kron}(A, B)_{(i - 1) p + k, (j - 1) q + l} = A_{ij} B_{kl}',
  source: 'Golub, Van Loan, Matrix Computations (2013) §1.3.6; B has p rows and q columns',
  relatives: [
    ['B ⊗ A', (a, b) => kronecker.expand([b, a], 'plain')],
  ],
});
