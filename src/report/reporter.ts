import { fileJson, reportJson } from './json';
import type { LintedFile } from './lint';
import type { Summary } from './summary';
import { fileText, summaryText, type TextOptions } from './text';

/** Turns a run into output, piece by piece, so that a run of any length needs no more memory than one document. */
export interface Reporter {
  readonly open: string;
  file(file: LintedFile): string;
  /** A file that could not be read or checked. */
  unreadable(path: string, error: string): string;
  close(summary: Summary): string;
}

/** For people. Files that could not be read are left to standard error. */
export function textReporter(options: TextOptions): Reporter {
  return {
    open: '',
    file: (file) => fileText(file, options),
    unreadable: () => '',
    close: (summary) => (summary.files === 0 ? '' : summaryText(summary, options.color)),
  };
}

/** Puts `separator` before every piece but the first that is not empty. */
export function separated(separator: string): (piece: string) => string {
  let first = true;
  return (piece) => {
    if (piece === '') return '';
    const whole = first ? piece : separator + piece;
    first = false;
    return whole;
  };
}

/** For programs: one `ReportJson`. */
export function jsonReporter(): Reporter {
  const join = separated(reportJson.separator);
  return {
    open: reportJson.open,
    file: (file) => join(reportJson.file(fileJson(file.path, file))),
    unreadable: (path, error) => join(reportJson.file({ path, error })),
    close: reportJson.close,
  };
}
