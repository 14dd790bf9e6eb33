import { createTwoFilesPatch } from 'diff';
import type { Io } from './io';
import { reasonOf } from './readText';
import type { Source } from './sources';

/** Unchanged lines shown around a change, as diff(1) does. */
const CONTEXT = 3;
const BYTE_ORDER_MARK = new Uint8Array([0xef, 0xbb, 0xbf]);

/** The change of a file as a unified diff that `patch -p1` and `git apply` take; empty where there is none. */
export function diffText(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [oldName, newName] = path.startsWith('/') ? [path, path] : [`a/${path}`, `b/${path}`];
  return createTwoFilesPatch(oldName, newName, before, after, undefined, undefined, { context: CONTEXT }).replace(/^=+\n/, '');
}

/** Writes a fixed text where it came from, with its byte order mark if it had one. An error is in words. */
export async function writeFixed({ path }: Source, text: string, { files }: Pick<Io, 'files'>): Promise<{ readonly error: string } | undefined> {
  if (path === undefined) return { error: 'standard input cannot be fixed; see --fix-dry-run' };
  try {
    const present = await files.readFile(path);
    const isMarked = BYTE_ORDER_MARK.every((byte, at) => present[at] === byte);
    const bytes = new TextEncoder().encode(text);
    await files.writeFile(path, isMarked ? Buffer.concat([BYTE_ORDER_MARK, bytes]) : bytes);
    return undefined;
  } catch (error) {
    return { error: `cannot be written: ${reasonOf(error)}` };
  }
}
