import { includedMacros } from '../config/includedMacros';
import type { ConfiguredMacros } from '../config/macros';
import type { CheckOptions } from '../pipeline';
import { lintDocument, type LintedFile } from '../report/lint';
import type { Arguments } from './arguments';
import type { CheckDocument, Core } from './core';
import { includeHost } from './includeHost';
import type { Io } from './io';
import type { Source } from './sources';

/** The macros that hold in a document from outside: the configured ones and those of the files it includes. */
export async function macrosFor({ language, path, settings }: Pick<Source, 'language' | 'path' | 'settings'>, text: string, core: Pick<Core, 'readPreamble'>, io: Pick<Io, 'files' | 'cwd'>): Promise<ConfiguredMacros> {
  const { macros } = settings;
  return path !== undefined && language === 'latex' ? { ...macros, ...(await includedMacros(path, text, io.cwd, includeHost(io.files, core.readPreamble))) } : macros;
}

/** What is asked of the core. */
export const checkOptions = ({ stability }: Pick<Arguments, 'stability'>): CheckOptions => ({ repairs: true, ...(stability ? { stability: 'findings' } : {}) });

/**
 * Checks a text in the place of a source, under the source's settings.
 * @throws where the check does
 */
export async function lintText(source: Source, text: string, options: CheckOptions, checkDocument: CheckDocument, core: Core, io: Io): Promise<LintedFile> {
  const { shown, language, fragment, settings } = source;
  const { assumptions, rules } = settings;
  const input = {
    text,
    languageId: language,
    macros: await macrosFor(source, text, core, io),
    ...(assumptions.length > 0 ? { assumptions } : {}),
    ...(fragment ? { selection: { start: 0, end: text.length } } : {}),
  };
  const report = await checkDocument(input, options);
  return { ...lintDocument(report, rules), path: shown, lines: core.linesOf({ text, languageId: language }) };
}
