import type { ScalarOperator } from '../operator';

/** A step function: exact, increasing, with the derivative of its constant pieces. */
function step(name: string, float: (x: number) => number, latex: (operands: readonly string[]) => string, source: string): ScalarOperator {
  return {
    kind: 'scalar',
    name,
    arity: 1,
    float: (x) => float(x) + 0,
    ulps: 0,
    interval: (x) => ({ low: float(x.low) + 0, high: float(x.high) + 0 }),
    partials: (algebra) => [algebra.constant(0)],
    properties: { monotone: 'nondecreasing' },
    latex,
    source,
  };
}

export const floor = step('floor', Math.floor, ([x]) => `\\lfloor ${x} \\rfloor`, 'Graham, Knuth, Patashnik (1994) §3.1');
export const ceil = step('ceil', Math.ceil, ([x]) => `\\lceil ${x} \\rceil`, 'Graham, Knuth, Patashnik (1994) §3.1');
export const round = step('round', Math.round, ([x]) => `\\operatorname{round}\\left(${x}\\right)`, 'the nearest integer, halves upwards: ⌊x + 1/2⌋');
