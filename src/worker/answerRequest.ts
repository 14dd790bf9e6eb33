import { checkDocument } from '../pipeline';
import type { CheckAnswer, CheckRequest } from '../protocol/worker';

/** The thread's side of the protocol. An exception of the pipeline, a bug of ours, is caught here and nowhere else. */
export function answerRequest({ id, input, options }: CheckRequest): CheckAnswer {
  try {
    return { kind: 'report', id, report: checkDocument(input, { ...options, readings: true }) };
  } catch (error) {
    return { kind: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
