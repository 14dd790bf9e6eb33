/**
 * How long it takes to read a formula into claims, beyond KaTeX's own parse of it.
 *
 *     npm run bench -- reading [FILE.jsonl…]
 *
 * Prints the median, 95 % and mean in µs, warm: of each formula the best of several rounds over all of them, one formula
 * a document.
 */
import katex from 'katex';
import { readDocument } from '../src/elaborate/document';
import { parseMath } from '../src/syntax/parseMath';
import { benchFormulas } from './formulas';

const ROUNDS = 25;

interface KatexInternals {
  readonly __parse: (latex: string, options: object) => unknown;
}

const formulas = benchFormulas(process.argv.slice(2), 'npm run bench -- reading [FILE.jsonl…]');

function byKatex(latex: string): void {
  try {
    (katex as unknown as KatexInternals).__parse(latex, { displayMode: true, strict: false });
  } catch {
    // What KaTeX refuses takes its time all the same.
  }
}

function parsed(latex: string): void {
  parseMath(latex);
}

function read(latex: string): void {
  const whole = { start: 0, end: latex.length };
  const claims = readDocument([{ kind: 'math', latex, parsed: parseMath(latex), place: (span) => span, span: whole, display: true, bare: false, aside: false }]);
  for (let next = claims.next(); !next.done; next = claims.next('open'));
}

/** The least time of several rounds for each formula, in µs. */
function times(work: (latex: string) => void): readonly number[] {
  const best = formulas.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    formulas.forEach((latex, at) => {
      const start = performance.now();
      work(latex);
      best[at] = Math.min(best[at]!, (performance.now() - start) * 1000);
    });
  }
  return best;
}

function report(name: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (q: number): string => sorted[Math.floor(q * (sorted.length - 1))]!.toFixed(1);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  console.log(`${name.padEnd(34)} median ${quantile(0.5).padStart(7)} µs   95 % ${quantile(0.95).padStart(8)} µs   mean ${mean.toFixed(1).padStart(7)} µs`);
}

const [katexTimes, parseTimes, readTimes] = [times(byKatex), times(parsed), times(read)];
report('KaTeX', katexTimes);
report('surface tree beyond KaTeX', parseTimes.map((time, at) => Math.max(0, time - katexTimes[at]!)));
report('claims beyond KaTeX', readTimes.map((time, at) => Math.max(0, time - katexTimes[at]!)));
