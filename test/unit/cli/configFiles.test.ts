import assert from 'node:assert/strict';
import { realCore } from './realCore';
import { runMarked } from './runMarked';

const macros = (name: string) => `{"macros": {"${name}": "x"}}`;

/** The macros each document is checked with, as the marked core tells them. */
async function told(argv: readonly string[], files: Readonly<Record<string, string>>, stdin: readonly string[] = []): Promise<readonly string[]> {
  const { stdout } = await runMarked(['-v', ...argv], { files, stdin });
  return [...stdout.matchAll(/^(\S+?):1:1 .*TRUE in \w+(?: with (\{.*?\}))?/gm)].map(([, path, shown]) => `${path} ${shown ?? '-'}`);
}

describe('configuration files', () => {
  it('hold for the documents of their folder and below, the nearest for each', async () => {
    const files = {
      '/.formulintrc.json': macros('top'), '/notes/p/.formulintrc': macros('near'), '/notes/p/q/b.md': 'TRUE', '/notes/p/a.md': 'TRUE', '/notes/c.md': 'TRUE',
    };
    assert.deepEqual(await told(['p/a.md', 'p/q/b.md', 'c.md'], files), ['p/a.md {"\\\\near":"x"}', 'p/q/b.md {"\\\\near":"x"}', 'c.md {"\\\\top":"x"}']);
  });

  it('of which .formulintrc.json counts where a folder has both', async () => {
    assert.deepEqual(await told(['a.md'], { '/notes/.formulintrc.json': macros('one'), '/notes/.formulintrc': 'broken', '/notes/a.md': 'TRUE' }), ['a.md {"\\\\one":"x"}']);
  });

  it('yield to --macros, and hold for standard input in the working folder', async () => {
    const files = { '/notes/.formulintrc': '{"macros": {"a": "file", "b": "file"}}', '/notes/m.json': '{"a": "flag"}' };
    assert.deepEqual(await told(['--macros', 'm.json', '-'], files, ['TRUE']), ['<stdin> {"\\\\a":"flag","\\\\b":"file"}']);
  });

  it('stop the run where they are wrong, each once and at its place', async () => {
    const files = { '/notes/p/.formulintrc': '{\n  "macros": {\n    "R": 3\n  }\n}', '/notes/p/a.md': 'TRUE', '/notes/p/b.md': 'FALSE', '/notes/c.md': 'FALSE' };
    const wrong = 'formulint: p/.formulintrc:3:10: the body of macro "R" must be a string\n';
    for (const command of [['check', 'p', 'c.md'], ['verify', 'p/a.md'], ['read', 'p']]) {
      const ran = await runMarked(command, { files });
      assert.deepEqual([ran.code, ran.stderr, ran.stdout], [2, wrong, ''], command[0]);
    }
    const json = await runMarked(['--format', 'json', 'p'], { files });
    assert.deepEqual([json.code, json.stderr, (JSON.parse(json.stdout) as { files: unknown[] }).files], [2, wrong, []]);
  });

  it('that cannot be read are said to be so', async () => {
    const ran = await runMarked(['a.md'], { files: { '/notes/.formulintrc': 'UNREADABLE', '/notes/a.md': 'TRUE' } });
    assert.deepEqual([ran.code, ran.stderr], [2, 'formulint: .formulintrc: permission denied\n']);
  });

  it('build on others, of which the later win', async () => {
    const files = {
      '/notes/.formulintrc': '{"extends": ["base/one.json", "base/two.json"], "macros": {"a": "own"}, "rules": {"identity-fails": "warning"}}',
      '/notes/base/one.json': '{"preset": "off", "macros": {"a": "one", "b": "one", "c": "one"}, "rules": {"free-index": "error"}}',
      '/notes/base/two.json': '{"extends": "three.json", "macros": {"b": "two"}}',
      '/notes/base/three.json': '{"macros": {"b": "three", "d": "three"}}',
      '/notes/a.md': 'TRUE\nFALSE\nINDEX',
      '/notes/b.md': 'DAMAGE',
    };
    assert.deepEqual(await told(['a.md'], files), ['a.md {"\\\\a":"own","\\\\b":"two","\\\\c":"one","\\\\d":"three"}']);
    const ran = await runMarked(['a.md', 'b.md'], { files });
    assert.deepEqual([...ran.stdout.matchAll(/^\S+:1 {2}(\w+) .*\[(.*)\]$/gm)].map(([, level, code]) => [level, code]), [['warning', 'identity-fails'], ['error', 'free-index']]);
  });

  it('say where one they build on is missing, wrong, or builds on them', async () => {
    const errors = async (files: Readonly<Record<string, string>>) => (await runMarked(['a.md'], { files: { '/notes/a.md': 'TRUE', ...files } })).stderr;
    assert.equal(await errors({ '/notes/.formulintrc': '{\n "extends": "no.json"}' }), 'formulint: .formulintrc:2:13: "no.json": no such file\n');
    assert.equal(await errors({ '/notes/.formulintrc': '{"extends": "b"}', '/notes/b': '{"preset":\n1}' }), 'formulint: b:2:1: "preset" must be one of recommended, strict, off\n');
    assert.equal(await errors({ '/notes/.formulintrc': '{"extends": "b"}', '/notes/b': '{"extends": "./.formulintrc"}' }), 'formulint: b:1:13: "./.formulintrc": extends this file in turn\n');
    assert.equal(await errors({ '/notes/.formulintrc': '{"rules": {"no-code": "off"}}' }), 'formulint: .formulintrc:1:12: "no-code" is no code\n');
  });

  it('are one for all with --config, and none with --no-config', async () => {
    const files = { '/notes/.formulintrc': macros('near'), '/notes/c.json': macros('named'), '/notes/a.md': 'TRUE' };
    assert.deepEqual(await told(['a.md', '--config', 'c.json'], files), ['a.md {"\\\\named":"x"}']);
    assert.deepEqual(await told(['a.md', '--no-config'], files), ['a.md -']);
    assert.equal((await runMarked(['a.md', '-c', 'no.json'], { files })).stderr, 'formulint: no.json: no such file\n');
  });

  it('yield to the preset and the levels of the command line', async () => {
    const files = { '/notes/.formulintrc': '{"preset": "strict", "rules": {"identity-fails": "info"}}', '/notes/a.md': 'FALSE\nINDEX\nOPEN' };
    const levels = async (...argv: readonly string[]) => [...(await runMarked(['a.md', ...argv], { files })).stdout.matchAll(/^a.md:\d+:1 {2}(\w+) /gm)].map((match) => match[1]);
    assert.deepEqual(await levels(), ['info', 'warning', 'info']);
    assert.deepEqual(await levels('--preset', 'recommended'), ['info', 'warning']);
    assert.deepEqual(await levels('--rule', 'identity-fails=error', '--rule', 'free-index=off'), ['error', 'info']);
    assert.deepEqual(await levels('--preset', 'recommended', '--report-unchecked'), ['info', 'warning', 'info']);
    assert.deepEqual(await levels('--rule', 'unchecked-claim=error', '--report-unchecked'), ['info', 'warning', 'error']);
  });

  it('say in what language files are, the last pattern that matches', async () => {
    const files = {
      '/notes/.formulintrc': '{"languages": {"*.page": "latex", "old/*.page": "plaintext", "*.md": "restructuredtext"}}',
      '/notes/a.page': 'TRUE', '/notes/old/b.page': 'TRUE', '/notes/c.md': 'TRUE', '/notes/d.other': 'TRUE',
    };
    const { stdout } = await runMarked(['-v', '.'], { files });
    assert.deepEqual([...stdout.matchAll(/^(\S+?):1:1 .*TRUE in (\w+)/gm)].map(([, path, language]) => [path, language]), [['a.page', 'latex'], ['c.md', 'restructuredtext'], ['old/b.page', 'plaintext']]);
    assert.match((await runMarked(['-v', 'a.page'], { files })).stdout, /TRUE in latex/);
    assert.match((await runMarked(['verify', 'a.page'], { files })).stdout, /TRUE in latex/);
  });

  it('say what is passed over in searches, as .formulintignore and --ignore do, but not what is named', async () => {
    const paths = ['a.md', 'draft.md', 'sub/draft.md', 'sub/b.md', 'old/c.md', 'old/keep.md', 'x/d.md'];
    const files = {
      ...Object.fromEntries(paths.map((path) => [`/notes/${path}`, 'TRUE'])),
      '/notes/.formulintrc': '{"ignore": ["draft.md", "!/sub/draft.md"]}',
      '/notes/.formulintignore': 'old/*\n!old/keep.md\n',
      '/notes/.gitignore': 'x/\n',
    };
    const taken = async (...argv: readonly string[]) => (await told(argv, files)).map((line) => line.split(' ')[0]);
    assert.deepEqual(await taken('.'), ['a.md', 'old/keep.md', 'sub/b.md', 'sub/draft.md']);
    assert.deepEqual(await taken('.', '--ignore', 'sub/'), ['a.md', 'old/keep.md']);
    assert.deepEqual(await taken('draft.md', 'x/d.md'), ['draft.md', 'x/d.md']);
  });

  it('give assumptions, which a formula may need', async () => {
    const text = '$\\sqrt{a^2} = a$';
    const verdict = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]) =>
      /(verified|conditional)/.exec((await runMarked(['-v', 'a.md', ...argv], { files: { '/notes/a.md': text, ...files } }, realCore)).stdout)?.[1];
    assert.equal(await verdict({}), 'conditional');
    assert.equal(await verdict({ '/notes/.formulintrc': '{"assumptions": "a > 0"}' }), 'verified');
    assert.equal(await verdict({}, '--assume', 'a > 0'), 'verified');
  });

  it('give no assumption that is not understood', async () => {
    const files = { '/notes/.formulintrc': '{"assumptions": ["x > 0, log base 2", "W ∈ R^{3 × 4}",\n "x is nice", "x >"]}', '/notes/a.md': '$1 = 1$' };
    const ran = await runMarked(['a.md'], { files }, realCore);
    assert.deepEqual([ran.code, ran.stderr], [2, [
      'formulint: .formulintrc:2:2: this assumption is not understood: "x is nice"',
      'formulint: .formulintrc:2:15: this assumption is not understood: "x >"',
      '',
    ].join('\n')]);
    assert.match((await runMarked(['a.md', '--assume', 'x is nice'], { files: { '/notes/a.md': '' } }, realCore)).stderr, /^formulint: --assume: "x is nice" is not understood\n/);
  });
});
