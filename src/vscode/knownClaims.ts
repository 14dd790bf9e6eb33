import type { ClaimJson } from '../protocol/verdict';
import type { CheckInput } from '../protocol/worker';

interface Known {
  readonly input: CheckInput;
  readonly claims: readonly ClaimJson[];
  /** All claims of the document are among them. */
  readonly whole: boolean;
}

const sameText = (a: CheckInput, b: CheckInput): boolean =>
  a.text === b.text && a.languageId === b.languageId && JSON.stringify([a.macros, a.assumptions, a.parts]) === JSON.stringify([b.macros, b.assumptions, b.parts]);

/** What was last found out about a document, for as long as its text and what holds in it from outside stay the same. Holds one document. */
export class KnownClaims {
  #known: Known | undefined;

  /** @param whole whether these are all claims of the document */
  remember(input: CheckInput, claims: readonly ClaimJson[], whole: boolean): void {
    const known = this.of(input);
    if (whole || !known) this.#known = { input, claims, whole };
    else if (!known.whole) this.#known = { input, claims: [...known.claims, ...claims], whole: false };
  }

  of(input: CheckInput): { readonly claims: readonly ClaimJson[]; readonly whole: boolean } | undefined {
    return this.#known && sameText(this.#known.input, input) ? this.#known : undefined;
  }
}
