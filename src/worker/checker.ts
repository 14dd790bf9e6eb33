import { checkSteps, isLeftOpen, linesOf, readPreamble, readsAssumption, type checkDocument, type checkPrecisely } from '../pipeline';
import { liveSteps } from '../pipeline/live';
import { silencingEdits } from '../pipeline/silence';
import { assertNever } from '../util/assertNever';
import type { CancelRequest, CheckInput, CheckRequest, DrawRequest, FileFinding, FollowRequest, LintRequest, ThreadAnswer, ThreadRequest } from '../protocol/worker';
import { spanOf } from '../report/lines';
import { lintDocument } from '../report/lint';
import { FollowedDocument } from './followedDocument';

type PrecisionSource = Parameters<typeof checkPrecisely>[2];
type Precision = NonNullable<PrecisionSource['loaded']>;
type Figures = Parameters<NonNullable<Parameters<typeof checkPrecisely>[1]['onFigures']>>[1];
type Report = ReturnType<typeof checkDocument>;

/** Milliseconds of work between two looks at what has come in. */
const slice = 12;

/** Milliseconds between two unfinished updates of a document that is shown for the first time. */
const progressInterval = 120;

/** So many documents are remembered, the last ones that were asked for. */
const mostDocuments = 8;

class Cancelled extends Error {}

/**
 * The thread's side of the protocol. It works in slices, so that a request can be cancelled between two claims. An
 * exception of the pipeline, a bug of ours, is caught here and nowhere else. The figures of the last input that was
 * checked with plots are kept, so that a slider waits for one figure only; an answer does not depend on it.
 */
export class Checker {
  readonly #source: PrecisionSource;
  readonly #post: (answer: ThreadAnswer) => void;
  readonly #cancelled = new Set<number>();
  readonly #documents = new Map<string, FollowedDocument>();
  #drawable: { readonly input: string; readonly figures: ReadonlyMap<number, Figures> } | undefined;

  /** @param source of more digits than floats have */
  constructor(source: PrecisionSource, post: (answer: ThreadAnswer) => void) {
    this.#source = source;
    this.#post = post;
  }

  /** Settles once the request is answered. */
  async receive(request: ThreadRequest): Promise<void> {
    if (request.kind === 'cancel') {
      this.#cancelled.add(request.id);
      return;
    }
    try {
      this.#post(await this.#answer(request));
    } catch (error) {
      this.#post(error instanceof Cancelled ? { kind: 'cancelled', id: request.id } : { kind: 'failure', id: request.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    this.#cancelled.delete(request.id);
  }

  async #answer(request: Exclude<ThreadRequest, CancelRequest>): Promise<ThreadAnswer> {
    switch (request.kind) {
      case 'check':
        return { kind: 'report', id: request.id, report: await this.#check(request.id, request.input, request.options) };
      case 'draw':
        return this.#draw(request);
      case 'follow':
        return this.#follow(request);
      case 'lint':
        return { kind: 'lint', id: request.id, findings: await this.#lint(request) };
      case 'silence':
        return { kind: 'silence', id: request.id, ...silencingEdits(request.input, request.range, request.code) };
      case 'assumptions':
        return { kind: 'assumptions', id: request.id, unread: request.texts.filter((text) => !readsAssumption(text)) };
      case 'preamble':
        return { kind: 'preamble', id: request.id, ...readPreamble(request.text) };
      default:
        return assertNever(request);
    }
  }

  async #check(id: number, input: CheckInput, { plots, repairs, stability }: CheckRequest['options']): Promise<Report> {
    const figures = new Map<number, Figures>();
    const check = (precision: Precision | undefined): Promise<Report> => {
      figures.clear();
      return this.#inSlices(id, checkSteps(input, {
        plots,
        readings: true,
        repairs,
        // The panel shows what is unstable in floats in any case.
        ...(stability ? { stability: 'findings' } : plots ? { stability: 'evidence' } : {}),
        onFigures: (claim, found) => figures.set(claim, found),
        ...(precision ? { precision } : {}),
      }));
    };
    const report = await this.#precisely(check, ({ claims }) => claims.some(isLeftOpen));
    if (plots) this.#drawable = { input: JSON.stringify(input), figures };
    return report;
  }

  async #lint({ id, input, rules, stability }: LintRequest): Promise<readonly FileFinding[]> {
    const check = (precision: Precision | undefined): Promise<Report> => this.#inSlices(id, checkSteps(input, { ...(stability ? { stability: 'findings' } : {}), ...(precision ? { precision } : {}) }));
    const report = await this.#precisely(check, ({ claims }) => claims.some(isLeftOpen));
    const lines = linesOf(input);
    return lintDocument(report, rules).findings.map(({ range, cell, severity, code, message, macro, related }) => ({
      range,
      severity,
      code,
      message,
      ...(macro === undefined ? {} : { macro }),
      // Those in a notebook's cells are told where it is open.
      ...(related && cell === undefined ? { related } : {}),
      ...(cell === undefined ? {} : { cell: { index: cell, span: spanOf(lines(cell), range) } }),
    }));
  }

  async #draw({ id, input, figure: { claim, plot, settings } }: DrawRequest): Promise<ThreadAnswer> {
    if (this.#drawable?.input !== JSON.stringify(input)) await this.#check(id, input, { plots: true, repairs: false });
    const drawn = this.#drawable?.figures.get(claim)?.[plot]?.draw(settings);
    return { kind: 'drawn', id, ...(drawn ? { plot: drawn } : {}) };
  }

  async #follow({ id, key, input, since, stability }: FollowRequest): Promise<ThreadAnswer> {
    const document = this.#documents.get(key) ?? new FollowedDocument();
    this.#remember(key, document);
    const { isNew } = document;
    let revision = since;
    let told = Date.now();
    const check = (precision: Precision | undefined) =>
      this.#inSlices(id, liveSteps(input, document.memo, { ...(precision ? { precision } : {}), ...(stability ? { stability: 'findings' } : {}) }), (soFar) => {
        if (!isNew || Date.now() - told < progressInterval) return;
        const update = document.update(soFar(), revision, false);
        ({ revision } = update);
        told = Date.now();
        this.#post({ kind: 'progress', id, update });
      });
    const live = await this.#precisely(check, ({ isLeftOpen: open }) => open);
    return { kind: 'update', id, update: document.update(live, revision, true) };
  }

  /** What floats leave open is checked once more, with more digits where they can be had. */
  async #precisely<T>(check: (precision: Precision | undefined) => Promise<T>, isOpen: (found: T) => boolean): Promise<T> {
    const { loaded } = this.#source;
    const found = await check(loaded);
    if (loaded || !isOpen(found)) return found;
    const precision = await this.#source.load().catch(() => undefined);
    return precision ? check(precision) : found;
  }

  async #inSlices<Step, T>(id: number, steps: Generator<Step, T>, atPause: (step: Step) => void = () => undefined): Promise<T> {
    let end = Date.now() + slice;
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done) return next.value;
      if (Date.now() < end) continue;
      atPause(next.value);
      await aside();
      if (this.#cancelled.has(id)) throw new Cancelled();
      end = Date.now() + slice;
    }
  }

  #remember(key: string, document: FollowedDocument): void {
    this.#documents.delete(key);
    this.#documents.set(key, document);
    for (const [oldest] of this.#documents) if (this.#documents.size > mostDocuments) this.#documents.delete(oldest);
  }
}

/** Lets what has come in be taken. A timer would wait for a millisecond at least, in a browser for four. */
function aside(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
