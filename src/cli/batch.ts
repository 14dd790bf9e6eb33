import { isLanguageName, LANGUAGE_IDS, type LanguageName } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import type { CheckOptions } from '../pipeline';
import type { ClaimJson } from '../protocol/verdict';
import type { Arguments } from './arguments';
import { decodeText } from './decodeText';
import { EXIT_CLEAN, type Io } from './io';
import type { Core } from './core';
import { splitLines } from './splitLines';

/** Longest line of input. Bytes. */
export const MAX_LINE = 64 * 1024 * 1024;

type Id = string | number | null;

interface Request {
  readonly id: string | number;
  readonly languageId: LanguageName;
  readonly text: string;
}

export type BatchAnswer =
  | { readonly id: Id; readonly claims: readonly ClaimJson[]; readonly milliseconds: number }
  | { readonly id: Id; readonly error: string };

/** An id that JSON carries there and back unchanged. */
function isId(id: unknown): id is string | number {
  return typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id) && (!Number.isInteger(id) || Number.isSafeInteger(id)));
}

function readRequest(line: string, number: number): Request | { readonly id: Id; readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `line ${number} is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, error: `line ${number} is not a JSON object` };
  const { id, languageId, text } = value as Record<string, unknown>;
  if (!isId(id)) return { id: null, error: `line ${number}: "id" must be a string or a number that JSON carries exactly` };
  if (typeof languageId !== 'string' || !isLanguageName(languageId)) {
    return { id, error: `"languageId" must be one of ${LANGUAGE_IDS.join(', ')}` };
  }
  if (typeof text !== 'string') return { id, error: '"text" must be a string' };
  return { id, languageId, text };
}

async function answer(request: Request, macros: ConfiguredMacros, options: CheckOptions, checkDocument: Core['checkDocument'], now: () => number): Promise<BatchAnswer> {
  const { id, languageId, text } = request;
  const started = now();
  try {
    const { claims } = await checkDocument({ text, languageId, macros }, options);
    return { id, claims, milliseconds: Math.round((now() - started) * 1000) / 1000 };
  } catch (error) {
    return { id, error: `internal error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * Reads `{"id","languageId","text"}` a line and answers each, in order, with `{"id","claims","milliseconds"}` or
 * `{"id","error"}`. Blank lines are skipped; no line ends the run; only one document is held at a time.
 */
export async function batch(macros: ConfiguredMacros, { stability }: Pick<Arguments, 'stability'>, checkDocument: Core['checkDocument'], { stdin, stdout, now }: Io): Promise<number> {
  const options: CheckOptions = { repairs: true, ...(stability ? { stability: 'findings' } : {}) };
  for await (const line of splitLines(stdin, MAX_LINE)) {
    if (stdout.closed) break;
    const answered = await (async (): Promise<BatchAnswer | undefined> => {
      if (line.kind === 'too-long') return { id: null, error: `line ${line.number} is longer than ${MAX_LINE / 1024 / 1024} MB` };
      const decoded = decodeText(line.bytes);
      if ('error' in decoded) return { id: null, error: `line ${line.number} is not text: ${decoded.error}` };
      if (decoded.text.trim() === '') return undefined;
      const request = readRequest(decoded.text, line.number);
      return 'error' in request ? request : answer(request, macros, options, checkDocument, now);
    })();
    if (answered) await stdout.write(`${JSON.stringify(answered)}\n`);
  }
  return EXIT_CLEAN;
}
