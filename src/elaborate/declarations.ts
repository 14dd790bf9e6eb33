import { decimal, infinity, negate, rational } from '../ir/build';
import type { Domain } from '../ir/domain';
import { printExpression } from '../ir/print';
import type { Expression } from '../ir/expression';
import type { RelationSign, Surface } from '../syntax/surface';
import { sliceBalanced } from './slice';
import { familyKey, scriptText, withSubscript } from './scriptText';
import { definedName, shownName, type DefinedName } from './definedName';
import type { Declaration, DeclaredLength } from './scope';
import { isBold } from './symbol';

/** A fact about a symbol, as far as `x ∈ R^d`, `x > 0` and the like state one. */
export interface Declared {
  readonly key: string;
  readonly declaration: Declaration;
}

/** The declarations a statement makes; undefined where it is no declaration we understand. */
export function declarationsOf(operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly Declared[] | undefined {
  if (signs.length === 1 && (signs[0] === '∈' || (signs[0] === '=' && isPlusMinusOne(operands[1]!)))) return membership(operands[0]!, operands[1]!, source);
  if (signs.every((sign) => '<≤>≥≠'.includes(sign))) return comparison(operands, signs, source);
  return undefined;
}

const text = (source: string, surface: Surface): string => sliceBalanced(source, surface.span).replace(/\s+/g, ' ').trim();

/** y = ±1: a label. */
const isPlusMinusOne = (value: Surface): boolean => value.kind === 'sum' && value.terms.length === 1 && value.terms[0]!.sign === '±' && value.terms[0]!.term.kind === 'number' && value.terms[0]!.term.text === '1';

function membership(left: Surface, set: Surface, source: string): readonly Declared[] | undefined {
  const names = (left.kind === 'list' ? left.items : [left]).map(definedName);
  if (!names.every((name) => name !== undefined)) return undefined;
  const found = setOf(set);
  if (!found) return undefined;
  return names.flatMap((name) => {
    const scalarIndices = name.indices.length > 0 && found.lengths.length === 0;
    const lengths = scalarIndices ? undefined : found.lengths.length > 0 ? found.lengths : isBold(name.symbol) ? undefined : [];
    const isFamily = numbers(name, names);
    const keys = lengths && lengths.length > 0 ? (isFamily ? [name.key, familyKey(name.key)] : [ownKey(name)]) : keysOf(name);
    return keys.map((key) => ({
      key,
      declaration: {
        assumption: { text: `${isFamily ? shownName(name) : ownKey(name)} ${isPlusMinusOne(set) ? '=' : '∈'} ${text(source, set)}`, source: 'stated' as const },
        ...(lengths && lengths.length > 0 ? { lengths, ...(isFamily && { family: name.indices.length }) } : {}),
        ...(found.domain ? { domain: found.domain } : {}),
      },
    }));
  });
}

/** R^d, R^{m×n}, [0,1]^d, (0,1), {0,1}, {−1,1}, R_+, N, Z. */
function setOf(set: Surface): { readonly lengths: readonly DeclaredLength[]; readonly domain?: Domain } | undefined {
  if (isPlusMinusOne(set)) return { lengths: [], domain: { kind: 'sign' } };
  if (set.kind === 'script' && set.sup && set.base.kind !== 'script') {
    const base = setOf(set.sub ? { kind: 'script', base: set.base, sub: set.sub, primes: 0, span: set.span } : set.base);
    if (set.sup.kind === 'symbol' && set.sup.name === 'plus') return base ? { lengths: [], domain: { kind: 'positive' } } : undefined;
    const lengths = lengthsOf(set.sup);
    return base && lengths ? { ...base, lengths } : undefined;
  }
  if (set.kind === 'script' && set.sub && !set.sup) {
    const base = setOf(set.base);
    if (!base) return undefined;
    const sub = scriptText(set.sub);
    if (sub === '+' || sub === '>0' || sub === '++') return { lengths: [], domain: { kind: 'positive' } };
    if (sub === '≥0') return { lengths: [], domain: { kind: 'nonnegative' } };
    return undefined;
  }
  if (set.kind === 'symbol' && (set.font === 'blackboard' || set.font === 'bold' || set.font === 'normal' || set.font === 'roman')) {
    if (set.name === 'R') return { lengths: [], domain: { kind: 'real' } };
    if (set.name === 'N' && set.font === 'blackboard') return { lengths: [], domain: { kind: 'natural' } };
    if (set.name === 'Z' && set.font === 'blackboard') return { lengths: [], domain: { kind: 'integer' } };
    return undefined;
  }
  // \mathbf{R^d}: the power is inside the font.
  if (set.kind === 'adjacent' && set.items.length === 1) return setOf(set.items[0]!);
  if (set.kind === 'fence' && set.body.kind === 'list' && set.body.items.length === 2) {
    const [a, b] = set.body.items.map(constant);
    if (!a || !b) return undefined;
    if (set.open === '{') {
      const numbers = [a, b].map((bound) => Number(printExpression(bound).replace('−', '-'))).sort((x, y) => x - y);
      if (numbers[0] === 0 && numbers[1] === 1) return { lengths: [], domain: { kind: 'binary' } };
      return numbers[0] === -1 && numbers[1] === 1 ? { lengths: [], domain: { kind: 'sign' } } : undefined;
    }
    if ('[('.includes(set.open)) return { lengths: [], domain: { kind: 'interval', low: a, high: b, open: set.open === '(' } };
  }
  return undefined;
}

const isNumber = (e: Expression, value: number): boolean => e.kind === 'number' && e.numerator === BigInt(value) && e.denominator === 1n;

function lengthsOf(sup: Surface): readonly DeclaredLength[] | undefined {
  if (sup.kind === 'number') return /^\d{1,3}$/.test(sup.text) ? [{ kind: 'number', value: Number(sup.text) }] : undefined;
  if (sup.kind === 'symbol' || sup.kind === 'script') {
    // \mathbf{R^d} sets the d bold as well; a size is a plain letter.
    const name = definedName(sup.kind === 'symbol' ? { ...sup, font: 'normal' } : sup);
    return name ? [{ kind: 'size', name: name.key + (name.indices.length > 0 ? `_${name.indices.join('')}` : '') }] : undefined;
  }
  if (sup.kind === 'product' && sup.signs.every((sign) => sign === '×' || sign === '*')) {
    const lengths = sup.factors.map(lengthsOf);
    return lengths.every((length) => length?.length === 1) ? lengths.flatMap((length) => length!) : undefined;
  }
  if (sup.kind === 'fence' && sup.body.kind !== 'list') {
    return [{ kind: 'size', name: `|${scriptText(sup.body)}|` }];
  }
  return undefined;
}

/** A written constant: 0, −1, 1/2, ∞. */
function constant(surface: Surface): Expression | undefined {
  if (surface.kind === 'number') return decimal(surface.text);
  if (surface.kind === 'symbol' && surface.name === 'infinity') return infinity;
  if (surface.kind === 'sum' && surface.terms.length === 1) {
    const value = constant(surface.terms[0]!.term);
    return value && surface.terms[0]!.sign === '-' ? negate(value) : value;
  }
  if (surface.kind === 'fraction' && surface.numerator.kind === 'number' && surface.denominator.kind === 'number' && Number(surface.denominator.text) !== 0) {
    const [a, b] = [decimal(surface.numerator.text), decimal(surface.denominator.text)];
    return a && b && b.numerator !== 0n ? rational(a.numerator * b.denominator, a.denominator * b.numerator) : undefined;
  }
  return undefined;
}

/** x_i is an entry of x, or a name of its own: what is said of it holds of either. */
const keysOf = (name: DefinedName): readonly string[] => (name.indices.length === 0 ? [name.key] : [name.key, ownKey(name)]);

const ownKey = ({ key, indices }: DefinedName): string => (indices.length === 0 ? key : withSubscript(key, indices.join('')));

/** x_i ∈ R^d is said of every i; W_q and W_{xh} are names, and so are W_q, W_k and W_v beside each other. */
function numbers({ key, indices }: DefinedName, beside: readonly DefinedName[]): boolean {
  return indices.length > 0 && indices.every((index) => /^[i-npt]$/.test(index)) && beside.filter((name) => name.key === key).length === 1;
}

const FLIPPED: Partial<Record<RelationSign, RelationSign>> = { '<': '>', '≤': '≥', '>': '<', '≥': '≤', '≠': '≠' };

/** |γ| < 1 */
function bounded(operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly Declared[] | undefined {
  const [inner, bound] = operands;
  const name = inner?.kind === 'fence' && inner.open === '|' ? definedName(inner.body) : undefined;
  const high = bound && constant(bound);
  if (signs.length !== 1 || !'<≤'.includes(signs[0]!) || !name || name.called || !high) return undefined;
  const shown = operands.map((operand) => text(source, operand)).join(` ${signs[0]!} `);
  const declaration: Declaration = { domain: { kind: 'interval', low: negate(high), high, open: signs[0] === '<' }, assumption: { text: shown, source: 'stated' } };
  return keysOf(name).map((key) => ({ key, declaration }));
}

/** x > 0, 0 < p < 1, a ≠ 0. */
function comparison(operands: readonly Surface[], signs: readonly RelationSign[], source: string): readonly Declared[] | undefined {
  const [first, ...others] = operands;
  if (first?.kind === 'fence') return bounded(operands, signs, source);
  if (first?.kind === 'list') {
    const each = first.items.map((item) => comparison([item, ...others], signs, source));
    return each.every((declared) => declared !== undefined) ? each.flat() : undefined;
  }
  const at = operands.findIndex((operand) => definedName(operand)?.called === false && !constant(operand));
  if (at < 0 || operands.some((operand, k) => k !== at && !constant(operand))) return undefined;
  const name = definedName(operands[at]!)!;
  let low: Expression = negate(infinity);
  let high: Expression = infinity;
  let open = true;
  let nonzero = false;
  for (const [k, sign] of signs.entries()) {
    const other = constant(operands[k === at ? k + 1 : k]!)!;
    const seen = k === at ? sign : FLIPPED[sign]!;
    if (seen === '>' || seen === '≥') low = other;
    else if (seen === '<' || seen === '≤') high = other;
    else nonzero = true;
    if (seen === '≥' || seen === '≤') open = false;
  }
  const shown = `${text(source, operands[0]!)} ${signs.map((sign, k) => `${sign} ${text(source, operands[k + 1]!)}`).join(' ')}`;
  const declaration: Declaration = { domain: domainBetween(low, high, open, nonzero), assumption: { text: shown, source: 'stated' } };
  return keysOf(name).map((key) => ({ key, declaration }));
}

function domainBetween(low: Expression, high: Expression, open: boolean, nonzero: boolean): Domain {
  if (nonzero) return { kind: 'nonzero' };
  if (isNumber(low, 0) && high === infinity) return { kind: open ? 'positive' : 'nonnegative' };
  return { kind: 'interval', low, high, open };
}
