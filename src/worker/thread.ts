import type { ThreadAnswer, ThreadRequest } from '../protocol/worker';

/** A checking thread that runs. */
export interface CheckThread {
  readonly post: (request: ThreadRequest) => void;
  /** Ends it at once, whatever it is doing; it says nothing more. */
  readonly end: () => void;
}

export interface ThreadListeners {
  readonly onAnswer: (answer: ThreadAnswer) => void;
  /** The thread could not start, or died. */
  readonly onDeath: (message: string) => void;
}

export type StartThread = (listeners: ThreadListeners) => CheckThread;
