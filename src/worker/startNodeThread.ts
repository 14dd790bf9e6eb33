import { Worker } from 'node:worker_threads';
import type { ThreadAnswer } from '../protocol/worker';
import type { CheckThread, ThreadListeners } from './thread';

/** Starts a checking thread on the desktop. @param script path of the bundle of `worker/node.ts` */
export function startNodeThread(script: string, { onAnswer, onDeath }: ThreadListeners): CheckThread {
  const worker = new Worker(script);
  let ended = false;
  worker.on('message', (answer: ThreadAnswer) => onAnswer(answer));
  worker.on('error', (error: unknown) => onDeath(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on('exit', (code) => {
    if (!ended) onDeath(`The checking thread ended with code ${code}`);
  });
  worker.unref();
  return {
    post: (request) => worker.postMessage(request),
    end: () => {
      ended = true;
      void worker.terminate();
    },
  };
}
