import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** Asserts that axe-core finds nothing wrong in a page or frame (WCAG 2.2 A and AA, best practices): one line a finding, with the element. */
export async function assertAccessible(target: Page | Frame, message?: string): Promise<void> {
  // As an expression of the debugger's, which the page's policy does not concern.
  await target.evaluate(axe.source);
  const findings = await target.evaluate(async () => {
    const { axe: checker } = window as unknown as { readonly axe: typeof axe };
    const { violations } = await checker.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target: where, failureSummary }) => `${id}: ${help}: ${where.join(' ')} ${failureSummary ?? ''}`));
  });
  assert.deepEqual(findings, [], message && `${message}: ${findings.join('\n')}`);
}
