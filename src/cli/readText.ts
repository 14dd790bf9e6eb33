import { decodeText, type Decoded } from './decodeText';
import type { FileSystem } from './io';

/** No document of a person is as long; a longer one is a mistake and would fill the memory. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Reading it would wait for whoever may write, or never end. */
export const NO_FILE = 'is a pipe or a device, not a file';

const TOO_LONG = `longer than ${MAX_BYTES / 1024 / 1024} MB`;

const WORDS_FOR_CODE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file',
  EISDIR: 'is a folder',
  ELOOP: 'too many symbolic links',
};

/** What went wrong, in words, from an error of the file system. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return WORDS_FOR_CODE[code] ?? error.message;
}

/** The text of a file, or why it cannot be had. */
export async function readText(files: FileSystem, path: string): Promise<Decoded> {
  try {
    const info = await files.stat(path);
    if (!info) return { error: 'no such file' };
    if (info.kind === 'folder') return { error: 'is a folder' };
    if (info.kind === 'other') return { error: NO_FILE };
    if (info.size > MAX_BYTES) return { error: TOO_LONG };
    return decodeText(await files.readFile(path));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/** All of a stream as text, or why it cannot be had. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Decoded> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_BYTES) return { error: TOO_LONG };
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}
