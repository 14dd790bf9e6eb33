import assert from 'node:assert/strict';
import type { SeriesPlotJson } from '../../../src/protocol/plot';
import type { CheckInput, DocumentUpdate, FigureRequest, ThreadAnswer, ThreadRequest } from '../../../src/protocol/worker';
import { Checker } from '../../../src/worker/checker';

function checker() {
  const answers: ThreadAnswer[] = [];
  const made = new Checker({ loaded: undefined, load: () => Promise.reject(new Error('no more digits here')) }, (answer) => answers.push(answer));
  let id = 0;
  return {
    answers,
    checker: made,
    answer: async (request: ThreadRequest): Promise<ThreadAnswer> => {
      await made.receive(request);
      return answers[answers.length - 1]!;
    },
    follow: async (text: string, since: number): Promise<DocumentUpdate> => {
      await made.receive({ kind: 'follow', id: ++id, key: 'a', input: { text, languageId: 'markdown' }, since });
      const answer = answers[answers.length - 1];
      assert.ok(answer?.kind === 'update', answer?.kind);
      return answer.update;
    },
  };
}

const text = '# A\n\n$$1 + 1 = 2$$\n\n$$1 + 1 = 3$$\n';

const input: CheckInput = { text: '$a + b^2 = a + b$\n', languageId: 'markdown' };
const checkOf = (id: number, of: CheckInput): ThreadRequest => ({ kind: 'check', id, input: of, options: { plots: true, repairs: false } });
const figure = (settings: FigureRequest['settings'], plot = 0): FigureRequest => ({ claim: 0, plot, settings });

