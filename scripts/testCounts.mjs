// @ts-check
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} TestCounts */

/** @type {TestCounts} */
export const noTests = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {TestCounts} a
 * @param {TestCounts} b
 * @returns {TestCounts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Reads the counts at the end of mocha's spec report. A run that died before it counts as one failure.
 *
 * @param {string} report
 * @param {number} exitCode
 * @returns {TestCounts}
 */
export function readMochaCounts(report, exitCode) {
  const plain = stripVTControlCharacters(report);
  const count = (/** @type {string} */ word) => Number(plain.match(new RegExp(`^\\s+(\\d+) ${word}\\b`, 'm'))?.[1] ?? 0);
  const counts = { passed: count('passing'), failed: count('failing'), skipped: count('pending') };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * The line every test command ends with.
 *
 * @param {TestCounts} counts
 * @returns {string}
 */
export function countsLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
