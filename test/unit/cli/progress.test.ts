import assert from 'node:assert/strict';
import { memoryIo } from './memoryIo';
import { progressBar, progressText } from '../../../src/cli/progress';

describe('progressText', () => {
  it('says how far, how fast and how long', () => {
    assert.equal(progressText(50, 200, 2000), '[######                  ] 50/200 files  25 files/s  6 s left');
    assert.equal(progressText(1, 200, 2000), '[                        ] 1/200 files  0.50 files/s  6 min 38 s left');
    assert.equal(progressText(1, 20000, 2000), '[                        ] 1/20000 files  0.50 files/s  11 h 6 min left');
  });
});

describe('progressBar', () => {
  it('shows nothing for half a second, then at most ten times a second', async () => {
    const { stderr } = memoryIo({ terminal: true });
    const times = [0, 100, 600, 650, 800];
    const bar = progressBar(stderr, 10, () => times.shift()!);
    for (let step = 0; step < 4; step++) await bar.step();
    assert.deepEqual(stderr.text.split('\r\u001b[2K'), [
      '',
      '[####                    ] 2/10 files  3.3 files/s  3 s left',
      '[#########               ] 4/10 files  5.0 files/s  2 s left',
    ]);
    await bar.clear();
    await bar.clear();
    assert.equal(stderr.text.endsWith('left\r\u001b[2K'), true);
  });

  it('shows nothing where there is no terminal', async () => {
    const { stderr, now } = memoryIo({ tick: 1000 });
    const bar = progressBar(stderr, 3, now);
    await bar.step();
    await bar.clear();
    assert.equal(stderr.text, '');
  });
});
