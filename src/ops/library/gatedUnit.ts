import { multiply, one, subtract, zero } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import { max, scalarParameter, tanh } from './build';
import { define, defineBoth } from './define';
import { sigmoidOf } from './sigmoid';
import { gelu } from './smoothRectifier';

type Form = 'stable' | 'plain';

const swish = (x: Expression, form: Form): Expression => multiply(x, sigmoidOf(x, form));

/** a σ(b): one half of the inputs gates the other. */
export const glu: LibraryOperator = defineBoth('glu', 'glu gatedlinearunit', [scalarParameter('a'), scalarParameter('b')], ([value, gate], form) => multiply(value!, sigmoidOf(gate!, form)), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, derivative: ([, gate]) => sigmoidOf(gate!, 'plain') },
  latex: '\\operatorname{GLU}(a, b) = \\frac{a}{1 + e^{-b}}',
  source: 'Dauphin et al., Language Modeling with Gated Convolutional Networks (2017) eq. 1',
  relatives: [
    ['b σ(a), another convention: the first half is the gate', (value, gate) => multiply(gate, sigmoidOf(value, 'plain'))],
    ['a (1 − σ(b))', (value, gate) => multiply(value, subtract(one, sigmoidOf(gate, 'plain')))],
    ['a tanh(b)', (value, gate) => multiply(value, tanh(gate))],
  ],
});

/** act(a) b, in Shazeer's order: the first half goes through the activation. */
function gated(
  name: string,
  aliases: readonly string[],
  activation: (x: Expression, form: Form) => Expression,
  citations: Pick<LibraryOperator, 'latex' | 'source'>,
): LibraryOperator {
  return {
    kind: 'library',
    name,
    aliases,
    parameters: [scalarParameter('a'), scalarParameter('b')],
    rank: 0,
    expand: ([a, b], form) => multiply(activation(a!, form), b!),
    properties: { parameter: 1, curvature: 'affine', parity: 'odd', homogeneous: 1, derivative: ([a]) => activation(a!, 'plain') },
    ...citations,
    relatives: [
      { shown: 'another convention: the second half goes through the activation', expand: ([a, b]) => multiply(a!, activation(b!, 'plain')) },
      { shown: 'GLU(b, a) = σ(a) b', expand: ([a, b]) => multiply(sigmoidOf(a!, 'plain'), b!) },
      { shown: 'a b, the bilinear unit, without an activation', expand: ([a, b]) => multiply(a!, b!) },
    ],
  };
}

export const swiGlu = gated('swiGlu', ['swiglu'], swish, {
  latex: '\\operatorname{SwiGLU}(a, b) = \\frac{a}{1 + e^{-a}} b',
  source: 'Shazeer, GLU Variants Improve Transformer (2020) eq. 5',
});

export const geGlu = gated('geGlu', ['geglu'], (x, form) => gelu.expand([x], form), {
  latex: '\\operatorname{GEGLU}(a, b) = \\operatorname{GELU}(a) b',
  source: 'Shazeer, GLU Variants Improve Transformer (2020) eq. 5',
});

export const reGlu = gated('reGlu', ['reglu'], (x) => max(zero, x), {
  latex: '\\operatorname{ReGLU}(a, b) = \\max(0, a) b',
  source: 'Shazeer, GLU Variants Improve Transformer (2020) eq. 5',
});

/** The gated unit without an activation. */
export const bilinearUnit: LibraryOperator = define('bilinearUnit', 'bilinearunit bilineargate', [scalarParameter('a'), scalarParameter('b')], (a, b) => multiply(a, b), {
  properties: { curvature: 'affine', parity: 'odd', homogeneous: 1, derivative: ([, b]) => b! },
  latex: '\\operatorname{BilinearUnit}(a, b) = a b',
  source: 'Shazeer, GLU Variants Improve Transformer (2020) eq. 5',
  relatives: [
    ['GLU(a, b)', (a, b) => multiply(a, sigmoidOf(b, 'plain'))],
  ],
});
