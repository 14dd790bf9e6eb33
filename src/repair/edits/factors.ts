import { bracketed, inBrackets, isAtom, isWhole, padded, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { shortened } from './names';
import { isDerivative } from './spots';
import { unitsOf } from './units';

/** A factor put in, left out or turned over. */
export function factorEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...addedFactors(spot, sight), ...droppedFactors(spot, sight), ...turnedFractions(spot, sight)];
}

/** 2, ½, n, 1/n and the letters in sight before a value. */
function addedFactors(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if ((!isWhole(spot) && role !== 'term' && role !== 'body') || ['empty', 'relation', 'list', 'grid', 'text', 'ellipsis'].includes(node.kind)) return [];
  if (spot.parent?.node.kind === 'list') return [];
  const text = textOf(sight, node);
  const rest = node.kind === 'sum' ? inBrackets(text) : text;
  const dearer = (role === 'operand' || role === 'term' || role === 'exponent' ? 0 : 0.3) + (node.kind === 'sum' ? 0.2 : 0);
  // Of n (1/n) a the latter factor is the one to leave out.
  const factors = factorsFor(spot, sight).filter(({ factor, inverse }) => factor !== rest && !rest.startsWith(inverse));
  return factors.map(({ factor, cost }): Edit => {
    const between = /^\d/.test(rest) ? '\\cdot ' : /^[\w\\]/.test(rest) && /\w$/.test(factor) ? ' ' : '';
    return { changes: [replaced(spot, sight, `${factor}${between}${rest}`)], words: `multiply ${shortened(text)} by ${factor}`, cost: cost + dearer };
  });
}

interface Factor {
  readonly factor: string;
  readonly inverse: string;
  readonly cost: number;
}

function factorsFor({ node, role }: Spot, { sizes, symbols }: Sight): readonly Factor[] {
  const upright = (name: string, cost: number): Factor => ({ factor: name, inverse: `\\frac{1}{${name}}`, cost });
  const turned = (name: string, cost: number): Factor => ({ factor: `\\frac{1}{${name}}`, inverse: name, cost });
  const divides = role === 'exponent' || role === 'operand' || role === 'argument';
  return [
    ...(node.kind === 'number' ? [] : [upright('2', 1.4), turned('2', 1.4)]),
    ...sizes.flatMap((size) => [turned(size, 1.4), upright(size, 1.7)]),
    ...symbols.flatMap((symbol) => [upright(symbol, 1.9), ...(divides ? [turned(symbol, 2.1)] : [])]),
  ];
}

/** One factor less. */
function droppedFactors(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  const spans = node.kind === 'adjacent' ? unitsOf(node.items).map(({ span }) => span) : node.kind === 'product' ? node.factors.map(({ span }) => span) : [];
  const { source } = sight;
  const dropped = spans.length < 2 ? [] : spans.map((span, at): Edit => {
    const removed = at === 0 ? { start: span.start, end: spans[1]!.start } : { start: spans[at - 1]!.end, end: span.end };
    const text = source.slice(span.start, span.end);
    // A number too many is likelier than a letter, and a short factor than a long one.
    const cost = (/^(?:\d+|\\frac\{?1\}?\{?\w\}?)$/.test(text) ? 1.2 : 1.5) + (text.length < 12 ? 0 : text.length / 40);
    return { changes: [padded({ span: removed, text: '' }, source)], words: `leave out the factor ${shortened(text)}`, cost };
  });
  return [...dropped, ...droppedFunction(spot, sight)];
}

/** \log p → p */
function droppedFunction({ node }: Spot, sight: Sight): readonly Edit[] {
  if (node.kind !== 'adjacent') return [];
  return unitsOf(node.items).flatMap(({ nodes }): readonly Edit[] => {
    const [name, next] = nodes;
    if (!next || (name!.kind !== 'symbol' && name!.kind !== 'script')) return [];
    return [{ changes: [padded({ span: { start: name.span.start, end: next.span.start }, text: '' }, sight.source)], words: `leave out ${textOf(sight, name)}`, cost: 1.9 }];
  });
}

/** a/b → b/a, a, 1/b, ab; n → 1/n. */
function turnedFractions(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (node.kind === 'fraction') {
    const { numerator, denominator, style } = node;
    if (style === 'binomial' || isDerivative(numerator)) return [];
    const [above, below] = [textOf(sight, numerator), textOf(sight, denominator)];
    const quotient = (upper: string, lower: string): string => (style === 'slash' ? `${upper}/${lower}` : `\\frac{${upper}}{${lower}}`);
    const upright = above === '1' ? bracketed(denominator, sight) : quotient(style === 'slash' ? bracketed(denominator, sight) : below, above);
    const alone = role === 'factor' || role === 'base' ? bracketed(numerator, sight) : role === 'term' && numerator.kind === 'sum' ? inBrackets(above) : above;
    const product = `${bracketed(numerator, sight)} ${bracketed(denominator, sight)}`;
    return [
      { changes: [replaced(spot, sight, upright)], words: `turn ${shortened(textOf(sight, node))} over`, cost: 1.4 },
      ...(above === '1' ? [] : [
        { changes: [replaced(spot, sight, alone)], words: `do not divide by ${shortened(below)}`, cost: 1.6 + below.length / 40 },
        { changes: [replaced(spot, sight, quotient('1', below))], words: `put 1 for ${shortened(above)}`, cost: 1.9 + above.length / 40 },
        { changes: [replaced(spot, sight, role === 'base' ? inBrackets(product) : product)], words: `multiply by ${shortened(below)} instead of dividing`, cost: 1.7 },
      ]),
    ];
  }
  const divides = role === 'factor' || role === 'exponent' || role === 'term' || role === 'operand';
  if (!divides || !isAtom(node) || node.kind === 'root' || (node.kind === 'number' && node.text === '1')) return [];
  const inner = node.kind === 'fence' && node.open === '(' ? textOf(sight, node.body) : textOf(sight, node);
  return [{ changes: [replaced(spot, sight, `\\frac{1}{${inner}}`)], words: `divide by ${shortened(inner)} instead`, cost: 1.7 }];
}
