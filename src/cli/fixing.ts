import { createTwoFilesPatch } from 'diff';
import type { Io } from './io';
import { reasonOf } from './readText';
import type { Source } from './sources';

/** Unchanged lines shown around a change, as diff(1) does. */
const CONTEXT = 3;
const BYTE_ORDER_MARK = '\ufeff';

/** What `decodeText` leaves out at the beginning of a file. */
async function markOf(path: string, files: Io['files']): Promise<string> {
  const bytes = await files.readFile(path);
  return new TextEncoder().encode(BYTE_ORDER_MARK).every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK : '';
}

/** The change of a source as a unified diff that `patch -p1` and `git apply` take. */
export async function diffText({ path, shown }: Source, before: string, after: string, { files }: Pick<Io, 'files'>): Promise<string> {
  const mark = path === undefined ? '' : await markOf(path, files);
  const names = shown.startsWith('/') ? ([shown, shown] as const) : ([`a/${shown}`, `b/${shown}`] as const);
  return createTwoFilesPatch(...names, mark + before, mark + after, undefined, undefined, { context: CONTEXT }).replace(/^=+\n/, '');
}

/** Writes a fixed text where it came from, with its byte order mark if it had one. An error is in words. */
export async function writeFixed({ path }: Source, text: string, { files }: Pick<Io, 'files'>): Promise<{ readonly error: string } | undefined> {
  if (path === undefined) return { error: 'standard input cannot be fixed; see --fix-dry-run' };
  try {
    await files.writeFile(path, (await markOf(path, files)) + text);
    return undefined;
  } catch (error) {
    return { error: `cannot be written: ${reasonOf(error)}` };
  }
}
