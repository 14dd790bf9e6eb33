import assert from 'node:assert/strict';
import { add, apply, divide, exp, log, multiply, negate, one, power, rational, subtract } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { ground } from '../../../src/numeric/ground';
import { inferDomains, showRange } from '../../../src/numeric/inferDomains';
import { operatorTable } from '../../../src/numeric/operatorTable';
import { ProgramBuilder } from '../../../src/numeric/programBuilder';
import { a, b, p, sumOver, at, two, x } from './claims';

/** What is asked of each variable: `x > 0: log x`. */
function inferred(expression: Expression): readonly string[] {
  const builder = new ProgramBuilder(operatorTable);
  const grounding = ground(expression, { sizes: new Map([['d', 2]]), indices: new Map() }, builder);
  assert.ok(grounding.ok);
  return [...inferDomains(builder.finish(grounding.nodes))].map(([name, { low, high, because }]) => `${showRange(name, low, high)}: ${because.join(', ')}`);
}

describe('inferDomains', () => {
  const cases: readonly (readonly [Expression, readonly string[]])[] = [
    [log(x), ['x > 0: log x']],
    [add(log(x), log(subtract(one, x))), ['0 < x < 1: log x, log (1 − x)']],
    [log(subtract(x, two)), ['x > 2: log (x − 2)']],
    [log(negate(x)), ['x < 0: log (−x)']],
    [log(add(one, multiply(two, x))), ['x > −0.5: log (…)']],
    [log(divide(a, b)), ['a > 0: log (a/b)', 'b > 0: log (a/b)']],
    [log(multiply(two, a, b)), ['a > 0: log (…)', 'b > 0: log (…)']],
    [log(power(x, two)), []],
    [log(exp(x)), []],
    [log(add(a, b)), []],
    [apply('sqrt', x), ['x > 0: √x']],
    [apply('sqrt', subtract(rational(4), x)), ['x < 4: √(4 − x)']],
    [power(x, a), ['x > 0: x raised to a power']],
    [power(x, rational(1, 2)), ['x > 0: x raised to a power']],
    [power(x, rational(3)), []],
    [divide(one, x), []],
    [apply('atanh', x), ['−1 < x < 1: atanh x']],
    [negate(sumOver((j) => multiply(at(p, j), log(at(p, j))))), ['p > 0: log p']],
  ];
  for (const [expression, expected] of cases) {
    it(expected.join('; ') || 'asks nothing where nothing follows for one variable', () => assert.deepEqual(inferred(expression), expected));
  }
});
