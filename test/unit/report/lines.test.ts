import assert from 'node:assert/strict';
import { lineIndex, lineText, offsetAt, positionAt, rangeOf, spanOf } from '../../../src/report/lines';

describe('lineIndex', () => {
  it('ends lines at \\n, \\r\\n and a lone \\r', () => {
    const lines = lineIndex('a\nb\r\nc\rd\n\r\r\n');
    assert.deepEqual(lines.starts, [0, 2, 5, 7, 9, 10, 12]);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((line) => lineText(lines, line)), ['a', 'b', 'c', 'd', '', '', '', '']);
  });

  it('has one line in an empty text', () => {
    const lines = lineIndex('');
    assert.deepEqual(lines.starts, [0]);
    assert.deepEqual(positionAt(lines, 0), { line: 0, character: 0 });
    assert.equal(offsetAt(lines, { line: 0, character: 0 }), 0);
  });

  it('does not take the Unicode separators for line ends', () => {
    assert.deepEqual(lineIndex('a\u2028b\u2029c\u0085d\vf').starts, [0]);
  });
});

describe('positionAt', () => {
  const lines = lineIndex('😀b\r\nשלום\r\n');

  it('counts UTF-16 units', () => {
    assert.deepEqual(positionAt(lines, 2), { line: 0, character: 2 });
    assert.deepEqual(positionAt(lines, 9), { line: 1, character: 4 });
  });

  it('puts the inside of \\r\\n at the end of the line before', () => {
    assert.deepEqual(positionAt(lines, 3), { line: 0, character: 3 });
    assert.deepEqual(positionAt(lines, 4), { line: 0, character: 3 });
    assert.deepEqual(positionAt(lines, 5), { line: 1, character: 0 });
  });

  it('clamps offsets to the text', () => {
    assert.deepEqual(positionAt(lines, -3), { line: 0, character: 0 });
    assert.deepEqual(positionAt(lines, 99), { line: 2, character: 0 });
  });
});

describe('offsetAt', () => {
  const lines = lineIndex('ab\r\ncd');

  it('undoes positionAt', () => {
    for (const offset of [0, 1, 2, 4, 5, 6]) assert.equal(offsetAt(lines, positionAt(lines, offset)), offset);
  });

  it('clamps positions to the line and to the text', () => {
    assert.equal(offsetAt(lines, { line: 0, character: 9 }), 2);
    assert.equal(offsetAt(lines, { line: 7, character: 0 }), 6);
    assert.equal(offsetAt(lines, { line: -1, character: 4 }), 0);
    assert.equal(offsetAt(lines, { line: 1, character: -4 }), 4);
  });

  it('carries spans there and back', () => {
    const range = rangeOf(lines, { start: 1, end: 5 });
    assert.deepEqual(range, { start: { line: 0, character: 1 }, end: { line: 1, character: 1 } });
    assert.deepEqual(spanOf(lines, range), { start: 1, end: 5 });
  });
});
