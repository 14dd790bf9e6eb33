import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkClaim } from '../../src/check/claim';
import type { Verdict } from '../../src/check/verdict';
import { readDocument } from '../../src/elaborate/document';
import { add, apply, divide, entry, index, multiply, negate, one, power, range, rational, scalar, size, subtract, sum, variable } from '../../src/ir/build';
import type { Expression } from '../../src/ir/expression';
import { printLatex } from '../../src/ir/print';
import { mapChildren } from '../../src/ir/substitute';
import { parseMath } from '../../src/syntax/parseMath';

const overN = range(one, size('n'));
const z = variable('z', overN);
const w = variable('w', overN);
const x = scalar('x');
const y = scalar('y');
const a = scalar('a');
const j = index('j');
const numeral = fc.integer({ min: 1, max: 5 }).map((value) => rational(value));

/** Scalar expressions over `leaf`: sums, products, fractions, powers, and the functions named. */
function expressions(leaf: fc.Arbitrary<Expression>, depth: number, functions: readonly string[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      leaf,
      fc.tuple(tie('any'), tie('any')).map(([left, right]) => add(left, right)),
      fc.tuple(tie('any'), tie('any')).map(([left, right]) => subtract(left, right)),
      fc.tuple(tie('any'), tie('any')).map(([left, right]) => multiply(left, right)),
      fc.tuple(tie('any'), tie('any')).map(([above, below]) => divide(above, below)),
      fc.tuple(tie('any'), fc.integer({ min: 2, max: 3 })).map(([base, exponent]) => power(base, rational(exponent))),
      tie('any').map(negate),
      fc.tuple(fc.constantFrom(...functions), tie('any')).map(([name, inner]) => apply(name, inner)),
    ),
  })).any;
}

/** What stands under a sum over j. σ(z_j) is left out: it may also be entry j of a softmax called σ. */
const summand = expressions(fc.oneof(fc.constantFrom<Expression>(entry(z, j), entry(w, j), entry(apply('softmax', z), j), x), numeral), 1, ['exp', 'log']);

const expression = expressions(fc.oneof({ weight: 3, arbitrary: fc.oneof(fc.constantFrom<Expression>(x, y, a), numeral) }, { weight: 1, arbitrary: summand.map((body) => sum('j', overN, body)) }), 2, ['exp', 'log', 'sigmoid']);

/** The ways of writing that a claim mixes. */
interface Style {
  readonly fraction: 'bar' | 'over' | 'slash';
  readonly exponential: 'power' | 'word';
  readonly product: string;
  readonly brackets: readonly [string, string];
}

const style: fc.Arbitrary<Style> = fc.record({
  fraction: fc.constantFrom('bar', 'over', 'slash'),
  exponential: fc.constantFrom('power', 'word'),
  product: fc.constantFrom(' ', String.raw` \cdot `, String.raw` \times `),
  brackets: fc.constantFrom<readonly [string, string]>(['(', ')'], [String.raw`\left(`, String.raw`\right)`], [String.raw`\bigl(`, String.raw`\bigr)`]),
});

/** LaTeX of an expression of the generated kind in a style of its own, every part in brackets that could need them. */
function written(e: Expression, style: Style): string {
  const bracketed = (text: string): string => `${style.brackets[0]} ${text} ${style.brackets[1]}`;
  const plain = (part: Expression): string => written(part, style);
  const tight = (part: Expression): string => (part.kind === 'variable' || (part.kind === 'number' && part.numerator >= 0n) || part.kind === 'entry' ? plain(part) : bracketed(plain(part)));
  switch (e.kind) {
    case 'number':
      return String(e.numerator);
    case 'variable':
    case 'index':
      return e.name;
    case 'entry':
      return `${plain(e.array)}_${plain(e.indices[0]!)}`;
    case 'reduce':
      return String.raw`\sum_{j=1}^n ${bracketed(plain(e.body))}`;
    case 'apply':
      break;
    default:
      throw new TypeError(`${e.kind} is not generated`);
  }
  const [first, second] = e.operands as readonly [Expression, Expression];
  switch (e.operator) {
    case 'add':
      return `${plain(first)} + ${tight(second)}`;
    case 'subtract':
      return `${plain(first)} - ${tight(second)}`;
    case 'negate':
      return `-${tight(first)}`;
    case 'multiply':
      return `${tight(first)}${second.kind === 'number' ? String.raw` \cdot ` : style.product}${tight(second)}`;
    case 'divide':
      if (style.fraction === 'bar') return String.raw`\frac{${plain(first)}}{${plain(second)}}`;
      return style.fraction === 'over' ? String.raw`{${plain(first)} \over ${plain(second)}}` : `${tight(first)} / ${tight(second)}`;
    case 'power':
      return `${tight(first)}^${plain(second)}`;
    case 'exp':
      return style.exponential === 'power' ? `e^{${plain(first)}}` : String.raw`\exp ${bracketed(plain(first))}`;
    case 'log':
      return String.raw`\log ${bracketed(plain(first))}`;
    case 'sigmoid':
      return String.raw`\sigma ${bracketed(plain(first))}`;
    case 'softmax':
      return String.raw`\operatorname{softmax} ${bracketed(plain(first))}`;
    default:
      throw new TypeError(`${e.operator} is not generated`);
  }
}

/** x + e, whose left side names nothing, written in two ways. */
const claim = (left: Expression, right: Expression, style: Style): string => `x + ${printLatex(multiply(left, y))} = ${written(add(x, multiply(right, y)), style)}`;

