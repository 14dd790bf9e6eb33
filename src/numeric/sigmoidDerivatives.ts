import type { ProgramBuilder } from './programBuilder';

/** The first `highest` derivatives of the sigmoid at a node, the sigmoid itself first. */
export function sigmoidDerivatives(builder: ProgramBuilder, at: number, highest: number): readonly number[] {
  const s = builder.apply('divide', builder.integer(1), builder.apply('add', builder.integer(1), builder.apply('exp', builder.apply('negate', at))));
  // Derivatives of the sigmoid are polynomials in it: p ↦ p′ · (s − s²).
  const results: number[] = [];
  let polynomial = [0, 1];
  for (let order = 0; order <= highest; order++) {
    results.push(builder.add(polynomial.flatMap((c, power) => (c === 0 ? [] : [builder.multiply([builder.integer(c), ...Array<number>(power).fill(s)])]))));
    const next: number[] = new Array<number>(polynomial.length + 1).fill(0);
    polynomial.forEach((c, power) => {
      next[power]! += c * power;
      next[power + 1]! -= c * power;
    });
    polynomial = next;
  }
  return results;
}

