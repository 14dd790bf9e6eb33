import { dirname, resolve } from 'node:path';
import { languageOfPath } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import type { Arguments } from './arguments';
import { checkSources } from './checkSources';
import { configLookup, type ConfigLookup } from './configLookup';
import type { Core } from './core';
import { EXIT_FAILURE, type Io } from './io';
import { readStream, readText } from './readText';
import { STDIN_SHOWN, type Source } from './sources';

const FORMULA_SHOWN = '<formula>';

/** A word that can only be meant as a file: it ends like a document and has nothing of a formula. */
const looksLikePath = (word: string): boolean => languageOfPath(word) !== undefined && !/[\\${}=\s]/.test(word);

/** What `verify` is to verify, or why there is nothing. A fragment is read as plain text unless told otherwise. */
async function sourceOf({ operands, language }: Arguments, configs: ConfigLookup, { files, cwd, stdin, stdinIsTTY }: Io): Promise<Source | { readonly error: string }> {
  const [operand, ...more] = operands;
  if (more.length > 0) return { error: 'verify takes one file or formula; put the formula in quotation marks' };
  if (operand === undefined && stdinIsTTY) return { error: "nothing to verify: give a file, a formula in quotation marks, or text on standard input" };
  const fragment = { language: language ?? 'plaintext', fragment: true } as const;
  if (operand === undefined || operand === '-') return { ...fragment, shown: STDIN_SHOWN, settings: await configs.of(cwd), read: () => readStream(stdin) };
  const path = resolve(cwd, operand);
  const info = await files.stat(path).catch(() => undefined);
  if (info?.kind === 'folder') return { error: `${operand} is a folder: use "formulint check ${operand}"` };
  if (info) {
    const config = await configs.of(dirname(path));
    return { shown: operand, path, language: language ?? config.languageOf(path) ?? languageOfPath(operand) ?? 'plaintext', settings: config, read: () => readText(files, path) };
  }
  if (looksLikePath(operand)) return { error: `${operand}: no such file` };
  return { ...fragment, shown: FORMULA_SHOWN, settings: await configs.of(cwd), read: () => Promise.resolve({ text: operand }) };
}

/** `formulint verify`: every verdict is shown, not only findings, and what is unstable in floats. Where there is no formula at all, it has failed. */
export async function verify(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const configs = configLookup(args, macros, core, io);
  const source = await sourceOf(args, configs, io);
  const errors = 'error' in source ? [source.error] : configs.errors;
  for (const error of errors) await io.stderr.write(`formulint: ${error}\n`);
  if ('error' in source || errors.length > 0) return EXIT_FAILURE;
  const { summary, exitCode } = await checkSources([source], { ...args, verbose: !args.quiet, stability: true }, core, io);
  if (summary.files > 0 && summary.claims === 0) {
    await io.stderr.write(`formulint: ${source.shown}: no formula was found\n`);
    return EXIT_FAILURE;
  }
  return exitCode;
}
