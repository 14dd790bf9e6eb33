import { checkDocument } from '../pipeline';
import type { CheckAnswer, CheckRequest } from '../protocol/worker';

/**
 * The thread's side of the protocol: what is to be plotted in the panel is also to be mended. An exception of the
 * pipeline, a bug of ours, is caught here and nowhere else.
 */
export function answerRequest({ id, input, options }: CheckRequest): CheckAnswer {
  try {
    return { kind: 'report', id, report: checkDocument(input, { ...options, readings: true, repairs: options.plots }) };
  } catch (error) {
    return { kind: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
