import type { CheckOptions, DocumentInput, DocumentReport, formulaReadings, linesOf, readingsOf, readsAssumption } from '../pipeline';
import type { ConfiguredMacros } from '../config/macros';

/** What checks documents: as `checkDocument`; with more digits where floats leave something open. */
export type CheckDocument = (input: DocumentInput, options?: CheckOptions) => DocumentReport | Promise<DocumentReport>;

/** What the commands need of the core. A parameter, so that they can be tested apart from it. */
export interface Core {
  readonly checkDocument: CheckDocument;
  readonly readingsOf: typeof readingsOf;
  readonly formulaReadings: typeof formulaReadings;
  readonly linesOf: typeof linesOf;
  readonly readsAssumption: typeof readsAssumption;
  /** The macros a LaTeX document defines, and the files it names with \input or \include, as written. */
  readonly readPreamble: (text: string) => { readonly macros: ConfiguredMacros; readonly includes: readonly string[] };
  /** Threads that check, at most so many; absent where there are none to be had. */
  readonly startThreads?: (count: number) => Threads;
}

/** Threads, started as they are needed. */
export interface Threads {
  readonly checkDocument: CheckDocument;
  /** The same; once the signal is aborted the thread that is at it is ended, and the check rejects. */
  checkUntil(signal: AbortSignal): CheckDocument;
  close(): Promise<void>;
}
