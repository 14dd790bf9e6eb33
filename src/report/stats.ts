import { LEVELS } from '../config/rules';
import type { FindingCode, Severity } from './codes';
import type { LintedFile } from './lint';
import { counted } from './text';

/** What a run did, for those who tune it. */
export interface Stats {
  readonly files: number;
  /** UTF-16 units of the documents. */
  readonly characters: number;
  readonly formulas: number;
  /** Of each code at each level how many findings there are: `error wrong-number`. */
  readonly findings: Readonly<Record<string, number>>;
}

export const emptyStats: Stats = { files: 0, characters: 0, formulas: 0, findings: {} };

const keyOf = (severity: Severity, code: FindingCode): string => `${severity} ${code}`;

export function addToStats(stats: Stats, { claims, findings, lines }: LintedFile): Stats {
  const counts = { ...stats.findings };
  for (const { severity, code } of findings) counts[keyOf(severity, code)] = (counts[keyOf(severity, code)] ?? 0) + 1;
  return {
    files: stats.files + 1,
    characters: stats.characters + lines(undefined).text.length,
    formulas: stats.formulas + claims.filter(({ kind }) => kind !== 'notation' && kind !== 'stability').length,
    findings: counts,
  };
}

const perSecond = (count: number, milliseconds: number): string => String(Number((count / Math.max(milliseconds / 1000, 0.001)).toPrecision(3)));

/** A line for each code, the worst and most frequent first, and one about speed; `cached` files were known already. */
export function statsText({ files, characters, formulas, findings }: Stats, milliseconds: number, cached: number): string {
  const rows = Object.entries(findings)
    .map(([key, count]) => ({ key, count, rank: LEVELS.indexOf(key.split(' ')[0] as Severity) }))
    .sort((a, b) => b.rank - a.rank || b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key, count }) => `${String(count).padStart(7)}  ${key.replace(/^\S+/, (level) => level.padEnd('warning'.length))}\n`);
  const kilobytes = characters / 1000;
  const speed = [`${perSecond(files, milliseconds)} files/s`, `${perSecond(formulas, milliseconds)} formulas/s`, `${perSecond(kilobytes, milliseconds)} kB/s`].join(', ');
  const known = cached > 0 ? `; ${cached} of the files were in the cache` : '';
  return `${rows.join('')}${counted(files, 'file')}, ${counted(formulas, 'formula')}, ${kilobytes.toFixed(1)} kB in ${(milliseconds / 1000).toFixed(2)} s: ${speed}${known}\n`;
}
