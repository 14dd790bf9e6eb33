import { parseMath } from '../syntax/parseMath';
import type { AssumePiece } from './piece';

/** The facts of a directive: `x > 0, W ∈ R^{3×4}, log base 2`. What cannot be read states nothing. */
export function readFacts(argument: string): AssumePiece {
  let logBase: number | undefined;
  const facts = splitOutsideBrackets(argument).flatMap((part) => {
    const base = /^\s*log\s+base\s+(\d+(?:\.\d+)?|e)\s*$/i.exec(part)?.[1];
    if (base !== undefined) {
      logBase = base === 'e' ? undefined : Number(base);
      return [];
    }
    const parsed = parseMath(part);
    return parsed.ok ? [parsed.tree] : [];
  });
  return { kind: 'assume', source: argument, facts, ...(logBase ? { logBase } : {}) };
}

/** Parts between commas that stand in no bracket or brace. */
function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter !== undefined && '([{'.includes(letter)) depth++;
    else if (letter !== undefined && ')]}'.includes(letter)) depth--;
    else if (at === text.length || (depth === 0 && (letter === ',' || letter === ';'))) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return parts.filter((part) => part.trim() !== '');
}
