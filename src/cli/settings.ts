import { resolve } from 'node:path';
import { parseMacros, type MacrosResult } from '../config/macros';
import type { TextOptions } from '../report/text';
import type { Arguments } from './arguments';
import type { Io } from './io';
import { readText } from './readText';

const WIDTH = 100;

/** Flags first, then NO_COLOR (no-color.org), FORCE_COLOR (force-color.org; 0 turns it off), then the terminal. */
export function wantsColor(flag: boolean | undefined, { env, stdout }: Pick<Io, 'env' | 'stdout'>): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTTY && env.TERM !== 'dumb';
}

export function textOptions({ color, verbose }: Pick<Arguments, 'color' | 'verbose'>, io: Io): TextOptions {
  return { color: wantsColor(color, io), width: io.stdout.columns ?? WIDTH, verbose };
}

/** The macros of `--macros FILE`, none without it. Errors name the file. */
export async function readMacros(path: string | undefined, { files, cwd }: Io): Promise<MacrosResult> {
  if (path === undefined) return { macros: {} };
  const read = await readText(files, resolve(cwd, path));
  if ('error' in read) return { error: `${path}: ${read.error}` };
  try {
    const parsed = parseMacros(JSON.parse(read.text));
    return 'error' in parsed ? { error: `${path}: ${parsed.error}` } : parsed;
  } catch (error) {
    return { error: `${path}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
