/**
 * What assistants are answered: the structured content of the tools of `formulint mcp`. Plain JSON; lines and columns are
 * counted from 1, columns in UTF-16 units, as the command line prints them.
 */
import type { StabilityJson, VerdictName, WitnessJson } from './verdict';

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The end lies behind the last character. */
  readonly endColumn: number;
}

export interface FoundRepair {
  /** The whole claim, repaired. */
  readonly latex: string;
  /** What is changed, in words. */
  readonly edit: string;
}

export interface Found extends Place {
  readonly path: string;
  /** Of a notebook, counted from 1: the place is one in it. */
  readonly cell?: number;
  /** The same place in the notebook's JSON. */
  readonly inFile?: Place;
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  /** The claim that it is about; absent for damage to the document. */
  readonly latex?: string;
  readonly verdict?: VerdictName;
  /** What the verdict rests on; absent for nothing. */
  readonly assumptions?: readonly string[];
  readonly witness?: WitnessJson;
  readonly repairs?: readonly FoundRepair[];
  /** What else the finding rests on. */
  readonly related?: readonly { readonly line: number; readonly cell?: number; readonly message: string }[];
}

/** Why a document has no verdict: it cannot be read; its check took too long, or was not reached; a bug of ours. */
export type UncheckedCause = 'unreadable' | 'out-of-time' | 'failure';

/** The answer of `check`. */
export interface CheckAnswer {
  readonly findings: readonly Found[];
  /** How many more there are that are left out here. */
  readonly omitted: number;
  /** Documents without a verdict, and why: what is not among the findings of these is not right for that. */
  readonly unchecked: readonly { readonly path: string; readonly cause: UncheckedCause; readonly reason: string }[];
  readonly files: number;
  readonly claims: number;
  /** How many claims have which verdict. */
  readonly verdicts: Readonly<Record<VerdictName, number>>;
}

export interface JudgedStep {
  readonly latex: string;
  readonly verdict: VerdictName;
  readonly code: string | null;
  readonly message: string;
  readonly witness?: WitnessJson;
}

/** A claim with its verdict and all that it rests on. */
export interface Judged extends Place {
  readonly latex: string;
  readonly verdict: VerdictName;
  readonly code: string | null;
  readonly message: string;
  /** Why, for `unchecked`. */
  readonly reason?: string;
  /** Under which it holds, for `conditional`. */
  readonly condition?: string;
  /** How the notation was read. */
  readonly reading?: string;
  readonly assumptions: readonly string[];
  readonly evidence: string;
  readonly witness?: WitnessJson;
  readonly steps?: readonly JudgedStep[];
  readonly repairs?: readonly FoundRepair[];
  readonly stability?: readonly StabilityJson[];
}

/** The answer of `verify`. */
export interface VerifyAnswer {
  readonly claims: readonly Judged[];
}

/** The answer of `explain`. */
export interface ExplainAnswer {
  readonly code: string;
  readonly title: string;
  /** In Markdown. */
  readonly page: string;
}
