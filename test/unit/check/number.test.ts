import assert from 'node:assert/strict';
import { verdictOf } from './checked';

/** One test a row: a formula, `==>`, what is told. */
function tells(table: string): void {
  for (const row of table.split('\n').filter((line) => line.trim() !== '')) {
    const [latex, expected] = row.split('==>').map((part) => part.trim()) as [string, string];
    it(latex, () => assert.equal(verdictOf(latex), expected));
  }
}

describe('judgeNumber', () => {
  tells(String.raw`
2 + 2 = 4 ==> verified: the number is exact
2 + 2 = 5 ==> refuted wrong-number: the value is 4, not 5
2/3 = 0.67 ==> verified: the value is 0.6667: correctly rounded
2/3 = 0.66 ==> verified: the value is 0.6667: truncated rather than rounded (0.67)
2/3 = 0.65 ==> refuted wrong-number: the value is 0.67, not 0.65
0.67 = 2/3 ==> verified: the value is 0.6667: correctly rounded
1/8 = 12.5\% ==> verified: the number is exact
1/8 = 13.5\% ==> refuted wrong-number: the value is 12.5%, not 13.5%
2/3 \cdot 100 = 66.7\% ==> verified: the value is 66.667: correctly rounded
1024 \approx 1000 ==> verified: the value is 1024: correctly rounded
\exp(-11) = 1.67e-5 ==> verified: the value is 1.6701701·10^−5: correctly rounded
\exp(-6) = 1.67e-5 ==> refuted wrong-number: the value is 0.0024788, not 1.67e-5
1024 = 1000 ==> refuted wrong-number: the value is 1024, not 1000
\operatorname{softmax}([1, 2]) = [0.27, 0.73] ==> verified: the value is [0.2689, 0.7311]: correctly rounded
\operatorname{softmax}([1, 2]) = [0.27, 0.63] ==> refuted wrong-number: number 2: the value is 0.73, not 0.63
`);

  it('refuses to count numbers off against each other that are not as many', () => {
    assert.match(verdictOf(String.raw`\operatorname{softmax}([1, 2]) = [0.27, 0.63, 0.1]`), /^refuted shape-mismatch: the sides differ in shape: one side is a vector of length 2, the other a vector of length 3/);
  });
});

describe('judgeNumber: steps between computations', () => {
  tells(String.raw`
\tanh(1.0 + 0.3697) = \tanh(1.3697) ==> verified: both sides are the same number
\tanh(1.0 + 0.3697) = \tanh(1.4697) ==> refuted wrong-number: the left side is 0.8786, the right side 0.8995
`);
});
