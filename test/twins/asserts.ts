import { isClosed } from '../../src/check/link';
import type { Chain, Reading } from '../../src/ir/claim';
import type { Expression } from '../../src/ir/expression';
import { freeVariables, walk } from '../../src/ir/substitute';
import { chainsOf } from './valueChange';

const namesIn = (expressions: readonly Expression[]): ReadonlySet<string> => new Set(expressions.flatMap((expression) => [...freeVariables(expression).keys()]));

const BEYOND = '∫';

/** Functions and values known by name only, and whether the judge of the twins can tell at all. */
function unknownIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.kind === 'call') found.add(node.function);
      // Without bounds an integral may be an antiderivative, or over all values; floats at one point tell nothing of a law.
      if ((node.kind === 'integral' && !node.from) || node.kind === 'expectation' || node.kind === 'probability') found.add(BEYOND);
    });
  }
  return found;
}
const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((name) => b.has(name));

/**
 * Whether an edited claim still claims something. An equation that brings in an unknown, or holds a value against a
 * number, may be a condition on its unknowns; a name that is not the field's is the author's to define; and ≈ between
 * formulas promises no digits. An integral without bounds has several meanings, and what an edit makes of an event (A + B,
 * Aᵀ) has none. Such a claim is not false, whatever its values.
 */
export function asserts(original: Reading, twin: Reading): boolean {
  const { statement } = twin;
  const expressions = (reading: Reading): readonly Expression[] => chainsOf(reading.statement).flatMap(({ operands }) => operands.map(({ expression }) => expression));
  if (!isSubset(namesIn(expressions(twin)), namesIn(expressions(original)))) return false;
  const unknown = unknownIn(expressions(twin));
  if (unknown.has(BEYOND) || !isSubset(unknown, unknownIn(expressions(original)))) return false;
  if (statement.kind === 'definition') {
    const body = namesIn([statement.chain.operands[0]!.expression]);
    const isBound = statement.library.some(({ expression, strength, fitted }) => strength === 'exact' && !fitted && isSubset(body, namesIn([expression])));
    if (!isBound) return false;
  }
  return chainsOf(statement).every((chain) => chainAsserts(chain, statement.kind === 'definition'));
}

function chainAsserts({ operands, links }: Chain, continued: boolean): boolean {
  return links.every(({ relation }, at) => {
    const [left, right] = [operands[at]!, operands[at + 1]!];
    if (relation === '≈' && !right.stated && !left.stated) return false;
    if (isClosed(left.expression) && isClosed(right.expression)) return true;
    if (isClosed(left.expression) || isClosed(right.expression)) return false;
    const [a, b] = [namesIn([left.expression]), namesIn([right.expression])];
    // A further step may lose an unknown, as x − x does.
    return isSubset(b, a) && (continued || links.length > 1 || isSubset(a, b)) && left.expression.kind !== 'variable';
  });
}
