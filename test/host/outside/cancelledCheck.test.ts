import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/endings.mjs';
import { openVsCode } from '../drive';
import type { VsCode } from '../drive';

const documents = 1000;
const claims = 5;

/** A lecture whose claims are all wrong, each in another way, so that checking them takes its time. */
const lecture = (number: number): string =>
  Array.from({ length: claims }, (_, at) => `$$\\log(1 + e^{${number + at + 2}x}) = ${number + at + 2}x - \\log(1 + e^{-${number + at + 2}x})$$\n`).join('\n');

for (const host of ['node', 'web'] as const) {
  describe(`Formulint: Check Workspace, cancelled, with the ${host} extension host`, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let vsCode: VsCode;

    before(async () => {
      folder = await temporaryFolder('lectures');
      await mkdir(join(folder.path, 'lectures'));
      for (let number = 0; number < documents; number++) await writeFile(join(folder.path, 'lectures', `${String(number).padStart(4, '0')}.md`), lecture(number));
      vsCode = await openVsCode({ folder: join(folder.path, 'lectures'), extension: 'development', host });
    });

    after(async () => {
      await vsCode?.close();
      await folder.remove();
    });

    it('ends soon and keeps what was found', async () => {
      const { page } = vsCode;
      await vsCode.runCommand('Formulint: Check Workspace');
      // A window that is driven shows notifications only in their centre.
      await vsCode.runCommand('Notifications: Show Notifications');
      const notices = page.locator('.notifications-center .notification-list-item');
      await notices.filter({ hasText: new RegExp(`[1-9]\\d* of ${documents}: \\d+\\.md`) }).first().waitFor();
      await page.locator('[id="status.problems"] a', { hasText: /[1-9]/ }).first().waitFor();
      // The notification is drawn anew at each document, so that it never holds still for a mouse.
      await notices.locator('.monaco-button', { hasText: 'Cancel' }).dispatchEvent('click');
      // The centre closes when its last notification goes.
      await vsCode.runCommand('Notifications: Show Notifications');
      const summary = notices.filter({ hasText: 'cancelled before all were checked' }).first();
      await summary.waitFor();
      const [, findings, checked] = /(\d+) findings? in (\d+) documents?/.exec(await summary.innerText()) ?? [];
      assert.ok(Number(checked) > 0 && Number(checked) < documents / 2, `${checked} documents were checked`);
      assert.equal(Number(findings), Number(checked) * claims);
      // Long enough for a check that went on to find more.
      await page.waitForTimeout(1500);
      assert.equal((await vsCode.problemCounts()).errors, Number(findings));
    });

    it('logs no errors', () => assert.deepEqual(vsCode.errors(), []));
  });
}
