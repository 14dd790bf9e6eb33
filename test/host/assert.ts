/** What `node:assert/strict` gives, as far as tests in the web worker extension host need it: there is no Node there. */

export function ok(value: unknown, message = 'expected a truthy value'): asserts value {
  if (!Boolean(value)) throw new Error(message);
}

/** Compares as JSON, so that plain data of any depth can be given. */
export function equal(actual: unknown, expected: unknown): void {
  const [a, e] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)];
  if (a !== e) throw new Error(`expected ${e}\n     got ${a}`);
}

export function match(actual: string, pattern: RegExp): void {
  if (!pattern.test(actual)) throw new Error(`expected ${String(pattern)}\n     got ${actual}`);
}
