import type { Expression } from './expression';

/** What the text says a random quantity is distributed as: X ∼ N(μ, σ²). */
export interface StatedLaw {
  /** Of the table of families. */
  readonly family: string;
  readonly parameters: readonly Expression[];
  /** In the author's words or signs. */
  readonly said: string;
  /** Other families of parameters that the same words may mean. */
  readonly alternatives: readonly { readonly family: string; readonly parameters: readonly Expression[]; readonly words: string }[];
}
