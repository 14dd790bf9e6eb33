import assert from 'node:assert/strict';
import { excerpt, excerptLine } from '../../../src/report/excerpt';
import { lineIndex, rangeOf } from '../../../src/report/lines';

const WIDTH = 40;

/** The line with its carets, for the first occurrence of `marked`. */
function drawn(text: string, marked: string, width = WIDTH): readonly string[] {
  const start = text.indexOf(marked);
  const { source, carets } = excerptLine(text, start, start + marked.length, width);
  return [source, carets];
}

describe('excerptLine', () => {
  it('puts carets under the range', () => {
    assert.deepEqual(drawn('let x = 1', 'x'), ['let x = 1', '    ^']);
  });

  it('advances tabs to the next multiple of four columns', () => {
    assert.deepEqual(drawn('a\tb\t\tc', 'c'), ['a   b       c', '            ^']);
    assert.deepEqual(drawn('a\tb', '\t'), ['a   b', ' ^^^']);
  });

  it('gives wide characters and emoji two columns', () => {
    assert.deepEqual(drawn('数学 x', 'x'), ['数学 x', '     ^']);
    assert.deepEqual(drawn('数学 x', '学'), ['数学 x', '  ^^']);
    assert.deepEqual(drawn('👩‍👩‍👧‍👦🇩🇪 x', 'x'), ['👩‍👩‍👧‍👦🇩🇪 x', '     ^']);
  });

  it('gives combining marks no column', () => {
    assert.deepEqual(drawn('e\u0301 x', 'x'), ['e\u0301 x', '  ^']);
  });

  it('shows control characters instead of sending them to the terminal', () => {
    assert.deepEqual(drawn('a\u001b[31mb\u202ec\u0007', 'b'), ['a␛[31mb\ufffdc␇', '      ^']);
  });

  it('gives an empty range one caret, also behind the end', () => {
    assert.deepEqual(excerptLine('abc', 1, 1, WIDTH), { source: 'abc', carets: ' ^' });
    assert.deepEqual(excerptLine('abc', 3, 3, WIDTH), { source: 'abc', carets: '   ^' });
    assert.deepEqual(excerptLine('', 0, 0, WIDTH), { source: '', carets: '^' });
  });

  it('windows a long line around the range', () => {
    const text = `${'a'.repeat(100)}XYZ${'b'.repeat(100)}`;
    assert.deepEqual(drawn(text, 'XYZ', 23), [`…${'a'.repeat(9)}XYZ${'b'.repeat(9)}…`, `${' '.repeat(10)}^^^`]);
    assert.deepEqual(drawn(text, 'aaa', 23), [`${'a'.repeat(21)}…`, '^^^']);
  });

  it('marks as much of a long range as there is room for', () => {
    const text = `aa${'x'.repeat(100)}bb`;
    assert.deepEqual(drawn(text, 'x'.repeat(100), 22), [`…${'x'.repeat(20)}…`, ` ${'^'.repeat(20)}`]);
  });

  it('does not split surrogate pairs', () => {
    const text = `${'😀'.repeat(1000)}x${'😀'.repeat(1000)}`;
    assert.deepEqual(drawn(text, 'x', 23), [`…${'😀'.repeat(5)}x${'😀'.repeat(5)}…`, `${' '.repeat(11)}^`]);
  });

  it('lays out a megabyte without looking at all of it', () => {
    const text = `${' '.repeat(500_000)}x${'\u0301'.repeat(500_000)}`;
    assert.equal(excerptLine(text, 500_000, 500_001, 40).carets.trim(), '^');
  });
});

describe('excerpt', () => {
  const plain = { width: WIDTH, style: 'error', paint: (_style: string, text: string) => text } as const;

  function shown(text: string, marked: string, gutter = 1): readonly string[] {
    const lines = lineIndex(text);
    const start = text.indexOf(marked);
    return excerpt(lines, rangeOf(lines, { start, end: start + marked.length }), gutter, plain);
  }

  it('numbers the line', () => {
    assert.deepEqual(shown('a\nb c\n', 'c'), ['  |', '2 | b c', '  |   ^']);
  });

  it('marks each line of a longer range without its indent', () => {
    assert.deepEqual(shown('x $$\n  a\n\n  b $$ y', '$$\n  a\n\n  b $$'), [
      '  |',
      '1 | x $$',
      '  |   ^^',
      '2 |   a',
      '  |   ^',
      '3 |',
      '4 |   b $$ y',
      '  |   ^^^^',
    ]);
  });

  it('leaves out the line a range ends before', () => {
    assert.deepEqual(shown('ab\ncd', 'ab\n'), ['  |', '1 | ab', '  | ^^']);
  });

  it('shows three lines of a range of more than four', () => {
    const text = 'a\nb\nc\nd\ne\n';
    assert.deepEqual(shown(text, 'a\nb\nc\nd').length, 9);
    assert.deepEqual(shown(text, 'a\nb\nc\nd\ne', 2), ['   |', ' 1 | a', '   | ^', ' 2 | b', '   | ^', ' 3 | c', '   | ^', '   | … 2 more lines']);
  });
});
