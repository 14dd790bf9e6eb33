import type { VerdictName } from '../protocol/verdict';

/** A verdict in words: never shown by colour alone. */
export interface VerdictWords {
  readonly word: string;
  /** What the word means, for a tooltip. */
  readonly meaning: string;
  /** Worse verdicts first: which of several claims to open. */
  readonly severity: number;
}

export const verdictWords: Readonly<Record<VerdictName, VerdictWords>> = {
  refuted: { word: 'Refuted', meaning: 'The two sides differ, for certain, at the point shown', severity: 4 },
  conditional: { word: 'Conditional', meaning: 'True only if the condition holds', severity: 3 },
  unchecked: { word: 'Unchecked', meaning: 'Neither verified nor refuted, for the reason given', severity: 2 },
  verified: { word: 'Verified', meaning: 'Held under everything that was tried', severity: 1 },
  stipulated: { word: 'Stipulated', meaning: 'A definition of the author’s, taken as given', severity: 0 },
};

const kindWords: Readonly<Record<string, string>> = {
  number: 'Worked number',
};

/** `definition` → `Definition`. */
export function claimKindInWords(kind: string): string {
  return kindWords[kind] ?? capitalise(kind);
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `3 claims: 2 verified, 1 refuted`, worst first; a single claim is not counted. */
export function summariseVerdicts(verdicts: readonly VerdictName[]): string {
  const counts = new Map<VerdictName, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const parts = [...counts]
    .sort(([a], [b]) => verdictWords[b].severity - verdictWords[a].severity)
    .map(([verdict, count]) => `${count} ${verdictWords[verdict].word.toLowerCase()}`);
  return `${verdicts.length} ${verdicts.length === 1 ? 'claim' : 'claims'}: ${parts.join(', ')}`;
}

/** Index of the first of the worst verdicts; 0 for none. */
export function worstVerdict(verdicts: readonly VerdictName[]): number {
  let worst = 0;
  verdicts.forEach((verdict, index) => {
    if (verdictWords[verdict].severity > verdictWords[verdicts[worst] ?? verdict].severity) worst = index;
  });
  return worst;
}

/** A message as a sentence of its own: its first word gets a capital, but never the name of a variable or function. */
export function asSentence(message: string): string {
  return /^[a-z]{2,}(?=[ ,])/.test(message) ? message.charAt(0).toUpperCase() + message.slice(1) : message;
}
