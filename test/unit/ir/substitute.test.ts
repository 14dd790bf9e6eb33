import assert from 'node:assert/strict';
import { add, apply, comprehension, entry, exp, index, multiply, one, range, scalar, size, sum, variable } from '../../../src/ir/build';
import type { Expression } from '../../../src/ir/expression';
import { printExpression } from '../../../src/ir/print';
import {
  eachChild, equalExpressions, freeIndices, freeSizes, freeVariables, freshIndices, mapChildren, substitute, substituteIndex, substituteVariable,
} from '../../../src/ir/substitute';

const [i, j] = [index('i'), index('j')];
const overD = range(one, size('d'));
const x = variable('x', overD);
const xi = entry(x, i);

describe('substitute', () => {
  it('replaces free indices and leaves bound ones', () => {
    const both = add(xi, sum('i', overD, xi));
    assert.equal(printExpression(substituteIndex(both, 'i', one)), 'x_1 + ∑_{i=1}^{d} x_i');
  });

  it('renames a binder that would capture what is put in', () => {
    const body = sum('j', overD, multiply(xi, entry(x, j)));
    assert.equal(printExpression(substituteIndex(body, 'i', j)), '∑_{i=1}^{d} x_j x_i');
    assert.equal(printExpression(substituteIndex(body, 'i', index('k'))), '∑_{j=1}^{d} x_k x_j');
  });

  it('renames in the condition of a sum as well', () => {
    const others = sum('j', overD, entry(x, j), apply('notEqual', j, i));
    assert.equal(printExpression(substituteIndex(others, 'i', j)), '∑_{1 ≤ i ≤ d, i ≠ j} x_i');
  });

  it('lets what is put in refer to the binders that what it replaces refers to', () => {
    const total = sum('i', overD, xi);
    const doubled = substitute(total, (node) => (node.kind === 'entry' ? add(node, node) : undefined));
    assert.equal(printExpression(doubled), '∑_{i=1}^{d} (x_i + x_i)');
  });

  it('tells the two apart under one binder', () => {
    const total = sum('i', overD, xi);
    const mixed = substitute(total, (node) => (node.kind === 'entry' ? multiply(node, entry(variable('y', overD), index('i'))) : undefined));
    assert.equal(printExpression(mixed), '∑_{i=1}^{d} x_i y_i');
    const outer = substitute(total, (node) => (node.kind === 'variable' ? comprehension('k', overD, entry(variable('y', overD), i)) : undefined));
    assert.equal(printExpression(outer), '∑_{j=1}^{d} (y_i)_{k=1}^{d}_j');
  });

  it('does not search what it has put in', () => {
    const grown = substituteVariable(scalar('a'), 'a', add(scalar('a'), one));
    assert.equal(printExpression(grown), 'a + 1');
  });

  it('reaches the ranges of sums and the dimensions of variables', () => {
    const total = sum('i', overD, xi);
    const sized = substitute(total, (node) => (node.kind === 'size' ? size('n') : undefined));
    assert.deepEqual([...freeSizes(sized)], ['n']);
  });

  it('holds the variable of a derivative', () => {
    const slope: Expression = { kind: 'derivative', body: multiply(scalar('a'), scalar('z')), variable: scalar('z') };
    assert.equal(printExpression(substituteVariable(slope, 'z', exp(scalar('t')))), '∂(a z)/∂z');
    assert.equal(printExpression(substituteVariable(slope, 'a', exp(scalar('t')))), '∂(exp(t) z)/∂z');
    const gradient: Expression = { kind: 'derivative', body: entry(x, j), variable: entry(x, i) as never };
    assert.equal(printExpression(substituteIndex(gradient, 'i', one)), '∂x_j/∂x_1');
  });

  it('gives back the same object where nothing is replaced', () => {
    const total = sum('i', overD, add(xi, one));
    assert.equal(substitute(total, () => undefined), total);
    assert.equal(mapChildren(total, (child) => child), total);
  });
});

