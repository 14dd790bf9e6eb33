import { add, divide, exp, infinity, log, multiply, negate, one, power, rational, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { positive, probability, scalarParameter } from '../library/build';
import { geometric as geometricPmf } from '../library/discreteDistribution';
import { bernoulli as bernoulliPmf, binomial as binomialPmf, poisson as poissonPmf } from '../library/distribution';
import { factorial, falling, fromFactorial, raised, type Family } from './family';

const not = (p: Expression): Expression => subtract(one, p);

export const bernoulli: Family = {
  name: 'bernoulli',
  aliases: ['Bernoulli', 'Ber', 'Bern'],
  parameters: [scalarParameter('p', probability)],
  values: 'discrete',
  support: () => ({ from: zero, to: one }),
  density: (x, [p]) => bernoulliPmf.expand([x, p!], 'plain'),
  moment: (_, [p]) => p!,
  generating: (t, [p]) => add(not(p!), multiply(p!, exp(t))),
  entropy: ([p]) => negate(add(multiply(p!, log(p!)), multiply(not(p!), log(not(p!))))),
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

export const binomial: Family = {
  name: 'binomial',
  aliases: ['Binomial', 'Bin', 'Binom'],
  parameters: [scalarParameter('n', { kind: 'natural' }), scalarParameter('p', probability)],
  values: 'discrete',
  support: ([n]) => ({ from: zero, to: n! }),
  density: (x, [n, p]) => binomialPmf.expand([x, n!, p!], 'plain'),
  moment: (k, [n, p]) => fromFactorial(k, (j) => multiply(falling(n!, j), raised(p!, j))),
  generating: (t, [n, p]) => power(add(not(p!), multiply(p!, exp(t))), n!),
  source: 'Bishop, Pattern Recognition and Machine Learning (2006) appendix B',
};

export const poisson: Family = {
  name: 'poisson',
  aliases: ['Poisson', 'Poi', 'Pois', 'Po'],
  parameters: [scalarParameter('λ', positive)],
  values: 'discrete',
  support: () => ({ from: zero, to: infinity }),
  density: (x, [rate]) => poissonPmf.expand([x, rate!], 'plain'),
  moment: (k, [rate]) => fromFactorial(k, (j) => raised(rate!, j)),
  generating: (t, [rate]) => exp(multiply(rate!, subtract(exp(t), one))),
  source: 'Wasserman, All of Statistics (2004) §2.3, §3.3',
};

/** Trials up to the first success, from 1. */
export const geometric: Family = {
  name: 'geometric',
  aliases: ['Geometric', 'Geom', 'Geo'],
  parameters: [scalarParameter('p', probability)],
  values: 'discrete',
  support: () => ({ from: one, to: infinity }),
  density: (x, [p]) => geometricPmf.expand([x, p!], 'plain'),
  moment: (k, [p]) => fromFactorial(k, (j) => divide(multiply(rational(factorial(j)), raised(not(p!), j - 1)), raised(p!, j))),
  generating: (t, [p]) => divide(multiply(p!, exp(t)), subtract(one, multiply(not(p!), exp(t)))),
  distribution: (x, [p]) => subtract(one, power(not(p!), x)),
  conventions: [{ letters: /^$/, words: /\bfailures\b/, shown: 'the failures are counted, from 0', parameters: (given) => given, family: 'geometricFailures' }],
  source: 'Wasserman, All of Statistics (2004) §2.3, §3.3',
};

/** Failures before the first success, from 0. */
export const geometricFailures: Family = {
  name: 'geometricFailures',
  aliases: [],
  parameters: geometric.parameters,
  values: 'discrete',
  support: () => ({ from: zero, to: infinity }),
  density: (x, parameters) => geometric.density(add(x, one), parameters),
  moment: (k, [p]) => fromFactorial(k, (j) => divide(multiply(rational(factorial(j)), raised(not(p!), j)), raised(p!, j))),
  source: 'Murphy, Probabilistic Machine Learning: Advanced Topics (2023) §2.2.1',
};
