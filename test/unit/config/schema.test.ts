import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { CONFIG_NAMES, parseConfig } from '../../../src/config/configFile';
import { configSchema } from '../../../src/config/configSchema';
import { helpText } from '../../../src/config/helpText';
import { OPTIONS, type Option } from '../../../src/config/schema';
import { settingsContribution } from '../../../src/config/settings';
import { CODES } from '../../../src/report/codes';

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
    assert.deepEqual(contributes.configuration, settingsContribution(Object.entries(CODES).map(([code, { title }]) => ({ code, title }))));
  });
});

describe('configSchema', () => {
  const codes = Object.entries(CODES).map(([code, { title }]) => ({ code, title }));
  const isConfig = new Ajv({ strict: false }).compile(configSchema(codes));

  it('is what package.json gives to editors', () => {
    const root = new URL('../../../', import.meta.url);
    const { contributes } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    assert.deepEqual(contributes.jsonValidation, [{ fileMatch: [...CONFIG_NAMES].reverse(), url: './schemas/formulintrc.json' }]);
    assert.deepEqual(contributes.languages, [{ id: 'jsonc', filenames: [...CONFIG_NAMES].reverse() }]);
    assert.deepEqual(JSON.parse(readFileSync(new URL('schemas/formulintrc.json', root), 'utf8')), configSchema(codes));
  });

  it('says of a configuration what parseConfig says', () => {
    const samples: readonly (readonly [string, boolean])[] = [
      ['{}', true],
      ['{"$schema": "x", "extends": ["a"], "preset": "strict", "rules": {"wrong-number": "off"}, "macros": {"R": "x"}}', true],
      ['{"assumptions": "x > 0", "languages": {"*.page": "latex"}, "ignore": ["a"]}', true],
      ['{"rules": {"no-code": "off"}}', false],
      ['{"rules": {"wrong-number": "loud"}}', false],
      ['{"preset": "all"}', false],
      ['{"macros": {"R": 1}}', false],
      ['{"languages": {"*.page": "md"}}', false],
      ['{"ignore": [1]}', false],
      ['{"what": 1}', false],
    ];
    for (const [text, isRight] of samples) {
      assert.equal(isConfig(JSON.parse(text)), isRight, text);
      assert.equal('config' in parseConfig(text, Object.keys(CODES)), isRight, text);
    }
  });
});