describe('eachChild', () => {
  const condition = apply('notEqual', i, j);
  const outcome = { name: 'D', value: one };
  const expressions: readonly Expression[] = [
    one, i, size('d'), { kind: 'constant', name: 'e' }, x, exp(xi), { kind: 'call', function: 'f', operands: [xi, i] }, xi, sum('j', range(i, size('d')), xi, condition),
    comprehension('i', overD, xi), { kind: 'array', elements: [xi, i] }, { kind: 'cases', branches: [{ value: xi, condition }], otherwise: i },
    { kind: 'integral', index: 't', from: one, to: size('d'), body: index('t') }, { kind: 'integral', index: 't', body: index('t') }, { kind: 'limit', index: 't', towards: one, body: index('t') },
    { kind: 'expectation', law: '', over: ['X'], given: [outcome], body: xi }, { kind: 'probability', law: '', events: [outcome], given: [{ name: 'X', value: i }] },
  ];

  for (const expression of expressions) {
    it(`meets the children that mapChildren maps: ${expression.kind}`, () => {
      const [met, mapped]: [Expression[], Expression[]] = [[], []];
      eachChild(expression, (child) => met.push(child));
      mapChildren(expression, (child) => (mapped.push(child), child));
      assert.deepEqual(met, mapped);
    });
  }

  it('counts the variable of a derivative as one', () => {
    const met: Expression[] = [];
    eachChild({ kind: 'derivative', body: exp(scalar('u')), variable: scalar('u'), at: i }, (child) => met.push(child));
    assert.deepEqual(met, [exp(scalar('u')), scalar('u'), i]);
  });
});

describe('what is free in an expression', () => {
  it('is not what it binds', () => {
    const total = add(xi, sum('j', range(one, i), entry(x, j)), comprehension('k', overD, index('k')));
    assert.deepEqual([...freeIndices(total)], ['i']);
    assert.deepEqual([...freeVariables(total).keys()], ['x']);
    assert.deepEqual([...freeSizes(total)], ['d']);
    assert.deepEqual([...freeIndices(sum('i', overD, xi))], []);
    assert.deepEqual([...freeIndices(sum('i', range(one, i), xi))], ['i']);
  });

  it('never meets a fresh index', () => {
    assert.deepEqual(freshIndices(2), ['‹i›1', '‹i›2']);
    assert.deepEqual(freshIndices(1, sum('‹i›4', overD, one), index('‹i›2')), ['‹i›5']);
  });
});

describe('equalExpressions', () => {
  const total = (name: string, body: Expression): Expression => sum(name, overD, body);

  it('does not look at the names of bound indices', () => {
    assert.ok(equalExpressions(total('i', xi), total('j', entry(x, j))));
    assert.ok(equalExpressions(total('i', total('j', multiply(xi, entry(x, j)))), total('j', total('i', multiply(entry(x, j), xi)))));
    assert.ok(equalExpressions(comprehension('i', overD, xi), comprehension('k', overD, entry(x, index('k')))));
  });

  it('looks at everything else', () => {
    assert.ok(!equalExpressions(total('i', xi), total('i', entry(x, j))));
    assert.ok(!equalExpressions(total('i', total('j', xi)), total('i', total('j', entry(x, j)))));
    assert.ok(!equalExpressions(xi, entry(x, j)));
    assert.ok(!equalExpressions(add(one, xi), add(xi, one)));
    assert.ok(!equalExpressions(sum('i', overD, xi), sum('i', range(one, size('n')), xi)));
    assert.ok(!equalExpressions(sum('i', overD, xi), sum('i', overD, xi, apply('notEqual', i, j))));
    const call = { kind: 'call', function: 'f', operands: [scalar('a')] } as const;
    assert.ok(equalExpressions(call, { ...call, orders: [0] }));
    assert.ok(!equalExpressions(call, { ...call, orders: [1] }));
  });
});
