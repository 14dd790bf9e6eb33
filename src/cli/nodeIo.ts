import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, type Stats } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
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

/** Standard input and what `<(…)` becomes; nor does one wait for the device that is always empty. */
const OPENED = /^\/(?:dev\/(?:stdin|null|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;

function kindOf(path: string, info: Stats): FileInfo['kind'] {
  if (info.isFile()) return 'file';
  if (info.isDirectory()) return 'folder';
  return OPENED.test(path) ? 'open' : 'other';
}

const nodeFiles: FileSystem = {
  async stat(path): Promise<FileInfo | undefined> {
    try {
      const info = await stat(path);
      return { kind: kindOf(path, info), size: info.size };
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE')) return undefined;
      throw error;
    }
  },
  readFile: (path) => readFile(path),
  async writeFile(path, content) {
    await mkdir(dirname(path), { recursive: true });
    // Behind a symbolic link its target is written, not the link.
    const target = await realpath(path).catch(() => path);
    const mode = await stat(target).then((info) => info.mode, () => undefined);
    const draft = `${target}.${process.pid}.tmp`;
    try {
      await writeFile(draft, content);
      if (mode !== undefined) await chmod(draft, mode);
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  },
};

/** What git may print: the names of a great many files. Bytes. */
const MOST_GIT_OUTPUT = 256 * 1024 * 1024;

function git(args: readonly string[]): Promise<{ readonly stdout: string } | { readonly error: string }> {
  return new Promise((resolve) => {
    execFile('git', args, { maxBuffer: MOST_GIT_OUTPUT }, (error, stdout, stderr) => {
      if (!error) resolve({ stdout });
      else resolve({ error: hasCode(error, 'ENOENT') ? 'git is not installed' : stderr.trim().split('\n')[0] || error.message });
    });
  });
}

/** The bytes of the program count, not only its version: a verdict may change with any of them. */
function hasher(program: string): (text: string) => string {
  let seed: string | undefined;
  return (text) => {
    seed ??= createHash('sha256').update(readFileSync(program)).digest('hex');
    return createHash('sha256').update(seed).update(text).digest('hex');
  };
}

/**
 * The world as the process has it.
 * @param program the file that runs
 */
export function nodeIo(version: string, program: string): Io {
  return {
    stdin: process.stdin,
    stdinIsTTY: process.stdin.isTTY === true,
    stdout: nodeOutput(process.stdout),
    stderr: nodeOutput(process.stderr),
    files: nodeFiles,
    cwd: process.cwd(),
    env: process.env,
    now: () => performance.now(),
    git,
    cores: availableParallelism(),
    hash: hasher(program),
    packageFolder: join(dirname(program), '..'),
    version,
  };
}
