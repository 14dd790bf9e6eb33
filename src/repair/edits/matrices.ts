import type { Surface } from '../../syntax/surface';
import { padded, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { exchange } from './sign';

/** A transpose lost, added or moved, and the order of a product. */
export function matrixEdits(spot: Spot, sight: Sight): readonly Edit[] {
  const { node, role } = spot;
  if (node.kind === 'adjacent' || node.kind === 'product') return reordered(node.kind === 'adjacent' ? node.items : node.factors, sight);
  const plain = untransposed(node);
  if (plain) {
    return [{ changes: [padded({ span: { start: plain.span.end, end: node.span.end }, text: '' }, sight.source)], words: `leave out the transpose of ${textOf(sight, plain)}`, cost: 1.2 }];
  }
  if (!isArray(node) || role === 'base' || role === 'subscript' || role === 'lower' || role === 'upper' || (node.kind === 'script' && node.sup)) return [];
  const text = textOf(sight, node);
  return [{ changes: [replaced(spot, sight, `${text}^${sight.transpose}`)], words: `transpose ${text}`, cost: 1.3 }];
}

/** What stands under a transpose; undefined where there is none. */
const untransposed = (node: Surface): Surface | undefined =>
  node.kind === 'script' && !node.sub && node.sup?.kind === 'symbol' && /^(top|T|intercal)$/.test(node.sup.name) ? node.base : undefined;

/** Letters that name arrays: bold ones and capitals, and what is built on them. */
function isArray(node: Surface): boolean {
  if (node.kind === 'symbol') return node.font === 'bold' || (/^[A-Z]$/.test(node.name) && node.font === 'normal') || node.name === 'Sigma' || node.name === 'Lambda';
  return (node.kind === 'script' && isArray(node.base)) || (node.kind === 'fence' && node.body.kind === 'sum' && node.body.terms.some(({ term }) => isArray(term)));
}

/** AB → BA, and a transpose handed from one factor to the other. */
function reordered(factors: readonly Surface[], sight: Sight): readonly Edit[] {
  return factors.slice(1).flatMap((right, at): readonly Edit[] => {
    const left = factors[at]!;
    if (![left, right].some((factor) => isArray(factor) || untransposed(factor))) return [];
    const order: Edit = { changes: exchange(left.span, right.span, sight), words: `exchange ${textOf(sight, left)} and ${textOf(sight, right)}`, cost: 1.4 };
    const [plainLeft, plainRight] = [untransposed(left), untransposed(right)];
    if ((plainLeft === undefined) === (plainRight === undefined)) return [order];
    const put = (node: Surface, plain: Surface | undefined): string => (plain ? textOf(sight, plain) : `${textOf(sight, node)}^${sight.transpose}`);
    const moved: Edit = {
      changes: [padded({ span: left.span, text: put(left, plainLeft) }, sight.source), padded({ span: right.span, text: put(right, plainRight) }, sight.source)],
      words: `transpose ${textOf(sight, plainLeft ? right : left)} instead`,
      cost: 1.5,
    };
    return [order, moved];
  });
}
