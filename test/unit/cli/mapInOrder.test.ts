import assert from 'node:assert/strict';
import { mapInOrder } from '../../../src/cli/mapInOrder';

/** Calls that end when they are told to. */
function calls() {
  const open = new Map<number, () => void>();
  const begun: number[] = [];
  return {
    begun,
    map: (item: number): Promise<string> => {
      begun.push(item);
      return new Promise((resolve) => open.set(item, () => resolve(`${item}!`)));
    },
    end: (item: number): void => open.get(item)!(),
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('mapInOrder', () => {
  it('gives results in the order of the items, whatever ends first', async () => {
    const { map, end, begun } = calls();
    const results = mapInOrder([1, 2, 3, 4], 2, 8, map);
    const got: string[] = [];
    const reading = (async () => {
      for await (const result of results) got.push(result);
    })();
    await settle();
    assert.deepEqual(begun, [1, 2]);
    end(2);
    await settle();
    assert.deepEqual([begun, got], [[1, 2, 3], []]);
    end(1);
    await settle();
    assert.deepEqual([begun, got], [[1, 2, 3, 4], ['1!', '2!']]);
    end(4);
    end(3);
    await reading;
    assert.deepEqual(got, ['1!', '2!', '3!', '4!']);
  });

  it('keeps no more results than it may, and asks for no more items', async () => {
    const { map, end, begun } = calls();
    const results = mapInOrder([1, 2, 3, 4, 5], 2, 3, map);
    const first = results.next();
    await settle();
    end(2);
    await settle();
    end(3);
    await settle();
    assert.deepEqual(begun, [1, 2, 3]);
    end(1);
    assert.equal((await first).value, '1!');
    await results.return(undefined);
  });

  it('gives a result as soon as it is there, though the next item is still to come', async () => {
    let isClosed = false;
    async function* slow(): AsyncGenerator<number> {
      try {
        yield 1;
        await settle();
        await settle();
        yield 2;
      } finally {
        isClosed = true;
      }
    }
    const begun: number[] = [];
    const results = mapInOrder(slow(), 2, 8, (item) => {
      begun.push(item);
      return Promise.resolve(item);
    });
    assert.equal((await results.next()).value, 1);
    assert.deepEqual(begun, [1]);
    await results.return(undefined);
    assert.equal(isClosed, true);
  });

  it('has nothing to give for nothing', async () => {
    assert.deepEqual(await mapInOrder([], 1, 1, () => Promise.resolve(1)).next(), { done: true, value: undefined });
  });
});
