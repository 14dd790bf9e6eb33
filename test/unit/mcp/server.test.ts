import assert from 'node:assert/strict';
import type { Threads } from '../../../src/cli/core';
import { CODE_NAMES } from '../../../src/report/codes';
import { markedCore } from '../cli/markedCore';
import { memoryIo } from '../cli/memoryIo';
import { connect, type Called } from './connect';

const WRONG = String.raw`\sigma(-x) = 1 + \sigma(x)`;
const RIGHT = String.raw`\sigma(-x) = 1 - \sigma(x)`;
const FILES = {
  '/notes/a.md': `# A\n\nWe have $${WRONG}$.\n`,
  '/notes/sub/b.tex': String.raw`\documentclass{article}\begin{document}$\frac12 = 0.6$ and $\frac12 = 0.5$\end{document}`,
  '/notes/strict/.formulintrc.json': '{ "rules": { "identity-fails": "off" }, "macros": { "s": "\\\\sigma" } }',
  '/notes/strict/c.md': `$${WRONG}$ and $\\s(0) = 0.4$`,
  '/package/docs/codes/wrong-number.md': '# wrong-number\n\nA page.\n',
};

const places = ({ content }: Called) => content.findings.map(({ path, line, column, code }) => `${path}:${line}:${column} ${code}`);

