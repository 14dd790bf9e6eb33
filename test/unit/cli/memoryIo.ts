import { hashText } from '../../../src/util/hash';
import type { Io, Output } from '../../../src/cli/io';

export interface MemoryOutput extends Output {
  text: string;
  closed: boolean;
}

export interface MemoryIo extends Io {
  readonly stdout: MemoryOutput;
  readonly stderr: MemoryOutput;
  /** As they are now: absolute path to content. */
  readonly contents: Readonly<Record<string, string | Uint8Array>>;
}

export interface MemoryOptions {
  /** Absolute path (below `/notes`) to content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Chunks of standard input. */
  readonly stdin?: readonly (string | Uint8Array)[];
  readonly stdinIsTTY?: boolean;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** What git answers to its arguments, joined by blanks; an error for all others. */
  readonly git?: Readonly<Record<string, string>>;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
}

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

function memoryOutput(isTTY: boolean): MemoryOutput {
  return {
    text: '',
    closed: false,
    isTTY,
    columns: isTTY ? 100 : undefined,
    write(text) {
      if (!this.closed) this.text += text;
      return Promise.resolve();
    },
  };
}

type Callback = (error: Error | null, value?: unknown) => void;

/** What `fdir` reads folders with, over a flat table of files. */
function crawler(paths: () => readonly string[]): NonNullable<Io['files']['crawl']> {
  const entry = (name: string, folder: boolean) => ({
    name,
    isDirectory: () => folder,
    isFile: () => !folder,
    isSymbolicLink: () => false,
  });
  const readdir = (path: string, _options: unknown, done: Callback): void => {
    const prefix = `${path.replace(/\/+$/, '')}/`;
    const names = new Map<string, boolean>();
    for (const file of paths()) {
      if (!file.startsWith(prefix)) continue;
      const [name, ...rest] = file.slice(prefix.length).split('/');
      names.set(name!, rest.length > 0);
    }
    setImmediate(() => done(null, [...names].map(([name, folder]) => entry(name, folder))));
  };
  return { readdir } as unknown as NonNullable<Io['files']['crawl']>;
}

/** The world of the command line, in memory; the working folder is `/notes`. */
export function memoryIo({ files: initial = {}, stdin = [], stdinIsTTY = false, terminal = false, env = {}, git = {}, tick = 1 }: MemoryOptions = {}): MemoryIo {
  const files: Record<string, string | Uint8Array> = { ...initial };
  const paths = () => Object.keys(files);
  let time = 0;
  return {
    stdin: (async function* () {
      for (const chunk of stdin) yield await Promise.resolve(bytesOf(chunk));
    })(),
    stdinIsTTY,
    stdout: memoryOutput(terminal),
    stderr: memoryOutput(terminal),
    files: {
      stat(path) {
        const content = files[path];
        if (content !== undefined) return Promise.resolve({ kind: 'file', size: bytesOf(content).length });
        return Promise.resolve(paths().some((file) => file.startsWith(`${path}/`)) ? { kind: 'folder', size: 0 } : undefined);
      },
      readFile(path) {
        const content = files[path];
        if (content === undefined) return Promise.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }));
        if (content === 'UNREADABLE') return Promise.reject(Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' }));
        return Promise.resolve(bytesOf(content));
      },
      writeFile(path, content) {
        if (files[path] === 'UNREADABLE') return Promise.reject(Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' }));
        files[path] = content;
        return Promise.resolve();
      },
      crawl: crawler(paths),
    },
    contents: files,
    cwd: '/notes',
    env,
    now: () => (time += tick),
    version: '1.2.3',
    git: (args) => Promise.resolve(git[args.join(' ')] === undefined ? { error: `fatal: git ${args.join(' ')}` } : { stdout: git[args.join(' ')]! }),
    cores: 2,
    hash: hashText,
    packageFolder: '/package',
  };
}
