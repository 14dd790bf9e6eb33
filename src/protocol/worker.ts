/**
 * What the editor's thread and the checking thread say to each other. One request is under way at a time: the client
 * queues, so a superseded request is never sent, and the only way to stop one that has begun is to end the thread.
 *
 *   client ── { kind: 'check', id, … } ──▶ thread
 *   client ◀── { kind: 'precision-wanted' } ── thread, in a browser and at most once
 *   client ── { kind: 'precision', … } ──▶ thread
 *   client ◀── { kind: 'report', id, … } | { kind: 'failure', id, … } ── thread
 *   client ── { kind: 'draw', id, … } ──▶ thread             a figure of a claim of that input, otherwise than first shown
 *   client ◀── { kind: 'drawn', id, … } | { kind: 'failure', id, … } ── thread
 */
import type { DrawnPlotJson, PlotSettings } from './plot';
import type { ClaimJson, Range } from './verdict';

export type CheckedLanguage = 'markdown' | 'latex' | 'restructuredtext' | 'python' | 'ipynb' | 'plaintext';

/** A document to check: what `checkDocument` takes, as plain data. */
export interface CheckInput {
  readonly text: string;
  readonly languageId: CheckedLanguage;
  /** Where parts of the text begin that are documents of their own: the cells of a notebook. */
  readonly parts?: readonly number[];
  readonly macros?: Readonly<Record<string, string>>;
  /** UTF-16 offsets; only claims that touch it are reported. */
  readonly selection?: { readonly start: number; readonly end: number };
  /** Facts to be taken as if a comment before the claim at `range` stated them. */
  readonly assumed?: { readonly range: Range; readonly facts: string };
}

export interface CheckRequest {
  readonly kind: 'check';
  readonly id: number;
  readonly input: CheckInput;
  /** `stability`: what is unstable in floats is a finding too, and not only evidence of a claim that is plotted. */
  readonly options: { readonly plots: boolean; readonly stability?: boolean };
}

/** A figure: the claim's place in the report of that input, and the figure's among the claim's. */
export interface FigureRequest {
  readonly claim: number;
  readonly plot: number;
  readonly settings: PlotSettings;
}

export interface DrawRequest {
  readonly kind: 'draw';
  readonly id: number;
  readonly input: CheckInput;
  readonly figure: FigureRequest;
}

export type ThreadRequest = CheckRequest | DrawRequest;

/** What `checkDocument` answers, as plain data. */
export interface CheckReport {
  readonly claims: readonly ClaimJson[];
  readonly problems: readonly { readonly range: Range; readonly message: string; readonly cell?: number; readonly suppressed?: true }[];
}

/** What a thread in a browser, which can load no file of the extension by itself, asks for while it checks. */
export interface PrecisionRequest {
  readonly kind: 'precision-wanted';
}

/** The address of the script, or none where it could not be read. */
export interface PrecisionAnswer {
  readonly kind: 'precision';
  readonly address?: string;
}

export type ThreadAnswer =
  /** `plot` is absent where there is no such figure, or it cannot be evaluated so. */
  | { readonly kind: 'drawn'; readonly id: number; readonly plot?: DrawnPlotJson }
  | { readonly kind: 'report'; readonly id: number; readonly report: CheckReport }
  /** The pipeline threw: a bug of ours. `message` is for the log. */
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
