import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { withoutCitations } from '../../../scripts/withoutCitations.js';
import { projectRoot } from '../../../scripts/paths.mjs';
import { libraryOperators, operators } from '../../../src/ops/index';

/** The operators as a bundle has them. */
async function bundled(plugin: Plugin): Promise<typeof operators> {
  const folder = mkdtempSync(join(tmpdir(), 'operators-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    stdin: { contents: "export * from './src/ops/index';", resolveDir: projectRoot, loader: 'ts' },
    bundle: true, format: 'cjs', outfile: join(folder, 'operators.cjs'), plugins: [plugin],
  });
  return (createRequire(import.meta.url)(join(folder, 'operators.cjs')) as { operators: typeof operators }).operators;
}

describe('withoutCitations', () => {
  it('leaves out where definitions come from, how they are typeset and what is known of them, and nothing else', async () => {
    const found = await bundled(withoutCitations());
    for (const operator of libraryOperators) {
      const { latex, source, properties, ...rest } = found.get(operator.name) as typeof operator;
      assert.deepEqual([latex, source, properties], [undefined, undefined, undefined], operator.name);
      assert.deepEqual(Object.keys(rest).sort(), Object.keys(operator).filter((key) => !['latex', 'source', 'properties'].includes(key)).sort());
      assert.ok(operator.latex && operator.source, operator.name);
    }
    assert.deepEqual([...found.keys()], [...operators.keys()]);
  });

  it('keeps what is known of them where the panel tells it', async () => {
    const found = await bundled(withoutCitations({ known: true }));
    for (const operator of libraryOperators) {
      const { latex, source, properties } = found.get(operator.name) as typeof operator;
      assert.deepEqual([latex, source], [undefined, undefined], operator.name);
      assert.deepEqual(Object.keys(properties ?? {}), Object.keys(operator.properties ?? {}), operator.name);
    }
  });
});
