import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { CODE_NAMES } from '../../../src/report/codes';
import { applyFixes } from '../../../src/report/fix';
import { lineIndex, offsetAt } from '../../../src/report/lines';
import { realCore } from './realCore';
import { runMarked, type Ran } from './runMarked';

const SCHEMA = new URL('../../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url);
const isSarif = new Ajv({ strict: false, logger: false, unicodeRegExp: false, formats: { uri: true, 'uri-reference': /^[\w!#$%&'()*+,./:;=?@[\]~-]*$/, 'date-time': true } }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

const WRONG = String.raw`\sigma(-x) = 1 + \sigma(x)`;
const LECTURE = [
  '# 😀 Über & <b>',
  '',
  `A slip 😀: $${WRONG}$.`,
  '',
  String.raw`$$\begin{aligned}`,
  String.raw`\log(1 + e^{x}) &= \log(e^{x}(1 + e^{-x})) \\`,
  String.raw`&= x - \log(1 + e^{-x})`,
  String.raw`\end{aligned}$$`,
  '',
  String.raw`Fine: $\tanh(x) = 2\sigma(2x) - 1$, and $\sqrt{x^2} = x$ if it holds. Open: $\mathcal{K} \circledast f = f$.`,
  '',
  'And $$unclosed',
  '',
].join('\n');
const NOTEBOOK = JSON.stringify({ cells: [{ cell_type: 'code', source: 'x' }, { cell_type: 'markdown', source: ['# "Tanh"\t\\\\\n', `So $${WRONG}$ ü\n`] }] }, null, 1);
const FILES = {
  '/notes/a b/lecture #1.md': LECTURE,
  '/notes/n.ipynb': NOTEBOOK,
  '/notes/gone.md': 'UNREADABLE',
  ...Object.fromEntries(CODE_NAMES.map((code) => [`/package/docs/codes/${code}.md`, `# ${code}\n`])),
};

const lint = (argv: readonly string[], files: Readonly<Record<string, string>> = FILES): Promise<Ran> => runMarked([...argv, '.'], { files }, realCore);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a region counted from 1 is of a text. */
function spanIn(text: string, { startLine, startColumn, endLine, endColumn }: Region) {
  const lines = lineIndex(text);
  return { start: offsetAt(lines, { line: startLine - 1, character: startColumn - 1 }), end: offsetAt(lines, { line: endLine - 1, character: endColumn - 1 }) };
}

const textIn = (text: string, region: Region): string => text.slice(spanIn(text, region).start, spanIn(text, region).end);

interface Sarif {
  readonly runs: readonly [{
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly { id: string; help: { text: string; markdown: string }; defaultConfiguration: { level: string; enabled?: boolean } }[] } };
    readonly invocations: readonly [{ executionSuccessful: boolean; toolExecutionNotifications: readonly { message: { text: string } }[] }];
    readonly results: readonly {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: readonly [{ physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Region } }];
      relatedLocations?: readonly { message: { text: string }; physicalLocation: { region: Region } }[];
      partialFingerprints: Readonly<Record<string, string>>;
      fixes?: readonly { description: { text: string }; artifactChanges: readonly [{ replacements: readonly { deletedRegion: Region; insertedContent: { text: string } }[] }] }[];
    }[];
  }];
}

async function sarif(argv: readonly string[] = [], files: Readonly<Record<string, string>> = FILES): Promise<Sarif['runs'][0]> {
  const { stdout } = await lint(['--format', 'sarif', ...argv], files);
  const report = JSON.parse(stdout) as Sarif;
  assert.ok(isSarif(report), JSON.stringify(isSarif.errors, null, 1));
  return report.runs[0];
}

describe('--format sarif', () => {
  it('is valid, with all rules, whether there are findings or not', async () => {
    for (const files of [FILES, { '/notes/a.md': 'nothing' }, {}]) {
      const { tool, columnKind } = await sarif([], files);
      assert.deepEqual(tool.driver.rules.map(({ id }) => id), CODE_NAMES);
      assert.deepEqual([tool.driver.version, columnKind], ['1.2.3', 'utf16CodeUnits']);
    }
    const { tool } = await sarif();
    assert.deepEqual(tool.driver.rules.map(({ help }) => help), CODE_NAMES.map((code) => ({ text: `# ${code}\n`, markdown: `# ${code}\n` })));
    assert.deepEqual(tool.driver.rules.at(-1)!.defaultConfiguration, { enabled: false, level: 'note' });
  });

  it('has a result a finding, at its place in the file, also in a notebook', async () => {
    const { results, tool, invocations } = await sarif();
    const shown = results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation: { artifactLocation, region } }] }) => {
      assert.equal(tool.driver.rules[ruleIndex]!.id, ruleId);
      assert.equal(artifactLocation.uriBaseId, '%SRCROOT%');
      return [ruleId, level, artifactLocation.uri, textIn(artifactLocation.uri === 'n.ipynb' ? NOTEBOOK : LECTURE, region)];
    });
    assert.deepEqual(shown, [
      ['identity-fails', 'error', 'a%20b/lecture%20%231.md', WRONG],
      ['step-does-not-follow', 'error', 'a%20b/lecture%20%231.md', String.raw`x - \log(1 + e^{-x})`],
      ['damaged-document', 'warning', 'a%20b/lecture%20%231.md', '$$'],
      ['identity-fails', 'error', 'n.ipynb', WRONG.replaceAll('\\', '\\\\')],
    ]);
    assert.deepEqual(invocations, [{ executionSuccessful: false, toolExecutionNotifications: [
      { level: 'error', message: { text: 'permission denied' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.md', uriBaseId: '%SRCROOT%' } } }] },
    ] }]);
  });

  it('has repairs that mend the file as it is, the JSON of a notebook too', async () => {
    const { results } = await sarif();
    for (const [text, languageId, result] of [[LECTURE, 'markdown', results[0]!], [LECTURE, 'markdown', results[1]!], [NOTEBOOK, 'ipynb', results.at(-1)!]] as const) {
      const [fix] = result.fixes!;
      const edits = fix!.artifactChanges[0].replacements.map(({ deletedRegion, insertedContent }) => ({ span: spanIn(text, deletedRegion), text: insertedContent.text }));
      const wrong = (of: string): number => realCore.checkDocument({ text: of, languageId }) instanceof Promise ? NaN : (realCore.checkDocument({ text: of, languageId }) as { claims: readonly { verdict: string }[] }).claims.filter(({ verdict }) => verdict === 'refuted').length;
      assert.equal(wrong(applyFixes(text, [edits])), wrong(text) - 1, fix!.description.text);
    }
  });

  it('names the places that a finding rests on', async () => {
    const text = String.raw`Let $z = a - b$. Then $\frac{e^a}{e^a + e^b} = \sigma(-z)$.`;
    const [result] = (await sarif([], { '/notes/a.md': text })).results;
    assert.deepEqual(result!.relatedLocations!.map(({ message, physicalLocation: { region } }) => [textIn(text, region), message.text]), [['z = a - b', 'z = a - b is defined here']]);
  });

  it('has fingerprints that survive moved lines, and are different for equal formulas', async () => {
    const prints = async (text: string) => (await sarif([], { '/notes/a.md': text })).results.map(({ partialFingerprints }) => partialFingerprints['formulintFinding/v1']);
    const before = await prints(LECTURE);
    assert.deepEqual(await prints(`New words.\n\n${LECTURE.replace('= 1 +', '=  1\n+')}`), before);
    const twice = await prints(`${LECTURE.replace('And $$unclosed', '')}\nAgain $${WRONG}$.`);
    assert.equal(new Set(twice).size, 3);
    assert.equal(twice[0], before[0]);
  });
});

