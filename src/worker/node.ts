/** The checking thread on the desktop: an entry of its own, run by `node:worker_threads`. */
import { parentPort } from 'node:worker_threads';
import type { ThreadRequest } from '../protocol/worker';
import { Answerer } from './answerer';
import { mpfrBesides } from '../mpfr/load';

const answerer = new Answerer(mpfrBesides());

parentPort?.on('message', (request: ThreadRequest) => {
  void answerer.answer(request).then((answer) => parentPort?.postMessage(answer));
});
