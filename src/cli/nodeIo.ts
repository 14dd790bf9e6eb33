import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import type { FileInfo, FileSystem, Io, Output } from './io';

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function nodeOutput(stream: NodeJS.WriteStream): Output {
  let closed = false;
  stream.on('error', (error) => {
    if (!hasCode(error, 'EPIPE', 'ERR_STREAM_DESTROYED')) throw error;
    closed = true;
  });
  return {
    async write(text) {
      if (closed || text === '' || stream.write(text)) return;
      // `once` rejects on the error that the listener above has taken note of.
      await once(stream, 'drain').catch(() => undefined);
    },
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    get closed() {
      return closed;
    },
  };
}

const nodeFiles: FileSystem = {
  async stat(path): Promise<FileInfo | undefined> {
    try {
      const info = await stat(path);
      return { kind: info.isFile() ? 'file' : info.isDirectory() ? 'folder' : 'other', size: info.size };
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE')) return undefined;
      throw error;
    }
  },
  readFile: (path) => readFile(path),
};

/** The world as the process has it. */
export function nodeIo(version: string): Io {
  return {
    stdin: process.stdin,
    stdinIsTTY: process.stdin.isTTY === true,
    stdout: nodeOutput(process.stdout),
    stderr: nodeOutput(process.stderr),
    files: nodeFiles,
    cwd: process.cwd(),
    env: process.env,
    now: () => performance.now(),
    version,
  };
}
