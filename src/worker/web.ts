/** The checking thread in a browser: an entry of its own, run as a dedicated web worker. */
import { precisionSource } from '../mpfr/load';
import type { PrecisionAnswer, PrecisionRequest, ThreadRequest } from '../protocol/worker';
import { Checker } from './checker';
import type { DedicatedWorkerScope } from './webWorker';

const scope = globalThis as unknown as DedicatedWorkerScope;

/** What the script of `src/mpfr/` puts into the global scope. */
const mpfr = globalThis as { formulintMpfr?: { loadMpfr: Parameters<typeof precisionSource>[0] } };

let settle: (answer: PrecisionAnswer) => void = () => undefined;

const source = precisionSource(async () => {
  const { address } = await new Promise<PrecisionAnswer>((resolve) => {
    settle = resolve;
    scope.postMessage({ kind: 'precision-wanted' } satisfies PrecisionRequest);
  });
  if (address === undefined) throw new Error('the script could not be read');
  scope.importScripts(address);
  return mpfr.formulintMpfr!.loadMpfr();
});

const checker = new Checker(source, (answer) => scope.postMessage(answer));

scope.onmessage = ({ data }) => {
  const message = data as ThreadRequest | PrecisionAnswer;
  if (message.kind === 'precision') settle(message);
  else void checker.receive(message);
};
