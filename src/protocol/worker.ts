/**
 * What the editor's thread and the checking thread say to each other. One request is under way at a time: the client
 * queues, so a superseded request is never sent. One that has begun can be cancelled between two claims; the only way to
 * stop a single claim is to end the thread.
 *
 *   client ── { kind: 'check' | 'draw' | 'follow' | 'lint' | 'silence' | 'assumptions' | 'preamble', id, … } ──▶ thread
 *   client ◀── { kind: 'precision-wanted' } ── thread, in a browser and at most once
 *   client ── { kind: 'precision', … } ──▶ thread
 *   client ◀── { kind: 'progress', id, … } ── thread, while it follows a document it does not know yet
 *   client ── { kind: 'cancel', id } ──▶ thread
 *   client ◀── { kind: 'report' | 'drawn' | 'update' | 'lint' | 'silence' | 'assumptions' | 'preamble' | 'cancelled' | 'failure', id, … } ── thread
 */
import type { PreviewBlock } from './outline';
import type { DrawnPlotJson, PlotSettings } from './plot';
import type { ClaimJson, FindingJson, Range, TextEditJson } from './verdict';

export type CheckedLanguage = 'markdown' | 'latex' | 'restructuredtext' | 'python' | 'ipynb' | 'plaintext';

/** A document to check: what `checkDocument` takes, as plain data. */
export interface CheckInput {
  readonly text: string;
  readonly languageId: CheckedLanguage;
  /** Where parts of the text begin that are documents of their own: the cells of a notebook. */
  readonly parts?: readonly number[];
  readonly macros?: Readonly<Record<string, string>>;
  /** What holds in the whole document, each as a comment would say it: `x > 0, log base 2`. */
  readonly assumptions?: readonly string[];
  /** UTF-16 offsets; only claims that touch it are reported. */
  readonly selection?: { readonly start: number; readonly end: number };
  /** Facts to be taken as if a comment before the claim at `range` stated them. */
  readonly assumed?: { readonly range: Range; readonly facts: string };
}

/** Which codes are reported, and how: `RuleSettings` of `config/` as plain data. */
export interface Rules {
  readonly preset: 'recommended' | 'strict' | 'off';
  readonly levels: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>>;
}

export interface CheckRequest {
  readonly kind: 'check';
  readonly id: number;
  readonly input: CheckInput;
  /**
   * `plots` for the panel; `repairs` of what is refuted; `stability`: what is unstable in floats is a finding too, and not
   * only evidence of a claim that is plotted.
   */
  readonly options: { readonly plots: boolean; readonly repairs: boolean; readonly stability?: boolean };
}

/** A figure: the claim's place in the report of that input, and the figure's among the claim's. */
export interface FigureRequest {
  readonly claim: number;
  readonly plot: number;
  readonly settings: PlotSettings;
}

/** A figure of a claim of that input, otherwise than first shown. */
export interface DrawRequest {
  readonly kind: 'draw';
  readonly id: number;
  readonly input: CheckInput;
  readonly figure: FigureRequest;
}

/** Check a document that is being written: only what changed since the last time is checked, and sent. */
export interface FollowRequest {
  readonly kind: 'follow';
  readonly id: number;
  /** The document's address. */
  readonly key: string;
  readonly input: CheckInput;
  /** The last revision that the client has; 0 for none. */
  readonly since: number;
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
}

/** The findings of a file. */
export interface LintRequest {
  readonly kind: 'lint';
  readonly id: number;
  readonly input: CheckInput;
  readonly rules: Rules;
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
}

/** One in the cell of a notebook's JSON has UTF-16 offsets into the cell's text, by which its place in the file is found. */
export interface FileFinding extends FindingJson {
  readonly cell?: { readonly index: number; readonly span: { readonly start: number; readonly end: number } };
}

/** What comments would silence a code at a place of a document? */
export interface SilenceRequest {
  readonly kind: 'silence';
  readonly id: number;
  readonly input: CheckInput;
  readonly range: Range;
  readonly code: string;
}

/** Which of these assumptions are not understood? */
export interface AssumptionsRequest {
  readonly kind: 'assumptions';
  readonly id: number;
  readonly texts: readonly string[];
}

/** What macros does a LaTeX file define, and what files does it ask for? */
export interface PreambleRequest {
  readonly kind: 'preamble';
  readonly id: number;
  readonly text: string;
}

export interface CancelRequest {
  readonly kind: 'cancel';
  readonly id: number;
}

export type ThreadRequest = CheckRequest | DrawRequest | FollowRequest | LintRequest | SilenceRequest | AssumptionsRequest | PreambleRequest | CancelRequest;

/** A document's blocks, as far as the client does not have them. */
export interface DocumentUpdate {
  /** Counts up with each update of the document. */
  readonly revision: number;
  /** The blocks in their order: the number of each, and the line it begins in. */
  readonly order: readonly (readonly [id: number, line: number])[];
  /** Blocks by number. Those of the revision that was asked for are not sent again, unless that is not known any more. */
  readonly added: Readonly<Record<number, PreviewBlock>>;
  /** The client's other blocks are obsolete. */
  readonly whole: boolean;
  readonly problems: CheckReport['problems'];
  /** False while some of the document is not checked yet. */
  readonly complete: boolean;
}

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
  | { readonly kind: 'update'; readonly id: number; readonly update: DocumentUpdate }
  | { readonly kind: 'progress'; readonly id: number; readonly update: DocumentUpdate }
  | { readonly kind: 'lint'; readonly id: number; readonly findings: readonly FileFinding[] }
  /** The comment in the formula's line or before it, and the one at the beginning of the document; absent where there is none that does it. */
  | { readonly kind: 'silence'; readonly id: number; readonly line?: TextEditJson; readonly file?: TextEditJson }
  | { readonly kind: 'assumptions'; readonly id: number; readonly unread: readonly string[] }
  | { readonly kind: 'preamble'; readonly id: number; readonly macros: Readonly<Record<string, string>>; readonly includes: readonly string[] }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** The pipeline threw: a bug of ours. `message` is for the log. */
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };
