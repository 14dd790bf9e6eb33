/** The checking thread on the desktop: an entry of its own, run by `node:worker_threads`. */
import { parentPort } from 'node:worker_threads';
import { mpfrBesides } from '../mpfr/load';
import type { ThreadRequest } from '../protocol/worker';
import { Checker } from './checker';

const checker = new Checker(mpfrBesides(), (answer) => parentPort?.postMessage(answer));

parentPort?.on('message', (request: ThreadRequest) => void checker.receive(request));
