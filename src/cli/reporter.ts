import { fileJson, reportJson } from '../report/json';
import type { Summary } from '../report/summary';
import { fileText, summaryText, type CheckedFile, type TextOptions } from '../report/text';

/** Turns a run into output, piece by piece, so that a run of any length needs no more memory than one document. */
export interface Reporter {
  readonly open: string;
  file(file: CheckedFile): string;
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

/** For programs: one `ReportJson`. */
export function jsonReporter(): Reporter {
  let first = true;
  const separated = (json: string): string => {
    const piece = first ? json : reportJson.separator + json;
    first = false;
    return piece;
  };
  return {
    open: reportJson.open,
    file: ({ path, claims, problems }) => separated(reportJson.file(fileJson(path, { claims, problems }))),
    unreadable: (path, error) => separated(reportJson.file({ path, error })),
    close: reportJson.close,
  };
}
