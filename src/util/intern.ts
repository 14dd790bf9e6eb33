/**
 * Numbers values so that two have the same number exactly if they are structurally equal. Values are immutable; those
 * that share parts (a DAG) take no longer than their parts. A function without parameters stands for what it gives, any
 * other for itself.
 */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();

  /** How many different values were met. */
  get size(): number {
    return this.#numbers.size;
  }

  /**
   * @param base spans (objects under the key `span`) count from it, so that equal things in different places are equal;
   *   an object that holds spans must always be given with the same base
   */
  idOf(value: unknown, base = 0): number {
    if (typeof value === 'function') return value.length === 0 ? this.idOf((value as () => unknown)(), base) : this.#ofFunction(value);
    if (typeof value !== 'object' || value === null) return this.#number(primitiveKey(value));
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const id = this.#number(this.#keyOf(value, base));
    this.#known.set(value, id);
    return id;
  }

  #keyOf(value: object, base: number): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.idOf(item, base)).join()}`;
    if (value instanceof Map) return `m${[...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => `${this.idOf(key, base)}:${this.idOf(item, base)}`).join()}`;
    if (value instanceof Set) return `s${[...(value as ReadonlySet<unknown>)].map((item) => this.idOf(item, base)).join()}`;
    return `{${Object.entries(value).map(([key, item]) => `${key}:${key === 'span' ? spanKey(item, base) : this.idOf(item, base)}`).join()}`;
  }

  #ofFunction(value: object): number {
    const id = this.#known.get(value) ?? this.#number(`f${this.#numbers.size}`);
    this.#known.set(value, id);
    return id;
  }

  #number(key: string): number {
    const id = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, id);
    return id;
  }
}

function primitiveKey(value: unknown): string {
  return Object.is(value, -0) ? 'number -0' : `${typeof value} ${String(value)}`;
}

function spanKey(value: unknown, base: number): string {
  const { start, end } = value as { readonly start: number; readonly end: number };
  return `${start - base}-${end - base}`;
}