describe('--format junit', () => {
  interface TestCase { '@name': string; '@classname': string; failure?: { '@message': string; '@type': string; '#text': string }; skipped?: { '@message': string }; error?: { '@message': string }; 'system-out'?: string }
  interface Suite { '@name': string; '@tests': string; '@failures': string; '@errors': string; '@skipped': string; testcase?: readonly TestCase[] }

  async function suites(argv: readonly string[] = [], files: Readonly<Record<string, string>> = FILES): Promise<readonly Suite[]> {
    const { stdout } = await lint(['--format', 'junit', ...argv], files);
    assert.equal(XMLValidator.validate(stdout), true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => name === 'testsuite' || name === 'testcase', htmlEntities: true });
    return ((parser.parse(stdout) as { testsuites: { testsuite?: readonly Suite[] } }).testsuites.testsuite) ?? [];
  }

  it('has a suite a file and a test a claim, which passes, fails or is skipped', async () => {
    const all = await suites();
    assert.deepEqual(all.map((suite) => [suite['@name'], suite['@tests'], suite['@failures'], suite['@errors'], suite['@skipped']]), [
      ['a b/lecture #1.md', '6', '3', '0', '1'], ['gone.md', '1', '0', '1', '0'], ['n.ipynb', '1', '1', '0', '0'],
    ]);
    const [lecture, gone, notebook] = all.map(({ testcase }) => testcase ?? []);
    assert.deepEqual(lecture!.map((test) => [test['@name'], test.failure?.['@type'] ?? (test.skipped ? 'skipped' : 'passed')]), [
      [`3:13 ${WRONG}`, 'error: identity-fails'],
      [`6:1 ${LECTURE.split('\n').slice(5, 7).join('\n')}`, 'error: step-does-not-follow'],
      [String.raw`10:8 \tanh(x) = 2\sigma(2x) - 1`, 'passed'],
      [String.raw`10:42 \sqrt{x^2} = x`, 'passed'],
      [String.raw`10:78 \mathcal{K} \circledast f = f`, 'skipped'],
      ['12:5 damaged-document', 'warning: damaged-document'],
    ]);
    assert.match(lecture![0]!.failure!['#text'], /^a b\/lecture #1\.md:3:13: the sides differ: .* \[identity-fails\]\nwitness: x = 1: left .*\ndid you mean: /);
    assert.match(lecture![3]!['system-out']!, /^conditional: /);
    assert.match(lecture![4]!.skipped!['@message'], /^not checked \(/);
    assert.equal(gone![0]!.error!['@message'], 'permission denied');
    assert.equal(notebook![0]!['@name'], `cell 2:2:5 ${WRONG}`);
  });

  it('never lets what is not reported look verified', async () => {
    const [suite] = await suites(['--rule', 'identity-fails=off'], { '/notes/a.md': `$${WRONG}$ and $${WRONG}$ <!-- formulint-disable-line -->` });
    assert.deepEqual(suite!.testcase!.map(({ skipped }) => skipped?.['@message'].split(':')[0]), ['silenced by a comment', 'silenced by a comment']);
    const [off] = await suites(['--rule', 'identity-fails=off'], { '/notes/a.md': `$${WRONG}$` });
    assert.match(off!.testcase![0]!.skipped!['@message'], /^not reported: the sides differ/);
  });

  it('is XML whatever the document says', async () => {
    const [suite] = await suites([], { '/notes/a<&"\'>.md': '$\u0001 < & " \' ]]> \u{1f600} \ud800 = 1$ and $$' });
    assert.equal(suite!['@name'], 'a<&"\'>.md');
  });
});

describe('--format github', () => {
  const unescape = (text: string): string => text.replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%');

  function commands(stdout: string) {
    return [...stdout.matchAll(/^::(\w+) ([^\n]*?)::(.*)$/gm)].map(([, name, list, message]) => ({
      name: name!,
      properties: Object.fromEntries(list!.split(',').map((pair) => pair.split('=').map(unescape))) as Record<string, string>,
      message: unescape(message!),
    }));
  }

  it('annotates each finding at its place, and ends with the summary for the log', async () => {
    const ran = await lint(['--format', 'github']);
    assert.equal(ran.code, 2);
    const found = commands(ran.stdout);
    assert.deepEqual(found.map(({ name, properties }) => [name, properties.file, properties.title]), [
      ['error', 'a b/lecture #1.md', 'Formulint: identity-fails'],
      ['error', 'a b/lecture #1.md', 'Formulint: step-does-not-follow'],
      ['warning', 'a b/lecture #1.md', 'Formulint: damaged-document'],
      ['error', 'gone.md', 'Formulint: not read'],
      ['error', 'n.ipynb', 'Formulint: identity-fails'],
    ]);
    const placed = ({ line, col, endLine, endColumn }: Record<string, string>): Region => ({ startLine: Number(line), startColumn: Number(col), endLine: Number(endLine), endColumn: Number(endColumn) });
    assert.equal(textIn(LECTURE, placed(found[0]!.properties)), WRONG);
    assert.equal(textIn(NOTEBOOK, placed(found[4]!.properties)), WRONG.replaceAll('\\', '\\\\'));
    assert.match(found[0]!.message, /^the sides differ: at x = 1 /);
    assert.match(found[4]!.message, /^cell 2: the sides differ: /);
    assert.match(ran.stdout, /\n\d+ claims in 2 files, 1 file could not be read: [^\n]*\n3 errors, 1 warning\n$/);
  });

  it('gives no columns over several lines, and escapes what would end a command', async () => {
    const text = String.raw`$$\sigma(-x) =` + '\n' + String.raw`1 + \sigma(x)$$`;
    const [found] = commands((await lint(['--format', 'github'], { '/notes/a,b:c%.md': text })).stdout);
    assert.deepEqual(found!.properties, { file: 'a,b:c%.md', line: '1', endLine: '2', title: 'Formulint: identity-fails' });
  });
});
