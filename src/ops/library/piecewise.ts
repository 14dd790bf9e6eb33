import { multiply, one, subtract, zero } from '../../ir/build';
import type { LibraryOperator } from '../operator';
import { lessEqual, max, min, scalarParameter, tanh } from './build';
import { sigmoidOf } from './sigmoid';

/** x brought into [a, b]. */
export const clip: LibraryOperator = {
  kind: 'library',
  name: 'clip',
  aliases: ['clip', 'clamp', 'saturate'],
  parameters: [scalarParameter('x'), scalarParameter('a', undefined, zero), scalarParameter('b', undefined, one)],
  rank: 0,
  expand: ([x, low, high]) => min(max(x!, low!), high!),
  latex: '\\operatorname{clip}(x, a, b) = \\min(\\max(x, a), b)',
  source: 'definition; b where a > b',
  relatives: [{ shown: 'max(min(x, a), b), with the bounds exchanged', expand: ([x, low, high]) => max(min(x!, low!), high!) }],
};

/** 1 for x ≥ 0, 0 below. Authors differ at 0 itself. */
export const heaviside: LibraryOperator = {
  kind: 'library',
  name: 'heaviside',
  aliases: ['heaviside', 'heavisidestep', 'unitstep', 'step', 'stepfunction', 'binarystep'],
  parameters: [scalarParameter('x')],
  rank: 0,
  expand: ([x]) => lessEqual(zero, x!),
  latex: '\\operatorname{step}(x) = \\mathbb{1}[x \\ge 0]',
  source: 'Abramowitz, Stegun (1964) 29.1.3; the value at 0 is 1 here',
  relatives: [{ shown: '1[x ≤ 0]', expand: ([x]) => lessEqual(x!, zero) }],
};

/** a σ(b): one half of the inputs gates the other. */
export const glu: LibraryOperator = {
  kind: 'library',
  name: 'glu',
  aliases: ['glu', 'gatedlinearunit'],
  parameters: [scalarParameter('a'), scalarParameter('b')],
  rank: 0,
  expand: ([value, gate], form) => multiply(value!, sigmoidOf(gate!, form)),
  latex: '\\operatorname{GLU}(a, b) = \\frac{a}{1 + e^{-b}}',
  source: 'Dauphin et al., Language Modeling with Gated Convolutional Networks (2017) eq. 1',
  relatives: [
    { shown: 'b σ(a), with the gate exchanged', expand: ([value, gate]) => multiply(gate!, sigmoidOf(value!, 'plain')) },
    { shown: 'a (1 − σ(b))', expand: ([value, gate]) => multiply(value!, subtract(one, sigmoidOf(gate!, 'plain'))) },
    { shown: 'a tanh(b)', expand: ([value, gate]) => multiply(value!, tanh(gate!)) },
  ],
};
