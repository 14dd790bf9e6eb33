import { apply, array, rational } from '../ir/build';
import type { Expression } from '../ir/expression';
import type { FenceSurface, GridSurface, ListSurface, Surface } from '../syntax/surface';
import { readCondition } from './conditions';
import type { ReadingContext, Typed } from './context';
import { enumeration } from './ellipsis';
import { isScalar, oriented, scalarOf, transpose, unifyShapes } from './shapes';

/** [a, b, c] and (a, b, c), also with dots: a vector; [[a, b], [c, d]]: a matrix. */
export function readList(list: ListSurface, at: Surface, context: ReadingContext): Typed {
  const stacked = list.separator === '‖' && at.kind === 'fence' && at.open === '[';
  if (list.separator === '|' || (list.separator === '‖' && !stacked) || list.separator === ':') {
    return context.fail('unsupported-notation', `${context.text(at)} is not read as a value`, at.span);
  }
  if (list.separator === ';') return readRows(list.items.map((row) => (row.kind === 'list' ? row.items : [row])), at, context);
  return readElements(list.items, at, context);
}

/** [0.2 0.5 0.3]: numbers set apart by spaces in square brackets. */
export function readVectorByGaps(fence: FenceSurface, context: ReadingContext): Typed | undefined {
  const { body } = fence;
  if (body.kind !== 'adjacent' || body.items.length < 2 || !body.items.every((item) => item.kind === 'number')) return undefined;
  return readElements(body.items, fence, context);
}

/** `standing`: how the elements stand, if they are vectors. */
function readElements(items: readonly Surface[], at: Surface, context: ReadingContext): Typed & { readonly standing?: 'row' | 'column' } {
  const dots = items.findIndex((item) => item.kind === 'ellipsis');
  if (dots >= 0) {
    const all = enumeration(items.slice(0, dots), items.slice(dots + 1), context);
    if (!all) return context.fail('ambiguous-notation', 'what the dots stand for is not clear', at.span);
    const dimension = context.dimensions.ofRange(all.range);
    return { expression: { kind: 'comprehension', index: all.index, range: all.range, body: all.body.expression }, shape: [dimension, ...all.body.shape], ...(all.body.orientation ? { standing: all.body.orientation } : {}) };
  }
  const values = items.map((item) => context.read(item));
  if (context.failure) return values[0]!;
  const [first, ...rest] = values;
  for (const [k, value] of rest.entries()) if (!unifyShapes(first!, value, 'the entries differ in shape', items[k + 1]!.span, context)) return value;
  const dimension = context.dimensions.ofLength(rational(values.length));
  return { expression: array(...values.map(({ expression }) => expression)), shape: [dimension, ...first!.shape], ...(first!.orientation ? { standing: first!.orientation } : {}) };
}

/** A written matrix. One column is a column vector, one row a row vector, one entry a number. */
export function readMatrix(grid: GridSurface, context: ReadingContext): Typed {
  return readRows(grid.rows, grid, context);
}

function readRows(rows: readonly (readonly Surface[])[], at: Surface, context: ReadingContext): Typed {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return context.fail('unsupported-notation', 'an empty matrix', at.span);
  if (rows.some((row) => row.length !== width)) return context.fail('shape-mismatch', 'the rows of the matrix differ in length', at.span);
  if (width === 1) {
    const column = readElements(rows.map((row) => row[0]!), at, context);
    if (rows.length === 1) return { expression: firstElement(column.expression), shape: column.shape.slice(1) };
    if (column.shape.length === 2) return column.standing === 'row' ? column : context.fail('unsupported-notation', 'vectors one below the other: rows of a matrix, or one long vector?', at.span);
    return oriented(column, 'column');
  }
  if (rows.length === 1) {
    const row = readElements(rows[0]!, at, context);
    // [a_1 … a_n]: the columns of a matrix.
    if (row.shape.length === 2) return row.standing === 'row' ? context.fail('unsupported-notation', 'rows of a matrix side by side are not read', at.span) : transpose(row);
    return oriented(row, 'row');
  }
  if (rows.some((row) => row.some((cell) => cell.kind === 'ellipsis'))) return readDottedMatrix(rows, at, context);
  const values = rows.map((row) => row.map((cell) => context.read(cell)));
  if (context.failure) return values[0]![0]!;
  if (values.some((row) => row.some((value) => !isScalar(value)))) return context.fail('unsupported-notation', 'a matrix of blocks is not read yet', at.span);
  return {
    expression: array(...values.map((row) => array(...row.map(({ expression }) => expression)))),
    shape: [context.dimensions.ofLength(rational(rows.length)), context.dimensions.ofLength(rational(width))],
  };
}

const firstElement = (expression: Expression): Expression => (expression.kind === 'array' ? expression.elements[0]! : expression);

