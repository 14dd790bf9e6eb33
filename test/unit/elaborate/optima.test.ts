import assert from 'node:assert/strict';
import { extremumOf } from '../../../src/elaborate/optima';
import { parseMath } from '../../../src/syntax/parseMath';
import { printSurface } from '../../../src/syntax/printSurface';
import { claimsOf, formula, heading, readingsOf, shownReading, words } from './pieces';

const read = (latex: string): string => {
  const parsed = parseMath(latex);
  const extremum = parsed.ok ? extremumOf(parsed.tree) : undefined;
  return extremum ? `${extremum.asked} of ${extremum.goal} over ${extremum.unknowns.map(({ name }) => name).join(' ')}: ${printSurface(extremum.body)}` : 'none';
};

const shown = (...latex: readonly string[]): string => shownReading(readingsOf(...latex)[0]!);

describe('extremumOf', () => {
  const rows: readonly (readonly [string, string])[] = [
    [String.raw`\arg\min_w w x - w^2`, 'point of minimum over w: sum(+[w x], -w^{2})'],
    [String.raw`\operatorname*{argmax}_{w} -w^2 + w`, 'point of maximum over w: sum(-w^{2}, +w)'],
    [String.raw`\underset{w}{\mathrm{argmin}}\ w^2`, 'point of minimum over w: w^{2}'],
    [String.raw`\min_{x > 0} x`, 'value of minimum over x: x'],
    [String.raw`\sup_{0 \le t \le 1} t`, 'value of maximum over t: t'],
    [String.raw`\arg\min_{w, b} (w - b)^2`, 'point of minimum over w b: ‹(›sum(+w, -b)‹)›^{2}'],
    [String.raw`\max_k o_k`, 'none'],
    [String.raw`\max_a Q_a`, 'none'],
    [String.raw`\arg\max_c p`, 'none'],
    [String.raw`1 + \min_x x`, 'none'],
    [String.raw`\sum_x x`, 'none'],
  ];
  for (const [latex, expected] of rows) it(latex, () => assert.equal(read(latex), expected));
});

describe('optima', () => {
  it('are read with what is said of their unknowns', () => {
    assert.equal(shown(String.raw`\hat p = \arg\min_{w \in [0,1]} wx = 0`), 'p̂ := argmin_{w} w x = 0');
    assert.equal(shown(String.raw`\min_p \sum_i p_i x_i = 0 \quad \text{s.t.} \quad \sum_i p_i = 1, p_i \ge 0`), 'min_{p ∑1} ∑_{i=1}^{n₁} p_i x_i = 0');
    const [reading] = readingsOf(String.raw`\arg\max_{p \in \Delta^{d-1}} \langle p, z \rangle + H(p) = z`);
    assert.equal(shownReading(reading!), 'argmax_{p ∑1} pᵀ z + entropy(p) = z');
    assert.deepEqual(reading!.domains.get('p'), { kind: 'simplex' });
    assert.ok(reading!.assumptions.some(({ text }) => text === 'H is the entropy'));
  });

  it('are known by what is defined further down, up to a heading', () => {
    const problem = formula(String.raw`q = \arg\min_u (u - a)^2`);
    const optimum = (...pieces: Parameters<typeof claimsOf>[0]): string => shownReading(claimsOf([problem, ...pieces])[0]!.readings[0]!);
    assert.equal(optimum(formula('q = a')), 'q := argmin_{u} (u − a)² = a (elsewhere)');
    assert.equal(optimum(words('so'), formula(String.raw`u^\star = a`), formula(String.raw`q = u^\star`)), 'q := argmin_{u} (u − a)² = a (elsewhere)');
    assert.equal(optimum(formula(String.raw`u^\star = a`)), 'q := argmin_{u} (u − a)² = a (elsewhere)');
    assert.equal(optimum(heading('Another'), formula('q = a')), 'q := argmin_{u} (u − a)²');
    assert.equal(optimum(formula(String.raw`r = \arg\min_u u^2`), formula(String.raw`u^\star = 0`)), 'q := argmin_{u} (u − a)²');
    assert.equal(optimum(formula(String.raw`q = \arg\min_u u^2`), formula('q = 0')), 'q := argmin_{u} (u − a)²');
  });

  it('over a set that is not understood are not refuted', () => {
    const [reading] = readingsOf(String.raw`\arg\min_{w \in \mathcal{W}} w^2 = 1`);
    assert.equal(reading!.conditionsUnread, true);
    assert.equal(readingsOf(String.raw`\arg\min_{w \in \mathbb{R}} w^2 = 1`)[0]!.conditionsUnread, false);
  });
});
