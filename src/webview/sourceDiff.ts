/** A stretch of LaTeX that stays, goes or comes. */
export interface DiffPart {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Formulas with more tokens are shown as one change from the first difference to the last. */
const maximumTokens = 600;

/** What changes from one LaTeX to another, command by command (longest common subsequence; Hunt & Szymanski 1977). */
export function sourceDiff(before: string, after: string): readonly DiffPart[] {
  const [old, renewed] = [tokens(before), tokens(after)];
  let start = 0;
  while (start < old.length && start < renewed.length && old[start] === renewed[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, renewed.length) - start && old.at(-1 - end) === renewed.at(-1 - end)) end += 1;
  const middle = [old.slice(start, old.length - end), renewed.slice(start, renewed.length - end)] as const;
  const changes = Math.max(middle[0].length, middle[1].length) > maximumTokens ? [...middle[0].map(part('old')), ...middle[1].map(part('new'))] : changesBetween(...middle);
  return joined([...old.slice(0, start).map(part('same')), ...changes, ...old.slice(old.length - end).map(part('same'))]);
}

const part = (kind: DiffPart['kind']) => (text: string): DiffPart => ({ kind, text });

const tokens = (latex: string): readonly string[] => latex.match(/\\[A-Za-z]+|\\[^]|\d+(?:\.\d+)?|\s+|[^]/gu) ?? [];

function changesBetween(old: readonly string[], renewed: readonly string[]): readonly DiffPart[] {
  // lengths[i][j]: of the longest common subsequence of old[i…] and renewed[j…].
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(renewed.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = renewed.length - 1; j >= 0; j -= 1) lengths[i]![j] = old[i] === renewed[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  }
  const parts: DiffPart[] = [];
  for (let [i, j] = [0, 0]; i < old.length || j < renewed.length; ) {
    if (i < old.length && old[i] === renewed[j]) [i, j] = [i + 1, j + 1, parts.push({ kind: 'same', text: old[i]! })];
    else if (i < old.length && (j === renewed.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) parts.push({ kind: 'old', text: old[i++]! });
    else parts.push({ kind: 'new', text: renewed[j++]! });
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  for (const { kind, text } of parts) {
    const last = result.at(-1);
    if (last?.kind === kind) result[result.length - 1] = { kind, text: last.text + text };
    else result.push({ kind, text });
  }
  return result;
}