function verdictOf(latex: string): Verdict {
  const whole = { start: 0, end: latex.length };
  const next = readDocument([{ kind: 'math', latex, parsed: parseMath(latex), place: (span) => span, span: whole, display: true, bare: false, aside: false }]).next();
  assert.ok(!next.done, latex);
  return checkClaim(next.value).verdict;
}

type Point = Readonly<Record<'x' | 'y' | 'a', number>> & Readonly<Record<'z' | 'w', readonly number[]>>;

/** In floats, with z and w of length 3; `at` is the value of j. */
function value(e: Expression, point: Point, at = 0): number {
  const of = (part: Expression): number => value(part, point, at);
  switch (e.kind) {
    case 'number':
      return Number(e.numerator) / Number(e.denominator);
    case 'variable':
      return point[e.name as 'x'];
    case 'entry': {
      const { array } = e;
      if (array.kind === 'variable') return point[array.name as 'z'][at]!;
      return Math.exp(point.z[at]!) / point.z.reduce((total, logit) => total + Math.exp(logit), 0);
    }
    case 'reduce':
      return [0, 1, 2].reduce((total, term) => total + value(e.body, point, term), 0);
    case 'apply':
      break;
    default:
      throw new TypeError(`${e.kind} is not generated`);
  }
  const [first, second] = e.operands as readonly [Expression, Expression];
  switch (e.operator) {
    case 'add':
      return of(first) + of(second);
    case 'subtract':
      return of(first) - of(second);
    case 'negate':
      return -of(first);
    case 'multiply':
      return of(first) * of(second);
    case 'divide':
      return of(first) / of(second);
    case 'power':
      return of(first) ** of(second);
    case 'exp':
      return Math.exp(of(first));
    case 'log':
      return Math.log(of(first));
    case 'sigmoid':
      return 1 / (1 + Math.exp(-of(first)));
    default:
      throw new TypeError(`${e.operator} is not generated`);
  }
}

const POINTS: readonly Point[] = [
  { x: 0.7, y: 1.3, a: 0.4, z: [0.2, 1.1, -0.6], w: [0.9, 0.3, 0.5] },
  { x: 1.9, y: 0.6, a: 2.2, z: [1.4, 0.7, 0.3], w: [0.2, 1.6, 0.8] },
  { x: -0.8, y: 1.7, a: -1.3, z: [-0.4, 0.5, 0.9], w: [-1.1, 0.6, 0.7] },
];

/** Both have values somewhere that are of ordinary size and clearly apart. */
const differ = (left: Expression, right: Expression): boolean =>
  POINTS.some((point) => {
    const [p, q] = [value(left, point), value(right, point)];
    return Math.abs(p) < 1e6 && Math.abs(q) < 1e6 && Math.abs(p - q) > 1e-3 * Math.max(1, Math.abs(p), Math.abs(q));
  });

/** Slips of the pen: a sign, an index's array, a factor, an exponent. */
function slips(e: Expression): readonly Expression[] {
  if (e.kind === 'entry' && e.array.kind === 'variable') return [entry(e.array.name === 'z' ? w : z, ...e.indices)];
  if (e.kind === 'number') return [rational(e.numerator + 1n)];
  if (e.kind !== 'apply') return [];
  const [first, second] = e.operands as readonly [Expression, Expression];
  switch (e.operator) {
    case 'add':
      return [subtract(first, second), add(first, multiply(rational(2), second))];
    case 'subtract':
      return [add(first, second), subtract(second, first)];
    case 'negate':
      return [first];
    case 'divide':
      return [divide(second, first), multiply(first, second)];
    case 'exp':
    case 'sigmoid':
      return [apply(e.operator, negate(first))];
    default:
      return [];
  }
}

/** All expressions that are one slip away. */
function twins(e: Expression): readonly Expression[] {
  const found = [...slips(e)];
  const children: Expression[] = [];
  mapChildren(e, (child) => (children.push(child), child));
  children.forEach((child, at) => {
    for (const twin of twins(child)) {
      let seen = 0;
      found.push(mapChildren(e, (other) => (seen++ === at ? twin : other)));
    }
  });
  return found;
}

/** Reasons for which a true claim may stay undecided: nothing was misread. */
const UNDECIDED: ReadonlySet<string> = new Set(['no-informative-points', 'not-decided-numerically', 'budget']);

const parameters = { numRuns: 150, seed: 20240229 };

describe('reading what was printed', () => {
  it('verifies an expression against itself in another notation', () =>
    fc.assert(
      fc.property(expression, style, (e, style) => {
        const latex = claim(e, e, style);
        const verdict = verdictOf(latex);
        assert.ok(verdict.kind === 'verified' || (verdict.kind === 'unchecked' && UNDECIDED.has(verdict.reason)), `${latex}\n${verdict.kind}: ${verdict.message}`);
      }),
      parameters,
    ));

  it('verifies no expression against its false twin', () =>
    fc.assert(
      fc.property(expression, style, fc.nat(), (e, style, pick) => {
        const others = twins(e).filter((twin) => differ(e, twin));
        fc.pre(others.length > 0);
        const latex = claim(e, others[pick % others.length]!, style);
        const verdict = verdictOf(latex);
        assert.notEqual(verdict.kind, 'verified', `${latex}\n${verdict.message}`);
      }),
      parameters,
    ));
});
