import type { FenceSurface, Surface } from '../syntax/surface';
import type { ReadingContext, Typed } from './context';
import { applyOperator } from './functions';
import { deviationOf, spread, spreadOf } from './normalDivergence';
import { normalDensityParts } from './normalParts';
import { isScalar } from './shapes';
import { isCapital } from './symbol';

/** The value of a normal density: of a number, or of a vector where the covariance is Σ, σ²I, diag(σ²) or I. */
export function normalDensity(head: Surface, fence: FenceSurface, context: ReadingContext): Typed | undefined {
  const parts = normalDensityParts(head, fence);
  if (!parts) return undefined;
  const { covariance } = parts;
  const [x, stated] = [context.read(parts.at), context.read(parts.mean)];
  if (context.failure) return x;
  // 𝒩(x; 0, I)
  const mean = x.shape.length === 1 ? spread(stated, x.shape[0]!, context) : stated;
  if (covariance.kind === 'symbol' && isCapital(covariance) && covariance.name !== 'I') return applyOperator('multivariateNormalPdf', [x, mean, context.read(covariance)], fence, context);
  const { variance, isMatrix, names } = spreadOf({ covariance, source: context.latex }, context);
  if (context.failure) return x;
  for (const name of names) if (!context.domains.has(name)) context.domains.set(name, { kind: 'positive' });
  if (!isMatrix) return isScalar(x) ? applyOperator('normalPdf', [x, mean, deviationOf(variance)], fence, context) : context.fail('shape-mismatch', `a vector beside a variance that is a number: ${context.text(fence)}`, fence.span);
  return isScalar(variance) ? applyOperator('isotropicNormalPdf', [x, mean, deviationOf(variance)], fence, context) : applyOperator('diagonalNormalPdf', [x, mean, variance], fence, context);
}
