/** The checking thread on the desktop: an entry of its own, run by `node:worker_threads`. */
import { parentPort } from 'node:worker_threads';
import type { CheckRequest } from '../protocol/worker';
import { answerRequest } from './answerRequest';

parentPort?.on('message', (request: CheckRequest) => parentPort?.postMessage(answerRequest(request)));
