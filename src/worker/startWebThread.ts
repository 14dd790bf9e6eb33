import type { CheckAnswer } from '../protocol/worker';
import type { CheckThread, ThreadListeners } from './thread';
import type { WebWorkerConstructor } from './webWorker';

/**
 * Starts a checking thread in a web extension host.
 * @param script address of the bundle of `worker/web.ts`; the host's own `Worker` fetches it from wherever the
 *   extension is
 */
export function startWebThread(script: string, { onAnswer, onDeath }: ThreadListeners): CheckThread {
  const { Worker } = globalThis as unknown as { readonly Worker: WebWorkerConstructor };
  const worker = new Worker(script);
  worker.onmessage = ({ data }) => onAnswer(data as CheckAnswer);
  worker.onerror = ({ message }) => onDeath(message ?? 'The checking thread failed');
  return {
    post: (request) => worker.postMessage(request),
    end: () => {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
