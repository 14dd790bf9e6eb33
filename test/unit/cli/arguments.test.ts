import assert from 'node:assert/strict';
import { parseArguments } from '../../../src/cli/arguments';

const DEFAULTS = {
  kind: 'run',
  command: 'check',
  operands: [],
  format: 'text',
  language: undefined,
  macros: undefined,
  maxWarnings: 0,
  quiet: false,
  verbose: false,
  explain: false,
  stability: false,
  color: undefined,
};

describe('parseArguments', () => {
  it('takes check for the command where none is named', () => {
    assert.deepEqual(parseArguments(['a.md', 'b']), { ...DEFAULTS, operands: ['a.md', 'b'] });
    assert.deepEqual(parseArguments(['check', 'check']), { ...DEFAULTS, operands: ['check'] });
    assert.deepEqual(parseArguments(['verify', '-']), { ...DEFAULTS, command: 'verify', operands: ['-'] });
    assert.deepEqual(parseArguments([]), DEFAULTS);
  });

  it('takes options anywhere, long and short', () => {
    const argv = ['--format=json', 'check', '-qv', '--language', 'latex', 'a', '--macros', 'm.json', '--max-warnings', '3', '--no-color'];
    assert.deepEqual(parseArguments(argv), {
      ...DEFAULTS,
      operands: ['a'],
      format: 'json',
      language: 'latex',
      macros: 'm.json',
      maxWarnings: 3,
      quiet: true,
      verbose: true,
      color: false,
    });
    assert.deepEqual(parseArguments(['a', '--color']), { ...DEFAULTS, operands: ['a'], color: true });
  });

  it('takes everything behind -- for an operand', () => {
    assert.deepEqual(parseArguments(['verify', '--', '-x = 1']), { ...DEFAULTS, command: 'verify', operands: ['-x = 1'] });
  });

  it('shows help and version before anything else', () => {
    assert.deepEqual(parseArguments(['batch', '-h', '--verbose']), { kind: 'help' });
    assert.deepEqual(parseArguments(['-V']), { kind: 'version' });
  });

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['--foo'], 'unknown option --foo'],
    [['-x'], 'unknown option -x'],
    [['--format'], '--format needs a value'],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--format', 'xml'], '--format must be one of text, json, not "xml"'],
    [['--language', 'md'], '--language must be one of markdown, latex, restructuredtext, python, ipynb, plaintext, not "md"'],
    [['--max-warnings', 'x'], '--max-warnings must be a whole number, not "x"'],
    [['--max-warnings=-1'], '--max-warnings must be a whole number, not "-1"'],
    [['batch', '--verbose'], '--verbose has no meaning for batch'],
    [['a', '--color', '--no-color'], '--color and --no-color exclude each other'],
  ];
  for (const [argv, message] of wrong) {
    it(`refuses ${argv.join(' ')}`, () => assert.deepEqual(parseArguments(argv), { kind: 'error', message }));
  }
});
