import type { Page } from 'playwright-core';

/** Sends a page a message as its host does, and waits until its listeners have dealt with it. */
export async function postToPage(page: Page, message: unknown): Promise<void> {
  await page.evaluate(
    (data) =>
      new Promise<void>((resolve) => {
        // Messages arrive in the order in which they were sent, and this listener was added last.
        const dealtWith = new AbortController();
        window.addEventListener(
          'message',
          (event: MessageEvent<unknown>) => {
            if (event.data !== 'all messages before this one have arrived') return;
            dealtWith.abort();
            resolve();
          },
          { signal: dealtWith.signal },
        );
        window.postMessage(data);
        window.postMessage('all messages before this one have arrived');
      }),
    message,
  );
}
