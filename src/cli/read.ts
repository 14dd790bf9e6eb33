import { dirname, resolve } from 'node:path';
import type { ConfiguredMacros } from '../config/macros';
import type { ReadingJson } from '../protocol/reading';
import { countReading, emptyReadingSummary, type ReadingSummary } from '../report/readingSummary';
import { readingSummaryText, readingText } from '../report/readingText';
import type { Arguments } from './arguments';
import { configLookup } from './configLookup';
import type { Core } from './core';
import { formulaLines, lineReading } from './formulaLines';
import { EXIT_CLEAN, EXIT_FAILURE, type Io } from './io';
import { macrosFor } from './lintSource';
import { progressBar } from './progress';
import { readText } from './readText';
import { sourcesOf, type Source } from './sources';

/** Raised when a consumer of the old document could not read the new one. */
const JSON_VERSION = 1;

/** A file whose every line is a formula. */
const isFormulaFile = (operand: string): boolean => /\.jsonl$/i.test(operand);

/** What is to be read: a file with its readings, one after the other, or with what is wrong with a part of it. */
interface ReadFile {
  readonly shown: string;
  readonly readings: () => AsyncGenerator<ReadingJson | { readonly error: string }>;
}

function documentOf(source: Source, core: Core, io: Io): ReadFile {
  return {
    shown: source.shown,
    async *readings() {
      const decoded = await source.read();
      if ('error' in decoded) yield decoded;
      else yield* core.readingsOf({ text: decoded.text, languageId: source.language, macros: await macrosFor(source, decoded.text, core, io), assumptions: source.settings.assumptions });
    },
  };
}

function formulaFile(source: Source, core: Core): ReadFile {
  return {
    shown: source.shown,
    async *readings() {
      const decoded = await source.read();
      if ('error' in decoded) {
        yield decoded;
        return;
      }
      for (const line of formulaLines(decoded.text)) {
        if ('error' in line) yield { error: `line ${line.number}: ${line.error}` };
        else yield lineReading(line.number, line.latex, core.formulaReadings(line.latex, source.settings.macros));
      }
    },
  };
}

/** Writes the summary, and with `--explain` each formula as soon as it is read, in the form asked for. */
function output({ format, explain }: Arguments, write: (text: string) => Promise<void>) {
  const json = format === 'json';
  let first = true;
  return {
    open: () => (json ? write(`{"version":${JSON_VERSION}${explain ? ',"formulas":[\n' : ''}`) : Promise.resolve()),
    formula: (path: string, reading: ReadingJson): Promise<void> => {
      if (!explain) return Promise.resolve();
      const separator = first ? '' : ',\n';
      first = false;
      return write(json ? `${separator}${JSON.stringify({ path, ...reading })}` : readingText({ path, reading }));
    },
    close: (summary: ReadingSummary) => write(json ? `${explain ? '\n]' : ''},"summary":${JSON.stringify(summary)}}\n` : readingSummaryText(summary)),
  };
}

/**
 * `formulint read`: how formulas are understood, without a verdict on them. Documents are read as they are checked; of
 * a `.jsonl` file each line's `latex` is a formula that stands by itself. Nothing that is not read is a failure.
 */
export async function read(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const { stdout, stderr } = io;
  const configs = configLookup(args, macros, core, io);
  const sources = await sourcesOf({ ...args, operands: args.operands.filter((operand) => !isFormulaFile(operand)) }, configs, io);
  const formulas = await Promise.all(args.operands.filter(isFormulaFile).map(async (operand): Promise<Source> => {
    const path = resolve(io.cwd, operand);
    return { shown: operand, language: 'plaintext', path, settings: await configs.of(dirname(path)), read: () => readText(io.files, path) };
  }));
  const errors = 'error' in sources ? [sources.error] : configs.errors;
  for (const error of errors) await stderr.write(`formulint: ${error}\n`);
  if ('error' in sources || errors.length > 0) return EXIT_FAILURE;
  const files = [...sources.map((source) => documentOf(source, core, io)), ...formulas.map((source) => formulaFile(source, core))];
  const progress = progressBar(stderr, files.length, io.now);
  const { open, formula, close } = output(args, async (text) => {
    await progress.clear();
    await stdout.write(text);
  });
  let summary = emptyReadingSummary;
  await open();
  for (const { shown, readings } of files) {
    if (stdout.closed) break;
    summary = { ...summary, files: summary.files + 1 };
    const fail = async (message: string): Promise<void> => {
      summary = { ...summary, unreadable: summary.unreadable + 1 };
      await progress.clear();
      await stderr.write(`formulint: ${shown}: ${message}\n`);
    };
    try {
      for await (const reading of readings()) {
        if ('error' in reading) {
          await fail(reading.error);
          continue;
        }
        summary = countReading(summary, { path: shown, reading });
        await formula(shown, reading);
      }
    } catch (error) {
      await fail(`internal error: ${error instanceof Error ? error.message : String(error)}`);
    }
    await progress.step();
  }
  await progress.clear();
  await close(summary);
  return summary.unreadable > 0 ? EXIT_FAILURE : EXIT_CLEAN;
}
