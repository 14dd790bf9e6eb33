/** Checks of plain values, of which those of messages are made. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isArrayOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

export function isOptional<T>(value: unknown, isPresent: (value: unknown) => value is T): value is T | undefined {
  return value === undefined || isPresent(value);
}

/** A number; JSON writes the non-finite ones as null. */
export function isValue(value: unknown): value is number {
  return isNumber(value) || value === null;
}

export function isIndex(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0;
}

export function isRecordOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is Readonly<Record<string, T>> {
  return isRecord(value) && Object.values(value).every(isItem);
}
