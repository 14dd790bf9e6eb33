import type { CheckOptions, DocumentInput, DocumentReport, formulaReadings, linesOf, readingsOf } from '../pipeline';
import type { ConfiguredMacros } from '../config/macros';

/** What the commands need of the core. A parameter, so that they can be tested apart from it. */
export interface Core {
  /** As `checkDocument`; with more digits where floats leave something open. */
  readonly checkDocument: (input: DocumentInput, options?: CheckOptions) => DocumentReport | Promise<DocumentReport>;
  readonly readingsOf: typeof readingsOf;
  readonly formulaReadings: typeof formulaReadings;
  readonly linesOf: typeof linesOf;
  /** The macros a LaTeX document defines, and the files it names with \input or \include, as written. */
  readonly readPreamble: (text: string) => { readonly macros: ConfiguredMacros; readonly includes: readonly string[] };
}
