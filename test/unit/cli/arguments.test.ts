import assert from 'node:assert/strict';
import { parseArguments } from '../../../src/cli/arguments';

const DEFAULTS = {
  kind: 'run',
  command: 'check',
  operands: [],
  format: 'text',
  language: undefined,
  config: undefined,
  preset: undefined,
  levels: {},
  reportUnchecked: false,
  macros: undefined,
  assumptions: [],
  ignore: [],
  changed: undefined,
  fix: undefined,
  maxWarnings: 0,
  baseline: undefined,
  updateBaseline: false,
  quiet: false,
  verbose: false,
  explain: false,
  stability: false,
  stats: false,
  jobs: undefined,
  cache: undefined,
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

  it('takes some options again and again', () => {
    const argv = ['--rule', 'wrong-number=off', '--rule=free-index=error', '--assume', 'x > 0', '--assume', 'log base 2', '--ignore', 'a', '--ignore', 'b'];
    assert.deepEqual(parseArguments(argv), { ...DEFAULTS, levels: { 'wrong-number': 'off', 'free-index': 'error' }, assumptions: ['x > 0', 'log base 2'], ignore: ['a', 'b'] });
  });

  it('takes --changed with a base or without', () => {
    assert.deepEqual(parseArguments(['--changed', 'notes']), { ...DEFAULTS, changed: 'HEAD', operands: ['notes'] });
    assert.deepEqual(parseArguments(['--changed=main', 'notes']), { ...DEFAULTS, changed: 'main', operands: ['notes'] });
  });

  it('takes what belongs together', () => {
    assert.deepEqual(parseArguments(['--fix', '--no-config', '--cache', '-j', '2']), { ...DEFAULTS, fix: 'files', config: false, cache: '.formulintcache', jobs: 2 });
    assert.deepEqual(parseArguments(['--fix-dry-run', '-c', 'f', '--cache-location', 'd']), { ...DEFAULTS, fix: 'diff', config: 'f', cache: 'd' });
    assert.deepEqual(parseArguments(['--baseline', 'b', '--update-baseline', '--preset', 'strict']), { ...DEFAULTS, baseline: 'b', updateBaseline: true, preset: 'strict' });
  });

  it('takes everything behind -- for an operand', () => {
    assert.deepEqual(parseArguments(['verify', '--', '-x = 1']), { ...DEFAULTS, command: 'verify', operands: ['-x = 1'] });
  });

  it('shows help and version before anything else', () => {
    assert.deepEqual(parseArguments(['batch', '-h', '--verbose']), { kind: 'help' });
    assert.deepEqual(parseArguments(['-V']), { kind: 'version' });
  });

  it('shows help where it is asked for by a word, and checks a file that is called so', () => {
    for (const words of [['help'], ['help', 'check'], ['help', 'verify', '--quiet']]) assert.deepEqual(parseArguments(words), { kind: 'help' });
    assert.deepEqual(parseArguments(['check', 'help']), { ...DEFAULTS, operands: ['help'] });
    assert.deepEqual(parseArguments(['help.md', 'help']), { ...DEFAULTS, operands: ['help.md', 'help'] });
  });

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['--foo'], 'unknown option --foo'],
    [['-x'], 'unknown option -x'],
    [['--fromat=json'], 'unknown option --fromat; did you mean --format?'],
    [['a.md', '--explian'], 'unknown option --explian; did you mean --explain?'],
    [['--colour'], 'unknown option --colour; did you mean --color?'],
    [['--max-warning', '3'], 'unknown option --max-warning; did you mean --max-warnings?'],
    [['--fux'], 'unknown option --fux; did you mean --fix?'],
    [['--output'], 'unknown option --output'],
    [['--format'], '--format needs a value'],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--format', 'xml'], '--format must be one of text, json, sarif, junit, github, not "xml"'],
    [['--language', 'md'], '--language must be one of markdown, latex, restructuredtext, python, ipynb, plaintext, not "md"'],
    [['--max-warnings', 'x'], '--max-warnings must be a whole number, not "x"'],
    [['--max-warnings=-1'], '--max-warnings must be a whole number, not "-1"'],
    [['batch', '--verbose'], '--verbose has no meaning for batch'],
    [['a', '--color', '--no-color'], '--color and --no-color exclude each other'],
    [['--rule', 'wrong=off'], '--rule: "wrong" is no code'],
    [['--rule', 'wrong-number'], '--rule needs a level, as in wrong-number=off: one of off, info, warning, error'],
    [['--rule', 'wrong-number=loud'], '--rule needs a level, as in wrong-number=off: one of off, info, warning, error'],
    [['--jobs', '0'], '--jobs must be a whole number, 1 or more, not "0"'],
    [['--fix', '--fix-dry-run'], '--fix and --fix-dry-run exclude each other'],
    [['--config', 'c', '--no-config'], '--config and --no-config exclude each other'],
    [['--update-baseline'], '--update-baseline needs --baseline FILE'],
    [['--baseline', 'b', '--update-baseline', '--changed'], '--update-baseline needs all files, not only those of --changed'],
    [['read', '--format', 'sarif'], '--format sarif has no meaning for read'],
    [['verify', '--fix'], '--fix has no meaning for verify'],
  ];
  for (const [argv, message] of wrong) {
    it(`refuses ${argv.join(' ')}`, () => assert.deepEqual(parseArguments(argv), { kind: 'error', message }));
  }
});
