import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { scalarOperators } from '../../../../src/ops/scalar';
import { point } from '../../../../src/ops/outward';
import { encloses, errorInUlps, readReference } from './reference';

const truthTables = ['and', 'or', 'not', 'select'];

describe('scalar operators', () => {
  it('have a file of reference values each, but for those with truth tables', () => {
    const files = readdirSync(new URL('../../../fixtures/reference/', import.meta.url)).filter((file) => file.endsWith('.json'));
    const tested = [...files.map((file) => file.replace('.json', '')), ...truthTables];
    assert.deepEqual(tested.sort(), scalarOperators.map((operator) => operator.name).sort());
  });

  for (const operator of scalarOperators.filter(({ name }) => !truthTables.includes(name))) {
    describe(operator.name, () => {
      const points = readReference(operator.name);

      it('has at least 50 reference points', () => assert.ok(points.length >= 50, `${points.length}`));

      it(`is within ${operator.ulps} ulps of them`, () => {
        // A subnormal result may also lose the half ulp that the reference's own value is rounded by.
        for (const reference of points) {
          const error = errorInUlps(operator.float(...reference.operands), reference);
          assert.ok(error <= Math.max(operator.ulps, Math.abs(reference.value) < 2 ** -1022 ? 1 : 0), `${operator.name}(${reference.operands.join()}) is off by ${error} ulps`);
        }
      });

      it('encloses them and its own float value, or says that they are outside the domain', () => {
        for (const reference of points) {
          const { operands, value } = reference;
          const enclosure = operator.interval(...operands.map(point));
          const shown = `${operator.name}(${operands.join()}) in [${enclosure.low}, ${enclosure.high}]`;
          if (Number.isNaN(value)) {
            assert.ok(Number.isNaN(enclosure.low) && Number.isNaN(enclosure.high), shown);
            assert.ok(Number.isNaN(operator.float(...operands)), `${operator.name}(${operands.join()})`);
          } else {
            const float = operator.float(...operands);
            assert.ok(encloses(enclosure, reference), `${shown}, not ${value}`);
            assert.ok(enclosure.low <= float && float <= enclosure.high, `${shown}, float ${float}`);
          }
        }
      });

      it('is told from every other operator by them', () => {
        const others = scalarOperators.filter((other) => other !== operator && (other.arity === operator.arity || other.arity === 'many'));
        const agreeing = others.filter((other) => points.every((reference) => errorInUlps(other.float(...reference.operands), reference) <= 16));
        assert.deepEqual(agreeing.map(({ name }) => name), []);
      });

      it('has enclosures tight enough to tell values a millionth apart', () => {
        for (const { operands, value } of points) {
          if (!Number.isFinite(value) || Math.abs(value) < 1e-290) continue;
          const { low, high } = operator.interval(...operands.map(point));
          // Beyond the largest float there is no upper bound, and sin of a huge operand is still one value.
          if (high !== Infinity && low !== -Infinity) assert.ok(high - low <= 1e-13 * Math.abs(value), `${operator.name}(${operands.join()}) in [${low}, ${high}]`);
        }
      });
    });
  }
});
