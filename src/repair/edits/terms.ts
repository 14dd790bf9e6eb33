import { isAtom, isWhole, padded, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { isIndexed, shortened } from './names';
import { signSpan } from './sign';
import { isArgument, unitsOf } from './units';

/** A term put in or left out, and what goes to 1: x → 1 − x, p → p − 1, p_j → δ_{ij} − p_j, s → s(1 − s). */
export function termEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...droppedTerm(spot, sight), ...addedTerms(spot, sight), ...complements(spot, sight)];
}

function droppedTerm(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, parent, at } = spot;
  if (spot.role !== 'term' || parent?.node.kind !== 'sum' || parent.node.terms.length < 2) return [];
  const { terms } = parent.node;
  const other = terms[1 - at]?.term;
  // Of (1 − x) a factor of 1 would be left.
  if (terms.length === 2 && other?.kind === 'number' && other.text === '1' && parent.role === 'argument' && parent.parent?.role === 'factor') return [];
  const sign = signSpan(spot, sight.source);
  if (!sign) return [];
  // What stands behind a first term that goes needs no plus.
  const next = terms[1]!;
  const end = at > 0 ? node.span.end : next.sign === '-' ? signSpan({ node: next.term, role: 'term', parent, at: 1 }, sight.source)?.start : next.term.span.start;
  if (end === undefined) return [];
  const text = textOf(sight, node);
  const blanks = /[ \t]*$/.exec(sight.source.slice(0, sign.start))![0].length;
  const start = at > 0 ? sign.start - blanks : sign.start;
  return [{ changes: [padded({ span: { start, end }, text: '' }, sight.source)], words: `leave out the term ${shortened(text)}`, cost: isIndexed(spot) ? 1.1 : 1.7 + text.length / 40 }];
}

/** + 1, − 1, and the letters in sight. */
function addedTerms(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (!isWhole(spot) || ['empty', 'relation', 'list', 'grid', 'text'].includes(node.kind) || spot.parent?.node.kind === 'list') return [];
  const text = textOf(sight, node);
  const plus = (sign: string, term: string, cost: number): Edit => ({
    changes: [replaced(spot, sight, `${text} ${sign} ${term}`)],
    words: `${sign === '+' ? 'add' : 'subtract'} ${term}`,
    cost: cost + (role === 'radicand' ? 0.5 : 0),
  });
  const ones = node.kind === 'number' || /[+-] ?1\)?$/.test(text) ? [] : [plus('+', '1', 1.6), plus('-', '1', 1.6)];
  return [...ones, ...sight.symbols.filter((symbol) => symbol !== text).flatMap((symbol) => [plus('+', symbol, 2), plus('-', symbol, 2)])];
}

function complements(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role, parent } = spot;
  if (node.kind === 'sum') return uncomplemented(spot, sight);
  if (parent?.node.kind === 'sum' && parent.node.terms.some(({ term }) => term.kind === 'number' && term.text === '1')) return [];
  if (role === 'argument' && isValue(node.kind) && node.kind !== 'fence') return [{ changes: [replaced(spot, sight, `1 - ${textOf(sight, node)}`)], words: `put 1 − ${textOf(sight, node)} for ${textOf(sight, node)}`, cost: 1.5 }];
  if (node.kind === 'adjacent') return unitsOf(node.items).flatMap((unit) => ofUnit(unit.span, isValue(unit.nodes.at(-1)!.kind) && (unit.nodes.length > 1 || !isNumber(unit.nodes[0]!.kind)), sight));
  if (role === 'term' || role === 'operand' || role === 'numerator' || role === 'denominator' || (role === 'factor' && spot.parent?.node.kind === 'product')) {
    return ofUnit(node.span, isValue(node.kind), sight);
  }
  return [];
}

const isNumber = (kind: string): boolean => kind === 'number';
const isValue = (kind: string): boolean => kind === 'symbol' || kind === 'script' || kind === 'fence';

function ofUnit(span: { readonly start: number; readonly end: number }, isOne: boolean, sight: Sight): readonly Edit[] {
  if (!isOne) return [];
  const { source } = sight;
  const text = source.slice(span.start, span.end);
  const index = /_\{?([a-z])\}?$/.exec(text)?.[1];
  const put = (other: string, words: string, cost: number): Edit => ({ changes: [padded({ span, text: other }, source)], words, cost });
  return [
    put(`(1 - ${text})`, `put 1 − ${text} for ${text}`, 1.5),
    put(`(${text} - 1)`, `subtract 1 from ${text}`, 1.6),
    put(`${text} (1 - ${text})`, `multiply by 1 − ${text}`, 1.8),
    ...(index === undefined ? [] : sight.indices.filter((other) => other !== index).flatMap((other) => [
      put(`(\\delta_{${other}${index}} - ${text})`, `put \\delta_{${other}${index}} − ${text} for ${text}`, 1.6),
      put(`(${text} - \\delta_{${other}${index}})`, `subtract \\delta_{${other}${index}} from ${text}`, 1.7),
    ])),
  ];
}

/** 1 − x → x, with the brackets around it if there are any */
function uncomplemented(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, parent } = spot;
  if (node.kind !== 'sum' || node.terms.length !== 2) return [];
  const [first, second] = node.terms;
  const one = first!.term.kind === 'number' ? second! : second!.term.kind === 'number' ? first! : undefined;
  if (!one) return [];
  const text = textOf(sight, one.term);
  const brackets = parent?.node.kind === 'fence' && parent.node.open === '(' && parent.role !== 'base' && !isArgument(parent) ? parent : undefined;
  const fenced = brackets && (isAtom(one.term) || isWhole(brackets) || brackets.role === 'term') ? brackets : spot;
  return [{ changes: [replaced(fenced, sight, text)], words: `put ${shortened(text)} for ${shortened(textOf(sight, node))}`, cost: 1.5 }];
}
