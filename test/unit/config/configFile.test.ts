import assert from 'node:assert/strict';
import { FILE_OPTIONS, parseConfig } from '../../../src/config/configFile';

/** What is wrong, each with the text it stands at. */
function problems(text: string): readonly string[] {
  const read = parseConfig(text, ['wrong-number']);
  return 'config' in read ? [] : read.problems.map(({ message, span }) => `${text.slice(span.start, span.end)} | ${message}`);
}

describe('parseConfig', () => {
  it('reads macros, with comments and trailing commas', () => {
    assert.deepEqual(parseConfig('{\n  // sets\n  "macros": { "R": "\\\\mathbb{R}", /* two */ "\\\\KL": "D(#1\\\\|#2)", },\n}\n', []), {
      config: { macros: { '\\R': '\\mathbb{R}', '\\KL': 'D(#1\\|#2)' } },
    });
  });

  it('reads everything else', () => {
    const text = '{"$schema": "x", "extends": "a", "preset": "strict", "rules": {"wrong-number": "off"}, "assumptions": ["x > 0"], "languages": {"*.page": "latex"}, "ignore": ["b", "c/"]}';
    assert.deepEqual(parseConfig(text, ['wrong-number']), {
      config: {
        extends: [{ text: 'a', span: { start: 28, end: 31 } }],
        preset: 'strict',
        rules: { 'wrong-number': 'off' },
        assumptions: [{ text: 'x > 0', span: { start: 103, end: 110 } }],
        languages: [{ pattern: '*.page', language: 'latex' }],
        ignore: ['b', 'c/'],
      },
    });
  });

  it('takes an empty file, and an empty object, for nothing', () => {
    for (const text of ['', '\n', '\ufeff', '{}', '// nothing yet\n', '\ufeff{}']) assert.deepEqual(parseConfig(text, ['wrong-number']), { config: {} }, JSON.stringify(text));
  });

  it('says what is wrong at its place', () => {
    assert.deepEqual(problems('{"macro": {}}'), [
      '"macro" | "macro" is no key of a configuration: there is "extends", "preset", "rules", "macros", "assumptions", "languages", "ignore"',
    ]);
    assert.deepEqual(problems('{"macros": {"R": 3, "S": ""}}'), ['3 | the body of macro "R" must be a string']);
    assert.deepEqual(problems('{"macros": {"a b": "x"}}'), ['"a b" | "a b" is no name of a macro']);
    assert.deepEqual(problems('{"macros": {"a b": 3}}'), ['3 | "a b" is no name of a macro']);
    assert.deepEqual(problems('{"macros": []}'), ['[] | macros must be an object of names to bodies, such as {"\\\\R": "\\\\mathbb{R}"}']);
    assert.deepEqual(problems('[1]'), ['[1] | a configuration is an object, such as {"macros": {"\\\\R": "\\\\mathbb{R}"}}']);
    assert.deepEqual(problems('{"macros": {"R": "a" "S": "b"}}'), ['"S" | this is no JSON: comma expected']);
    assert.deepEqual(problems("{macros: {}}"), ['macros | this is no JSON: names and texts stand in double quotation marks']);
    assert.deepEqual(problems('{"a": 1, "b": 2}').length, 2);
    assert.deepEqual(problems('{"preset": "all"}'), ['"all" | "preset" must be one of recommended, strict, off']);
    assert.deepEqual(problems('{"rules": {"x": "off", "wrong-number": "on"}}'), ['"x" | "x" is no code', '"on" | the level of "wrong-number" must be one of off, info, warning, error']);
    assert.deepEqual(problems('{"rules": ["x"]}'), ['["x"] | "rules" is an object of codes to levels, such as {"wrong-number": "warning"}']);
    assert.deepEqual(problems('{"ignore": ["a", 3]}'), ['3 | "ignore" is a text in quotation marks, or a list of such']);
    assert.deepEqual(problems('{"languages": {"*.x": "md"}}'), ['"md" | a language is one of markdown, latex, restructuredtext, python, ipynb, plaintext']);
    assert.deepEqual(problems('{"languages": 1}'), ['1 | "languages" is an object of patterns to languages, such as {"*.page": "markdown"}']);
    assert.match(problems('['.repeat(100_000))[0]!, /nested too deeply$/);
  });

  it('knows the keys of the schema', () => {
    assert.deepEqual(FILE_OPTIONS.map(({ key }) => key), ['extends', 'preset', 'rules', 'macros', 'assumptions', 'languages', 'ignore']);
  });
});
