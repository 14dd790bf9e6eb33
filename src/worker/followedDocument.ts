import { DocumentMemo } from '../pipeline/memo';
import type { LiveDocument } from '../pipeline/live';
import type { PreviewBlock } from '../protocol/outline';
import type { DocumentUpdate } from '../protocol/worker';

/** A document that the editor shows while it is written: what is remembered of it, and what the editor has of it. */
export class FollowedDocument {
  readonly memo = new DocumentMemo();
  /** Numbers of blocks, by all that is in them. */
  #numbers = new Map<string, number>();
  #next = 1;
  #revision = 0;

  /** True before the first update: there is nothing to show instead of an unfinished one. */
  get isNew(): boolean {
    return this.#revision === 0;
  }

  /** @param since the revision that the editor has */
  update({ blocks, problems }: LiveDocument, since: number, complete: boolean): DocumentUpdate {
    const whole = since !== this.#revision || since === 0;
    const numbers = new Map<string, number>();
    const added: Record<number, PreviewBlock> = {};
    const order = blocks.map(({ line, block }): readonly [number, number] => {
      const key = JSON.stringify(block);
      const known = numbers.get(key) ?? this.#numbers.get(key);
      const id = known ?? this.#next++;
      if (known === undefined || whole) added[id] = block;
      numbers.set(key, id);
      return [id, line];
    });
    this.#numbers = numbers;
    this.#revision += 1;
    return { revision: this.#revision, order, added, whole, problems, complete };
  }
}
