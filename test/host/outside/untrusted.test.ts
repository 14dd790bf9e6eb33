import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/endings.mjs';
import { becomes } from '../becomes';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';

const wrong = '$1 - \\sigma(x) = \\sigma(x)$\n';

/** A course of somebody else, whose files and settings are followed: they say what is reported, and can start nothing. */
const files: Readonly<Record<string, string>> = {
  'a.md': wrong,
  'b.md': `$2 + 2 = 5$\n\n${wrong}`,
  'warned/c.md': wrong,
  'warned/.formulintrc.json': '{ "rules": { "identity-fails": "warning" }, "macros": { "\\\\loop": "\\\\loop\\\\loop" } }',
  'warned/endless.md': '$\\loop = 1$\n',
  'drafts/d.md': wrong,
  'elsewhere/e.md': wrong,
  'elsewhere/.formulintrc': '{ "extends": "//host.example/share/formulintrc.json" }',
  '.formulintrc': '{ "ignore": ["drafts/"] }',
  '.vscode/settings.json': '{ "formulint.rules": { "wrong-number": "info" } }',
};

const differ = 'the sides differ: at x = 1 the left is 0.2689 and the right is 0.7311 formulint identity-fails';

for (const host of ['node', 'web'] as const) {
  describe(`A workspace that is not trusted, with the ${host} extension host`, () => {
    let vsCode: VsCode;
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;

    before(async () => {
      folder = await temporaryFolder('untrusted');
      for (const [path, text] of Object.entries(files)) {
        await mkdir(join(folder.path, path, '..'), { recursive: true });
        await writeFile(join(folder.path, path), text);
      }
      vsCode = await openVsCode({ folder: folder.path, files: ['a.md'], extension: 'development', host, trusted: false, size: { width: 1280, height: 1200 } });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    it('is checked while it is written', async () => {
      await vsCode.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await becomes(() => vsCode.problemCounts(), { errors: 1, warnings: 0 });
    });

    it('is checked as a whole, as its files and settings say', async () => {
      await vsCode.runCommand('Formulint: Check Workspace');
      await becomes(async () => [...(await vsCode.problems())].sort(), [
        '"//host.example/share/formulintrc.json": no such file formulint [Ln 1, Col 14]',
        `${differ} [Ln 1, Col 2]`,
        `${differ} [Ln 1, Col 2]`,
        `${differ} [Ln 1, Col 2]`,
        `${differ} [Ln 3, Col 2]`,
        'the value is 4, not 5 formulint wrong-number [Ln 1, Col 2]',
      ]);
      assert.deepEqual(await vsCode.problemCounts(), { errors: 4, warnings: 1 });
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
