import assert from 'node:assert/strict';
import { isBraced, type SourceTrack, takeBrace, takeBracesSince, takeCall, takeCommand, takeLeaf } from '../../../src/syntax/sourceTrack';

function track(source: string, cursor = 0): SourceTrack {
  return { source, cursor, callStart: 0, callEnd: 0 };
}

describe('sourceTrack', () => {
  it('takes a leaf at its own place, without the blanks behind a control word', () => {
    const source = String.raw`\alpha  x`;
    const at = track(source);
    assert.deepEqual(takeLeaf(at, { lexer: { input: source }, start: 0, end: 8 }, 8), { start: 0, end: 6 });
    assert.equal(at.cursor, 6);
  });

  it('takes a leaf out of a macro at the call before the next leaf', () => {
    const at = track(String.raw`x \R \quad \E y`, 1);
    const foreign = { lexer: { input: '\\mathbb{R}' }, start: 8, end: 9 };
    assert.deepEqual(takeLeaf(at, foreign, 14), { start: 2, end: 4 });
    assert.deepEqual(takeLeaf(at, foreign, 14), { start: 11, end: 13 });
    assert.deepEqual(takeLeaf(at, foreign, 14), { start: 11, end: 13 });
  });

  it('looks for a call no further than the next leaf', () => {
    assert.deepEqual(takeCall(track(String.raw`x \R`), 1), { start: 0, end: 0 });
  });

  it('takes a command before the next leaf only', () => {
    assert.deepEqual(takeCommand(track(String.raw`a \frac`), /\\frac/g, 7), { start: 2, end: 7 });
    assert.equal(takeCommand(track(String.raw`a \frac`), /\\frac/g, 1), undefined);
  });

  it('takes closing braces that belong', () => {
    assert.equal(takeBrace(track('x } }', 1)), 3);
    assert.equal(takeBrace(track('x y', 1)), 1);
    assert.equal(takeBracesSince(track(String.raw`\a{b{c}}}`, 6), 0), 8);
    assert.equal(takeBracesSince(track(String.raw`\{ a }`, 4), 0), 4);
  });

  it('sees an opening brace behind blanks', () => {
    assert.equal(isBraced(track('  {x')), true);
    assert.equal(isBraced(track(' x{')), false);
  });
});
