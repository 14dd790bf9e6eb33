import assert from 'node:assert/strict';
import { runInLanes } from '../../../scripts/lanes.mjs';

const passed = (count: number) => ({ passed: count, failed: 0, skipped: 0 });
const timeless = (text: string): string => text.replace(/\d+\.\d s/, 's');

describe('runInLanes', () => {
  it('runs as many jobs at a time as there are lanes, and shows each report in one piece', async () => {
    const shown: string[] = [];
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const job = (title: string) => ({
      title,
      run: async (log: (text: string) => void) => {
        begun.push(title);
        log(`${title} begins`);
        await new Promise<void>((resolve) => ends.set(title, resolve));
        log(`${title} ends`);
        return passed(2);
      },
    });
    const ran = runInLanes(['one', 'two', 'three'].map(job), { lanes: 2, show: (text) => shown.push(timeless(text)) });
    assert.deepEqual(begun, ['one', 'two']);
    ends.get('two')!();
    while (begun.length < 3) await new Promise(setImmediate);
    ends.get('three')!();
    ends.get('one')!();
    assert.deepEqual(await ran, passed(6));
    assert.deepEqual([...shown].sort(), ['one', 'three', 'two'].map((title) => `\n  ${title}: s\n${title} begins\n${title} ends`));
    assert.equal(shown[0], '\n  two: s\ntwo begins\ntwo ends');
  });

  it('counts a job that breaks as one failure, and runs the others', async () => {
    const shown: string[] = [];
    const jobs = [{ title: 'breaks', run: () => Promise.reject(new Error('no browser')) }, { title: 'passes', run: () => Promise.resolve(passed(3)) }];
    assert.deepEqual(await runInLanes(jobs, { lanes: 1, show: (text) => shown.push(timeless(text)) }), { passed: 3, failed: 1, skipped: 0 });
    assert.deepEqual(shown, ['\n  breaks: s\nno browser', '\n  passes: s']);
  });
});
