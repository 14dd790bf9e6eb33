import assert from 'node:assert/strict';
import { isUpToDate } from '../../../scripts/dependencies.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/katex': { version: '0.19.1' },
  'node_modules/@esbuild/win32-x64': { version: '0.28.2', optional: true },
};

describe('isUpToDate', () => {
  it('accepts the locked versions, without the binaries of other platforms', () => {
    assert.equal(isUpToDate(wanted, { 'node_modules/katex': { version: '0.19.1' } }), true);
  });

  it('rejects another version', () => {
    assert.equal(isUpToDate(wanted, { 'node_modules/katex': { version: '0.19.0' } }), false);
  });

  it('rejects a missing package', () => {
    assert.equal(isUpToDate(wanted, {}), false);
  });

  it('rejects another version of an optional package', () => {
    const present = { 'node_modules/katex': { version: '0.19.1' }, 'node_modules/@esbuild/win32-x64': { version: '0.1.0' } };
    assert.equal(isUpToDate(wanted, present), false);
  });
});
