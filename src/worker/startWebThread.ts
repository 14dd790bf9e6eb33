import type { PrecisionAnswer, PrecisionRequest, ThreadAnswer, ThreadRequest } from '../protocol/worker';
import type { CheckThread, ThreadListeners } from './thread';
import type { WebWorker, WebWorkerConstructor } from './webWorker';

const addressOf = (script: Uint8Array): string => URL.createObjectURL(new Blob([script as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }));

/**
 * Starts a checking thread in a web extension host. The script goes through a blob, since a worker can only be made
 * from an address of the host's own origin, and the extension may be anywhere; requests wait until it is there.
 * @param readScript the bundle of `worker/web.ts`
 * @param readPrecision the bundle of `mpfr/`, read when the thread asks for it
 */
export function startWebThread(readScript: () => Promise<Uint8Array>, readPrecision: () => Promise<Uint8Array>, { onAnswer, onDeath }: ThreadListeners): CheckThread {
  const { Worker } = globalThis as unknown as { readonly Worker: WebWorkerConstructor };
  const waiting: ThreadRequest[] = [];
  let worker: WebWorker | undefined;
  let ended = false;
  const sendPrecision = async () => {
    const script = await readPrecision().catch(() => undefined);
    worker?.postMessage({ kind: 'precision', ...(script ? { address: addressOf(script) } : {}) } satisfies PrecisionAnswer);
  };
  const start = async () => {
    const script = await readScript();
    if (ended) return;
    worker = new Worker(addressOf(script));
    worker.onmessage = ({ data }) => {
      const message = data as ThreadAnswer | PrecisionRequest;
      if (message.kind === 'precision-wanted') void sendPrecision();
      else onAnswer(message);
    };
    worker.onerror = ({ message }) => onDeath(message ?? 'The checking thread failed');
    for (const request of waiting.splice(0)) worker.postMessage(request);
  };
  start().catch((error: unknown) => {
    if (!ended) onDeath(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  return {
    post: (request) => {
      if (worker) worker.postMessage(request);
      else waiting.push(request);
    },
    end: () => {
      ended = true;
      if (!worker) return;
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
