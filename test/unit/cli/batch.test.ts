import assert from 'node:assert/strict';
import { markedCore } from './markedCore';
import { runMarked } from './runMarked';
import type { Core } from '../../../src/cli/core';

const request = (...[id, text, languageId]: readonly unknown[]): string => JSON.stringify({ id, languageId, text });

async function answers(stdin: readonly (string | Uint8Array)[], core?: Core): Promise<unknown[]> {
  const { code, stdout, stderr } = await runMarked(['batch'], { stdin }, core);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.equal(stdout === '' || stdout.endsWith('\n'), true);
  return stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
}

describe('formulint batch', () => {
  it('answers in input order, with the claims and the time', async () => {
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } };
    assert.deepEqual(await answers([`${request('b', 'x\r\n😀TRUE', 'markdown')}\n${request(2, '', 'markdown')}\n`]), [
      {
        id: 'b',
        claims: [
          {
            range,
            latex: 'TRUE',
            kind: 'identity',
            message: 'TRUE in markdown',
            verdict: 'verified',
            code: null,
            evidence: { method: 'sampling', informativePoints: 12, sizes: [1, 2], seed: 7 },
            assumptions: ['log is natural'],
          },
        ],
        milliseconds: 1,
      },
      { id: 2, claims: [], milliseconds: 1 },
    ]);
  });

  it('takes lines from chunks cut anywhere, the last without line end, with or without carriage returns', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${request('ä😀', '', 'markdown')}\r\n\r\n  \n${request('c', '', 'markdown')}`);
    const chunks = Array.from(bytes, (byte) => new Uint8Array([byte]));
    assert.deepEqual(await answers(chunks), [
      { id: 'ä😀', claims: [], milliseconds: 1 },
      { id: 'c', claims: [], milliseconds: 1 },
    ]);
  });

  it('says nothing to an empty stream', async () => {
    assert.deepEqual(await answers([]), []);
    assert.deepEqual(await answers(['\n\n']), []);
  });

  const LANGUAGES = '"languageId" must be one of markdown, latex, restructuredtext, python, ipynb, plaintext';
  const ID = 'line 1: "id" must be a string or a number that JSON carries exactly';
  const wrong: readonly (readonly [string, unknown])[] = [
    ['[]', { id: null, error: 'line 1 is not a JSON object' }],
    ['null', { id: null, error: 'line 1 is not a JSON object' }],
    ['"x"', { id: null, error: 'line 1 is not a JSON object' }],
    ['{"languageId":"markdown","text":""}', { id: null, error: ID }],
    ['{"id":null,"languageId":"markdown","text":""}', { id: null, error: ID }],
    ['{"id":{},"languageId":"markdown","text":""}', { id: null, error: ID }],
    ['{"id":12345678901234567890,"languageId":"markdown","text":""}', { id: null, error: ID }],
    ['{"id":1e999,"languageId":"markdown","text":""}', { id: null, error: ID }],
    [request(1.5, '', 'md'), { id: 1.5, error: LANGUAGES }],
    [request('a', '', undefined), { id: 'a', error: LANGUAGES }],
    [request('a', '', 7), { id: 'a', error: LANGUAGES }],
    [request('a', undefined, 'markdown'), { id: 'a', error: '"text" must be a string' }],
    [request('a', 3, 'markdown'), { id: 'a', error: '"text" must be a string' }],
    [request('a', 'CRASH', 'markdown'), { id: 'a', error: 'internal error: crashed' }],
  ];
  for (const [line, answer] of wrong) {
    it(`answers ${line} and goes on`, async () => {
      assert.deepEqual(await answers([`${line}\n${request('next', '', 'markdown')}\n`]), [answer, { id: 'next', claims: [], milliseconds: 1 }]);
    });
  }

  it('answers what is no JSON with the number of its line', async () => {
    const [blank, broken, next] = await answers([`\n{"id":1,\n${request('n', '', 'markdown')}\n`]).then((all) => [undefined, ...all]);
    assert.equal(blank, undefined);
    assert.match((broken as { error: string }).error, /^line 2 is not JSON: /);
    assert.equal((broken as { id: null }).id, null);
    assert.deepEqual(next, { id: 'n', claims: [], milliseconds: 1 });
  });

  it('answers what is no UTF-8', async () => {
    assert.deepEqual(await answers([new Uint8Array([34, 0xff, 34, 10]), `${request('n', '', 'markdown')}`]), [
      { id: null, error: 'line 1 is not text: not UTF-8: byte 2, line 1' },
      { id: 'n', claims: [], milliseconds: 1 },
    ]);
  });

  it('holds one document at a time', async () => {
    const order: string[] = [];
    const core: Core = {
      ...markedCore,
      checkDocument: ({ text }) => (order.push(`check ${text}`), { claims: [], problems: [] }),
    };
    const { memoryIo } = await import('./memoryIo');
    const { run } = await import('../../../src/cli/run');
    const io = memoryIo();
    const stdin = (async function* () {
      for (const id of [1, 2]) {
        order.push(`read ${id}`);
        yield await Promise.resolve(new TextEncoder().encode(`${request(id, String(id), 'markdown')}\n`));
      }
    })();
    await run(['batch'], { ...io, stdin }, core);
    assert.deepEqual(order, ['read 1', 'check 1', 'read 2', 'check 2']);
  });

  it('stops when the reader is gone', async () => {
    const { memoryIo } = await import('./memoryIo');
    const { run } = await import('../../../src/cli/run');
    const io = memoryIo({ stdin: [`${request(1, '', 'markdown')}\n`] });
    io.stdout.closed = true;
    const never: Core = {
      ...markedCore,
      checkDocument: () => assert.fail('was asked'),
    };
    assert.equal(await run(['batch'], io, never), 0);
  });

  it('takes no files', async () => {
    const ran = await runMarked(['batch', 'a.md']);
    assert.deepEqual(ran, { code: 2, stdout: '', stderr: 'formulint: batch reads standard input and takes no files\nTry "formulint --help".\n' });
  });
});
