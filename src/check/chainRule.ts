import type { Expression } from '../ir/expression';
import { withoutPoints } from '../numeric/evidence';
import type { Verdict } from './verdict';

/** ∂of/∂by, of quantities known by name only. */
interface Slope {
  readonly of: string;
  readonly by: string;
}

/**
 * ∂L/∂w = ∂L/∂a · ∂a/∂z · ∂z/∂w, a sum of such products too: a chain from L to w in each, which holds if L depends on w
 * through nothing else; refuted where one factor turned over, one put in, or one letter of another would close the chain.
 * Undefined where the sides are no such thing, or the chain ends early (∂z/∂b = 1 is often left out).
 */
export function judgeChainRule(left: Expression, right: Expression, seed: number): Verdict | undefined {
  const [stated, product] = slopeOf(left) ? [slopeOf(left)!, right] : [slopeOf(right), left];
  if (!stated) return undefined;
  const products = termsOf(product).map(slopesOf);
  if (!products.every((factors) => factors !== undefined) || !products.some((factors) => factors.length > 1)) return undefined;
  if (!products.flat().some(({ of, by }) => of === stated.by || by === stated.by)) return undefined;
  const whole = endsOf(products, stated);
  const evidence = withoutPoints(seed);
  const through = new Set<string>();
  for (const factors of products) {
    if (isChain(factors, whole)) factors.forEach(({ by }) => by !== whole.by && through.add(/⋯/.test(by) ? '…' : by));
    else {
      const slip = factors.length > 1 ? slipIn(factors, whole) : undefined;
      return slip === undefined ? undefined : { kind: 'refuted', code: 'wrong-derivative', message: `the factors make no chain from ${whole.of} to ${whole.by}: ${slip}`, evidence };
    }
  }
  const same = whole.of === stated.of ? '' : `${stated.of} is ${whole.of} and `;
  const condition = `${same}${stated.of} depends on ${stated.by} through ${listed([...through])} alone`;
  return { kind: 'conditional', message: `this is the chain rule, which holds where ${condition}`, condition, evidence };
}

/** Where f stands for h(g(x)), df/dx = dh/dg · dg/dx: an end that no factor knows is what they begin with. */
function endsOf(products: readonly (readonly Slope[])[], stated: Slope): Slope {
  const factors = products.flat();
  const names = new Set(factors.flatMap(({ of, by }) => [of, by]));
  const first = names.has(stated.of) ? undefined : [...new Set(factors.map(({ of }) => of))].filter((of) => factors.every(({ by }) => by !== of));
  return first?.length === 1 ? { ...stated, of: first[0]! } : stated;
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`);

function slopeOf(expression: Expression): Slope | undefined {
  if (expression.kind === 'entry') return slopeOf(expression.array);
  if (expression.kind === 'apply' && expression.operator === 'transpose') return slopeOf(expression.operands[0]!);
  const [, of, by] = (expression.kind === 'call' && /^∂([^/∂]+)\/∂([^/∂]+)$/.exec(expression.function)) || [];
  return of !== undefined && by !== undefined ? { of, by } : undefined;
}

const termsOf = (expression: Expression): readonly Expression[] => (expression.kind === 'apply' && expression.operator === 'add' ? expression.operands.flatMap(termsOf) : [expression]);

/** The factors of a product, or of each term of a sum over an index; undefined where one is no slope. */
function slopesOf(expression: Expression): readonly Slope[] | undefined {
  if (expression.kind === 'reduce' && expression.operator === 'sum') return slopesOf(expression.body);
  if (expression.kind === 'comprehension') return slopesOf(expression.body);
  const slope = slopeOf(expression);
  if (slope) return [slope];
  if (expression.kind !== 'apply' || !/^(multiply|matmul|dot|hadamard)$/.test(expression.operator)) return undefined;
  const all = expression.operands.map(slopesOf);
  return all.every((factors) => factors !== undefined) ? all.flat() : undefined;
}

/** Whether the factors, in whatever order, lead from one end to the other. */
function isChain(factors: readonly Slope[], { of, by }: Slope): boolean {
  const left = [...factors];
  let at = of;
  while (left.length > 0) {
    const next = left.findIndex((factor) => factor.of === at);
    if (next < 0) return false;
    at = left.splice(next, 1)[0]!.by;
  }
  return at === by;
}

/** The one change that closes the chain, in words. */
function slipIn(factors: readonly Slope[], whole: Slope): string | undefined {
  // Two formulas without anything between them: df/dm = df/dx · dx/dm  df/db = …
  if (factors.filter(({ of }) => of === whole.of).length > 1 || factors.filter(({ by }) => by === whole.by).length > 1) return undefined;
  const names = [...new Set([whole, ...factors].flatMap(({ of, by }) => [of, by]))];
  const closes = (at: number, other: Slope): boolean => isChain(factors.with(at, other), whole);
  for (const [at, factor] of factors.entries()) if (closes(at, { of: factor.by, by: factor.of })) return `${shown(factor)} is the wrong way up`;
  const missing = names.flatMap((of) => names.map((by) => ({ of, by }))).find((one) => one.of !== whole.of && one.by !== whole.by && letter(one.of) !== letter(one.by) && isChain([...factors, one], whole));
  if (missing) return `${shown(missing)} is missing`;
  for (const [at, factor] of factors.entries()) {
    // w for w₁ is shorthand, and no slip.
    const other = names.flatMap((name) => [{ ...factor, of: name }, { ...factor, by: name }]).find((one) => letter(one.of) !== letter(factor.of) || letter(one.by) !== letter(factor.by) ? closes(at, one) : false);
    if (other) return `${shown(factor)} should be ${shown(other)}`;
  }
  return undefined;
}

const shown = ({ of, by }: Slope): string => `∂${of}/∂${by}`;
/** Without hats, primes and indices. */
const letter = (name: string): string => [...name.normalize('NFD')][0]!;
