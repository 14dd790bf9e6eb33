import type { Expression } from './expression';

/** What the text says of a function of which only the name is known. */
export interface FunctionKind {
  /** In words: f is convex. */
  readonly said: string;
  readonly curvature?: 'convex' | 'concave';
  /** μ: f − μ‖x‖²/2 is convex. */
  readonly strength?: Expression;
  /** L: the gradient is L-Lipschitz, ‖∇f(x) − ∇f(y)‖ ≤ L ‖x − y‖. */
  readonly smoothness?: Expression;
  /** K: |f(x) − f(y)| ≤ K ‖x − y‖. */
  readonly lipschitz?: Expression;
  readonly parity?: 'even' | 'odd';
}
