import type { DrawnPlotJson } from '../protocol/plot';
import type { CheckInput, CheckReport, FigureRequest, ThreadAnswer, ThreadRequest } from '../protocol/worker';
import type { CheckThread, StartThread } from './thread';

/** Why there is no answer. */
export type NoAnswer =
  /** A newer request with the same key took its place. */
  | { readonly kind: 'superseded' }
  /** It took longer than its budget; the thread was ended. */
  | { readonly kind: 'out-of-time'; readonly milliseconds: number }
  /** The pipeline threw or the thread died: `message` is for the log. */
  | { readonly kind: 'failure'; readonly message: string };

export type CheckOutcome = { readonly kind: 'report'; readonly report: CheckReport } | NoAnswer;
export type DrawOutcome = { readonly kind: 'drawn'; readonly plot?: DrawnPlotJson } | NoAnswer;

interface Job {
  /** What it is about, the document's address: a newer job with the same key supersedes an older one. */
  readonly key: string;
  readonly input: CheckInput;
  /** Milliseconds after which the thread is ended. */
  readonly budget: number;
  /** It gives way to any newer job: whoever asked can do without the answer. */
  readonly yields?: boolean;
}

export interface CheckJob extends Job {
  readonly plots: boolean;
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
}

/** A figure of a claim of the input; it is drawn at once where the input was the last to be checked with plots. */
export interface DrawJob extends Job {
  readonly figure: FigureRequest;
}

interface PendingJob extends Job {
  readonly request: ThreadRequest;
  /** True once nobody waits for the answer any more. */
  superseded: boolean;
  readonly settle: (outcome: CheckOutcome | DrawOutcome) => void;
}

/** Milliseconds that a superseded job may still hold up the one that waits before its thread is ended. */
const grace = 150;

/**
 * The editor's side of the checking thread. The thread is started at the first job and again after it had to be ended;
 * jobs run one at a time, in order.
 */
export class CheckClient {
  readonly #start: StartThread;
  readonly #waiting: PendingJob[] = [];
  #running: PendingJob | undefined;
  #thread: CheckThread | undefined;
  #budgetTimer: ReturnType<typeof setTimeout> | undefined;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;

  constructor(start: StartThread) {
    this.#start = start;
  }

  /** Never rejects. */
  check(job: CheckJob): Promise<CheckOutcome> {
    return this.#queue(job, (id) => ({ kind: 'check', id, input: job.input, options: { plots: job.plots, ...(job.stability ? { stability: true } : {}) } })) as Promise<CheckOutcome>;
  }

  /** Never rejects. */
  draw(job: DrawJob): Promise<DrawOutcome> {
    return this.#queue(job, (id) => ({ kind: 'draw', id, input: job.input, figure: job.figure })) as Promise<DrawOutcome>;
  }

  #queue(job: Job, requestOf: (id: number) => ThreadRequest): Promise<CheckOutcome | DrawOutcome> {
    return new Promise((resolve) => {
      this.#supersede(({ key, yields }) => key === job.key || yields === true);
      this.#lastId += 1;
      this.#waiting.push({ ...job, request: requestOf(this.#lastId), superseded: false, settle: resolve });
      this.#next();
    });
  }

  /** Settles the job with this key as superseded; nothing waits for it from now on. */
  cancel(key: string): void {
    this.#supersede((job) => job.key === key);
    this.#next();
  }

  dispose(): void {
    this.#endThread();
    for (const job of [...this.#waiting, ...(this.#running ? [this.#running] : [])]) job.settle({ kind: 'superseded' });
    this.#waiting.length = 0;
    this.#running = undefined;
  }

  #supersede(isObsolete: (job: Job) => boolean): void {
    const obsolete = this.#waiting.filter(isObsolete);
    for (const job of obsolete) {
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      job.settle({ kind: 'superseded' });
    }
    if (this.#running && isObsolete(this.#running)) {
      this.#running.superseded = true;
      this.#running.settle({ kind: 'superseded' });
    }
  }

  #next(): void {
    if (this.#running) {
      if (this.#running.superseded && this.#waiting.length > 0) this.#graceTimer ??= setTimeout(() => this.#abandon(), grace);
      return;
    }
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#budgetTimer = setTimeout(() => this.#abandon(), job.budget);
    try {
      this.#thread ??= this.#start({
        onAnswer: (answer) => this.#answered(answer),
        onDeath: (message) => this.#died(message),
      });
      this.#thread.post(job.request);
    } catch (error) {
      this.#died(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  #answered({ id, ...outcome }: ThreadAnswer): void {
    if (id === this.#running?.request.id) this.#finish(outcome);
  }

  #died(message: string): void {
    this.#endThread();
    this.#finish({ kind: 'failure', message });
  }

  /** Ends the thread under a job that takes too long. */
  #abandon(): void {
    const budget = this.#running?.budget ?? 0;
    this.#endThread();
    this.#finish({ kind: 'out-of-time', milliseconds: budget });
  }

  #finish(outcome: CheckOutcome | DrawOutcome): void {
    clearTimeout(this.#budgetTimer);
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
    const job = this.#running;
    this.#running = undefined;
    job?.settle(outcome);
    this.#next();
  }

  #endThread(): void {
    clearTimeout(this.#budgetTimer);
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
    this.#thread?.end();
    this.#thread = undefined;
  }
}
