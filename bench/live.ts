/**
 * How long it takes from an edit to its refreshed verdicts in a document of 2,000 lines with 300 formulas, in the
 * checking thread, and how long the thread that asks is at work for an edit.
 *
 *     npm run build && npm run bench -- live [EDITS]
 *
 * Times are in ms: of all edits the least, the median and the largest. The answers come from the built `dist/worker.js`.
 * The work of the thread that asks is its own time on a processor, which only Linux tells; how late its timers are would
 * count all that else runs on the machine.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckClient } from '../src/worker/client';
import { startNodeThread } from '../src/worker/startNodeThread';
import type { DocumentUpdate } from '../src/protocol/worker';

const edits = Number(process.argv[2] ?? 40);

/** Twenty lines with three formulas: one displayed, one derivation, one in a line. */
function section(n: number): string {
  const [a, b, c] = [`a_{${n}}`, `b_{${n}}`, `c_{${n}}`];
  return `## Part ${n}

Take two classes with logits $${a}$ and $${b}$, as everywhere in these notes. Dividing through
leaves a function of the difference alone, and nothing else of them matters for what follows.

$$
\\begin{align}
\\frac{e^{${a}}}{e^{${a}} + e^{${b}}} &= \\frac{1}{1 + e^{${b} - ${a}}} \\\\
  &= \\sigma(${a} - ${b})
\\end{align}
$$

Adding a constant to both changes nothing, which is what libraries make use of:

$$\\operatorname{softmax}([${a} + ${c}, ${b} + ${c}]) = \\operatorname{softmax}([${a}, ${b}])$$

The other class gets what is left over, $1 - \\sigma(${a} - ${b}) = \\sigma(${b} - ${a})$.


`;
}

const text = `# Notes\n\nLet $t = u - v$.\n\n${Array.from({ length: 100 }, (_, n) => section(n)).join('')}`;
const client = new CheckClient((listeners) => startNodeThread(join(process.cwd(), 'dist', 'worker.js'), listeners));
let revision = 0;

const schedule = `/proc/self/task/${process.pid}/schedstat`;

/** Milliseconds that this thread has been on a processor. */
function ownTime(): number {
  return existsSync(schedule) ? Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6 : NaN;
}

async function update(content: string): Promise<{ readonly milliseconds: number; readonly update: DocumentUpdate }> {
  const start = performance.now();
  const outcome = await client.follow({ key: 'bench', input: { text: content, languageId: 'markdown' }, since: revision, budget: 120_000, onProgress: (part) => (revision = part.revision) });
  if (outcome.kind !== 'update') throw new Error(outcome.kind);
  ({ revision } = outcome.update);
  return { milliseconds: performance.now() - start, update: outcome.update };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

async function measure(name: string, edit: (n: number) => string): Promise<void> {
  const [times, own]: [number[], number[]] = [[], []];
  let sent = 0;
  for (let n = 0; n < edits; n++) {
    const content = edit(n);
    const before = ownTime();
    const answer = await update(content);
    own.push(ownTime() - before);
    times.push(answer.milliseconds);
    sent = Math.max(sent, Object.keys(answer.update.added).length);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(1).padStart(6);
  console.log(`${name.padEnd(34)} least ${at(0)}  median ${at(0.5)}  largest ${at(1)}   at most ${sent} blocks sent; thread at work ${median(own).toFixed(1)}, at most ${Math.max(...own).toFixed(1)}`);
}

async function main(): Promise<void> {
  const first = await update(text);
  console.log(`${'the whole document, cold'.padEnd(34)} ${first.milliseconds.toFixed(0)} ms, ${text.split('\n').length} lines, ${first.update.order.length} blocks`);
  await measure('a formula in the middle', (n) => text.replace('\\sigma(a_{50} - b_{50})\n', `\\sigma(a_{50} - ${n + 2} b_{50})\n`));
  await measure('a word', (n) => text.replace('as everywhere', `as ${n} everywhere`));
  await measure('a line above all', (n) => '\n'.repeat(n) + text);
  await measure('a definition above all', (n) => text.replace('t = u - v', `t = u - ${n + 2} v`));
  client.dispose();
}

void main();
