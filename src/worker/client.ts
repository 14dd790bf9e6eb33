import type { DrawnPlotJson } from '../protocol/plot';
import type { AssumptionsRequest, CheckInput, CheckReport, DocumentUpdate, FigureRequest, LintRequest, PreambleRequest, SilenceRequest, ThreadAnswer, ThreadRequest } from '../protocol/worker';
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
export type FollowOutcome = { readonly kind: 'update'; readonly update: DocumentUpdate } | NoAnswer;

type Asked = LintRequest | SilenceRequest | AssumptionsRequest | PreambleRequest;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Question = WithoutId<Asked>;
export type AnswerTo<K extends Asked['kind']> = WithoutId<Extract<ThreadAnswer, { readonly kind: K }>>;

type Outcome = CheckOutcome | DrawOutcome | FollowOutcome | AnswerTo<Asked['kind']>;

interface Job {
  /** What it is about, the document's address: a newer job with the same key supersedes an older one. */
  readonly key: string;
  readonly input: CheckInput;
  /** Milliseconds after which the thread is ended. */
  readonly budget: number;
  /** It gives way to any newer job that does not: whoever asked can do without the answer. */
  readonly yields?: boolean;
}

export interface CheckJob extends Job {
  readonly plots: boolean;
  /** Whether mends are looked for; by default where there are plots. */
  readonly repairs?: boolean;
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
}

/** A figure of a claim of the input; it is drawn at once where the input was the last to be checked with plots. */
export interface DrawJob extends Job {
  readonly figure: FigureRequest;
}

/** To check a document that is being written. It gives way to jobs that do not. */
export interface FollowJob extends Omit<Job, 'yields'> {
  /** What is unstable in floats is a finding. */
  readonly stability?: boolean;
  /** The last revision that is at hand; 0 for none. */
  readonly since: number;
  /** Told of what is known of a document so far while it is checked for the first time. */
  readonly onProgress: (update: DocumentUpdate) => void;
}

interface PendingJob extends Omit<Job, 'input'> {
  readonly request: ThreadRequest;
  /** True once nobody waits for the answer any more. */
  superseded: boolean;
  readonly onProgress?: (update: DocumentUpdate) => void;
  readonly settle: (outcome: Outcome) => void;
}

/** Milliseconds that a superseded job, which was told to stop, may still hold up the one that waits before its thread is ended. */
const grace = 1000;

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
  check({ input, plots, repairs = plots, stability, ...job }: CheckJob): Promise<CheckOutcome> {
    return this.#queue(job, (id) => ({ kind: 'check', id, input, options: { plots, repairs, ...(stability ? { stability } : {}) } })) as Promise<CheckOutcome>;
  }

  /** Never rejects. */
  draw({ input, figure, ...job }: DrawJob): Promise<DrawOutcome> {
    return this.#queue(job, (id) => ({ kind: 'draw', id, input, figure })) as Promise<DrawOutcome>;
  }

  /** Never rejects. */
  follow({ key, input, since, stability, budget, onProgress }: FollowJob): Promise<FollowOutcome> {
    const job = { key: `follow ${key}`, budget, yields: true, onProgress };
    return this.#queue(job, (id) => ({ kind: 'follow', id, key, input, since, ...(stability ? { stability } : {}) })) as Promise<FollowOutcome>;
  }

  /** What needs no more than a question. Never rejects. */
  ask<Q extends Question>(question: Q, job: Omit<Job, 'input'>): Promise<AnswerTo<Q['kind']> | NoAnswer> {
    return this.#queue(job, (id) => ({ ...question, id })) as Promise<AnswerTo<Q['kind']> | NoAnswer>;
  }

  #queue(job: Omit<Job, 'input'> & Pick<PendingJob, 'onProgress'>, requestOf: (id: number) => ThreadRequest): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#supersede(({ key, yields }) => key === job.key || (yields === true && job.yields !== true));
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

  #supersede(isObsolete: (job: PendingJob) => boolean): void {
    const obsolete = this.#waiting.filter(isObsolete);
    for (const job of obsolete) {
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      job.settle({ kind: 'superseded' });
    }
    if (this.#running && !this.#running.superseded && isObsolete(this.#running)) {
      this.#running.superseded = true;
      this.#thread?.post({ kind: 'cancel', id: this.#running.request.id });
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

  #answered({ id, ...answer }: ThreadAnswer): void {
    const job = this.#running;
    if (id !== job?.request.id) return;
    if (answer.kind === 'progress') {
      if (!job.superseded) job.onProgress?.(answer.update);
    } else this.#finish(answer.kind === 'cancelled' ? { kind: 'superseded' } : answer);
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

  #finish(outcome: Outcome): void {
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
