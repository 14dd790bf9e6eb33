import katex from 'katex';
import { parseMath } from '../src/syntax/parseMath';
import { printSurface } from '../src/syntax/printSurface';
import { benchFormulas } from './formulas';

const USAGE = 'npm run bench -- syntax [FILE.jsonl…] [--show N] [--seed N] [--failed] [--match TEXT]';

/**
 * Share of a corpus that is read, reasons for the rest, and the time a formula takes beyond KaTeX's own parse.
 *
 *     npm run bench -- syntax [FILE.jsonl…] [--show N] [--seed N] [--failed] [--match TEXT]
 *
 * `--show` prints N formulas chosen by the seed with their trees.
 */
function main(argv: readonly string[]): void {
  const flag = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const files = argv.filter((argument, i) => !argument.startsWith('--') && !['--show', '--seed', '--match'].includes(argv[i - 1] ?? ''));
  const match = flag('--match');
  const formulas = benchFormulas(files, USAGE);

  const reasons = new Map<string, number>();
  for (const latex of formulas) {
    const result = parseMath(latex);
    const key = result.ok ? 'parsed' : result.problem.reason;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
    if (!result.ok && argv.includes('--failed')) console.log(`${result.problem.reason}: ${result.problem.message} at ${result.problem.span.start}\n  ${latex}\n`);
  }
  console.log(`${formulas.length} formulas`);
  for (const [reason, count] of reasons) console.log(`  ${reason} ${count} (${((100 * count) / formulas.length).toFixed(1)} %)`);
  reportTimes(formulas);

  const shown = formulas.filter((latex) => match === undefined || latex.includes(match));
  let state = Number(flag('--seed') ?? 1);
  for (let i = 0; i < Number(flag('--show') ?? 0) && shown.length > 0; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const latex = shown[Math.floor((state / 2 ** 32) * shown.length)]!;
    const result = parseMath(latex);
    console.log(`${latex}\n    ${result.ok ? printSurface(result.tree) : `${result.problem.reason}: ${result.problem.message}`}`);
  }
}

/** Medians over the formulas of the best of several runs each, warm. */
function reportTimes(formulas: readonly string[]): void {
  const runs = 5;
  const parseKatex = (katex as unknown as { readonly __parse: (latex: string, options: object) => unknown }).__parse;
  const options = { displayMode: true, strict: false, trust: false, throwOnError: true, macros: {} };
  const measure = (run: (latex: string) => unknown): number[] =>
    formulas.map((latex) => {
      let best = Infinity;
      for (let i = 0; i < runs; i++) {
        const start = performance.now();
        try {
          run(latex);
        } catch {
          // a formula that KaTeX refuses takes the time it takes
        }
        best = Math.min(best, performance.now() - start);
      }
      return best * 1000;
    });
  measure(parseMath);
  const ours = measure(parseMath);
  const theirs = measure((latex) => parseKatex(latex, options));
  const beyond = ours.map((time, i) => time - theirs[i]!);
  const quantile = (times: readonly number[], q: number): string => [...times].sort((a, b) => a - b)[Math.floor(q * (times.length - 1))]!.toFixed(1);
  console.log(`  KaTeX's parse: median ${quantile(theirs, 0.5)} µs, 95 % ${quantile(theirs, 0.95)} µs`);
  console.log(`  beyond it:     median ${quantile(beyond, 0.5)} µs, 95 % ${quantile(beyond, 0.95)} µs`);
}

main(process.argv.slice(2));
