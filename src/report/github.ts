import type { Severity } from './codes';
import type { LintedFile } from './lint';
import { fileRange } from './fileRange';
import type { Reporter } from './reporter';
import { summaryText } from './text';

/** GitHub Actions' words for our levels. */
const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** As the runner's toolkit escapes what stands behind `::`. */
const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name} ${list}::${escapeData(message)}\n`;
}

function annotations(file: LintedFile): string {
  const toFile = fileRange(file);
  return file.findings.map(({ severity, code, message, range, cell }) => {
    const place = toFile(range, cell);
    const inCell = cell === undefined ? '' : `cell ${cell + 1}: `;
    const { start, end } = place ?? { start: undefined, end: undefined };
    // GitHub refuses columns of an annotation of several lines.
    const columns = start && start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
    const lines = start ? { line: start.line + 1, endLine: end.line + 1 } : {};
    return command(COMMAND[severity], { file: file.path, ...lines, ...columns, title: `Formulint: ${code}` }, inCell + message);
  }).join('');
}

/** Workflow commands that GitHub Actions shows as annotations of the changed files; behind them the summary, for the log. */
export function githubReporter(): Reporter {
  return {
    open: '',
    file: annotations,
    unreadable: (path, error) => command('error', { file: path, title: 'Formulint: not read' }, error),
    close: (summary) => (summary.files === 0 ? '' : summaryText(summary, false)),
  };
}
