import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { helpText } from '../../../src/config/helpText';
import { OPTIONS, type Option } from '../../../src/config/schema';
import { settingsContribution } from '../../../src/config/settings';

const options: readonly Option[] = OPTIONS;

describe('OPTIONS', () => {
  it('has names and flags of its own for each', () => {
    for (const key of ['name', 'long', 'short', 'id'] as const) {
      const all = options.flatMap((option) => (key === 'name' ? option.name : key === 'id' ? option.setting?.id : option.flag?.[key]) ?? []);
      assert.deepEqual([...new Set(all)], all);
    }
  });

  it('describes each in one sentence without a full stop', () => {
    for (const { description } of options) assert.match(description, /^[A-Z].*[^.]$/);
  });
});

describe('helpText', () => {
  it('shows every flag in lines of at most 100 characters', () => {
    const help = helpText();
    for (const { flag } of options) if (flag) assert.ok(help.includes(`--${flag.long}`));
    for (const line of help.split('\n')) assert.ok(line.length <= 100, line);
  });
});

describe('settingsContribution', () => {
  it('is what package.json contributes', () => {
    const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    assert.deepEqual(contributes.configuration, settingsContribution());
  });
});
