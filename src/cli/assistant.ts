import { join } from 'node:path';
import type { LanguageName } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import type { Answer, Assistant, Documents } from '../mcp/assistant';
import type { CheckAnswer, UncheckedCause } from '../protocol/assistant';
import { foundIn, judged } from '../report/answer';
import { CODE_NAMES, CODES, docsPath, isCode } from '../report/codes';
import type { LintedFile } from '../report/lint';
import { countDocument, emptySummary } from '../report/summary';
import { counted, fileText, summaryText, type TextOptions } from '../report/text';
import type { Arguments } from './arguments';
import { atMost } from './atMost';
import { configLookup, type ConfigLookup } from './configLookup';
import type { Core, Threads } from './core';
import type { Io } from './io';
import { checkOptions, lintText } from './lintSource';
import { mapInOrder } from './mapInOrder';
import { readText } from './readText';
import { sourcesOf, type Source } from './sources';

interface Budgets {
  readonly formula: number;
  readonly document: number;
  readonly call: number;
}

/** Milliseconds: for a formula, for a document, and for a call, whose client loses patience after a minute. */
const BUDGETS: Budgets = { formula: 8_000, document: 30_000, call: 50_000 };

/** Findings in one answer: more fill a model's memory, and are rather asked for file by file. */
const MOST_FINDINGS = 200;

const PLAIN: TextOptions = { color: false, width: 120, verbose: false };

type Outcome = { readonly source: Source } & ({ readonly file: LintedFile } | { readonly cause: UncheckedCause; readonly reason: string });

export interface AssistantParts {
  /** What the server was started with; it holds for every call. */
  readonly args: Arguments;
  readonly macros: ConfiguredMacros;
  readonly core: Core;
  readonly io: Io;
  /** Without them a document that is being checked cannot be stopped. */
  readonly threads?: Threads | undefined;
  readonly count: number;
  /** Milliseconds; the usual ones where absent. */
  readonly budgets?: Budgets | undefined;
}

const error = (message: string): Answer<never> => ({ kind: 'error', message });
const seconds = (milliseconds: number): string => `not checked within ${milliseconds / 1000} seconds`;

/** The tools of `formulint mcp`: what the command line does, for a caller that reads answers and not streams. Configuration files are read anew at each call. */
export function cliAssistant({ args, macros, core, io, threads, count, budgets = BUDGETS }: AssistantParts): Assistant {
  const inTurn = atMost(count);
  const lookup = (): ConfigLookup => configLookup(args, macros, core, io);

  /** Does not reject. */
  function lint(source: Source, stability: boolean, budget: number, call: AbortSignal): Promise<Outcome> {
    return inTurn(async (): Promise<Outcome> => {
      const own = AbortSignal.timeout(budget);
      try {
        if (call.aborted) return { source, cause: 'out-of-time', reason: 'not reached in time' };
        const read = await source.read();
        if ('error' in read) return { source, cause: 'unreadable', reason: read.error };
        const check = threads?.checkUntil(AbortSignal.any([own, call])) ?? core.checkDocument;
        return { source, file: await lintText(source, read.text, checkOptions({ stability }), check, core, io) };
      } catch (thrown) {
        if (own.aborted || call.aborted) return { source, cause: 'out-of-time', reason: seconds(own.aborted ? budget : budgets.call) };
        return { source, cause: 'failure', reason: `internal error: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
      }
    });
  }

  async function sources(documents: Documents, language: LanguageName | undefined, configs: ConfigLookup): Promise<readonly Source[] | { readonly error: string }> {
    if (documents.kind === 'text') return [{ shown: '<text>', language: language ?? 'markdown', settings: await configs.of(io.cwd), read: () => Promise.resolve({ text: documents.text }) }];
    // Standard input is the protocol's.
    if (documents.paths.includes('-')) return { error: '"-" is no path: give text' };
    return sourcesOf({ operands: documents.paths, language, changed: undefined }, configs, io);
  }

  return {
    async verify(formula, language = 'plaintext', signal) {
      const configs = lookup();
      const settings = await configs.of(io.cwd);
      if (configs.errors.length > 0) return error(configs.errors.join('\n'));
      const outcome = await lint({ shown: '<formula>', language, fragment: true, settings, read: () => Promise.resolve({ text: formula }) }, true, budgets.formula, signal);
      if ('reason' in outcome) return error(outcome.reason);
      const { file } = outcome;
      const claims = file.claims.filter(({ kind }) => kind !== 'stability');
      if (claims.length === 0) return error('no formula was found that says something which could be true or false');
      return { kind: 'answer', text: fileText(file, { ...PLAIN, verbose: true }), content: { claims: claims.map(judged) } };
    },

    async check(documents, language, signal, onProgress) {
      const configs = lookup();
      const found = await sources(documents, language, configs);
      const errors = 'error' in found ? [found.error] : configs.errors;
      if ('error' in found || errors.length > 0) return error(errors.join('\n'));
      const call = AbortSignal.any([signal, AbortSignal.timeout(budgets.call)]);
      const files: LintedFile[] = [];
      const unchecked: CheckAnswer['unchecked'][number][] = [];
      for await (const outcome of mapInOrder(found, count, found.length, (source) => lint(source, args.stability, budgets.document, call))) {
        if ('file' in outcome) files.push(outcome.file);
        else unchecked.push({ path: outcome.source.shown, cause: outcome.cause, reason: outcome.reason });
        onProgress(files.length + unchecked.length, found.length);
      }
      return files.length === 0 ? error(unchecked.map(({ path, reason }) => `${path}: ${reason}`).join('\n')) : checkAnswer(files, unchecked);
    },

    async explain(code) {
      if (!isCode(code)) return error(`no such code; there is ${CODE_NAMES.join(', ')}`);
      const page = await readText(io.files, join(io.packageFolder, docsPath(code)));
      return 'error' in page ? error(page.error) : { kind: 'answer', text: page.text, content: { code, title: CODES[code].title, page: page.text } };
    },
  };
}

function checkAnswer(files: readonly LintedFile[], unchecked: CheckAnswer['unchecked']): Answer<never> | Extract<Awaited<ReturnType<Assistant['check']>>, { kind: 'answer' }> {
  const shown: LintedFile[] = [];
  let left = MOST_FINDINGS;
  for (const file of files) {
    shown.push({ ...file, findings: file.findings.slice(0, left) });
    left = Math.max(0, left - file.findings.length);
  }
  const { claims, verdicts, ...summary } = files.reduce(countDocument, emptySummary);
  const findings = shown.flatMap(foundIn);
  const omitted = files.reduce((sum, file) => sum + file.findings.length, 0) - findings.length;
  const notes = [
    ...(omitted > 0 ? [`${counted(omitted, 'more finding')} left out: check fewer files at a time`] : []),
    ...unchecked.map(({ path, reason }) => `${path}: ${reason}`),
  ];
  const unreadable = unchecked.filter(({ cause }) => cause === 'unreadable').length;
  const text = [...shown.map((file) => fileText(file, PLAIN)), summaryText({ ...summary, claims, verdicts, unreadable }, false), ...notes.map((note) => `${note}\n`)].join('');
  return { kind: 'answer', text, content: { findings, omitted, unchecked, files: files.length, claims, verdicts } };
}
