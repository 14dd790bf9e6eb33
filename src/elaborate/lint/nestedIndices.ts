import type { NotationFinding } from '../../ir/claim';
import type { Surface } from '../../syntax/surface';
import { children } from '../../syntax/walk';
import type { Span } from '../../util/span';
import { namedFunction } from '../notation';
import { countedOver, type Counted } from './letters';

/**
 * A sum within another over the same letter: ∑_i (x_i − (1/n) ∑_i x_i)². The brackets tell which is meant where, and the
 * formula is read so. A second sum that is a factor or a term by itself is not within the first for the reader's eye:
 * ∑_i x_i ∑_i y_i. Two signs right behind each other are the other file's business: they have no reading.
 */
export function nestedIndexFindings(tree: Surface, place: (span: Span) => Span): readonly NotationFinding[] {
  const findings: NotationFinding[] = [];
  const visit = (node: Surface, around: readonly Counted[]): void => {
    const sum = countedOver(node);
    if (node.kind === 'big' && sum) {
      if (around.some(({ index }) => index === sum.index)) findings.push({ code: 'shadowed-index', message: `${sum.index} is the index of two sums, one within the other`, span: place(node.lower!.span), beside: true });
      for (const bound of [node.lower, node.upper]) if (bound) visit(bound, around);
      visitBody(node.body, [...around, sum], around);
    } else for (const child of children(node)) visit(child, around);
  };
  /** Factors of the body that are sums themselves stand beside the sign. */
  const visitBody = (body: Surface, within: readonly Counted[], beside: readonly Counted[]): void => {
    const factors = body.kind === 'adjacent' ? body.items : body.kind === 'product' ? body.factors : [body];
    for (const [at, factor] of factors.entries()) visit(factor, isSumAlone(factor) && !isFunction(factors[at - 1]) ? beside : within);
  };
  visit(tree, []);
  return findings;
}

/** log, in w log ∑_i e^{x_i} */
const isFunction = (node: Surface | undefined): boolean => node?.kind === 'symbol' && namedFunction(node) !== undefined;

/** ∑_i y_i, (∑_i y_i), (∑_i y_i)² */
function isSumAlone(node: Surface): boolean {
  if (node.kind === 'fence') return isSumAlone(node.body);
  if (node.kind === 'script') return node.base.kind === 'fence' && isSumAlone(node.base);
  return countedOver(node) !== undefined;
}
