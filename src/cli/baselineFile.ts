import { dirname, relative, resolve, sep } from 'node:path';
import { baselineText, knownFindings, parseBaseline, withoutKnown, type Baseline } from '../report/baseline';
import type { LintedFile } from '../report/lint';
import type { Io } from './io';
import { readText, reasonOf } from './readText';
import type { Source } from './sources';

/** The known findings of a project, in a file. */
export interface BaselineFile {
  /** Takes note of a file's findings, and leaves those out that are known. */
  apply(source: Source, file: LintedFile): LintedFile;
  /** Known findings that the files seen no longer have. */
  readonly gone: number;
  /** Writes the findings of the files seen, and of those not seen what was known. An error is in words. */
  write(): Promise<{ readonly error: string } | undefined>;
}

/** @param update takes everything for known, and needs no file */
export async function openBaseline(path: string, update: boolean, { files, cwd }: Pick<Io, 'files' | 'cwd'>): Promise<BaselineFile | { readonly error: string }> {
  const at = resolve(cwd, path);
  const read = update && !(await files.stat(at)) ? { text: baselineText({}) } : await readText(files, at);
  if ('error' in read) return { error: `${path}: ${read.error}${read.error === 'no such file' ? '; write it with --update-baseline' : ''}` };
  const parsed = parseBaseline(read.text);
  if ('error' in parsed && !update) return { error: `${path}: ${parsed.error}` };
  const known: Baseline = 'error' in parsed ? {} : parsed.baseline;
  const seen = new Map<string, ReturnType<typeof knownFindings>>();
  let gone = 0;
  const nameOf = ({ path: own, shown }: Source): string => (own === undefined ? shown : relative(dirname(at), own).split(sep).join('/'));

  return {
    apply(source, file) {
      const name = nameOf(source);
      seen.set(name, knownFindings(file));
      const rest = withoutKnown(file, update ? seen.get(name) : known[name]);
      if (!update) gone += (known[name] ?? []).reduce((sum, { count }) => sum + count, 0) - rest.known;
      return rest;
    },
    get gone() {
      return gone;
    },
    async write() {
      const exists = await Promise.all(Object.keys(known).map(async (name) => (await files.stat(resolve(dirname(at), name)).catch(() => undefined)) !== undefined));
      const kept = Object.entries(known).filter((_, position) => exists[position]);
      try {
        await files.writeFile(at, baselineText({ ...Object.fromEntries(kept), ...Object.fromEntries(seen) }));
        return undefined;
      } catch (error) {
        return { error: `${path}: ${reasonOf(error)}` };
      }
    },
  };
}
