import { resolve } from 'node:path';
import { isLanguageName, languageOfPath } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import type { Arguments } from './arguments';
import { checkSources, exitCodeOf, STDIN_SHOWN, type Source } from './check';
import type { Core } from './core';
import { EXIT_FAILURE, type Io } from './io';
import { readStream, readText } from './readText';

const FORMULA_SHOWN = '<formula>';

/** A word that can only be meant as a file: it ends like a document and has nothing of a formula. */
const looksLikePath = (word: string): boolean => languageOfPath(word) !== undefined && !/[\\${}=\s]/.test(word);

/** What `verify` is to verify, or why there is nothing. A fragment is read as plain text unless told otherwise. */
async function sourceOf({ operands, language: asked }: Arguments, { files, cwd, stdin, stdinIsTTY }: Io): Promise<Source | { readonly error: string }> {
  const [operand, ...more] = operands;
  const language = asked !== undefined && isLanguageName(asked) ? asked : undefined;
  if (more.length > 0) return { error: 'verify takes one file or formula; put the formula in quotation marks' };
  if (operand === undefined && stdinIsTTY) return { error: "nothing to verify: give a file, a formula in quotation marks, or text on standard input" };
  if (operand === undefined || operand === '-') {
    return { shown: STDIN_SHOWN, language: language ?? 'plaintext', fragment: true, read: () => readStream(stdin) };
  }
  const path = resolve(cwd, operand);
  const info = await files.stat(path).catch(() => undefined);
  if (info?.kind === 'folder') return { error: `${operand} is a folder: use "formulint check ${operand}"` };
  if (info) return { shown: operand, path, language: language ?? languageOfPath(operand) ?? 'plaintext', read: () => readText(files, path) };
  if (looksLikePath(operand)) return { error: `${operand}: no such file` };
  return { shown: FORMULA_SHOWN, language: language ?? 'plaintext', fragment: true, read: () => Promise.resolve({ text: operand }) };
}

/** `formulint verify`: every verdict is shown, not only findings, and what is unstable in floats. Where there is no formula at all, it has failed. */
export async function verify(args: Arguments, macros: ConfiguredMacros, core: Core, io: Io): Promise<number> {
  const source = await sourceOf(args, io);
  if ('error' in source) {
    await io.stderr.write(`formulint: ${source.error}\n`);
    return EXIT_FAILURE;
  }
  const summary = await checkSources([source], macros, { ...args, verbose: !args.quiet, stability: true }, core, io);
  if (summary.files > 0 && summary.claims === 0) {
    await io.stderr.write(`formulint: ${source.shown}: no formula was found\n`);
    return EXIT_FAILURE;
  }
  return exitCodeOf(summary, args.maxWarnings);
}
