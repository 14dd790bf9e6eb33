import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/paths.mjs';
import { becomesLike } from '../becomes';
import { openVsCode } from '../drive';

const vsix = join(projectRoot, 'formulint.vsix');
const folder = join(projectRoot, 'test', 'host', 'workspace');

describe('the packaged extension', () => {
  before(() => assert.ok(existsSync(vsix), 'formulint.vsix is missing: npm run package makes it'));

  for (const host of ['node', 'web'] as const) {
    it(`refutes a false formula that is selected, in the ${host} extension host`, async () => {
      const vsCode = await openVsCode({ folder, files: ['softmax.md'], extension: { vsix }, host });
      try {
        await vsCode.selectText('softmax.md', '\\frac{e^{a}}{e^{a} + e^{b}} = \\sigma(a + b)');
        await vsCode.runCommand('Formulint: Verify Selection');
        await becomesLike(async () => (await vsCode.problems()).join('\n'), /^.*\[Ln 11, Col \d+\]$/);
        assert.deepEqual(vsCode.errors(), []);
      } finally {
        await vsCode.close();
      }
    });
  }
});
