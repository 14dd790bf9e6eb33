import { identityOf, type Identity } from './fingerprint';
import type { LintedFile } from './lint';

/** Raised when older programs could not read a newer file. */
export const BASELINE_VERSION = 1;

/** A finding of the baseline, as often as it is in the file. */
export interface KnownFinding extends Identity {
  readonly count: number;
}

/** The known findings of each file, by its path. */
export type Baseline = Readonly<Record<string, readonly KnownFinding[]>>;

const keyOf = ({ code, text }: Identity): string => `${code}\n${text}`;

/** What a baseline is to say of a file, in an order that does not depend on where things stand. */
export function knownFindings(file: LintedFile): readonly KnownFinding[] {
  const counts = new Map<string, KnownFinding>();
  for (const finding of file.findings) {
    const identity = identityOf(finding, file);
    counts.set(keyOf(identity), { ...identity, count: (counts.get(keyOf(identity))?.count ?? 0) + 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
}

/** The file without the findings that are known; of several equal ones the first are. */
export function withoutKnown(file: LintedFile, known: readonly KnownFinding[] = []): LintedFile {
  const left = new Map(known.map((one) => [keyOf(one), one.count]));
  const findings = file.findings.filter((finding) => {
    const key = keyOf(identityOf(finding, file));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  return { ...file, findings, known: file.findings.length - findings.length };
}

/** A baseline's JSON: sorted, so that two of them can be compared line by line. */
export function baselineText(baseline: Baseline): string {
  const files = Object.fromEntries(Object.entries(baseline).filter(([, known]) => known.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: BASELINE_VERSION, files }, null, 2)}\n`;
}

function isKnown(value: unknown): value is KnownFinding {
  const { code, text, count } = (value ?? {}) as Partial<KnownFinding>;
  return typeof code === 'string' && typeof text === 'string' && Number.isInteger(count) && count! > 0;
}

/** Reads a baseline's JSON, or says what is wrong with it. */
export function parseBaseline(text: string): { readonly baseline: Baseline } | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  const { version, files } = (value ?? {}) as { readonly version?: unknown; readonly files?: unknown };
  if (version !== BASELINE_VERSION || typeof files !== 'object' || files === null) return { error: `no baseline of version ${BASELINE_VERSION}: write it anew with --update-baseline` };
  const wrong = Object.entries(files).find(([, known]) => !(Array.isArray(known) && known.every(isKnown)));
  return wrong ? { error: `the entry of ${JSON.stringify(wrong[0])} is no list of findings` } : { baseline: files as Baseline };
}
