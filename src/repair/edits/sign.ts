import type { Span } from '../../util/span';
import { inBrackets, isWhole, padded, replaced, textOf, type Change, type Edit, type Sight, type Spot } from './edit';

/** Where the sign before a term is written; empty where a first term has none. */
export function signSpan({ node, parent, at }: Spot, source: string): Span | undefined {
  if (parent?.node.kind !== 'sum') return undefined;
  const start = at === 0 ? parent.node.span.start : parent.node.terms[at - 1]!.term.span.end;
  const gap = source.slice(start, node.span.start);
  const sign = Math.max(gap.lastIndexOf('+'), gap.lastIndexOf('-'), gap.lastIndexOf('−'));
  if (sign >= 0) return { start: start + sign, end: start + sign + 1 };
  return at === 0 && gap.trim() === '' ? { start, end: start } : undefined;
}

/** a + b → a − b; a → −a; a − b → b − a. */
export function signEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...termSign(spot, sight), ...wholeSign(spot, sight), ...reversal(spot, sight)];
}

function termSign(spot: Spot, sight: Sight): readonly Edit[] {
  const { parent, at } = spot;
  const span = signSpan(spot, sight.source);
  if (!span || parent?.node.kind !== 'sum') return [];
  const { sign } = parent.node.terms[at]!;
  if (sign !== '+' && sign !== '-') return [];
  // To the power of 1 says nothing.
  if (parent.role === 'exponent' && parent.node.terms.length === 1 && spot.node.kind === 'number' && spot.node.text === '1') return [];
  const change: Change = { span, text: sign === '+' ? '-' : at === 0 ? '' : '+' };
  return [{ changes: [at === 0 && sign === '-' ? padded(change, sight.source) : change], words: `change the sign of ${textOf(sight, spot.node)}`, cost: 1 }];
}

function wholeSign(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (!isWhole(spot) || node.kind === 'empty' || node.kind === 'relation' || node.kind === 'list') return [];
  if (node.kind === 'sum' && node.terms.length === 1) return [];
  const text = textOf(sight, node);
  const whole = node.kind === 'sum';
  const cost = (whole ? 1.6 : 1) + (spot.role === 'denominator' || spot.role === 'radicand' ? 0.7 : spot.role === 'numerator' ? 0.3 : 0);
  return [{ changes: [replaced(spot, sight, `-${whole ? inBrackets(text) : text}`)], words: `change the sign of ${text}`, cost }];
}

/** y − p → p − y */
function reversal(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind !== 'sum' || node.terms.length !== 2 || node.terms[0]!.sign !== '+' || node.terms[1]!.sign !== '-') return [];
  const [first, second] = node.terms.map(({ term }) => term);
  return [{ changes: exchange(first!.span, second!.span, sight), words: `exchange ${textOf(sight, first!)} and ${textOf(sight, second!)}`, cost: 1.1 }];
}

/** Two stretches in each other's place. */
export function exchange(first: Span, second: Span, { source }: Sight): readonly Change[] {
  return [
    padded({ span: first, text: source.slice(second.start, second.end) }, source),
    padded({ span: second, text: source.slice(first.start, first.end) }, source),
  ];
}
