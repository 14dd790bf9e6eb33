import type { ClaimJson } from '../protocol/verdict';
import type { Diagnostic, Findings } from './diagnostic';
import type { LintedDocument } from './lint';
import type { Summary } from './summary';

/** Raised when a consumer of the old document could not read the new one. */
export const JSON_VERSION = 1;

export interface FileJson extends Findings {
  readonly path: string;
  readonly claims: readonly ClaimJson[];
  /** The findings among the claims and problems, as an editor would show them. */
  readonly findings: readonly Diagnostic[];
}

/** A file that could not be read: it has no claims. */
export interface UnreadableJson {
  readonly path: string;
  readonly error: string;
}

/** `{version, files: [{path, claims, problems, findings} | {path, error}], summary}`. */
export interface ReportJson {
  readonly version: typeof JSON_VERSION;
  readonly files: readonly (FileJson | UnreadableJson)[];
  readonly summary: Summary;
}

export function fileJson(path: string, { claims, problems, findings }: LintedDocument): FileJson {
  return { path, claims, problems, findings };
}

/** The pieces of a `ReportJson` for a run of any length: `open`, the files parted by `separator`, `close`. */
export const reportJson = {
  open: `{"version":${JSON_VERSION},"files":[\n`,
  separator: ',\n',
  file: (file: FileJson | UnreadableJson): string => JSON.stringify(file),
  close: (summary: Summary): string => `\n],"summary":${JSON.stringify(summary)}}\n`,
} as const;
