import assert from 'node:assert/strict';
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
});
