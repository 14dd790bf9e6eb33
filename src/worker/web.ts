/** The checking thread in a browser: an entry of its own, run as a dedicated web worker. */
import type { CheckRequest } from '../protocol/worker';
import { answerRequest } from './answerRequest';
import type { DedicatedWorkerScope } from './webWorker';

const scope = globalThis as unknown as DedicatedWorkerScope;

scope.onmessage = ({ data }) => scope.postMessage(answerRequest(data as CheckRequest));
