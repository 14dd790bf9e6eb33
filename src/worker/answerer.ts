import { checkPrecisely } from '../pipeline';
import type { CheckInput, CheckRequest, FigureRequest, ThreadAnswer, ThreadRequest } from '../protocol/worker';

type PrecisionSource = Parameters<typeof checkPrecisely>[2];
type Figures = Parameters<NonNullable<Parameters<typeof checkPrecisely>[1]['onFigures']>>[1];

/**
 * The thread's side of the protocol: what is to be plotted in the panel is also to be mended. An exception of the
 * pipeline, a bug of ours, is caught here and nowhere else. The figures of the last input are kept, so that a slider
 * waits for one figure only; an answer does not depend on it.
 */
export class Answerer {
  readonly #source: PrecisionSource;
  #drawable: { readonly input: string; readonly figures: ReadonlyMap<number, Figures> } | undefined;

  /** @param source of more digits than floats have */
  constructor(source: PrecisionSource) {
    this.#source = source;
  }

  async answer(request: ThreadRequest): Promise<ThreadAnswer> {
    const { id, input } = request;
    try {
      if (request.kind === 'check') return { kind: 'report', id, report: await this.#check(input, request.options) };
      const plot = await this.#draw(input, request.figure);
      return { kind: 'drawn', id, ...(plot ? { plot } : {}) };
    } catch (error) {
      return { kind: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  async #check(input: CheckInput, { plots, stability }: CheckRequest['options']): ReturnType<typeof checkPrecisely> {
    const figures = new Map<number, Figures>();
    const report = await checkPrecisely(input, {
      plots,
      readings: true,
      repairs: plots,
      // The panel shows what is unstable in floats in any case.
      ...(plots ? { stability: stability ? 'findings' : 'evidence' } : {}),
      onFigures: (claim, found) => figures.set(claim, found),
    }, this.#source);
    if (plots) this.#drawable = { input: JSON.stringify(input), figures };
    return report;
  }

  async #draw(input: CheckInput, { claim, plot, settings }: FigureRequest): Promise<ReturnType<Figures[number]['draw']>> {
    if (this.#drawable?.input !== JSON.stringify(input)) await this.#check(input, { plots: true });
    return this.#drawable?.figures.get(claim)?.[plot]?.draw(settings);
  }
}
