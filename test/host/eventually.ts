/** Milliseconds that a loaded machine may take for what takes an idle one a moment. Nothing waits for it when all is well. */
export const patience = 60_000;

const pause = 30;

/**
 * Tries an assertion again until it holds, and gives what it then gives. A page shows what was done to it in a later turn,
 * so everything that is asserted of it after an action is asserted so. That something does *not* happen holds at once and
 * says nothing: wait first for something that comes after it. Throws the last error when `within` milliseconds are over.
 */
export async function eventually<Value>(holds: () => Value | Promise<Value>, within = patience): Promise<Value> {
  for (const deadline = Date.now() + within; ; ) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
