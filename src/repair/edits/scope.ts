import type { Surface } from '../../syntax/surface';
import type { Span } from '../../util/span';
import { bracketsFor, padded, textOf, type Edit, type Sight, type Spot } from './edit';
import { shortened } from './names';
import { isArgument } from './units';

/** Brackets put in, left out or moved: a − (b + c), \sum (a + b), (a + b)/c, (a − b)². */
export function scopeEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...unbracketed(spot, sight), ...bracketedTails(spot, sight), ...bracketedHeads(spot, sight)];
}

/** Where brackets hold a sum together. */
function unbracketed(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (node.kind !== 'fence' || (node.open !== '(' && node.open !== '[') || (node.body.kind !== 'sum' && node.body.kind !== 'big')) return [];
  if (role === 'operand') return [];
  const changes = [
    padded({ span: { start: node.span.start, end: node.body.span.start }, text: '' }, sight.source),
    padded({ span: { start: node.body.span.end, end: node.span.end }, text: '' }, sight.source),
  ];
  return [{ changes, words: `leave out the brackets around ${shortened(textOf(sight, node.body))}`, cost: isArgument(spot) ? 1.5 : 1.3 }];
}

/** The parts of a term that may take what stands behind it with them: the term itself, its last factor, a sum's body. */
function tails(term: Surface): readonly Surface[] {
  switch (term.kind) {
    case 'adjacent':
      return [term, ...tails(term.items.at(-1)!)];
    case 'product':
      return [term, ...tails(term.factors.at(-1)!)];
    case 'big':
      return [term, ...tails(term.body)];
    case 'fraction':
      return term.style === 'slash' ? [term, ...tails(term.denominator)] : [term];
    default:
      return [term];
  }
}

/** The parts of a term that may take what stands before it with them. */
function heads(term: Surface): readonly Surface[] {
  switch (term.kind) {
    case 'adjacent':
      return [term, ...heads(term.items[0]!)];
    case 'product':
      return [term, ...heads(term.factors[0]!)];
    case 'fraction':
      return term.style === 'slash' ? [term, ...heads(term.numerator)] : [term];
    case 'script':
      return [term, ...heads(term.base)];
    default:
      return [term];
  }
}

/** a − b + c → a − (b + c); ab + c → a(b + c) */
function bracketedTails({ node }: Spot, sight: Sight): readonly Edit[] {
  if (node.kind !== 'sum') return [];
  const { terms } = node;
  return terms.slice(0, -1).flatMap(({ sign, term }, at) => {
    const ends = new Set([terms[at + 1]!, terms.at(-1)!].map((last) => last.term.span.end));
    // A plus before brackets changes nothing.
    const starts = tails(term).filter((part) => (part === term ? sign === '-' : part.kind !== 'fence' && !isName(part)));
    return starts.flatMap((part) => [...ends].map((end) => wrapped({ start: part.span.start, end }, sight)));
  });
}

/** a + b/c → (a + b)/c; a − b² → (a − b)² */
function bracketedHeads({ node }: Spot, sight: Sight): readonly Edit[] {
  if (node.kind !== 'sum') return [];
  const { terms } = node;
  return terms.slice(1).flatMap(({ term }, before) => {
    const starts = new Set([node.span.start, ...(terms[before]!.sign === '+' ? [terms[before]!.term.span.start] : [])]);
    const ends = heads(term).filter((part) => part !== term && !isName(part));
    return ends.flatMap((part) => [...starts].map((start) => wrapped({ start, end: part.span.end }, sight)));
  });
}

/** \log, and e, which is nothing without its exponent. */
const isName = (node: Surface): boolean => node.kind === 'symbol' && (node.name === 'e' || /^[a-z]{3,}$/.test(node.name));

function wrapped(span: Span, { source }: Sight): Edit {
  const text = source.slice(span.start, span.end);
  const [open, close] = bracketsFor(text);
  const changes = [padded({ span: { start: span.start, end: span.start }, text: open }, source), { span: { start: span.end, end: span.end }, text: close }];
  return { changes, words: `put brackets around ${shortened(text)}`, cost: 1.4 };
}
