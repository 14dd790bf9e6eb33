import { parseMath } from '../syntax/parseMath';
import { declaredBy } from './declaredBy';
import type { AssumePiece } from './piece';
import { statementsOf } from './statements';

/** The facts of a directive: `x > 0, W ∈ R^{3×4}, log base 2`. What cannot be read states nothing. */
export function readFacts(argument: string): readonly AssumePiece[] {
  let logBase: number | undefined;
  const parts = splitOutsideBrackets(argument).filter((part) => {
    const base = /^\s*log\s+base\s+(\d+(?:\.\d+)?|e)\s*$/i.exec(part)?.[1];
    if (base !== undefined) {
      logBase = base === 'e' ? undefined : Number(base);
      return false;
    }
    return true;
  });
  // `x, y > 0` is one fact; where the whole cannot be read, each part is tried by itself.
  if (parts.length === 0) return [{ kind: 'assume', source: '', facts: [], ...(logBase ? { logBase } : {}) }];
  const source = parts.join(',');
  const whole = parseMath(source);
  if (whole.ok || parts.length < 2) return [{ kind: 'assume', source, facts: whole.ok ? [whole.tree] : [], ...(logBase ? { logBase } : {}) }];
  return parts.map((part) => {
    const parsed = parseMath(part);
    return { kind: 'assume', source: part, facts: parsed.ok ? [parsed.tree] : [], ...(logBase ? { logBase } : {}) };
  });
}

/** The parts of a directive that state nothing we understand; where all of it does so as a whole, there are none. */
export function unreadFacts(argument: string): readonly string[] {
  if (readFacts(argument).every(isUnderstood)) return [];
  return splitOutsideBrackets(argument).map((part) => part.trim()).filter((part) => !readFacts(part).every(isUnderstood));
}

function isUnderstood({ source, facts, logBase }: AssumePiece): boolean {
  if (source === '') return logBase !== undefined || facts.length === 0;
  const statements = facts.flatMap((fact) => statementsOf(fact));
  return statements.length > 0 && statements.every((statement) => declaredBy(statement, source) !== undefined);
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