/** a_{11} … a_{1n} over … a_{mn}: the corners tell how the entries are numbered. */
function readDottedMatrix(rows: readonly (readonly Surface[])[], at: Surface, context: ReadingContext): Typed {
  const last = rows.at(-1)!;
  const [left, right] = [[rows[0]![0]!, rows[0]!.at(-1)!], [last[0]!, last.at(-1)!]] as const;
  const corner = { kind: 'list', separator: ',', items: [] as readonly Surface[], span: at.span } as const;
  const dots: Surface = { kind: 'ellipsis', span: at.span };
  const row = (cells: readonly [Surface, Surface]): Surface => ({ kind: 'fence', open: '[', close: ']', span: at.span, body: { ...corner, items: [cells[0], dots, cells[1]] } });
  // A vector of rows, each of them a vector with dots.
  const value = context.try(() => readElements([row(left), dots, row(right)], at, context));
  return value?.shape.length === 2 ? readElements([row(left), dots, row(right)], at, context) : context.fail('ambiguous-notation', 'how the entries of the matrix go on is not clear', at.span);
}

/** Branches with their conditions; "otherwise", "else" or no condition at the end is the rest. */
export function readCases(grid: GridSurface, context: ReadingContext): Typed {
  const branches: { value: Expression; condition: Expression }[] = [];
  let otherwise: Expression | undefined;
  for (const row of grid.rows) {
    const [valueCell, conditionCell] = splitRow(row);
    if (!valueCell) return context.fail('unsupported-notation', 'a case without a value', grid.span);
    const value = context.read(valueCell);
    if (context.failure) return value;
    if (!isScalar(value)) return context.fail('unsupported-notation', 'cases between arrays are not read', valueCell.span);
    if (!conditionCell || isOtherwise(conditionCell)) {
      otherwise = value.expression;
      continue;
    }
    const condition = readCondition(conditionCell, context);
    if (context.failure) return value;
    if (!condition) return context.fail('words-in-formula', `the condition ${context.text(conditionCell)} is not read`, conditionCell.span);
    branches.push({ value: value.expression, condition });
  }
  if (branches.length === 0) return context.fail('unsupported-notation', 'cases without a condition', grid.span);
  return scalarOf({ kind: 'cases', branches, ...(otherwise ? { otherwise } : {}) });
}

/** The value and the condition of a row, whether in two columns or parted by "if". */
function splitRow(row: readonly Surface[]): readonly (Surface | undefined)[] {
  const cells = row.filter((cell) => cell.kind !== 'empty');
  if (cells.length >= 2) {
    const rest = cells.slice(1);
    return [trimComma(cells[0]!), rest.length === 1 ? rest[0] : { kind: 'condition', items: rest, span: { start: rest[0]!.span.start, end: rest.at(-1)!.span.end } }];
  }
  const [only] = cells;
  if (only?.kind === 'condition') {
    const [value, ...rest] = only.items;
    return [value && trimComma(value), rest.length === 1 ? rest[0] : rest.length === 0 ? undefined : { kind: 'condition', items: rest, span: only.span }];
  }
  return [only];
}

function trimComma(cell: Surface): Surface {
  if (cell.kind === 'list' && cell.items.filter((item) => item.kind !== 'empty').length === 1) return cell.items.find((item) => item.kind !== 'empty')!;
  return cell;
}

function isOtherwise(cell: Surface): boolean {
  if (cell.kind === 'text') return /^(,|if)?\s*(otherwise|else|elsewhere|o\.w\.)[.,]?$/i.test(cell.text.trim());
  if (cell.kind === 'adjacent') return /^(otherwise|else)$/i.test(cell.items.map((item) => (item.kind === 'symbol' ? item.name : '?')).join(''));
  if (cell.kind === 'symbol') return /^(otherwise|else)$/i.test(cell.name);
  return cell.kind === 'condition' && cell.items.length === 1 && isOtherwise(cell.items[0]!);
}

/** The inner product ⟨a, b⟩. */
export function readInnerProduct(fence: FenceSurface, context: ReadingContext): Typed {
  const { body } = fence;
  if (body.kind !== 'list' || body.items.length !== 2) return context.fail('unsupported-notation', 'angle brackets are read around two vectors only', fence.span);
  const [a, b] = [context.read(body.items[0]!), context.read(body.items[1]!)];
  if (context.failure) return a;
  if (isScalar(a) && isScalar(b)) return scalarOf(apply('multiply', a.expression, b.expression));
  if (a.shape.length !== 1 || b.shape.length !== 1) return context.fail('shape-mismatch', 'an inner product takes two vectors', fence.span);
  if (!unifyShapes(a, b, 'the vectors differ in length', fence.span, context)) return a;
  return scalarOf(apply('dot', a.expression, b.expression));
}
