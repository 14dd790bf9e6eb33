import { add, divide, log, multiply, negate, one, power, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { entryOf, loopsAround, rangeOf } from '../entry';
import { max, min, positive, probability, scalarParameter, sqrt, two, vectorParameter } from './build';
import { define } from './define';
import { itself, total } from './totals';

const discount = scalarParameter('γ', probability);

/** ∑ γ^(k + shift) rₖ, k counted from 0 wherever the rewards' numbers begin. */
function discounted(rewards: Expression, gamma: Expression, shift: Expression): Expression {
  const { from } = rangeOf(rewards);
  return loopsAround(rewards, gamma).sum(rangeOf(rewards), (k) => multiply(power(gamma, add(subtract(k, from), shift)), entryOf(rewards, k)));
}

/** r₀ + γr₁ + γ²r₂ + …. */
export const discountedReturn = define('discountedReturn', 'discountedreturn discountedreward discountedcumulativereward', [vectorParameter('r'), discount], (r, gamma) => discounted(r, gamma, zero), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1 },
  latex: '\\operatorname{discountedreturn}(r, \\gamma) = \\sum_{k=1}^{n} \\gamma^{k - 1} r_k',
  source: 'Sutton, Barto, Reinforcement Learning (2018) eq. 3.8',
  relatives: [
    ['with γ for the first reward: γ r₁ + γ² r₂ + …', (r, gamma) => discounted(r, gamma, one)],
    ['the sum, not discounted', (r) => total(itself, r)],
    ['γ times the sum, without powers', (r, gamma) => multiply(gamma, total(itself, r))],
    ['with 1/γ', (r, gamma) => discounted(r, divide(one, gamma), zero)],
  ],
});

const [reward, next, value] = [scalarParameter('r'), scalarParameter('w'), scalarParameter('v')];
const error = (r: Expression, gamma: Expression, w: Expression, v: Expression): Expression => subtract(add(r, multiply(gamma, w)), v);

/** r + γw − v: v is the value of the state, w that of the next. */
export const tdError = define('tdError', 'tderror temporaldifferenceerror temporaldifference', [reward, discount, next, value], error, {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{tderror}(r, \\gamma, w, v) = r + \\gamma w - v',
  source: 'Sutton, Barto, Reinforcement Learning (2018) eq. 6.5, w the value of the next state',
  relatives: [
    ['r + γv − w, with the states exchanged', (r, gamma, w, v) => error(r, gamma, v, w)],
    ['v − r − γw, with a wrong sign', (r, gamma, w, v) => negate(error(r, gamma, w, v))],
    ['r + w − v, without the discount', (r, _, w, v) => error(r, one, w, v)],
    ['r + γ(w − v)', (r, gamma, w, v) => add(r, multiply(gamma, subtract(w, v)))],
    ['r + γw + v, with a wrong sign', (r, gamma, w, v) => error(r, gamma, w, negate(v))],
    ['r + γw, the target', (r, gamma, w) => add(r, multiply(gamma, w))],
  ],
});

/** v + α(r + γw − v). */
export const tdUpdate = define('tdUpdate', 'tdupdate temporaldifferenceupdate qlearningupdate sarsaupdate', [value, scalarParameter('α', positive), reward, discount, next], (v, alpha, r, gamma, w) => add(v, multiply(alpha, error(r, gamma, w, v))), {
  properties: { curvature: 'affine' },
  latex: '\\operatorname{tdupdate}(v, \\alpha, r, \\gamma, w) = v + \\alpha (r + \\gamma w - v)',
  source: 'Sutton, Barto, Reinforcement Learning (2018) eq. 6.2; of Q-learning, w the greatest value of an action, eq. 6.8',
  relatives: [
    ['v − α(r + γw − v), with a wrong sign', (v, alpha, r, gamma, w) => subtract(v, multiply(alpha, error(r, gamma, w, v)))],
    ['v + α(r + γw), without − v', (v, alpha, r, gamma, w) => add(v, multiply(alpha, add(r, multiply(gamma, w))))],
    ['α(r + γw − v), without v', (v, alpha, r, gamma, w) => multiply(alpha, error(r, gamma, w, v))],
    ['without the discount', (v, alpha, r, _, w) => add(v, multiply(alpha, error(r, one, w, v)))],
  ],
});

const bonus = (t: Expression, n: Expression, c: Expression): Expression => multiply(c, sqrt(divide(log(t), n)));
const [estimate, time, pulls] = [scalarParameter('q'), scalarParameter('t', { kind: 'natural' }), scalarParameter('n', { kind: 'natural' })];

/** q + c √(log t/n): of an action tried n times in t steps, with mean reward q. */
export const ucb = define('ucb', 'ucb ucb1 upperconfidencebound', [estimate, time, pulls, scalarParameter('c', positive, sqrt(two))], (q, t, n, c) => add(q, bonus(t, n, c)), {
  properties: { curvature: 'affine', monotone: 'increasing', shift: 'equivariant', lipschitz: one },
  latex: '\\operatorname{ucb}(q, t, n, c) = q + c \\sqrt{\\frac{\\log t}{n}}',
  source: 'Auer, Cesa-Bianchi, Fischer, Finite-time Analysis of the Multiarmed Bandit Problem (2002) figure 1 (c = √2); Sutton, Barto (2018) eq. 2.10',
  relatives: [
    ['q − c√(log t/n), the lower bound', (q, t, n, c) => subtract(q, bonus(t, n, c))],
    ['q + c log t/n, without the root', (q, t, n, c) => add(q, multiply(c, divide(log(t), n)))],
    ['q + c √(log t)/n, with n outside the root', (q, t, n, c) => add(q, divide(multiply(c, sqrt(log(t))), n))],
    ['with t and n exchanged', (q, t, n, c) => add(q, bonus(n, t, c))],
    ['q + c √(t/n), without the logarithm', (q, t, n, c) => add(q, multiply(c, sqrt(divide(t, n))))],
  ],
});

const surrogate = (r: Expression, a: Expression, low: Expression, high: Expression, choose: (...two: Expression[]) => Expression): Expression => {
  return choose(multiply(r, a), multiply(min(max(r, low), high), a));
};
const around = (epsilon: Expression): readonly [Expression, Expression] => [subtract(one, epsilon), add(one, epsilon)];

/** min(rA, clip(r, 1 − ε, 1 + ε)A): r the ratio of probabilities, A the advantage. */
export const ppoClip = define('ppoClip', 'ppoclip ppoobjective clippedsurrogate clippedobjective clippedsurrogateobjective', [scalarParameter('r', positive), scalarParameter('A'), scalarParameter('ε', probability)], (r, a, epsilon) => surrogate(r, a, ...around(epsilon), min), {
  properties: { curvature: 'concave' },
  latex: '\\operatorname{ppoclip}(r, A, \\epsilon) = \\min(r A, \\min(\\max(r, 1 - \\epsilon), 1 + \\epsilon) A)',
  source: 'Schulman et al., Proximal Policy Optimization Algorithms (2017) eq. 7',
  relatives: [
    ['with the maximum of the two', (r, a, epsilon) => surrogate(r, a, ...around(epsilon), max)],
    ['rA, not clipped', (r, a) => multiply(r, a)],
    ['the clipped term alone', (r, a, epsilon) => surrogate(r, a, ...around(epsilon), (_, clipped) => clipped)],
  ],
});
