import assert from 'node:assert/strict';
import { scalar, variable, range, one, size } from '../../../src/ir/build';
import type { Typed } from '../../../src/elaborate/context';
import { Dimensions } from '../../../src/elaborate/dimensions';
import { assignments, type Quantity } from '../../../src/elaborate/roles';
import { libraryOperator } from '../../../src/ops/index';
import { printExpression } from '../../../src/ir/print';

const dimensions = new Dimensions();
const number = (name: string): Quantity => ({ name, value: { expression: scalar(name), shape: [] } });
const vector = (name: string): Quantity => ({ name, value: { expression: variable(name, range(one, size('n'))), shape: [dimensions.fresh()] } });

const shown = (chosen: readonly (Typed | undefined)[]): string => chosen.map((value) => (value ? printExpression(value.expression) : '·')).join(' ');
const ways = (operator: string, quantities: readonly Quantity[], ordered = 0): readonly string[] => assignments(libraryOperator(operator)!.parameters, quantities, ordered).map(shown);

describe('assignments', () => {
  it('goes by names first, then by the order of the quantities', () => {
    assert.equal(ways('normalPdf', [number('σ'), number('x'), number('μ')])[0], 'x μ σ');
    assert.deepEqual(ways('kl', [vector('a'), vector('b')]), ['a b', 'b a']);
  });

  it('leaves optional parameters at their defaults', () => {
    assert.equal(ways('normalPdf', [number('x')])[0], 'x · ·');
  });

  it('keeps the order of what is given in order', () => {
    assert.deepEqual(ways('kl', [vector('a'), vector('b')], 2), ['a b']);
  });

  it('finds none for quantities that do not fit', () => {
    assert.deepEqual(ways('kl', [vector('a')]), []);
    assert.deepEqual(ways('kl', [vector('a'), number('b')]), []);
    assert.deepEqual(ways('kl', [vector('a'), vector('b'), vector('c')]), []);
    assert.deepEqual(ways('sigmoid', [number('x'), number('c')]), []);
    assert.deepEqual(ways('sigmoid', []), []);
  });

  it('takes a function of numbers entry by entry', () => {
    assert.deepEqual(ways('binaryCrossEntropy', [vector('t'), vector('s')]), ['t s', 's t']);
  });

  it('takes counts for what their names say, and for nothing else', () => {
    assert.deepEqual(ways('precision', [number('FP'), number('TP')]), ['TP FP']);
    assert.deepEqual(ways('precision', [number('True Positives'), number('False Positives')]), ['True Positives False Positives']);
    assert.deepEqual(ways('precision', [number('TP'), number('FN')]), ['TP FP']);
    assert.deepEqual(ways('precision', [number('a'), number('b')]), []);
  });

  it('shows a quantity beside all others in their places, which may have been meant', () => {
    assert.deepEqual(ways('binomial', [number('n'), number('k'), number('p'), number('m')]), ['k n p']);
  });
});