describe('the MCP server', () => {
  it('names its tools, which only read, with schemas of what they take and give', async () => {
    const { client } = await connect(memoryIo());
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), ['verify', 'check', 'explain']);
    for (const { annotations, inputSchema, outputSchema, description = '' } of tools) {
      assert.deepEqual([annotations?.readOnlyHint, annotations?.openWorldHint, inputSchema.type, outputSchema?.type], [true, false, 'object', 'object']);
      assert.match(description, /\.$/);
      for (const property of Object.values(inputSchema.properties ?? {})) assert.match((property as { description: string }).description, /^[A-Z].*[^.]$/);
    }
    const codes = tools[2]!.inputSchema.properties!.code as { enum: string[] };
    assert.deepEqual(codes.enum, CODE_NAMES);
    assert.deepEqual(client.getServerVersion(), { name: 'formulint', title: 'Formulint', version: '1.2.3' });
  });

  describe('verify', () => {
    it('refutes a formula with a witness and repairs, and verifies its twin', async () => {
      const { call } = await connect(memoryIo());
      const wrong = await call('verify', { formula: WRONG });
      assert.equal(wrong.isError, false);
      const [claim, ...more] = wrong.content.claims;
      assert.ok(claim);
      assert.deepEqual([more, claim.verdict, claim.code, claim.latex, claim.line, claim.column, claim.endColumn], [[], 'refuted', 'identity-fails', WRONG, 1, 1, 27]);
      assert.deepEqual(Object.keys(claim.witness!.point), ['x']);
      assert.equal(claim.repairs?.[0]?.latex, RIGHT);
      assert.match(wrong.text, /^<formula>:1:1 {2}error {2}the sides differ/);
      const right = await call('verify', { formula: RIGHT });
      assert.deepEqual(right.content.claims.map(({ verdict, code }) => [verdict, code]), [['verified', null]]);
      assert.match(right.content.claims[0]!.evidence, /^algebraic|sampling/);
    });

    it('marks the steps of a derivation', async () => {
      const { call } = await connect(memoryIo());
      const { content } = await call('verify', { formula: String.raw`\begin{aligned} \log(1 + e^{x}) &= \log(e^{x}(1 + e^{-x})) \\ &= x - \log(1 + e^{-x}) \end{aligned}` });
      assert.deepEqual(content.claims[0]!.steps!.map(({ verdict, code }) => [verdict, code]), [['verified', null], ['refuted', 'step-does-not-follow']]);
    });

    it('reads a fragment in the language that is said, under the configuration of the working folder', async () => {
      const { call } = await connect(memoryIo({ files: { '/notes/.formulintrc.json': '{ "macros": { "s": "\\\\sigma" } }' } }));
      const { content } = await call('verify', { formula: 'See $\\s(-x) = 1 - \\s(x)$ and $1 + 1 = 3$.', language: 'markdown' });
      assert.deepEqual(content.claims.map(({ verdict, column }) => [verdict, column]), [['verified', 6], ['refuted', 31]]);
    });

    it('says where there is nothing to verify, or too much', async () => {
      const { call } = await connect(memoryIo());
      const none = await call('verify', { formula: 'hello world' });
      assert.deepEqual([none.isError, none.text], [true, 'no formula was found that says something which could be true or false']);
      const long = await call('verify', { formula: 'x'.repeat(20_001) });
      assert.deepEqual([long.isError, /expected string to have <=20000 characters/.test(long.text)], [true, true]);
    });
  });

  describe('check', () => {
    it('finds in paths what the command line does, each under its own configuration', async () => {
      const { call } = await connect(memoryIo({ files: FILES }));
      const answer = await call('check', { paths: ['.'] });
      assert.deepEqual(places(answer), ['a.md:3:10 identity-fails', 'strict/c.md:1:35 wrong-number', 'sub/b.tex:1:41 wrong-number']);
      const { files, claims, verdicts, omitted, unchecked } = answer.content;
      assert.deepEqual({ files, claims, verdicts, omitted, unchecked }, { files: 3, claims: 5, verdicts: { verified: 1, refuted: 4, conditional: 0, stipulated: 0, unchecked: 0 }, omitted: 0, unchecked: [] });
      assert.match(answer.text, /^a\.md:3:10 {2}error {2}.*\[identity-fails\]\n {2}\|\n3 \| We have/);
      assert.match(answer.text, /\n5 claims in 3 files: 1 verified, 4 refuted, .*\n3 errors\n$/);
    });

    it('finds in a text what it would in the file, in the language that is said', async () => {
      const { call } = await connect(memoryIo({ files: FILES }));
      assert.deepEqual(places(await call('check', { text: FILES['/notes/a.md'] })), ['<text>:3:10 identity-fails']);
      assert.deepEqual(places(await call('check', { text: FILES['/notes/sub/b.tex'], language: 'latex' })), ['<text>:1:41 wrong-number']);
      assert.deepEqual(places(await call('check', { text: `$${RIGHT}$` })), []);
    });

    it('obeys what the server was started with', async () => {
      const off = await connect(memoryIo({ files: FILES }), { argv: ['--rule', 'wrong-number=off', '--no-config'] });
      assert.deepEqual(places(await off.call('check', { paths: ['strict', 'sub'] })), ['strict/c.md:1:2 identity-fails', 'strict/c.md:1:35 unknown-macro']);
    });

    it('reads configuration files anew at each call', async () => {
      const io = memoryIo({ files: FILES });
      const { call } = await connect(io);
      assert.deepEqual(places(await call('check', { paths: ['a.md'] })), ['a.md:3:10 identity-fails']);
      await io.files.writeFile('/notes/.formulintrc.json', '{ "preset": "off" }');
      assert.deepEqual(places(await call('check', { paths: ['a.md'] })), []);
      await io.files.writeFile('/notes/.formulintrc.json', '{ "preset": "loud" }');
      const { isError, text } = await call('check', { paths: ['a.md'] });
      assert.deepEqual([isError, /^\.formulintrc\.json:1:13: /.test(text)], [true, true], text);
    });

    it('says in a notebook in which cell, and where in the file', async () => {
      const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: 'x' }, { cell_type: 'markdown', source: [`So $${WRONG}$\n`] }] }, null, 1);
      const { call } = await connect(memoryIo({ files: { '/notes/n.ipynb': notebook } }));
      const [found] = (await call('check', { paths: ['n.ipynb'] })).content.findings;
      assert.ok(found?.inFile);
      assert.deepEqual([found.cell, found.line, found.column], [2, 1, 5]);
      const line = notebook.split('\n')[found.inFile.line - 1]!;
      assert.equal(line.slice(found.inFile.column - 1, found.inFile.endColumn - 1), WRONG.replaceAll('\\', '\\\\'));
    });

    it('answers what it can where something cannot be read, and with an error where nothing can', async () => {
      const { call } = await connect(memoryIo({ files: { ...FILES, '/notes/gone.md': 'UNREADABLE' } }));
      const some = await call('check', { paths: ['gone.md', 'a.md', 'none.md'] });
      assert.deepEqual([some.isError, places(some), some.content.unchecked], [false, ['a.md:3:10 identity-fails'], [{ path: 'none.md', cause: 'unreadable', reason: 'no such file or folder' }, { path: 'gone.md', cause: 'unreadable', reason: 'permission denied' }]]);
      assert.match(some.text, /, 2 files could not be read: .*\nnone\.md: no such file or folder\ngone\.md: permission denied\n$/s);
      const none = await call('check', { paths: ['none.md'] });
      assert.deepEqual([none.isError, none.text], [true, 'none.md: no such file or folder']);
    });

    it('asks for one or the other of text and paths, and not for standard input', async () => {
      const { call } = await connect(memoryIo({ files: FILES }));
      for (const input of [{}, { text: '', paths: ['a.md'] }]) {
        const { isError, text } = await call('check', input);
        assert.deepEqual([isError, text], [true, 'give either text or paths']);
      }
      assert.deepEqual((await call('check', { paths: ['-'] })).text, '"-" is no path: give text');
    });

    it('leaves findings out only with their number', async () => {
      const { call } = await connect(memoryIo(), { core: markedCore });
      const { content, text } = await call('check', { text: 'FALSE '.repeat(205) });
      assert.deepEqual([content.findings.length, content.omitted, content.verdicts.refuted], [200, 5, 205]);
      assert.match(text, /\n205 errors\n5 more findings left out: check fewer files at a time\n$/);
    });

    it('tells how far it is, where that is asked for', async () => {
      const { client } = await connect(memoryIo({ files: FILES }));
      const told: unknown[] = [];
      await client.callTool({ name: 'check', arguments: { paths: ['.'] } }, undefined, { onprogress: ({ progress, total }) => told.push([progress, total]) });
      assert.deepEqual(told, [[1, 3], [2, 3], [3, 3]]);
    });

    it('survives a bug of ours in one document', async () => {
      const { call } = await connect(memoryIo({ files: { '/notes/a.md': 'CRASH', '/notes/b.md': 'FALSE' } }), { core: markedCore });
      const { content, text } = await call('check', { paths: ['.'] });
      assert.deepEqual([content.findings.length, content.unchecked], [1, [{ path: 'a.md', cause: 'failure', reason: 'internal error: crashed' }]]);
      assert.match(text, /in 1 file: 0 verified, 1 refuted.*\na\.md: internal error: crashed\n$/s);
    });

    it('tells documents that take too long from those that cannot be read', async () => {
      const threads: Threads = {
        checkDocument: () => assert.fail('no way to stop it'),
        checkUntil: (signal) => (input, options) => (input.text === 'LONG' ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))) : markedCore.checkDocument(input, options)),
        close: () => Promise.resolve(),
      };
      const files = { '/notes/a.md': 'LONG', '/notes/b.md': 'FALSE', '/notes/gone.md': 'UNREADABLE' };
      const { call } = await connect(memoryIo({ files }), { core: markedCore, threads, budgets: { formula: 60_000, document: 200, call: 60_000 } });
      const { isError, content, text } = await call('check', { paths: ['b.md', 'gone.md', 'a.md'] });
      assert.equal(isError, false);
      assert.deepEqual(content.unchecked, [{ path: 'gone.md', cause: 'unreadable', reason: 'permission denied' }, { path: 'a.md', cause: 'out-of-time', reason: 'not checked within 0.2 seconds' }]);
      assert.match(text, /^1 claim in 1 file, 1 file could not be read: 0 verified, 1 refuted.*\ngone\.md: permission denied\na\.md: not checked within 0\.2 seconds\n$/ms);
    });

    it('gives up what is cancelled: a document under way is stopped, none is begun', async () => {
      const begun: string[] = [];
      let stopped = 0;
      const threads: Threads = {
        checkDocument: () => assert.fail('no way to stop it'),
        checkUntil: (signal) => ({ text }) => new Promise((_, reject) => {
          begun.push(text);
          signal.addEventListener('abort', () => {
            stopped++;
            reject(new Error('aborted'));
          });
        }),
        close: () => Promise.resolve(),
      };
      const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`/notes/${name}.md`, name]));
      const { client } = await connect(memoryIo({ files }), { threads });
      const controller = new AbortController();
      const call = client.callTool({ name: 'check', arguments: { paths: ['.'] } }, undefined, { signal: controller.signal });
      while (begun.length < 2) await new Promise((resolve) => setImmediate(resolve));
      controller.abort('enough');
      await assert.rejects(call, /enough/);
      while (stopped < 2) await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(begun, ['a', 'b']);
    });
  });

  describe('explain', () => {
    it('gives the page of a code, and the codes there are for another', async () => {
      const { call } = await connect(memoryIo({ files: FILES }));
      const { isError, text, content } = await call('explain', { code: 'wrong-number' });
      assert.deepEqual({ isError, text, content: { ...content } }, {
        isError: false,
        text: '# wrong-number\n\nA page.\n',
        content: { code: 'wrong-number', title: 'A stated number is not the value of its formula', page: '# wrong-number\n\nA page.\n' },
      });
      const other = await call('explain', { code: 'no-code' });
      assert.equal(other.isError, true);
      assert.match(other.text, /"definition-mismatch"/);
      const gone = await call('explain', { code: 'free-index' });
      assert.deepEqual([gone.isError, gone.text], [true, 'no such file']);
    });
  });

  it('calls a tool that there is not an error', async () => {
    const { call } = await connect(memoryIo());
    const { isError, text } = await call('prove', {});
    assert.deepEqual([isError, /Tool prove not found/.test(text)], [true, true]);
  });
});
