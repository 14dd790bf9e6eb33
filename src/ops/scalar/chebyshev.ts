/** ∑ cₖ Tₖ(t) for t in [−1, 1]. Clenshaw's recurrence: DLMF §3.11(ii). */
export function evaluateChebyshev(coefficients: readonly number[], t: number): number {
  let current = 0;
  let previous = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const next = 2 * t * current - previous + coefficients[k]!;
    previous = current;
    current = next;
  }
  return t * current - previous + coefficients[0]!;
}
