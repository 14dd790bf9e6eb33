import assert from 'node:assert/strict';
import { qualitiesIn } from '../../../src/elaborate/qualities';
import { sentencesOf } from '../../../src/elaborate/sentences';
import { formula, words } from './pieces';

/** What the words say where a display stands behind them; `$…$` are the formulas in them. */
function said(text: string): readonly string[] {
  const pieces = text.split('$').map((part, at) => (at % 2 === 0 ? words(part) : formula(part, { display: false })));
  const display = formula('a = b');
  const qualities = qualitiesIn([...pieces, display], sentencesOf([...pieces, display])).get(display);
  const declared = (qualities?.declared ?? []).map((one) => `${one.declaration.assumption.text}${qualities!.passing.includes(one) ? ', in passing' : ''}`);
  return [...declared, ...(qualities?.equations ?? []).map(({ shown }) => shown())];
}

describe('qualitiesIn', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['For a symmetric $A$,', ['A is symmetric']],
    ['Let $A$ and $B$ be symmetric positive definite matrices. Then', []],
    ['where $A$ and $B$ are symmetric positive-definite matrices', ['A is positive definite', 'B is positive definite']],
    ['With an orthogonal $n\\times n$ matrix $Q$', ['Q is orthogonal']],
    ['with unit vectors $u, v$', ['u is of norm 1', 'v is of norm 1']],
    ['for a one-hot vector $y$', ['y is one-hot']],
    ['If $x$ is positive,', ['x is positive, in passing']],
    ['for positive constants $a$ and $b$', ['a is positive, in passing', 'b is positive, in passing']],
    // What is denied, or is about something else.
    ['where $A$ is not symmetric', []],
    ['need not assume a symmetric $A$', []],
    ['with a positive example $x$', []],
    ['for the positive $x_i$ and the negative $x_j$', []],
    ['since the vectors $u$ and $v$ are orthogonal', ['u ⊥ v']],
    ['as $u$ is perpendicular to $v$', ['u ⊥ v']],
    ['where $f(x)$ is symmetric', []],
    ['where $L$ is a positive loss', []],
  ];
  for (const [text, expected] of cases) it(`${JSON.stringify(text)} says ${expected.join('; ') || 'nothing'}`, () => assert.deepEqual(said(text), expected));
});
