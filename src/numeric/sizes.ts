import { freeSizes } from '../ir/substitute';
import type { Sides } from './evidence';

/** Values for symbolic sizes, in the order in which they are tried for a single one. */
const tried = [2, 3, 5, 1] as const;

/** Larger ones, for formulas that name an entry beyond the fifth. */
const further = [7, 10, 16] as const;

/** Names of the symbolic sizes of a comparison: those stated, and any other that occurs. */
export function sizesOf(sides: Sides): readonly string[] {
  const names = new Set(sides.sizes);
  const add = (found: ReadonlySet<string>): void => found.forEach((name) => names.add(name));
  for (const { left, right } of [sides, ...sides.given]) {
    add(freeSizes(left));
    add(freeSizes(right));
  }
  for (const { range } of sides.freeIndices) {
    add(freeSizes(range.from));
    add(freeSizes(range.to));
  }
  return [...names];
}

function assign(names: readonly string[], values: readonly number[]): ReadonlyMap<string, number>[] {
  return values.map((_, first) => new Map(names.map((name, k) => [name, values[(first + k) % values.length]!])));
}

/** Choices of sizes, pairwise different where there are several: (2, 3), (3, 5), (5, 1), (1, 2). One empty choice for none. */
export function sizeChoices(names: readonly string[]): readonly ReadonlyMap<string, number>[] {
  return names.length === 0 ? [new Map()] : assign(names, tried);
}

/** The other way round, (5, 3), (3, 2), where the first leave hardly a point: XᵀX is singular for a wide X. */
export function tallSizeChoices(names: readonly string[]): readonly ReadonlyMap<string, number>[] {
  return names.length < 2 ? [] : assign(names, [5, 3, 2]).slice(0, 2);
}

export function furtherSizeChoices(names: readonly string[]): readonly ReadonlyMap<string, number>[] {
  return names.length === 0 ? [] : assign(names, further);
}
