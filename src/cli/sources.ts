import { dirname } from 'node:path';
import type { LanguageName } from '../config/languages';
import type { Arguments } from './arguments';
import type { DocumentSettings } from '../config/folderConfig';
import type { ConfigLookup } from './configLookup';
import { findFiles } from './findFiles';
import { changedFiles } from './git';
import type { Io } from './io';
import { readStream, readText } from './readText';

/** A document to be checked, where its text is to be had, and what holds for it. */
export interface Source {
  readonly shown: string;
  readonly language: LanguageName;
  readonly settings: DocumentSettings;
  readonly read: () => ReturnType<typeof readText>;
  /** Absolute path, where the document is a file. */
  readonly path?: string;
  /** The text is one formula without delimiters, or a fragment with some. */
  readonly fragment?: boolean;
}

export const STDIN_SHOWN = '<stdin>';

/** The documents that the operands name; those that name nothing cannot be read. */
export async function sourcesOf(args: Pick<Arguments, 'operands' | 'language' | 'changed'>, configs: ConfigLookup, io: Io): Promise<readonly Source[] | { readonly error: string }> {
  const { operands, language, changed } = args;
  const { files, cwd, stdin } = io;
  const only = changed === undefined ? undefined : await changedFiles(changed, io);
  if (only && 'error' in only) return { error: `--changed: ${only.error}` };
  const named = operands.length === 0 && only ? ['.'] : operands.filter((operand) => operand !== '-');
  const found = await findFiles(named, language, configs, files, cwd, only?.paths);
  const settings = await configs.of(cwd);
  const missing = found.errors.map(({ path, message }): Source => ({ shown: path, language: 'plaintext', settings, read: () => Promise.resolve({ error: message }) }));
  const documents = await Promise.all(found.files.map(async ({ path, shown, language: read }): Promise<Source> => ({
    path, shown, language: read, settings: await configs.of(dirname(path)), read: () => readText(files, path),
  })));
  const piped: Source = { shown: STDIN_SHOWN, language: language ?? 'markdown', settings, read: () => readStream(stdin) };
  return [...missing, ...documents, ...(operands.includes('-') ? [piped] : [])];
}
