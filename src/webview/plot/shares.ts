import type { FieldPlotJson } from '../../protocol/plot';

/** The names of what runs over a field: its two variables, and of shares that sum to 1 the third too. */
export function fieldNames({ variables, simplex }: Pick<FieldPlotJson, 'variables' | 'simplex'>): readonly string[] {
  const third = variables[1].replace(/\[(\d+)\]$/, (_, number: string) => `[${Number(number) + 1}]`);
  return simplex ? [...variables, third] : variables;
}

/** Of shares of `total` in whole steps, the first of which are given, all of them. */
export function withRest(shares: readonly number[], total: number): readonly number[] {
  return [...shares, total - shares.reduce((sum, share) => sum + share, 0)];
}

/** One of three shares set to `value`: the others take what is left in the proportion they had, and equally if they had nothing. */
export function moveShare(shares: readonly number[], moved: number, value: number): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const before = total - shares[moved]!;
  const [first, second] = [0, 1, 2].filter((at) => at !== moved) as [number, number];
  const left = total - value;
  const ofFirst = Math.round(before > 0 ? (left * shares[first]!) / before : left / 2);
  const after = [0, 0, 0];
  after[moved] = value;
  after[first] = ofFirst;
  after[second] = left - ofFirst;
  return after;
}
