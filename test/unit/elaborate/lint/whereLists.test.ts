import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/pipeline';

/** Each undefined symbol as `line:character: message`. */
const undefinedIn = (text: string): readonly string[] =>
  checkDocument({ text, languageId: 'markdown' }).claims.flatMap(({ code, range, message }) => (code === 'undefined-symbol' ? [`${range.start.line + 1}:${range.start.character + 1}: ${message}`] : []));

const FORMULA = String.raw`$$h = \sigma(W x + U k + b)$$`;
const ALL_BUT_B = 'where $h$ is the state, $W$ and $U$ are weights and $k$ is the state before.';

describe('undefinedSymbols', () => {
  it('finds the one letter that a list leaves out', () => {
    assert.deepEqual(undefinedIn(`${FORMULA} ${ALL_BUT_B}\n`), ['1:26: the text says what h, W, U and k are, and nothing says what b is']);
    assert.deepEqual(undefinedIn(`Text.\n\n${FORMULA}\n\nHere $h$ is the state, $W$ and $U$ are weights and $k$ is a state.\n`), ['3:26: the text says what h, W, U and k are, and nothing says what b is']);
  });

  const right: readonly (readonly [string, string])[] = [
    ['all are named', `${FORMULA} where $h$ is the state, $W$ and $U$ are weights, $k$ is the state before and $b$ a bias.`],
    ['two are left out', `${FORMULA} where $h$ is the state and $W$ and $U$ are weights.`],
    ['the list goes on without an end', `${FORMULA} where $h$ is the state, $W$ and $U$ are weights and $k$ is`],
    ['the letter stands in another formula', `Let $b = 2$.\n\n${FORMULA} ${ALL_BUT_B}`],
    ['the letter stands further down', `${FORMULA} ${ALL_BUT_B} The bias is $b$.`],
    ['the letter stands in words', `The bias b is given. ${FORMULA} ${ALL_BUT_B}`],
    ['it stands twice in the formula', String.raw`$$h = \sigma(W x + b) + U k b$$ where $h$ is the state, $W$ and $U$ are weights and $k$ is a state.`],
    ['it is an index, a bound or the argument', String.raw`$$h = \sum_{i=1}^{n} W_i x_i + U k$$ where $h$ is the state, $W$ and $U$ are weights and $k$ is a state.`],
    ['it is a sign of the field', String.raw`$$\frac{\partial h_i}{\partial k_j} = h_i W (\delta_{ij} - h_j)$$ where $h$ is the state, $W$ are weights and $k$ is a state.`],
    ['there is no list', `${FORMULA} follows, with $h$, $W$, $U$ and $k$ as above.`],
  ];
  for (const [why, text] of right) it(`finds nothing where ${why}`, () => assert.deepEqual(undefinedIn(`${text}\n`), []));
});
