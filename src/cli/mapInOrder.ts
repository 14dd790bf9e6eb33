interface Slot<R> {
  result?: R;
  isDone: boolean;
}

/**
 * The results of an asynchronous function for each item, in the order of the items and each as soon as those before it
 * are there. At most `running` calls are under way at a time, and at most `waiting` results not yet taken, so that memory
 * does not grow with the items; items are asked for only as they are needed.
 *
 * @param map does not reject
 */
export async function* mapInOrder<T, R>(items: AsyncIterable<T> | Iterable<T>, running: number, waiting: number, map: (item: T) => Promise<R>): AsyncGenerator<R> {
  const iterator: AsyncIterator<T> | Iterator<T> = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const slots: Slot<R>[] = [];
  const active = new Set<Promise<void>>();
  let asked: Promise<void> | undefined;
  let isEnded = false;

  function start(item: T): void {
    const slot: Slot<R> = { isDone: false };
    slots.push(slot);
    const call = map(item).then((result) => {
      slot.result = result;
      slot.isDone = true;
      active.delete(call);
    });
    active.add(call);
  }

  async function ask(): Promise<void> {
    const next = await iterator.next();
    asked = undefined;
    if (next.done) isEnded = true;
    else start(next.value);
  }

  try {
    for (;;) {
      while (slots[0]?.isDone) yield slots.shift()!.result as R;
      if (!asked && !isEnded && active.size < running && slots.length < waiting) asked = ask();
      const events = [...active, ...(asked ? [asked] : [])];
      if (events.length === 0) return;
      await Promise.race(events);
    }
  } finally {
    await iterator.return?.();
  }
}
