/** The checking thread on the desktop: an entry of its own, run by `node:worker_threads`. */
import { parentPort } from 'node:worker_threads';
import type { CheckRequest } from '../protocol/worker';
import { answerRequest } from './answerRequest';
import { mpfrBesides } from '../mpfr/load';

const source = mpfrBesides();

parentPort?.on('message', (request: CheckRequest) => {
  void answerRequest(request, source).then((answer) => parentPort?.postMessage(answer));
});
