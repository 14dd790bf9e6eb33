import assert from 'node:assert/strict';
import { parseMath, type ParseOptions } from '../../../src/syntax/parseMath';
import { printSurface } from '../../../src/syntax/printSurface';
import type { Surface } from '../../../src/syntax/surface';

/** The tree of a formula that must be read. */
export function treeOf(latex: string, options: ParseOptions = {}): Surface {
  const result = parseMath(latex, options);
  if (!result.ok) assert.fail(`${latex}: ${result.problem.message}`);
  return result.tree;
}

/** The printed tree of a formula, or its problem as `reason: message at start-end`. */
export function printed(latex: string, options: ParseOptions = {}): string {
  const result = parseMath(latex, options);
  if (result.ok) return printSurface(result.tree);
  const { reason, message, span } = result.problem;
  return `${reason}: ${message} at ${span.start}-${span.end}`;
}

/** One test for each row: a formula, `==>`, and the tree it is read as. */
export function readsAs(table: string, options: ParseOptions = {}): void {
  for (const row of table.split('\n').filter((line) => line.trim() !== '')) {
    const [latex, tree] = row.split('==>').map((part) => part.trim()) as [string, string];
    it(latex, () => assert.equal(printed(latex, options), tree));
  }
}
