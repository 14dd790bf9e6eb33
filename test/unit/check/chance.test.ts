import { tells } from './checked';

describe('judgeChance: laws of probability', () => {
  tells(String.raw`
\mathbb{E}[aX + b] = a\,\mathbb{E}[X] + b ==> verified: both sides agree for all distributions on 3 values, by an algebraic certificate
\mathbb{E}[aX + b] = a\,\mathbb{E}[X] ==> refuted identity-fails: this is no law of probability: where X is −1 or −1 with probabilities 0.333, 0.667 and a = −1 and b = 3, the left is 4 and the right is 1
\operatorname{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2 ==> verified: both sides agree for all distributions on 3 values, by an algebraic certificate
\operatorname{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X] ==> refuted identity-fails: this is no law of probability: where X is −2 or 1.5 with probabilities 0.8, 0.2, the left is 1.96 and the right is 4.95
\operatorname{Std}(aX) = |a| \operatorname{Std}(X) ==> verified: both sides agree for 16 distributions on 3 values drawn at random
\operatorname{Std}(aX) = a \operatorname{Std}(X) ==> refuted identity-fails: this is no law of probability: where X is −1 or 2 with probabilities 0.333, 0.667 and a = −1, the left is 1.414 and the right is −1.414
\mathbb{E}[X + Y] = \mathbb{E}[X] + \mathbb{E}[Y] ==> verified: both sides agree for all joint distributions on 3 values, by an algebraic certificate
\mathbb{E}[XY] = \mathbb{E}[X] \mathbb{E}[Y] ==> conditional: both sides agree only where X and Y are independent
\mathbb{E}[X^2] = \mathbb{E}[X] ==> conditional: both sides agree only where X is 0 or 1
\mathbb{E}[X^2] = \mathbb{E}[X] + 1 ==> refuted identity-fails: this is no law of probability: where X is −1 or 0.5 with probabilities 0.333, 0.667, the left is 0.5 and the right is 1
\mathbb{E}[X] = \sum_x x P(X = x) ==> verified: both sides agree for all distributions on 3 values, by an algebraic certificate
\mathbb{E}[X] = \sum_x P(X = x) ==> refuted identity-fails: this is no law of probability: where X is −1 or 0.5 with probabilities 0.333, 0.667, the left is 0 and the right is 1
\mathbb{E}[Y \mid X = x] = \sum_y y\, p(y \mid x) ==> verified: both sides agree for all joint distributions on 3 values, by an algebraic certificate
p(x, y) = p(x \mid y) p(y) ==> verified: both sides agree for all joint distributions on 3 values, by an algebraic certificate
p(x, y) = p(x \mid y) p(x) ==> refuted identity-fails: this is no law of probability: where (x, y) is (1, 1), (1, 2), (2, 1) or (2, 2) with probabilities 0.154, 0.308, 0.0769, 0.462, the left is 0.1538 and the right is 0.3077
p(x, y \mid z) = p(x \mid z) p(y \mid z) ==> conditional: both sides agree only where x and y are independent given z
\sum_x p(x \mid y) = 1 ==> verified: both sides agree for all joint distributions on 3 values, by an algebraic certificate
\sum_y p(x \mid y) = 1 ==> refuted identity-fails: this is no law of probability: where (x, y) is (1, 1), (1, 2), (2, 1) or (2, 2) with probabilities 0.154, 0.308, 0.0769, 0.462, the left is 1.067 and the right is 1
P(H = 0) + P(H = 1) = 1 ==> verified: both sides agree for all distributions on 2 values, by an algebraic certificate
P(A, B) \le P(A) ==> verified: the inequality holds for 16 joint distributions on 3 values drawn at random
P(A, B) \ge P(A) ==> refuted inequality-fails: this is no law of probability: where (A, B) is (1, 1), (1, 2), (2, 1) or (2, 2) with probabilities 0.154, 0.308, 0.0769, 0.462, the left is 0.1538 and the right is 0.4615
p(x, y) \le p(x) ==> unchecked opaque-function: nothing is known of a function in it, and it does not hold for every such function
\mathbb{E}_{x \sim p}[f(x)] = \sum_x p(x) f(x) ==> verified: both sides agree for 16 distributions on 3 values drawn at random
\mathbb{E}_{x \sim p}[f(x)] = \sum_x q(x) f(x) ==> unchecked opaque-function: nothing is known of a function in it, and it does not hold for every such function
p(x \mid y) = q(x \mid y) ==> stipulated: p(x|y) is defined here
\mathbb{E}_{x \sim \mathcal{N}(0, 1)}[x^2] = 2 ==> unchecked may-be-a-condition: this does not hold for every distribution: where x is −1 or 0.5 with probabilities 0.333, 0.667, the left is 0.5 and the right is 2; it may be meant as a condition
`);
});
