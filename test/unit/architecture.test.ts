import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers } from '../../scripts/layers';
import { projectRoot } from '../../scripts/paths.mjs';

const guide = readFileSync(join(projectRoot, 'docs/architecture.md'), 'utf8');

/** The names in code spans: `math`, `src/ir/`. */
const codeSpans = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!);

describe('docs/architecture.md', () => {
  it('names only files and folders that exist', () => {
    const paths = codeSpans(guide).filter((name) => /^(src|test|scripts|docs)\/[\w./-]*$/.test(name));
    assert.ok(paths.length > 20);
    assert.deepEqual(paths.filter((path) => !existsSync(join(projectRoot, path))), []);
  });

  it('names only files that are in the folder a section is about', () => {
    const sections = [...guide.matchAll(/^### `(src\/\w+\/)`\n([\s\S]*?)(?=^##)/gm)];
    assert.equal(sections.length, 12);
    for (const [, folder, text] of sections) {
      const files = codeSpans(text!).filter((name) => /^[\w/]+\.ts$/.test(name));
      const missing = files.filter((file) => !existsSync(join(projectRoot, folder!, file)) && !existsSync(join(projectRoot, 'src', file)));
      assert.deepEqual(missing, [], folder);
    }
  });

  it('has the table of layers that is enforced', () => {
    const rows = [...guide.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| (.+) \|$/gm)].flatMap(([, names, allowed]) => codeSpans(names!).map((name) => [name, allowed!] as const));
    const table = new Map(rows);
    assert.deepEqual([...table.keys()].sort(), Object.keys(layers).sort());
    for (const [name, allowed] of table) {
      const layer = layers[name]!;
      const known = [...layer.imports, ...(layer.types ?? [])].filter((other) => name !== 'pipeline' && Object.hasOwn(layers, other));
      const named = codeSpans(allowed).filter((other) => Object.hasOwn(layers, other));
      // An entry may import the folder it only wires up.
      assert.deepEqual(named.filter((other) => !known.includes(other)), [], name);
      assert.deepEqual(known.filter((other) => !named.includes(other) && other !== 'vscode'), [], name);
    }
  });
});
