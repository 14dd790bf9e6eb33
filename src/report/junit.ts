import type { ClaimJson, Range } from '../protocol/verdict';
import type { Diagnostic } from './diagnostic';
import type { LintedFile } from './lint';
import { claimText } from './plainMath';
import type { Reporter } from './reporter';
import { witnessText } from './text';

/** Characters that XML 1.0 (section 2.2) has no place for, lone surrogates among them. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

const escapeText = (text: string): string => text.replace(NO_XML, '\ufffd').replace(/[&<>\r]/g, (one) => ENTITIES[one]!);
const escapeAttribute = (text: string): string => text.replace(NO_XML, '\ufffd').replace(/[&<>"'\n\r\t]/g, (one) => ENTITIES[one]!);

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`).join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

type Outcome = 'passed' | 'failure' | 'skipped';

interface TestCase {
  readonly outcome: Outcome;
  readonly xml: string;
}

const placeText = ({ start }: Range, cell: number | undefined): string => `${cell === undefined ? '' : `cell ${cell + 1}:`}${start.line + 1}:${start.character + 1}`;

function failure(path: string, { severity, code, message, range, cell }: Diagnostic, claim: ClaimJson | undefined): string {
  const details = [
    `${path}:${placeText(range, cell)}: ${message} [${code}]`,
    ...(claim?.witness ? [`witness: ${witnessText(claim.witness)}`] : []),
    ...(claim?.repairs ?? []).map(({ latex, edit }) => `did you mean: ${claimText(latex)} (${edit})`),
  ].join('\n');
  return element('failure', { message, type: `${severity}: ${code}` }, escapeText(details));
}

const skipped = (message: string): TestCase => ({ outcome: 'skipped', xml: element('skipped', { message }) });

/** What became of a claim: a test that passed, failed, or was skipped, as it is when nothing is known. */
function outcomeOf(path: string, claim: ClaimJson, finding: Diagnostic | undefined): TestCase {
  const { verdict, reason, message, suppressed } = claim;
  if (finding && finding.severity !== 'info') return { outcome: 'failure', xml: failure(path, finding, claim) };
  if (verdict === 'unchecked') return skipped(`not checked (${reason ?? 'unknown'}): ${message}`);
  if (suppressed) return skipped(`silenced by a comment: ${message}`);
  if (verdict === 'refuted' && !finding) return skipped(`not reported: ${message}`);
  const note = finding ? `info: ${message} [${finding.code}]` : verdict === 'conditional' ? `conditional: ${message}` : '';
  return { outcome: 'passed', xml: note === '' ? '' : element('system-out', {}, escapeText(note)) };
}

function suite(file: LintedFile): string {
  const { path, claims, findings } = file;
  const byClaim = new Map(findings.flatMap((finding) => (finding.claim === undefined ? [] : [[finding.claim, finding] as const])));
  const cases = [
    ...claims.map((claim, at) => ({ name: `${placeText(claim.range, claim.cell)} ${claim.latex}`, ...outcomeOf(path, claim, byClaim.get(at)) })),
    ...findings.filter(({ claim }) => claim === undefined).map((damage) => ({ name: `${placeText(damage.range, damage.cell)} ${damage.code}`, outcome: 'failure' as const, xml: failure(path, damage, undefined) })),
  ];
  const count = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  const content = cases.map(({ name, xml }) => `\n    ${element('testcase', { name, classname: path, file: path }, xml)}`).join('');
  return `  ${element('testsuite', { name: path, tests: cases.length, failures: count('failure'), errors: 0, skipped: count('skipped') }, content === '' ? '' : `${content}\n  `)}\n`;
}

/**
 * JUnit's XML as Jenkins and GitLab read it: a file is a suite, a claim a test. Errors and warnings fail; what could not be
 * decided is skipped, with the reason.
 */
export function junitReporter(): Reporter {
  return {
    open: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Formulint">\n',
    file: suite,
    unreadable: (path, error) => {
      const test = element('testcase', { name: path, classname: path, file: path }, element('error', { message: error, type: 'not read' }));
      return `  ${element('testsuite', { name: path, tests: 1, failures: 0, errors: 1, skipped: 0 }, `\n    ${test}\n  `)}\n`;
    },
    close: () => '</testsuites>\n',
  };
}
