import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { withoutCitations } from '../../../scripts/withoutCitations.js';
import { projectRoot } from '../../../scripts/paths.mjs';
import { libraryOperators, operators } from '../../../src/ops/index';

describe('withoutCitations', () => {
  it('leaves out where definitions come from, how they are typeset and what is known of them, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'operators-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    await build({
      stdin: { contents: "export * from './src/ops/index';", resolveDir: projectRoot, loader: 'ts' },
      bundle: true, format: 'cjs', outfile: join(folder, 'operators.cjs'), plugins: [withoutCitations()],
    });
    const bundled = createRequire(import.meta.url)(join(folder, 'operators.cjs')) as { operators: typeof operators };
    for (const operator of libraryOperators) {
      const { latex, source, properties, ...rest } = bundled.operators.get(operator.name) as typeof operator;
      assert.deepEqual([latex, source, properties], [undefined, undefined, undefined], operator.name);
      assert.deepEqual(Object.keys(rest).sort(), Object.keys(operator).filter((key) => !['latex', 'source', 'properties'].includes(key)).sort());
      assert.ok(operator.latex && operator.source, operator.name);
    }
    assert.deepEqual([...bundled.operators.keys()], [...operators.keys()]);
  });
});
