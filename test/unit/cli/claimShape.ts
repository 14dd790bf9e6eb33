import assert from 'node:assert/strict';

type Check = (value: unknown, where: string) => void;
type Fields = Readonly<Record<string, Check>>;

const expected = (holds: boolean, what: string, where: string, value: unknown): void =>
  assert.ok(holds, `${where} must be ${what}, not ${JSON.stringify(value)}`);

const text: Check = (value, where) => expected(typeof value === 'string', 'a string', where, value);
const number: Check = (value, where) => expected(typeof value === 'number', 'a number', where, value);
const count: Check = (value, where) => expected(Number.isSafeInteger(value) && (value as number) >= 0, 'a count', where, value);
const textOrNull: Check = (value, where) => expected(value === null || typeof value === 'string', 'a string or null', where, value);
const oneOf = (...choices: readonly unknown[]): Check => (value, where) => expected(choices.includes(value), `one of ${choices.join(', ')}`, where, value);

const listOf = (check: Check): Check => (value, where) => {
  expected(Array.isArray(value), 'a list', where, value);
  (value as unknown[]).forEach((entry, at) => check(entry, `${where}[${at}]`));
};
const either = (first: Check, second: Check): Check => (value, where) => (Array.isArray(value) ? second(value, where) : first(value, where));
const tableOf = (check: Check): Check => (value, where) => {
  expected(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object', where, value);
  for (const [key, entry] of Object.entries(value as object)) check(entry, `${where}.${key}`);
};

/** Every required field is there, every field there is known, and each is what it should be. */
const record = (required: Fields, optional: Fields = {}): Check => (value, where) => {
  expected(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object', where, value);
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(required)) assert.ok(name in fields, `${where}.${name} is missing`);
  for (const [name, entry] of Object.entries(fields)) {
    const check = required[name] ?? optional[name];
    assert.ok(check, `${where}.${name} is not known`);
    check(entry, `${where}.${name}`);
  }
};

const position = record({ line: count, character: count });
const range = record({ start: position, end: position });
const verdict = oneOf('verified', 'refuted', 'conditional', 'stipulated', 'unchecked');
const sides = either(number, listOf(number));
const witness = record({ point: tableOf(number), left: sides, right: sides });
const evidence = record(
  {},
  {
    method: oneOf('algebraic', 'interval', 'sampling', 'exact', 'optimisation'),
    informativePoints: count,
    sizes: listOf(count),
    worstDifference: number,
    precision: count,
    seed: number,
    reading: text,
  },
);
const reason = oneOf(
  'katex-error', 'unknown-macro', 'unsupported-notation', 'unbalanced', 'too-large', 'ambiguous-notation', 'undefined-symbol', 'shape-mismatch',
  'words-in-formula', 'not-a-claim', 'unknown-function', 'unsupported-claim', 'no-informative-points', 'readings-disagree', 'may-be-a-condition',
  'not-decided-numerically', 'opaque-function', 'budget',
);
const step = record({ range, latex: text, verdict, code: textOrNull, message: text }, { reason, witness });
const repair = record({ latex: text, edit: text, edits: listOf(record({ range, newText: text })) }, { plain: oneOf(true) });
const kind = oneOf('identity', 'definition', 'derivation', 'number', 'derivative', 'inequality', 'optimum', 'property', 'notation', 'expression');
const shape = record(
  { range, latex: text, kind, verdict, code: textOrNull, message: text, evidence, assumptions: listOf(text) },
  { cell: count, findingRange: range, reason, condition: text, macro: text, witness, repairs: listOf(repair), steps: listOf(step) },
);

/** Holds a claim of a batch answer against the published contract, field by field. */
export function assertClaim(claim: unknown, where = 'claim'): void {
  shape(claim, where);
  const { verdict: name, code, reason: why } = claim as Record<string, unknown>;
  assert.equal(why !== undefined, name === 'unchecked', `${where}.reason goes with unchecked`);
  if (name === 'refuted') assert.equal(typeof code, 'string', `${where}.code goes with refuted`);
  if (name === 'unchecked') assert.ok(code === null || (code === 'unknown-macro' && why === code), `${where}.code of what is unchecked is its reason`);
  else if (name !== 'refuted' && name !== 'conditional') assert.equal(code, null, `${where}.code goes with findings`);
}
