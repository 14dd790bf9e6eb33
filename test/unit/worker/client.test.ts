import assert from 'node:assert/strict';
import type { ThreadRequest } from '../../../src/protocol/worker';
import { CheckClient, type CheckJob } from '../../../src/worker/client';
import type { CheckThread, ThreadListeners } from '../../../src/worker/thread';

/** Threads that answer when told to, and a client over them. */
class FakeThreads {
  readonly started: { readonly listeners: ThreadListeners; readonly requests: ThreadRequest[]; ended: boolean }[] = [];
  readonly client = new CheckClient((listeners) => this.#start(listeners));
  failing = false;

  #start(listeners: ThreadListeners): CheckThread {
    if (this.failing) throw new Error('no threads here');
    const thread = { listeners, requests: [] as ThreadRequest[], ended: false };
    this.started.push(thread);
    return { post: (request) => thread.requests.push(request), end: () => (thread.ended = true) };
  }

  /** Answers the last request that was sent with an empty report. */
  answer(): void {
    const thread = this.started[this.started.length - 1]!;
    const request = thread.requests.findLast(({ kind }) => kind !== 'cancel')!;
    thread.listeners.onAnswer({ kind: 'report', id: request.id, report: { claims: [], problems: [] } });
  }

  texts(): readonly string[] {
    return this.started.flatMap(({ requests }) => requests.flatMap((request) => ('input' in request ? [request.input.text] : [])));
  }
}

function job(key: string, text: string, budget = 60_000): CheckJob {
  return { key, input: { text, languageId: 'markdown' }, plots: false, budget };
}

const report = { kind: 'report', report: { claims: [], problems: [] } };

describe('CheckClient', () => {
  it('starts no thread before the first job', () => assert.equal(new FakeThreads().started.length, 0));

  it('answers a job', async () => {
    const threads = new FakeThreads();
    const outcome = threads.client.check(job('a', '1'));
    threads.answer();
    assert.deepEqual(await outcome, report);
    threads.client.dispose();
  });

  it('runs one job at a time on one thread, in order', async () => {
    const threads = new FakeThreads();
    const outcomes = [threads.client.check(job('a', '1')), threads.client.check(job('b', '2'))];
    assert.deepEqual(threads.texts(), ['1']);
    threads.answer();
    assert.deepEqual(threads.texts(), ['1', '2']);
    threads.answer();
    assert.deepEqual(await Promise.all(outcomes), [report, report]);
    assert.equal(threads.started.length, 1);
    threads.client.dispose();
  });

  it('never sends a job that a newer one of the same document supersedes', async () => {
    const threads = new FakeThreads();
    const first = threads.client.check(job('other', '0'));
    const second = threads.client.check(job('a', '1'));
    const third = threads.client.check(job('a', '2'));
    assert.deepEqual(await second, { kind: 'superseded' });
    threads.answer();
    threads.answer();
    assert.deepEqual(await Promise.all([first, third]), [report, report]);
    assert.deepEqual(threads.texts(), ['0', '2']);
    threads.client.dispose();
  });

  it('forgets the answer to a running job that is superseded', async () => {
    const threads = new FakeThreads();
    const first = threads.client.check(job('a', '1'));
    const second = threads.client.check(job('a', '2'));
    assert.deepEqual(await first, { kind: 'superseded' });
    threads.answer();
    threads.answer();
    assert.deepEqual(await second, report);
    assert.equal(threads.started.length, 1);
    threads.client.dispose();
  });

  it('ends the thread under a superseded job that does not come back', async () => {
    const threads = new FakeThreads();
    void threads.client.check(job('a', '1'));
    const second = threads.client.check(job('a', '2'));
    while (threads.started.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(threads.started[0]?.ended, true);
    threads.answer();
    assert.deepEqual(await second, report);
    threads.client.dispose();
  });

  it('ends the thread under a job that is out of time, and starts another for the next', async () => {
    const threads = new FakeThreads();
    assert.deepEqual(await threads.client.check(job('a', '1', 10)), { kind: 'out-of-time', milliseconds: 10 });
    assert.equal(threads.started[0]?.ended, true);
    const next = threads.client.check(job('a', '2'));
    threads.answer();
    assert.deepEqual(await next, report);
    threads.client.dispose();
  });

  it('reports a bug of the pipeline and keeps the thread', async () => {
    const threads = new FakeThreads();
    const outcome = threads.client.check(job('a', '1'));
    const { listeners, requests } = threads.started[0]!;
    listeners.onAnswer({ kind: 'failure', id: requests[0]!.id, message: 'RangeError' });
    assert.deepEqual(await outcome, { kind: 'failure', message: 'RangeError' });
    assert.equal(threads.started[0]?.ended, false);
    threads.client.dispose();
  });

  it('survives the death of a thread', async () => {
    const threads = new FakeThreads();
    const outcome = threads.client.check(job('a', '1'));
    threads.started[0]!.listeners.onDeath('out of memory');
    assert.deepEqual(await outcome, { kind: 'failure', message: 'out of memory' });
    const next = threads.client.check(job('a', '2'));
    threads.answer();
    assert.deepEqual(await next, report);
    threads.client.dispose();
  });

  it('reports that no thread can be started', async () => {
    const threads = new FakeThreads();
    threads.failing = true;
    const outcome = await threads.client.check(job('a', '1'));
    assert.equal(outcome.kind, 'failure');
  });

  it('lets a job that yields give way to any newer one', async () => {
    const threads = new FakeThreads();
    const hover = threads.client.check({ ...job('hover', '1'), yields: true });
    const asked = threads.client.check(job('a', '2'));
    assert.deepEqual(await hover, { kind: 'superseded' });
    threads.answer();
    threads.answer();
    assert.deepEqual(await asked, report);
    threads.client.dispose();
  });

  it('cancels a job that waits, and stops waiting for one that runs', async () => {
    const threads = new FakeThreads();
    const running = threads.client.check(job('a', '1'));
    const waiting = threads.client.check(job('b', '2'));
    threads.client.cancel('b');
    assert.deepEqual(await waiting, { kind: 'superseded' });
    threads.client.cancel('a');
    assert.deepEqual(await running, { kind: 'superseded' });
    threads.answer();
    const next = threads.client.check(job('a', '3'));
    threads.answer();
    assert.deepEqual(await next, report);
    assert.deepEqual(threads.texts(), ['1', '3']);
    threads.client.dispose();
  });

  it('settles everything when it is disposed of', async () => {
    const threads = new FakeThreads();
    const outcomes = [threads.client.check(job('a', '1')), threads.client.check(job('b', '2'))];
    threads.client.dispose();
    assert.deepEqual(await Promise.all(outcomes), [{ kind: 'superseded' }, { kind: 'superseded' }]);
    assert.equal(threads.started[0]?.ended, true);
  });

  it('hands over what figure is wanted, and answers with it', async () => {
    const threads = new FakeThreads();
    const figure = { claim: 1, plot: 0, settings: { values: { x: 2 } } };
    const outcome = threads.client.draw({ key: 'figure', input: { text: '1', languageId: 'markdown' }, figure, budget: 60_000, yields: true });
    const { listeners, requests } = threads.started[0]!;
    assert.deepEqual(requests, [{ kind: 'draw', id: 1, input: { text: '1', languageId: 'markdown' }, figure }]);
    listeners.onAnswer({ kind: 'drawn', id: 1 });
    assert.deepEqual(await outcome, { kind: 'drawn' });
    threads.client.dispose();
  });
});
