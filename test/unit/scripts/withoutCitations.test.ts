import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { withoutCitations } from '../../../scripts/withoutCitations.js';
import { projectRoot } from '../../../scripts/paths.mjs';
import { libraryOperators, operators } from '../../../src/ops/index';

describe('withoutCitations', () => {
  it('leaves out where definitions come from and how they are typeset, and nothing else', async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export * from './src/ops/index';", resolveDir: projectRoot, loader: 'ts' },
      bundle: true, format: 'cjs', write: false, plugins: [withoutCitations()],
    });
    const bundled = { exports: {} as { operators: typeof operators } };
    new Function('module', 'exports', outputFiles[0]!.text)(bundled, bundled.exports);
    for (const operator of libraryOperators) {
      const { latex, source, ...rest } = bundled.exports.operators.get(operator.name) as typeof operator;
      assert.deepEqual([latex, source], [undefined, undefined], operator.name);
      assert.deepEqual(Object.keys(rest).sort(), Object.keys(operator).filter((key) => key !== 'latex' && key !== 'source').sort());
      assert.ok(operator.latex && operator.source, operator.name);
    }
    assert.deepEqual([...bundled.exports.operators.keys()], [...operators.keys()]);
  });
});
