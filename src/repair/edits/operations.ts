import { padded, replaced, textOf, type Edit, type Sight, type Spot } from './edit';
import { unitsOf } from './units';

/** One operation for another: log a / log b for log a − log b, log a · log b for log a + log b, α + β for α β. */
export function operationEdits(spot: Spot, sight: Sight): readonly Edit[] {
  return [...ofQuotients(spot, sight), ...ofProducts(spot, sight), ...ofSums(spot, sight)];
}

const isLogarithm = (text: string): boolean => /^\\?(?:log|ln)(?![A-Za-z])/.test(text);

function ofQuotients(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind !== 'fraction' || node.style === 'binomial') return [];
  const [above, below] = [textOf(sight, node.numerator), textOf(sight, node.denominator)];
  return [above, below].every(isLogarithm) ? [{ changes: [replaced(spot, sight, `${above} - ${below}`)], words: 'subtract the logarithms instead of dividing them', cost: 1.2 }] : [];
}

function ofProducts({ node }: Spot, sight: Sight): readonly Edit[] {
  if (node.kind !== 'adjacent' && node.kind !== 'product') return [];
  const factors = node.kind === 'product' ? node.factors : unitsOf(node.items);
  const units = factors.map(({ span }) => ({ span, text: textOf(sight, { span }) }));
  const [first, second] = units;
  if (units.length !== 2 || !first || !second || !isLogarithm(first.text) || !isLogarithm(second.text)) return [];
  return [{ changes: [padded({ span: node.span, text: `${first.text} + ${second.text}` }, sight.source)], words: 'add the logarithms instead of multiplying them', cost: 1.2 }];
}

function ofSums(spot: Spot, sight: Sight): readonly Edit[] {
  const { node } = spot;
  if (node.kind !== 'sum' || node.terms.length !== 2 || node.terms[1]!.sign !== '+') return [];
  const terms = node.terms.map(({ term }) => term);
  if (!terms.every(({ kind }) => kind === 'symbol' || kind === 'script')) return [];
  const [first, second] = terms.map((term) => textOf(sight, term));
  return [{ changes: [replaced(spot, sight, `${first!} ${second!}`)], words: `multiply ${first!} by ${second!} instead of adding it`, cost: 1.8 }];
}
