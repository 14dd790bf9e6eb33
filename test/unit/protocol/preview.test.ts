import assert from 'node:assert/strict';
import { readPreviewMessage, readPreviewRequest } from '../../../src/protocol/preview';
import { liveSteps } from '../../../src/pipeline/live';
import { DocumentMemo } from '../../../src/pipeline/memo';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };

function update(text: string) {
  const steps = liveSteps({ text, languageId: 'markdown' }, new DocumentMemo());
  for (let next = steps.next(); ; next = steps.next()) {
    if (!next.done) continue;
    const { blocks } = next.value;
    return { type: 'update', document: 'file:///a.md', name: 'a.md', order: blocks.map(({ line }, id) => [id, line]), added: Object.fromEntries(blocks.map(({ block }, id) => [id, block])), whole: true, complete: true };
  }
}

describe('messages of the derivation preview', () => {
  it('reads what the host sends', () => {
    const message = update('# A\n\nLet `x` be *so* $x = 1$.\n\n$$1 + 1 = 3$$\n\n- $a$\n');
    assert.deepEqual(readPreviewMessage(JSON.parse(JSON.stringify(message))), message);
    assert.deepEqual(readPreviewMessage({ type: 'place', line: 3.5, top: true }), { type: 'place', line: 3.5, top: true });
  });

  it('ignores what is no message', () => {
    const message = update('$$1 + 1 = 3$$');
    for (const wrong of [undefined, '<img>', { type: 'show' }, { ...message, order: [['1', 2]] }, { ...message, added: { 1: { kind: 'html', html: '<b>' } } }, { ...message, added: { 1: { ...message.added[0], latex: 1 } } }, { ...message, name: 1 }, { type: 'place', line: NaN, top: true }, { type: 'details', document: '', range, claim: {} }]) {
      assert.equal(readPreviewMessage(wrong), undefined, JSON.stringify(wrong));
    }
  });

  it('reads what the page asks, and nothing else', () => {
    for (const request of [{ type: 'ready' }, { type: 'scrolled', line: 2.5 }, { type: 'reveal', document: 'a', range }, { type: 'details', document: 'a', range }, { type: 'explain', code: 'wrong-number' }, { type: 'exported', title: 'a', html: '<main></main>' }]) {
      assert.deepEqual(readPreviewRequest(request), request);
    }
    for (const wrong of [null, { type: 'scrolled', line: -1 }, { type: 'scrolled', line: Infinity }, { type: 'reveal', range }, { type: 'explain', code: '../x' }, { type: 'run', command: 'x' }, { type: 'exported', title: 'a' }]) {
      assert.equal(readPreviewRequest(wrong), undefined, JSON.stringify(wrong));
    }
  });
});
