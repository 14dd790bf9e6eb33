import { bracketed, isAtom, padded, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { shortened } from './names';
import { isArgument, unitsOf } from './units';

/** A square or a root lost or added. */
export function powerEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...droppedPower(spot, sight), ...addedPower(spot, sight), ...functionPower(spot, sight), ...roots(spot, sight)];
}

/** \tanh x → \tanh^2 x */
function functionPower({ node, role }: Spot, sight: Sight): readonly Edit[] {
  if (role !== 'function' || node.kind !== 'symbol' || !/^(?:tanh|sinh|cosh|sin|cos|tan)$/.test(node.name)) return [];
  const text = textOf(sight, node);
  return [{ changes: [padded({ span: { start: node.span.end, end: node.span.end }, text: '^2' }, sight.source)], words: `square ${shortened(text)}`, cost: 1.5 }];
}

/** x^2 → x, A^{-1} → A, also of \sigma^2(x) and \|x\|_2^2. */
function droppedPower(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind !== 'script' || !node.sup || node.sup.kind === 'symbol' || (node.base.kind === 'symbol' && node.base.name === 'e')) return [];
  const { source } = sight;
  const front = node.sub && node.sub.span.start < node.sup.span.start ? node.sub.span.end : node.base.span.end;
  // From the hat on, and what braces the exponent has.
  const start = source.indexOf('^', front);
  const opened = source[start + 1] === '{';
  const end = opened ? source.indexOf('}', node.sup.span.end) + 1 : node.sup.span.end;
  if (start < 0 || start >= node.sup.span.start || end <= 0 || end > node.span.end) return [];
  const power = textOf(sight, node.sup);
  const words = `leave out the exponent ${shortened(power)} of ${shortened(textOf(sight, node.base))}`;
  return [{ changes: [padded({ span: { start, end }, text: '' }, source)], words, cost: 1.3 + power.length / 40 }];
}

/** x → x^2, A → A^{-1} */
function addedPower(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (!isAtom(node) || role === 'function' || role === 'subscript' || role === 'lower' || role === 'upper' || role === 'base' || node.kind === 'root') return [];
  if (node.kind === 'script' && (node.sup || node.base.kind === 'number')) return [];
  if (node.kind === 'number' && node.text === '1') return [];
  const text = textOf(sight, node);
  const matrix = node.kind === 'symbol' && /^[A-Z]$/.test(node.name);
  const raised = (power: string, cost: number): Edit => ({
    changes: [replaced(spot, sight, `${text}^${power}`)],
    words: `raise ${shortened(text)} to the power of ${power.replace(/[{}]/g, '')}`,
    cost,
  });
  const inverted = matrix || (node.kind === 'fence' && !isArgument(spot)) ? [raised('{-1}', 1.6)] : [];
  return [raised('2', node.kind === 'number' ? 2 : 1.5), ...inverted];
}

/** \sqrt{x} → x and back. */
function roots(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (node.kind === 'root') {
    const plain = role === 'factor' || role === 'base' || role === 'term' ? bracketed(node.radicand, sight) : textOf(sight, node.radicand);
    return [{ changes: [replaced(spot, sight, plain)], words: `leave out the root of ${shortened(textOf(sight, node.radicand))}`, cost: 1.3 }];
  }
  if (role === 'operand' || role === 'denominator' || role === 'numerator') {
    if (node.kind === 'empty' || node.kind === 'list' || node.kind === 'relation' || (node.kind === 'number' && node.text === '1')) return [];
    return [{ changes: [replaced(spot, sight, `\\sqrt{${textOf(sight, node)}}`)], words: `take the square root of ${shortened(textOf(sight, node))}`, cost: 1.6 }];
  }
  if (role !== 'factor' || node.kind === 'number' || spot.parent?.node.kind !== 'adjacent') return [];
  const own = unitsOf(spot.parent.node.items).find(({ nodes }) => nodes.length === 1 && nodes[0] === node);
  return own && isAtom(node) ? [{ changes: [replaced(spot, sight, `\\sqrt{${textOf(sight, node)}}`)], words: `take the square root of ${shortened(textOf(sight, node))}`, cost: 2 }] : [];
}
