/**
 * Numbers values so that two have the same number exactly if they are structurally equal. Values are immutable; those
 * that share parts (a DAG) take no longer than their parts. A function without parameters stands for what it gives, any
 * other for itself.
 */
export class Interner {
  readonly #primitives = new Map<unknown, number>();
  readonly #composites = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();
  #next = 0;

  /** How many different values were met. */
  get size(): number {
    return this.#next;
  }

  /**
   * @param base spans (objects under the key `span`) count from it, so that equal things in different places are equal;
   *   an object that holds spans must always be given with the same base
   */
  idOf(value: unknown, base = 0): number {
    if (typeof value === 'function') return value.length === 0 ? this.idOf((value as () => unknown)(), base) : this.#ofFunction(value);
    if (typeof value !== 'object' || value === null) return this.#numberOf(this.#primitives, Object.is(value, -0) ? minusZero : value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const id = this.#numberOf(this.#composites, this.#keyOf(value, base));
    this.#known.set(value, id);
    return id;
  }

  // Loops, as this is most of what an edit costs in a long document.
  #keyOf(value: object, base: number): string {
    let text: string;
    if (Array.isArray(value)) {
      text = '[';
      for (const item of value) text += `${this.idOf(item, base)},`;
    } else if (value instanceof Map) {
      text = 'm';
      for (const [key, item] of value as ReadonlyMap<unknown, unknown>) text += `${this.idOf(key, base)}:${this.idOf(item, base)},`;
    } else if (value instanceof Set) {
      text = 's';
      for (const item of value as ReadonlySet<unknown>) text += `${this.idOf(item, base)},`;
    } else {
      text = '{';
      for (const key of Object.keys(value)) {
        const item = (value as Readonly<Record<string, unknown>>)[key];
        text += `${key}:${key === 'span' ? spanKey(item, base) : this.idOf(item, base)},`;
      }
    }
    return text;
  }

  #ofFunction(value: object): number {
    const id = this.#known.get(value) ?? this.#next++;
    this.#known.set(value, id);
    return id;
  }

  #numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const id = this.#next++;
    numbers.set(key, id);
    return id;
  }
}

/** Stands for −0, which a map takes for 0. */
const minusZero = Symbol('-0');

function spanKey(value: unknown, base: number): string {
  const { start, end } = value as { readonly start: number; readonly end: number };
  return `${start - base}-${end - base}`;
}
