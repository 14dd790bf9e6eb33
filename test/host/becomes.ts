import assert from 'node:assert/strict';
import { eventually } from './eventually';

/** Asserts that what `read` gives is deeply and strictly equal to `expected`, sooner or later. */
export async function becomes<Value>(read: () => Promise<Value> | Value, expected: NoInfer<Value>, message?: string): Promise<void> {
  await eventually(async () => assert.deepEqual(await read(), expected, message));
}

/** Asserts that the text that `read` gives matches, sooner or later. */
export async function becomesLike(read: () => Promise<string | null> | string | null, pattern: RegExp): Promise<void> {
  await eventually(async () => assert.match((await read()) ?? '', pattern));
}
