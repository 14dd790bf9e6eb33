import assert from 'node:assert/strict';
import { setInConfig } from '../../../src/config/editConfig';

const off = (text: string): string => setInConfig(text, ['rules', 'wrong-number'], 'off');

describe('setInConfig', () => {
  it('adds to what there is, and keeps comments and indentation', () => {
    assert.equal(off('{\n\t// ours\n\t"rules": {\n\t\t"free-index": "off"\n\t}\n}\n'), '{\n\t// ours\n\t"rules": {\n\t\t"free-index": "off",\n\t\t"wrong-number": "off"\n\t}\n}\n');
  });

  it('replaces a value, with the line ends of the file', () => {
    assert.equal(off('{\r\n  "rules": { "wrong-number": "info" }\r\n}\r\n'), '{\r\n  "rules": { "wrong-number": "off" }\r\n}\r\n');
  });

  it('begins with nothing', () => {
    assert.deepEqual(JSON.parse(off('')), { rules: { 'wrong-number': 'off' } });
  });
});
