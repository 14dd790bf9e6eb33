// @ts-check
import { availableParallelism } from 'node:os';
import { addCounts, noTests } from './testCounts.mjs';

/** @typedef {import('./testCounts.mjs').TestCounts} TestCounts */
/** @typedef {(text: string) => void} Log */

/**
 * @typedef {object} Job
 * @property {string} title
 * @property {(log: Log) => Promise<TestCounts>} run
 */

/**
 * Runs jobs in their order, as many at a time as there are lanes. The report of each is shown in one piece as soon as it
 * ends. What breaks instead of failing a test counts as one failure.
 *
 * @param {readonly Job[]} jobs
 * @param {{ lanes?: number, show?: Log }} [options] by default a lane a core.
 * @returns {Promise<TestCounts>}
 */
export async function runInLanes(jobs, { lanes = availableParallelism(), show = console.log } = {}) {
  const waiting = [...jobs];
  let total = noTests;
  const runLane = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { counts, report } = await runJob(job);
      total = addCounts(total, counts);
      show(report);
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return total;
}

/** @param {Job} job */
async function runJob({ title, run }) {
  const start = performance.now();
  /** @type {string[]} */
  const lines = [];
  const log = (/** @type {string} */ text) => void lines.push(text);
  /** @type {TestCounts} */
  let counts;
  try {
    counts = await run(log);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    counts = { ...noTests, failed: 1 };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return { counts, report: [`\n  ${title}: ${seconds} s`, ...lines].join('\n') };
}
