import { lineIndex, rangeOf } from '../../../src/report/lines';
import type { Core } from '../../../src/cli/core';
import { linesOf } from '../../../src/pipeline';
import type { ReadingJson } from '../../../src/protocol/reading';
import type { ClaimJson, Range, VerdictName } from '../../../src/protocol/verdict';

const VERDICT_OF: Readonly<Record<string, { verdict: VerdictName; code: string | null; reason?: string }>> = {
  TRUE: { verdict: 'verified', code: null },
  FALSE: { verdict: 'refuted', code: 'identity-fails' },
  INDEX: { verdict: 'refuted', code: 'free-index' },
  MAYBE: { verdict: 'conditional', code: 'identity-fails' },
  NEW: { verdict: 'stipulated', code: null },
  OPEN: { verdict: 'unchecked', code: null, reason: 'unsupported-claim' },
};

function readingFor(latex: string, range: Range): ReadingJson {
  const whole = { range, latex, kind: 'identity' };
  if (latex === 'UNREAD') return { ...whole, read: false, reason: 'unsupported-notation', message: 'no such notation' };
  const symbols = [{ name: 'x', meaning: 'a number', source: 'inferred' as const }];
  return { ...whole, read: true, interpretation: { statement: 'x = 1', symbols, assumptions: ['log is natural'], choice: 'x is a number', otherReadings: ['x is a vector'] } };
}

/**
 * A core that decides by words: each of TRUE, FALSE, INDEX, MAYBE, NEW, OPEN in a text is a claim with that verdict,
 * DAMAGE is a problem, and CRASH an exception. READ is a formula that is read, UNREAD one that is not.
 */
export const markedCore: Core = {
  linesOf,
  checkDocument({ text, languageId, macros }) {
    if (text.includes('CRASH')) throw new Error('crashed');
    const lines = lineIndex(text);
    const ranged = (match: RegExpExecArray) => rangeOf(lines, { start: match.index, end: match.index + match[0].length });
    const claims = [...text.matchAll(/\b(?:TRUE|FALSE|INDEX|MAYBE|NEW|OPEN)\b/g)].map((match): ClaimJson => {
      const word = match[0];
      return {
        range: ranged(match),
        latex: word,
        kind: 'identity',
        message: `${word} in ${languageId}${macros && Object.keys(macros).length > 0 ? ` with ${JSON.stringify(macros)}` : ''}`,
        ...VERDICT_OF[word]!,
        evidence: word === 'TRUE' ? { method: 'sampling', informativePoints: 12, sizes: [1, 2], seed: 7 } : {},
        assumptions: word === 'TRUE' ? ['log is natural'] : [],
        ...(word === 'FALSE' ? { witness: { point: { x: 0.5 }, left: 1, right: 2 } } : {}),
      };
    });
    const problems = [...text.matchAll(/DAMAGE/g)].map((match) => ({ range: ranged(match), message: 'damaged here' }));
    return { claims, problems };
  },
  readingsOf({ text }) {
    if (text.includes('CRASH')) throw new Error('crashed');
    const lines = lineIndex(text);
    return [...text.matchAll(/\b(?:READ|UNREAD)\b/g)].map((match) => readingFor(match[0], rangeOf(lines, { start: match.index, end: match.index + match[0].length })));
  },
  formulaReadings(latex) {
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return latex.split(' ').filter((word) => /^(?:READ|UNREAD)$/.test(word)).map((word) => readingFor(word, nowhere));
  },
  readsAssumption: (text) => !text.includes('NONSENSE'),
  readPreamble(text) {
    const macros = Object.fromEntries([...text.matchAll(/\\def(\\\w+)\{(\w*)\}/g)].map((match) => [match[1]!, match[2]!]));
    return { macros, includes: [...text.matchAll(/\\input\{([^}]*)\}/g)].map((match) => match[1]!) };
  },
};