describe('the checking thread', () => {
  it('answers a check with a report', async () => {
    const { answers, checker: thread } = checker();
    await thread.receive({ kind: 'check', id: 7, input: { text, languageId: 'markdown' }, options: { plots: false, repairs: false } });
    const [answer] = answers;
    assert.ok(answer?.kind === 'report');
    assert.deepEqual([answer.id, answer.report.claims.map(({ verdict }) => verdict)], [7, ['verified', 'refuted']]);
  });

  it('sends all of a document at first, and then what changed', async () => {
    const { follow } = checker();
    const first = await follow(text, 0);
    assert.deepEqual([first.whole, first.complete, first.order.map(([, line]) => line), Object.keys(first.added).length], [true, true, [0, 2, 4], 3]);
    const second = await follow(text.replace('= 3', '= 4'), first.revision);
    assert.deepEqual([second.whole, Object.keys(second.added).length], [false, 1]);
    assert.deepEqual(second.order.slice(0, 2), first.order.slice(0, 2));
    const third = await follow(`\n${text.replace('= 3', '= 4')}`, second.revision);
    assert.deepEqual([Object.keys(third.added).length, third.order.map(([id]) => id)], [0, second.order.map(([id]) => id)]);
  });

  it('sends all of it again to whoever missed an update', async () => {
    const { follow } = checker();
    const first = await follow(text, 0);
    await follow(text.replace('= 3', '= 4'), first.revision);
    const again = await follow(text, first.revision);
    assert.deepEqual([again.whole, Object.keys(again.added).length], [true, 3]);
  });

  it('stops between two claims when it is told to', async () => {
    const { answers, checker: thread } = checker();
    const long = Array.from({ length: 400 }, (_, n) => `$$\\sigma(${n + 1} x) = 1 - \\sigma(-${n + 1} x)$$\n`).join('\n');
    const running = thread.receive({ kind: 'follow', id: 1, key: 'a', input: { text: long, languageId: 'markdown' }, since: 0 });
    void thread.receive({ kind: 'cancel', id: 1 });
    await running;
    assert.deepEqual(answers[answers.length - 1], { kind: 'cancelled', id: 1 });
  });

  it('draws a figure of what was checked, with other values', async () => {
    const own = checker();
    const checked = await own.answer(checkOf(1, input));
    assert.equal(checked.kind === 'report' && checked.report.claims[0]!.plots!.map(({ shape }) => shape).join(), 'line,undrawn');
    const drawn = await own.answer({ kind: 'draw', id: 2, input, figure: figure({ values: { a: 3 } }) });
    assert.ok(drawn.kind === 'drawn' && drawn.plot);
    const plot = drawn.plot as SeriesPlotJson;
    assert.deepEqual([drawn.id, plot.at.a, plot.series[1]!.latex], [2, 3, 'a + b']);
    for (const [b, value] of plot.series[1]!.points) assert.equal(value, 3 + b);
  });

  it('draws the same where it has not checked it before', async () => {
    const own = checker();
    await own.answer(checkOf(1, input));
    const request = { kind: 'draw', id: 2, input, figure: figure({ values: { a: -1 } }) } as const;
    assert.deepEqual(await checker().answer(request), await own.answer(request));
    await own.answer(checkOf(3, { ...input, text: '$x = x$' }));
    assert.deepEqual(await own.answer(request), await checker().answer(request));
  });

  it('says where there is no such figure', async () => {
    assert.deepEqual(await checker().answer({ kind: 'draw', id: 5, input, figure: figure({ values: {} }, 7) }), { kind: 'drawn', id: 5 });
    assert.deepEqual(await checker().answer({ kind: 'draw', id: 6, input, figure: { ...figure({ values: {} }), claim: 4 } }), { kind: 'drawn', id: 6 });
  });

  it('tells of forms that are unstable in floats while a document is written, for those who ask', async () => {
    const own = checker();
    const kinds = async (stability: boolean): Promise<readonly string[]> => {
      const before = own.answers.length;
      const answer = await own.answer({ kind: 'follow', id: 1, key: 'a', input: { text: '$$\\log \\sum_j e^{z_j} = \\mathrm{logsumexp}(z)$$\n\n$$\\log \\sum_j e^{z_j} = \\mathrm{logsumexp}(z)$$\n', languageId: 'markdown' }, since: 0, stability });
      assert.ok(answer.kind === 'update');
      // A check that takes long sends the blocks it has, and at last only the others.
      const added = Object.assign({}, ...own.answers.slice(before).map((part) => (part.kind === 'update' || part.kind === 'progress' ? part.update.added : {}))) as DocumentUpdate['added'];
      return answer.update.order.flatMap(([id]) => added[id]!.claims.map(({ claim }) => claim.kind));
    };
    assert.deepEqual(await kinds(false), ['identity', 'identity']);
    const told = await kinds(true);
    assert.deepEqual(await kinds(true), told);
    assert.equal(told.filter((kind) => kind === 'stability').length, 1);
    assert.deepEqual(await kinds(false), ['identity', 'identity']);
  });

  it('lints a file under rules, and says of a notebook’s findings where they stand in its cell', async () => {
    const { answer } = checker();
    const lint = async (of: CheckInput, levels = {}) => {
      const answered = await answer({ kind: 'lint', id: 1, input: of, rules: { preset: 'recommended', levels } });
      assert.ok(answered.kind === 'lint');
      return answered.findings.map(({ code, severity, cell }) => [severity, code, ...(cell ? [cell] : [])]);
    };
    assert.deepEqual(await lint({ text, languageId: 'markdown' }), [['error', 'wrong-number']]);
    assert.deepEqual(await lint({ text, languageId: 'markdown' }, { 'wrong-number': 'off' }), []);
    const notebook = JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['A\n', '$1 + 1 = 3$'] }] });
    assert.deepEqual(await lint({ text: notebook, languageId: 'ipynb' }), [['error', 'wrong-number', { index: 0, span: { start: 3, end: 12 } }]]);
  });

  it('says which assumptions it does not understand, and what comments silence a finding', async () => {
    const { answer } = checker();
    assert.deepEqual(await answer({ kind: 'assumptions', id: 1, texts: ['x > 0', 'all is well', 'log base 2'] }), { kind: 'assumptions', id: 1, unread: ['all is well'] });
    const at = { start: { line: 4, character: 2 }, end: { line: 4, character: 11 } };
    const silenced = await answer({ kind: 'silence', id: 2, input: { text, languageId: 'markdown' }, range: at, code: 'wrong-number' });
    assert.ok(silenced.kind === 'silence');
    assert.deepEqual([silenced.line?.newText, silenced.file?.newText], ['<!-- formulint-disable-next-line wrong-number -->\n', '<!-- formulint-disable wrong-number -->\n']);
  });

  it('says what a LaTeX file defines and asks for, and nothing of what is commented out', async () => {
    const { answer } = checker();
    const text = '\\input{macros}\n% \\input{old} \\def\\old{a}\n\\newcommand{\\R}{\\mathbb{R}}\n';
    assert.deepEqual(await answer({ kind: 'preamble', id: 1, text }), { kind: 'preamble', id: 1, macros: { '\\R': '\\mathbb{R}' }, includes: ['macros'] });
  });

  it('takes what holds in the whole document', async () => {
    const { answer } = checker();
    const codes = async (assumptions?: readonly string[]) => {
      const answered = await answer({ kind: 'check', id: 1, input: { text: '$\\log_2(8) = \\log 8$', languageId: 'markdown', ...(assumptions ? { assumptions } : {}) }, options: { plots: false, repairs: false } });
      assert.ok(answered.kind === 'report');
      return answered.report.claims.map(({ code }) => code);
    };
    assert.deepEqual([await codes(), await codes(['log base 2'])], [['wrong-number'], [null]]);
  });
});
