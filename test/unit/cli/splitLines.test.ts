import assert from 'node:assert/strict';
import { splitLines, type Line } from '../../../src/cli/splitLines';

async function linesOf(chunks: readonly string[], limit = 100): Promise<string[]> {
  const stream = (async function* () {
    for (const chunk of chunks) yield await Promise.resolve(new TextEncoder().encode(chunk));
  })();
  const shown: string[] = [];
  const show = (line: Line): string => (line.kind === 'line' ? `${line.number} ${new TextDecoder().decode(line.bytes)}` : `${line.number} too long`);
  for await (const line of splitLines(stream, limit)) shown.push(show(line));
  return shown;
}

describe('splitLines', () => {
  it('joins what chunks have parted', async () => {
    assert.deepEqual(await linesOf(['a', 'b\nc', '', '\n', '\nd']), ['1 ab', '2 c', '3 ', '4 d']);
    assert.deepEqual(await linesOf(['a\n']), ['1 a']);
    assert.deepEqual(await linesOf([]), []);
  });

  it('keeps nothing of a line over the limit, and goes on behind it', async () => {
    assert.deepEqual(await linesOf(['abc', 'd\nefg\nhi', 'jk'], 3), ['1 too long', '2 efg', '3 too long']);
  });
});
