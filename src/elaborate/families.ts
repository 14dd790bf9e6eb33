import type { BigOperatorSurface, Surface } from '../syntax/surface';
import { children } from '../syntax/walk';
import { eventsIn, lawAt } from './laws';
import { symbolKey } from './symbol';

/**
 * Letters whose entries number the values of a random quantity, or the cases one of which happens: x in ∑_i p(x_i) log
 * p(x_i), A in ∑_i P(B | A_i) P(A_i). Every sum that takes a law at such an entry is weighted by its probability; a mean
 * over a sample, (1/n) ∑ log p(x_i), is not.
 */
export function familiesIn(trees: readonly Surface[]): ReadonlySet<string> {
  const [weighted, bare] = [new Set<string>(), new Set<string>()];
  const visit = (node: Surface): void => {
    if (node.kind === 'big' && node.operator === 'sum') {
      const numbered = numberedIn(node.body, boundBy(node));
      if (numbered.size > 0) {
        const weights = weightsOf(node);
        for (const key of numbered) (weights.has(key) ? weighted : bare).add(key);
      }
    }
    for (const child of children(node)) visit(child);
  };
  for (const tree of trees) visit(tree);
  return new Set([...weighted].filter((key) => !bare.has(key)));
}

/** The letters that a sum binds. */
function boundBy({ lower }: BigOperatorSurface): ReadonlySet<string> {
  const parts = !lower ? [] : lower.kind === 'list' ? lower.items : [lower];
  return new Set(parts.map((part) => (part.kind === 'relation' ? part.operands[0]! : part)).flatMap((part) => (part.kind === 'symbol' ? [symbolKey(part)] : [])));
}

/** x of x_i, where i is bound. */
function numberedBy(part: Surface, bound: ReadonlySet<string>): string | undefined {
  const { base, sub } = part.kind === 'script' && !part.sup && part.primes === 0 ? part : { base: undefined, sub: undefined };
  return base?.kind === 'symbol' && sub?.kind === 'symbol' && bound.has(symbolKey(sub)) ? symbolKey(base) : undefined;
}

const valueOf = (event: Surface): Surface => (event.kind === 'relation' ? event.operands.at(-1)! : event);

/** Letters of x_i that a law is taken at. */
function numberedIn(surface: Surface, bound: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Surface): void => {
    if (node.kind === 'adjacent') {
      for (const at of node.items.keys()) {
        const law = lawAt(node.items, at);
        for (const event of law ? eventsIn(law.body).flat() : []) {
          const key = numberedBy(valueOf(event), bound);
          if (key !== undefined) found.add(key);
        }
      }
    }
    for (const child of children(node)) visit(child);
  };
  visit(surface);
  return found;
}

/** Letters of x_i that the terms of a sum have the probability of as a factor, in it or in a sum within. */
function weightsOf(node: BigOperatorSurface): ReadonlySet<string> {
  const [bound, found] = [new Set(boundBy(node)), new Set<string>()];
  let body = node.body;
  const factorsOf = (surface: Surface): readonly Surface[] => (surface.kind === 'adjacent' ? surface.items : surface.kind === 'product' ? surface.factors.flatMap(factorsOf) : [surface]);
  for (;;) {
    const factors: readonly Surface[] = factorsOf(body);
    for (const at of factors.keys()) {
      const law = lawAt(factors, at);
      for (const event of law ? eventsIn(law.body)[0] : []) {
        const key = numberedBy(valueOf(event), bound);
        if (key !== undefined) found.add(key);
      }
    }
    const inner = factors.at(-1);
    if (inner?.kind !== 'big' || inner.operator !== 'sum') return found;
    boundBy(inner).forEach((key) => bound.add(key));
    body = inner.body;
  }
}
