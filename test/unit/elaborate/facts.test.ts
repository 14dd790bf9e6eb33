import assert from 'node:assert/strict';
import { readFacts } from '../../../src/elaborate/facts';
import { printSurface } from '../../../src/syntax/printSurface';

const facts = (argument: string): readonly string[] => readFacts(argument).flatMap((piece) => piece.facts.map(printSurface));

describe('readFacts', () => {
  it('reads facts between commas as one list', () => {
    assert.deepEqual(facts(String.raw`x > 0, p \in (0, 1); W ∈ R^{3×4}`), ['list,({x > 0}, {p ∈ ‹(›list,(0, 1)‹)›}, {W ∈ R^{(3 × 4)}})']);
  });

  it('hears the base of the logarithm, which is e where it is natural', () => {
    assert.deepEqual(['log base 2', 'x > 0, log base 10', 'log base e', 'x > 0'].map((argument) => readFacts(argument)[0]!.logBase), [2, 10, undefined, undefined]);
  });

  it('states nothing by what it cannot read', () => {
    assert.deepEqual(facts(String.raw`\foo, x > 0`), ['{x > 0}']);
    assert.deepEqual(facts(''), []);
  });
});
