import type { CheckAnswer, CheckInput, CheckReport, CheckRequest } from '../protocol/worker';
import type { CheckThread, StartThread } from './thread';

export type CheckOutcome =
  | { readonly kind: 'report'; readonly report: CheckReport }
  /** A newer request with the same key took its place. */
  | { readonly kind: 'superseded' }
  /** It took longer than its budget; the thread was ended. */
  | { readonly kind: 'out-of-time'; readonly milliseconds: number }
  /** The pipeline threw or the thread died: `message` is for the log. */
  | { readonly kind: 'failure'; readonly message: string };

export interface CheckJob {
  /** What is checked, the document's address: a newer job with the same key supersedes an older one. */
  readonly key: string;
  readonly input: CheckInput;
  readonly plots: boolean;
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
  /** Milliseconds after which the thread is ended. */
  readonly budget: number;
  /** It gives way to any newer job: whoever asked can do without the answer. */
  readonly yields?: boolean;
}

interface PendingJob extends CheckJob {
  readonly id: number;
  /** True once nobody waits for the answer any more. */
  superseded: boolean;
  readonly settle: (outcome: CheckOutcome) => void;
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
    return new Promise((resolve) => {
      this.#supersede(({ key, yields }) => key === job.key || yields === true);
      this.#lastId += 1;
      this.#waiting.push({ ...job, id: this.#lastId, superseded: false, settle: resolve });
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

  #supersede(isObsolete: (job: CheckJob) => boolean): void {
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
    const request: CheckRequest = { kind: 'check', id: job.id, input: job.input, options: { plots: job.plots, ...(job.stability ? { stability: true } : {}) } };
    try {
      this.#thread ??= this.#start({
        onAnswer: (answer) => this.#answered(answer),
        onDeath: (message) => this.#died(message),
      });
      this.#thread.post(request);
    } catch (error) {
      this.#died(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  #answered(answer: CheckAnswer): void {
    if (answer.id !== this.#running?.id) return;
    this.#finish(answer.kind === 'report' ? { kind: 'report', report: answer.report } : { kind: 'failure', message: answer.message });
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

  #finish(outcome: CheckOutcome): void {
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
