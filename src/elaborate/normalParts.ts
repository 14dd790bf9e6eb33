import type { FenceSurface, Surface } from '../syntax/surface';

interface Density {
  readonly at: Surface;
  readonly mean: Surface;
  readonly covariance: Surface;
}

/** 𝒩(x; μ, σ²) and 𝒩(x | μ, Σ), by their parts: the density at x. */
export function normalDensityParts(head: Surface, fence: FenceSurface): Density | undefined {
  if (head.kind !== 'symbol' || head.name !== 'N' || head.accents.length > 0 || fence.open !== '(' || fence.body.kind !== 'list' || !/^[;|]$/.test(fence.body.separator)) return undefined;
  const [at, parameters, ...others] = fence.body.items;
  if (!at || parameters?.kind !== 'list' || others.length > 0 || parameters.separator !== ',' || parameters.items.length !== 2) return undefined;
  const [mean, covariance] = parameters.items;
  return { at, mean: mean!, covariance: covariance! };
}
