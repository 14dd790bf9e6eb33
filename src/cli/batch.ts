import { isLanguageName, LANGUAGE_IDS, type LanguageName } from '../config/languages';
import type { ConfiguredMacros } from '../config/macros';
import type { CheckOptions } from '../pipeline';
import type { ClaimJson } from '../protocol/verdict';
import { decodeText } from './decodeText';
import { EXIT_CLEAN, type Io } from './io';
import type { CheckDocument } from './core';
import { mapInOrder } from './mapInOrder';
import { splitLines, type Line } from './splitLines';

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

/** What holds for all documents of the stream. */
export interface BatchSettings {
  readonly macros: ConfiguredMacros;
  readonly assumptions: readonly string[];
  readonly options: CheckOptions;
  /** Documents that are checked at the same time. */
  readonly running: number;
}

async function answer({ id, languageId, text }: Request, { macros, assumptions, options }: BatchSettings, checkDocument: CheckDocument, now: () => number): Promise<BatchAnswer> {
  const started = now();
  try {
    const { claims } = await checkDocument({ text, languageId, macros, ...(assumptions.length > 0 ? { assumptions } : {}) }, options);
    return { id, claims, milliseconds: Math.round((now() - started) * 1000) / 1000 };
  } catch (error) {
    return { id, error: `internal error: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function answerLine(line: Line, settings: BatchSettings, checkDocument: CheckDocument, now: () => number): Promise<BatchAnswer | undefined> {
  if (line.kind === 'too-long') return { id: null, error: `line ${line.number} is longer than ${MAX_LINE / 1024 / 1024} MB` };
  const decoded = decodeText(line.bytes);
  if ('error' in decoded) return { id: null, error: `line ${line.number} is not text: ${decoded.error}` };
  if (decoded.text.trim() === '') return undefined;
  const request = readRequest(decoded.text, line.number);
  return 'error' in request ? request : answer(request, settings, checkDocument, now);
}

/** Answers kept, for each document being checked, until those before them are written. */
const AHEAD = 4;

/**
 * Reads `{"id","languageId","text"}` a line and answers each, in order, with `{"id","claims","milliseconds"}` or
 * `{"id","error"}`. Blank lines are skipped; no line ends the run; no more documents are held than are checked at a time,
 * and a few that wait for their turn to be answered.
 */
export async function batch(settings: BatchSettings, checkDocument: CheckDocument, { stdin, stdout, now }: Io): Promise<number> {
  const { running } = settings;
  const lines = splitLines(stdin, MAX_LINE);
  const answers = mapInOrder(lines, running, running === 1 ? 1 : running * AHEAD, (line) => answerLine(line, settings, checkDocument, now));
  for await (const answered of answers) {
    if (stdout.closed) break;
    if (answered) await stdout.write(`${JSON.stringify(answered)}\n`);
  }
  return EXIT_CLEAN;
}
