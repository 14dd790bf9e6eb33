import type { Evidence, VerdictName } from '../protocol/verdict';
import { formatNumber } from './formatNumber';

const methods: Readonly<Record<string, string>> = {
  exact: 'Exact rational arithmetic',
  algebraic: 'Algebraic certificate',
  interval: 'Interval enclosures',
  sampling: 'Certified sampling: evidence, not a proof',
  optimisation: 'Numerical optimisation',
};

/**
 * What a verdict rests on, in one sentence: `40 informative points, sizes 1, 2, 3 and 5, worst relative difference
 * 3·10⁻¹⁶, in float64 enclosures.` Of a value without variables: how it was computed. Empty where there is no evidence.
 */
export function evidenceSentence(evidence: Evidence, verdict: VerdictName): string {
  const parts: string[] = [];
  const { informativePoints = 0, sizes, worstDifference, precision } = evidence;
  const single = isSingle(evidence);
  if (informativePoints > 0 && !single) {
    parts.push(`${informativePoints} informative ${informativePoints === 1 ? 'point' : 'points'}`);
  }
  if (sizes && sizes.length > 0) parts.push(`${sizes.length === 1 ? 'size' : 'sizes'} ${enumerate(sizes.map(String))}`);
  const refuted = verdict === 'refuted';
  if (worstDifference === 0 && !refuted && !single) parts.push('no difference at all');
  else if (worstDifference) parts.push(`${refuted ? 'largest' : 'worst'} relative difference ${formatNumber(worstDifference, 2)}`);
  const bits = precision === 53 ? 'float64' : `${precision}-bit`;
  if (single && parts.length === 0) return precision !== undefined && evidence.method === 'interval' ? `Computed in ${bits} arithmetic, with bounds on its rounding.` : '';
  if (precision !== undefined && (evidence.method === 'sampling' || evidence.method === 'interval')) {
    parts.push(`in ${bits} enclosures`);
  }
  return parts.length === 0 ? '' : `${capitalise(parts.join(', '))}.`;
}

/** A value without variables is enclosed once: there is nothing to count, and nothing that differs from point to point. */
const isSingle = ({ method, informativePoints = 0 }: Evidence): boolean => informativePoints <= 1 && method !== 'sampling';

/** How it was decided, and the seed that makes another run see the same points. */
export function evidenceMethod(evidence: Evidence, verdict: VerdictName): string {
  const parts: string[] = [];
  if (verdict === 'refuted' && evidence.method === 'sampling') parts.push('Certain: the enclosures of the two sides do not overlap');
  else if (evidence.method !== undefined) parts.push(methods[evidence.method] ?? capitalise(evidence.method));
  if (evidence.seed !== undefined && evidence.method !== 'exact' && !(evidence.method === 'interval' && isSingle(evidence))) parts.push(`seed ${evidence.seed}`);
  return parts.join(' · ');
}

/** `1, 2 and 3`. */
function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
