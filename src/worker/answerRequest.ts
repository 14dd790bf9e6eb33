import { checkPrecisely } from '../pipeline';
import type { CheckAnswer, CheckRequest } from '../protocol/worker';

type PrecisionSource = Parameters<typeof checkPrecisely>[2];

/** The panel shows what is unstable in floats in any case. */
function stabilityOf({ plots, stability }: CheckRequest['options']): Pick<Parameters<typeof checkPrecisely>[1], 'stability'> {
  return plots ? { stability: stability ? 'findings' : 'evidence' } : {};
}

/**
 * The thread's side of the protocol: what is to be plotted in the panel is also to be mended. An exception of the
 * pipeline, a bug of ours, is caught here and nowhere else.
 * @param source of more digits than floats have
 */
export async function answerRequest({ id, input, options }: CheckRequest, source: PrecisionSource): Promise<CheckAnswer> {
  try {
    return { kind: 'report', id, report: await checkPrecisely(input, { plots: options.plots, readings: true, repairs: options.plots, ...stabilityOf(options) }, source) };
  } catch (error) {
    return { kind: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
