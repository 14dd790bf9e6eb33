import { dirname, resolve } from 'node:path';
import type { IncludeHost } from '../config/includedMacros';
import type { Core } from './core';
import type { Io } from './io';
import { readText } from './readText';

/** Files by their paths, for the macros of included ones. */
export const includeHost = (files: Io['files'], preambleOf: Core['readPreamble']): IncludeHost => ({
  resolve,
  folderOf: dirname,
  size: async (path) => {
    const info = await files.stat(path).catch(() => undefined);
    return info?.kind === 'file' ? info.size : undefined;
  },
  read: async (path) => {
    const read = await readText(files, path);
    return 'text' in read ? read.text : undefined;
  },
  preambleOf,
});
