import { isLanguageName, type LanguageName } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import { countDocument, countUnreadable, emptySummary, type Summary } from '../report/summary';
import type { CheckedFile } from '../report/text';
import type { Arguments } from './arguments';
import type { Core } from './core';
import { findFiles, type FoundFile } from './findFiles';
import { macrosOfSources } from './configFiles';
import { includedMacros } from './includedMacros';
import { EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS, type Io } from './io';
import { progressBar } from './progress';
import { readStream, readText } from './readText';
import { jsonReporter, textReporter } from './reporter';
import { textOptions } from './settings';

/** A document to be checked, and where its text is to be had. */
export interface Source {
  readonly shown: string;
  readonly language: LanguageName;
  readonly read: () => ReturnType<typeof readText>;
  /** Absolute path, where the document is a file. */
  readonly path?: string;
  /** The text is one formula without delimiters, or a fragment with some. */
  readonly fragment?: boolean;
}

export const STDIN_SHOWN = '<stdin>';

/** 0 if there are no errors and no more warnings than allowed. */
export function exitCodeOf({ findings, unreadable }: Summary, maxWarnings: number): number {
  if (unreadable > 0) return EXIT_FAILURE;
  return findings.error > 0 || findings.warning > maxWarnings ? EXIT_FINDINGS : EXIT_CLEAN;
}

/** The macros that hold in a document from outside: the configured ones and those of the files it includes. */
export async function macrosFor({ language, path }: Source, text: string, macros: ConfiguredMacros, core: Core, io: Io): Promise<ConfiguredMacros> {
  return path !== undefined && language === 'latex' ? { ...macros, ...(await includedMacros(path, text, io, core.readPreamble)) } : macros;
}

async function checkSource(source: Source, macros: ConfiguredMacros, { stability }: Pick<Arguments, 'stability'>, core: Core, io: Io): Promise<CheckedFile | { readonly error: string }> {
  const { shown, language, fragment } = source;
  const decoded = await source.read();
  if ('error' in decoded) return decoded;
  const { text } = decoded;
  try {
    const selection = fragment ? { selection: { start: 0, end: text.length } } : {};
    const report = await core.checkDocument({ text, languageId: language, macros: await macrosFor(source, text, macros, core, io), ...selection }, { repairs: true, ...(stability ? { stability: 'findings' } : {}) });
    return { ...report, path: shown, lines: core.linesOf({ text, languageId: language }) };
  } catch (error) {
    return { error: `internal error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * Checks documents one after the other and reports each as soon as it is done; none where a configuration file is wrong,
 * since what it says would be missing everywhere.
 */
export async function checkSources(sources: readonly Source[], macros: ConfiguredMacros, args: Arguments, core: Core, io: Io): Promise<Summary> {
  const { stdout, stderr } = io;
  const reporter = args.format === 'json' ? jsonReporter() : textReporter(textOptions(args, io));
  const progress = progressBar(stderr, sources.length, io.now);
  let summary = emptySummary;
  const show = async (text: string): Promise<void> => {
    if (text === '') return;
    await progress.clear();
    await stdout.write(text);
  };
  const configured = await macrosOfSources(sources, macros, io);
  await show(reporter.open);
  if ('errors' in configured) {
    for (const error of configured.errors) await stderr.write(`formulint: ${error}\n`);
    await show(reporter.close(emptySummary));
    return { ...emptySummary, unreadable: configured.errors.length };
  }
  for (const source of sources) {
    if (stdout.closed) break;
    const checked = await checkSource(source, configured.macrosOf(source), args, core, io);
    if ('error' in checked) {
      summary = countUnreadable(summary);
      await progress.clear();
      await stderr.write(`formulint: ${source.shown}: ${checked.error}\n`);
      await show(reporter.unreadable(source.shown, checked.error));
    } else {
      summary = countDocument(summary, checked);
      await show(reporter.file(checked));
    }
    await progress.step();
  }
  await progress.clear();
  await show(reporter.close(summary));
  return summary;
}

const sourceOfFile = ({ path, shown, language }: FoundFile, { files }: Io): Source => ({ path, shown, language, read: () => readText(files, path) });

/** The documents that the operands name; those that name nothing cannot be read. */
export async function sourcesOf(args: Pick<Arguments, 'operands' | 'language'>, io: Io): Promise<readonly Source[]> {
  const language = args.language !== undefined && isLanguageName(args.language) ? args.language : undefined;
  const { files, errors } = await findFiles(args.operands.filter((operand) => operand !== '-'), language, io.files, io.cwd);
  const missing = errors.map(({ path, message }): Source => ({ shown: path, language: 'plaintext', read: () => Promise.resolve({ error: message }) }));
  const sources = [...missing, ...files.map((file) => sourceOfFile(file, io))];
  if (args.operands.includes('-')) sources.push({ shown: STDIN_SHOWN, language: language ?? 'markdown', read: () => readStream(io.stdin) });
  return sources;
}

/** `formulint check`: operands that name nothing are reported, the others are checked all the same. */
export async function check(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const sources = await sourcesOf(args, io);
  return exitCodeOf(await checkSources(sources, macros, args, core, io), args.maxWarnings);
}
