import { join, resolve } from 'node:path';
import type { CheckOptions, DocumentInput, DocumentReport } from '../pipeline';
import type { CheckDocument } from './core';
import type { Io } from './io';
import { readText } from './readText';

export interface VerdictCache {
  /**
   * Checks a document unless its verdicts are known.
   * @param name tells documents apart: the verdicts of an earlier text of the same name make room
   */
  check(name: string, input: DocumentInput, options: CheckOptions, checkDocument: CheckDocument): Promise<DocumentReport>;
  /** How many documents were known. */
  readonly hits: number;
}

interface Entry {
  readonly key: string;
  readonly report: DocumentReport;
}

async function readEntry(path: string, files: Io['files']): Promise<Entry | undefined> {
  const read = await readText(files, path);
  if ('error' in read) return undefined;
  try {
    const { key, report } = JSON.parse(read.text) as Partial<Entry>;
    return typeof key === 'string' && Array.isArray(report?.claims) && Array.isArray(report.problems) ? { key, report } : undefined;
  } catch {
    return undefined;
  }
}

/** All that verdicts depend on, but for the program itself. */
function keyText({ text, languageId, macros = {}, assumptions = [], selection, parts }: DocumentInput, options: CheckOptions): string {
  const sorted = Object.entries(macros).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([languageId, sorted, assumptions, selection ?? null, parts ?? null, Object.entries(options), text]);
}

/**
 * Verdicts kept in a folder, a file for each document: a text that is checked again with the same settings, by the same
 * program, is not checked at all. A file is written at once or not at all; one that cannot be read is as good as none, and
 * a folder that cannot be written costs no more than the time.
 */
export function verdictCache(folder: string, { files, cwd, hash }: Pick<Io, 'files' | 'cwd' | 'hash'>): VerdictCache {
  const root = resolve(cwd, folder);
  let hits = 0;
  // As ruff does: whoever commits everything does not commit this.
  const ignoreFile = join(root, '.gitignore');
  let isSetUp: Promise<void> | undefined;
  const setUp = async (): Promise<void> => {
    if (!(await files.stat(ignoreFile))) await files.writeFile(ignoreFile, '*\n');
  };
  return {
    async check(name, input, options, checkDocument) {
      const path = join(root, `${hash(name).slice(0, 32)}.json`);
      const key = hash(keyText(input, options));
      const known = await readEntry(path, files);
      if (known?.key === key) {
        hits++;
        return known.report;
      }
      const report = await checkDocument(input, options);
      try {
        await (isSetUp ??= setUp());
        await files.writeFile(path, JSON.stringify({ key, report } satisfies Entry));
      } catch {
        // It will be checked again, that is all.
      }
      return report;
    },
    get hits() {
      return hits;
    },
  };
}
