import { fixFile } from '../report/fix';
import { errorsOnly, type LintedFile } from '../report/lint';
import type { Reporter } from '../report/reporter';
import { addToStats, emptyStats, statsText, type Stats } from '../report/stats';
import { countDocument, countUnreadable, emptySummary, type Summary } from '../report/summary';
import { counted, summaryText } from '../report/text';
import type { Arguments } from './arguments';
import { openBaseline, type BaselineFile } from './baselineFile';
import type { CheckDocument, Core, Threads } from './core';
import { diffText, writeFixed } from './fixing';
import { EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, type Io } from './io';
import { checkOptions, lintText } from './lintSource';
import { mapInOrder } from './mapInOrder';
import { progressBar } from './progress';
import { reporterFor } from './reporting';
import type { Source } from './sources';
import { verdictCache } from './verdictCache';

/** Documents for each thread below which another is not worth its start. */
const WORTH_A_THREAD = 4;
/** Documents kept, for each thread, until those before them are done. */
const AHEAD = 4;

/** What became of a source. */
type Outcome = { readonly source: Source } & ({ readonly error: string } | Checked);

interface Checked {
  readonly file: LintedFile;
  /** The text before and after, where something was fixed in memory. */
  readonly fixed?: { readonly before: string; readonly after: string; readonly fixes: number };
}

export interface RunResult {
  readonly summary: Summary;
  readonly exitCode: number;
}

/** 0 if there are no errors and no more warnings than allowed. */
function exitCodeOf({ findings, unreadable }: Summary, maxWarnings: number): number {
  if (unreadable > 0) return EXIT_FAILURE;
  return findings.error > 0 || findings.warning > maxWarnings ? EXIT_FINDINGS : EXIT_CLEAN;
}

/** Does not reject. */
async function checkSource(source: Source, args: Arguments, checkDocument: CheckDocument, core: Core, io: Io): Promise<Outcome> {
  const lint = (text: string): Promise<LintedFile> => lintText(source, text, checkOptions(args), checkDocument, core, io);
  try {
    const decoded = await source.read();
    if ('error' in decoded) return { source, ...decoded };
    const { text } = decoded;
    const file = await lint(text);
    if (args.fix === undefined) return { source, file };
    const fixed = await fixFile(file, lint);
    return { source, file: fixed.file, ...(fixed.fixes > 0 ? { fixed: { before: text, after: fixed.text, fixes: fixed.fixes } } : {}) };
  } catch (error) {
    return { source, error: `internal error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** With the diff in the place of the report. */
const noReport: Reporter = { open: '', file: () => '', unreadable: () => '', close: () => '' };

/** Checks documents, in threads where there are many, and reports each, in order, as soon as it and those before it are done. */
export async function checkSources(sources: readonly Source[], args: Arguments, core: Core, io: Io): Promise<RunResult> {
  const baseline = args.baseline === undefined ? undefined : await openBaseline(args.baseline, args.updateBaseline, io);
  if (baseline && 'error' in baseline) {
    await io.stderr.write(`formulint: ${baseline.error}\n`);
    return { summary: emptySummary, exitCode: EXIT_FAILURE };
  }
  const wanted = Math.min(args.jobs ?? io.cores, Math.ceil(sources.length / WORTH_A_THREAD));
  const threads = wanted > 1 ? core.startThreads?.(wanted) : undefined;
  try {
    return await checkAll(sources, { args, core, io, baseline, threads, running: threads ? wanted : 1 });
  } finally {
    await threads?.close();
  }
}

interface Run {
  readonly args: Arguments;
  readonly core: Core;
  readonly io: Io;
  readonly baseline: BaselineFile | undefined;
  readonly threads: Threads | undefined;
  readonly running: number;
}

async function checkAll(sources: readonly Source[], { args, core, io, baseline, threads, running }: Run): Promise<RunResult> {
  const { stdout, stderr } = io;
  const started = io.now();
  const showsDiff = args.fix === 'diff';
  const reporter = showsDiff ? noReport : await reporterFor(args, io);
  const progress = progressBar(stderr, sources.length, io.now);
  const cache = args.cache === undefined ? undefined : verdictCache(args.cache, io);
  const { checkDocument } = threads ?? core;
  const check = (source: Source): Promise<Outcome> => {
    const known: CheckDocument = cache ? (input, options = {}) => cache.check(source.path ?? source.shown, input, options, checkDocument) : checkDocument;
    return checkSource(source, args, known, core, io);
  };
  let [summary, stats, mended]: [Summary, Stats, Mended] = [emptySummary, emptyStats, { fixes: 0, files: 0 }];

  async function show(text: string): Promise<void> {
    if (text === '') return;
    await progress.clear();
    await stdout.write(text);
  }
  async function tell(text: string): Promise<void> {
    await progress.clear();
    await stderr.write(text);
  }
  async function fail({ shown }: Source, error: string): Promise<void> {
    summary = countUnreadable(summary);
    await tell(`formulint: ${shown}: ${error}\n`);
    await show(reporter.unreadable(shown, error));
  }

  await show(reporter.open);
  for await (const outcome of mapInOrder(sources, running, running * AHEAD, check)) {
    if (stdout.closed) break;
    const { source } = outcome;
    if ('error' in outcome) await fail(source, outcome.error);
    else {
      const { fixed } = outcome;
      const file = baseline?.apply(source, outcome.file) ?? outcome.file;
      summary = countDocument(summary, file);
      stats = addToStats(stats, file);
      if (fixed) mended = { fixes: mended.fixes + fixed.fixes, files: mended.files + 1 };
      const refused = fixed && !showsDiff ? await writeFixed(source, fixed.after, io) : undefined;
      if (refused) await fail(source, refused.error);
      else await show(fixed && showsDiff ? await diffText(source, fixed.before, fixed.after, io) : reporter.file(args.quiet ? errorsOnly(file) : file));
    }
    await progress.step();
  }
  await progress.clear();
  await show(reporter.close(summary));
  // Only a report for people may have more behind it.
  const more = args.format === 'text' && !showsDiff ? show : tell;
  if (showsDiff && summary.files > 0) await tell(summaryText(summary, false));
  if (args.fix) await more(fixText(mended, showsDiff));
  if (args.stats) await more(statsText(stats, io.now() - started, cache?.hits ?? 0));
  if (baseline && baseline.gone > 0) await more(`${counted(baseline.gone, 'known finding')} no longer found: --update-baseline forgets them\n`);
  const unwritten = args.updateBaseline ? await baseline?.write() : undefined;
  if (unwritten) await tell(`formulint: ${unwritten.error}\n`);
  const isFixable = showsDiff && mended.fixes > 0;
  return { summary, exitCode: unwritten ? EXIT_FAILURE : Math.max(exitCodeOf(summary, args.maxWarnings), isFixable ? EXIT_FINDINGS : EXIT_CLEAN) };
}

interface Mended {
  readonly fixes: number;
  readonly files: number;
}

function fixText({ fixes, files }: Mended, isDiff: boolean): string {
  const count = `${counted(fixes, 'finding')} in ${counted(files, 'file')}`;
  return isDiff ? `${count} would be fixed; the counts above are of what would be left\n` : `fixed ${count}\n`;
}
