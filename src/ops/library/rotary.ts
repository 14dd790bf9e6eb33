import { add, apply, divide, multiply, negate, power, rational, subtract } from '../../ir/build';
import type { Expression } from '../../ir/expression';
import { form, nonnegative, positive, scalarParameter, two } from './build';
import { define } from './define';

/** A pair of entries (a, b) of a query or key, turned by the angle φ. */
const [first, second, angle] = [scalarParameter('a'), scalarParameter('b'), scalarParameter('φ')];
const [cos, sin] = ['cos', 'sin'].map((name) => (x: Expression): Expression => apply(name, x)) as [(x: Expression) => Expression, (x: Expression) => Expression];
/** Position t, pair i counted from 0, width d. */
const forms = [form([first, second, scalarParameter('t', nonnegative), scalarParameter('i', nonnegative), scalarParameter('d', positive)], (a, b, t, i, d) => [a, b, divide(t, power(rational(10000), divide(multiply(two, i), d)))])];
const properties = { curvature: 'affine' } as const;

/** a cos φ − b sin φ. */
export const rotaryFirst = define('rotaryFirst', 'rotaryfirst ropefirst', [first, second, angle], (a, b, phi) => subtract(multiply(a, cos(phi)), multiply(b, sin(phi))), {
  properties,
  latex: '\\operatorname{rotaryfirst}(a, b, \\varphi) = a \\cos \\varphi - b \\sin \\varphi',
  source: 'Su et al., RoFormer (2021) eq. 13: the entry 2i + 1 of 1, 2, …',
  relatives: [
    ['a cos φ + b sin φ, turned the other way', (a, b, phi) => add(multiply(a, cos(phi)), multiply(b, sin(phi)))],
    ['a sin φ + b cos φ, the second entry', (a, b, phi) => add(multiply(a, sin(phi)), multiply(b, cos(phi)))],
    ['a sin φ − b cos φ, with sine and cosine exchanged', (a, b, phi) => subtract(multiply(a, sin(phi)), multiply(b, cos(phi)))],
  ],
  forms,
});

/** a sin φ + b cos φ. */
export const rotarySecond = define('rotarySecond', 'rotarysecond ropesecond', [first, second, angle], (a, b, phi) => add(multiply(a, sin(phi)), multiply(b, cos(phi))), {
  properties,
  latex: '\\operatorname{rotarysecond}(a, b, \\varphi) = a \\sin \\varphi + b \\cos \\varphi',
  source: 'Su et al., RoFormer (2021) eq. 13: the entry 2i + 2 of 1, 2, …',
  relatives: [
    ['−a sin φ + b cos φ, turned the other way', (a, b, phi) => add(negate(multiply(a, sin(phi))), multiply(b, cos(phi)))],
    ['a cos φ − b sin φ, the first entry', (a, b, phi) => subtract(multiply(a, cos(phi)), multiply(b, sin(phi)))],
    ['a cos φ + b sin φ, with sine and cosine exchanged', (a, b, phi) => add(multiply(a, cos(phi)), multiply(b, sin(phi)))],
  ],
  forms,
});
