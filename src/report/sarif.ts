import type { Range, TextEditJson } from '../protocol/verdict';
import { CODES, CODE_NAMES, levelOf, type FindingCode, type Severity } from './codes';
import type { Diagnostic } from './diagnostic';
import { fileEdit, fileRange } from './fileRange';
import { fingerprintsOf } from './fingerprint';
import type { LintedFile } from './lint';
import { separated, type Reporter } from './reporter';

/** What SARIF says of the tool itself. */
export interface SarifTool {
  readonly version: string;
  /** The page about a code, in Markdown. */
  readonly page: (code: FindingCode) => string | undefined;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVEL: Readonly<Record<Severity | 'off', string>> = { error: 'error', warning: 'warning', info: 'note', off: 'none' };

/** A path as a URI reference (RFC 3986): relative ones stay so. */
function uriOf(path: string): string {
  const encoded = path.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function artifactOf(path: string): object {
  const uri = uriOf(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/** Counted from 1; the end lies behind the last character. */
const regionOf = ({ start, end }: Range): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

function ruleOf(code: FindingCode, { page }: SarifTool): object {
  const { title, tags, stability } = CODES[code];
  const level = levelOf(code);
  const markdown = page(code);
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    ...(markdown === undefined ? {} : { help: { text: markdown, markdown } }),
    defaultConfiguration: level === 'off' ? { enabled: false, level: 'note' } : { level: LEVEL[level] },
    properties: { tags, stability },
  };
}

function resultsOf(file: LintedFile): readonly object[] {
  const { path, claims, findings } = file;
  const artifactLocation = artifactOf(path);
  const fingerprints = fingerprintsOf(file);
  const toFile = fileRange(file);
  const editInFile = fileEdit(file);
  const replacement = (edit: TextEditJson, cell: number | undefined): object | undefined => {
    const placed = editInFile(edit, cell);
    return placed && { deletedRegion: regionOf(placed.range), insertedContent: { text: placed.newText } };
  };
  return findings.map(({ code, severity, message, range, cell, claim, related = [] }: Diagnostic, at): object => {
    const { verdict, repairs = [], witness } = (claim === undefined ? undefined : claims[claim]) ?? {};
    const region = toFile(range, cell);
    const inCell = cell === undefined ? '' : `cell ${cell + 1}: `;
    const fixes = repairs.flatMap(({ edit, edits }): readonly object[] => {
      const replacements = edits.map((one) => replacement(one, cell));
      return replacements.includes(undefined) ? [] : [{ description: { text: edit }, artifactChanges: [{ artifactLocation, replacements }] }];
    });
    const relatedLocations = related.flatMap((other): readonly object[] => {
      const place = toFile(other.range, other.cell ?? cell);
      return place ? [{ physicalLocation: { artifactLocation, region: regionOf(place) }, message: { text: other.message } }] : [];
    });
    return {
      ruleId: code,
      ruleIndex: CODE_NAMES.indexOf(code),
      level: LEVEL[severity],
      message: { text: inCell + message },
      locations: [{ physicalLocation: { artifactLocation, ...(region ? { region: regionOf(region) } : {}) } }],
      ...(relatedLocations.length > 0 ? { relatedLocations } : {}),
      partialFingerprints: { 'formulintFinding/v1': fingerprints[at] },
      ...(fixes.length > 0 ? { fixes } : {}),
      ...(verdict === undefined ? {} : { properties: { verdict, ...(witness ? { witness } : {}) } }),
    };
  });
}

/**
 * Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning reads it: one run, its rules, a result a
 * finding with its repairs. What could not be read is a notification of the invocation.
 */
export function sarifReporter(tool: SarifTool): Reporter {
  const join = separated(',\n');
  const notifications: object[] = [];
  const driver = { name: 'Formulint', version: tool.version, semanticVersion: tool.version, rules: CODE_NAMES.map((code) => ruleOf(code, tool)) };
  // SARIF takes no lone carriage return for a line end unless told so.
  const head = { tool: { driver }, columnKind: 'utf16CodeUnits', newlineSequences: ['\r\n', '\n', '\r'] };
  return {
    open: `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[\n`,
    file: (file) => resultsOf(file).map((result) => join(JSON.stringify(result))).join(''),
    unreadable(path, error) {
      notifications.push({ level: 'error', message: { text: error }, locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }] });
      return '';
    },
    close: (summary) => {
      const invocation = { executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications };
      return `\n],"invocations":[${JSON.stringify(invocation)}],"properties":${JSON.stringify({ summary })}}]}\n`;
    },
  };
}
