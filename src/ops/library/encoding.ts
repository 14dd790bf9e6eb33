import { add, apply, divide, multiply, negate, one, power, rational } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import type { LibraryOperator } from '../operator';
import type { Properties } from '../properties';
import { between } from '../ranges';
import { nonnegative, positive, scalarParameter, two } from './build';
import { define } from './define';

/** t/10000^(2i/d): position t, pair i counted from 0, width d. */
const angle = (t: Expression, i: Expression, d: Expression): Expression => divide(t, power(rational(10000), divide(multiply(two, i), d)));
const unpaired = (t: Expression, i: Expression, d: Expression): Expression => divide(t, power(rational(10000), divide(i, d)));

const parameters: LibraryOperator['parameters'] = [scalarParameter('t', nonnegative), scalarParameter('i', nonnegative), scalarParameter('d', positive)];
const properties: Properties = { range: between(negate(one), one, '[]') };

/** The entry 2i of the encoding of position t. */
export const sinusoidalSine: LibraryOperator = define('sinusoidalSine', 'sinusoidalsine sinepositionalencoding', parameters, (t, i, d) => apply('sin', angle(t, i, d)), {
  properties,
  latex: '\\operatorname{sinusoidalsine}(t, i, d) = \\sin\\left(\\frac{t}{10000^{2 i / d}}\\right)',
  source: 'Vaswani et al., Attention Is All You Need (2017) §3.5',
  relatives: [
    ['the cosine, which belongs to the odd entries', (t, i, d) => apply('cos', angle(t, i, d))],
    ['with i/d for 2i/d', (t, i, d) => apply('sin', unpaired(t, i, d))],
    ['with the frequencies rising: t · 10000^(2i/d)', (t, i, d) => apply('sin', multiply(t, power(rational(10000), divide(multiply(two, i), d))))],
  ],
});

/** The entry 2i + 1 of the encoding of position t. */
export const sinusoidalCosine: LibraryOperator = define('sinusoidalCosine', 'sinusoidalcosine cosinepositionalencoding', parameters, (t, i, d) => apply('cos', angle(t, i, d)), {
  properties,
  latex: '\\operatorname{sinusoidalcosine}(t, i, d) = \\cos\\left(\\frac{t}{10000^{2 i / d}}\\right)',
  source: 'Vaswani et al., Attention Is All You Need (2017) §3.5: the same angle as the entry before',
  relatives: [
    ['the sine, which belongs to the even entries', (t, i, d) => apply('sin', angle(t, i, d))],
    ['with (2i + 1)/d for 2i/d', (t, i, d) => apply('cos', divide(t, power(rational(10000), divide(add(multiply(two, i), one), d))))],
  ],
});
