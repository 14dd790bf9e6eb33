import type { Output } from './io';

/** A bar on a terminal that says how far a long run is, how fast it goes and how long it will still take. */
export interface Progress {
  /** One more file is done. */
  step(): Promise<void>;
  /** Takes the bar away, before anything else is written and at the end. */
  clear(): Promise<void>;
}

/** A run shorter than this needs no bar. Milliseconds. */
const PATIENCE = 500;
const INTERVAL = 100;
const BAR = 24;
const ERASE_LINE = '\r\u001b[2K';

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `[######                  ] 50/200 files  25 files/s  6 s left` after `elapsed` milliseconds. */
export function progressText(done: number, total: number, elapsed: number): string {
  const filled = Math.floor((done / total) * BAR);
  const rate = done / (elapsed / 1000);
  const shownRate = rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2);
  const left = durationText((total - done) / rate);
  return `[${'#'.repeat(filled)}${' '.repeat(BAR - filled)}] ${done}/${total} files  ${shownRate} files/s  ${left} left`;
}

/** Shows nothing where `output` is no terminal. */
export function progressBar(output: Output, total: number, now: () => number): Progress {
  const started = now();
  let done = 0;
  let drawn = started;
  let shown = false;
  return {
    async step() {
      done++;
      const time = now();
      if (!output.isTTY || time - started < PATIENCE || time - drawn < INTERVAL || done >= total) return;
      drawn = time;
      shown = true;
      await output.write(`${ERASE_LINE}${progressText(done, total, time - started).slice(0, (output.columns ?? 80) - 1)}`);
    },
    async clear() {
      if (!shown) return;
      shown = false;
      await output.write(ERASE_LINE);
    },
  };
}
