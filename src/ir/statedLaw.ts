import type { Expression } from './expression';

/** What the text says a random quantity is distributed as: X ∼ N(μ, σ²). */
export interface StatedLaw {
  /** Of the table of families; empty where only the mean and the variance are known, which are the parameters then. */
  readonly family: string;
  readonly parameters: readonly Expression[];
  /** Each entry of the array of that name is a draw of its own; their means and variances are arrays where they differ. */
  readonly copies?: boolean;
  /** Higher moments follow from the mean and the covariance. */
  readonly normal?: true;
  /** In the author's words or signs. */
  readonly said: string;
  /** Other families of parameters that the same words may mean. */
  readonly alternatives: readonly { readonly family: string; readonly parameters: readonly Expression[]; readonly words: string }[];
}

/** The laws with a mapping applied to all parameters. */
export function mapLaws(laws: ReadonlyMap<string, StatedLaw>, map: (expression: Expression) => Expression): ReadonlyMap<string, StatedLaw> {
  return new Map([...laws].map(([name, law]) => [name, { ...law, parameters: law.parameters.map(map), alternatives: law.alternatives.map((other) => ({ ...other, parameters: other.parameters.map(map) })) }]));
}
