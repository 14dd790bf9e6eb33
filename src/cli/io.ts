import type { GlobOptions } from 'tinyglobby';

export interface Output {
  /** Resolves when more may be written. Does nothing once the reader is gone. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width of the terminal, if it is one. */
  readonly columns: number | undefined;
  /** The reader is gone (EPIPE): there is no use in going on. */
  readonly closed: boolean;
}

export interface FileInfo {
  /** `open` is what the shell has opened for the program; `other` a named pipe, a device or a socket, which may never end. */
  readonly kind: 'file' | 'folder' | 'open' | 'other';
  /** Bytes. */
  readonly size: number;
}

export interface FileSystem {
  /** Undefined where there is nothing of that name. */
  stat(path: string): Promise<FileInfo | undefined>;
  /** @throws an Error with a `code` as Node's, if it cannot be read */
  readFile(path: string): Promise<Uint8Array>;
  /**
   * Writes a file all at once: whatever happens, there is the old one or the new one. Folders are made as needed.
   * @throws as `readFile`
   */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /** What the glob library reads folders with; Node's own where absent. */
  readonly crawl?: NonNullable<GlobOptions['fs']>;
}

/** All that the command line has of the world. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdinIsTTY: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: FileSystem;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  /** Runs git in the working folder; an error is in git's words. */
  readonly git: (args: readonly string[]) => Promise<{ readonly stdout: string } | { readonly error: string }>;
  /** Of the machine: how many threads are of use. */
  readonly cores: number;
  /** A hash of a text and of the program itself, in letters and digits: for what the program makes of the text. */
  readonly hash: (text: string) => string;
  /** Folder of the package, in which its documentation is. */
  readonly packageFolder: string;
  /** Of the package. */
  readonly version: string;
}

export const EXIT_CLEAN = 0;
export const EXIT_FINDINGS = 1;
export const EXIT_FAILURE = 2;
