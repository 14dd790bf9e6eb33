import assert from 'node:assert/strict';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { excerptLine } from '../../src/report/excerpt';
import { lineIndex, lineText, offsetAt, positionAt } from '../../src/report/lines';

const character = fc.oneof(fc.constantFrom('a', ' ', '\t', '数', '😀', '👩‍👩‍👧', '\u0301', 'ש', '\u001b', '\u202e', '\\', '\ud83d'), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }));
const line = fc.array(character, { maxLength: 80 }).map((parts) => parts.join('').replace(/[\r\n]/g, ''));
const text = fc.array(fc.oneof(character, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 40 }).map((parts) => parts.join(''));

describe('excerptLine', () => {
  it('keeps to the width and always has a caret within it', () => {
    fc.assert(
      fc.property(line, fc.nat(120), fc.nat(120), fc.integer({ min: 20, max: 60 }), (source, from, length, width) => {
        const start = Math.min(from, source.length);
        const shown = excerptLine(source, start, Math.min(start + length, source.length), width);
        assert.match(shown.carets, /^ *\^+$/);
        assert.ok(shown.carets.length <= width + 1);
        assert.ok(stringWidth(shown.source) <= width + 1);
        assert.doesNotMatch(shown.source, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});

describe('lineIndex', () => {
  it('takes every offset outside of a line end to a position and back', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = lineIndex(source);
        for (let offset = 0; offset <= source.length; offset++) {
          const inside = source[offset - 1] === '\r' && source[offset] === '\n';
          assert.equal(offsetAt(lines, positionAt(lines, offset)), inside ? offset - 1 : offset);
        }
      }),
    );
  });

  it('cuts a text into what lies between its line ends', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = lineIndex(source);
        assert.deepEqual(lines.starts.map((_start, at) => lineText(lines, at)), source.split(/\r\n|\r|\n/));
      }),
    );
  });
});
