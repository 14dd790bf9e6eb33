/** Closes a `switch` over a tagged union: reached only if a case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
