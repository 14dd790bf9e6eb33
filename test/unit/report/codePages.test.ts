import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { CODES, type CodeInfo } from '../../../src/report/codes';
import type { RuleSettings } from '../../../src/config/rules';
import { diagnosticsOf } from '../../../src/report/diagnostic';
import { checkDocument, type CheckOptions } from '../../../src/pipeline';

const FOLDER = new URL('../../../docs/codes/', import.meta.url);
const HEADINGS = ['What triggers it', 'Failing', 'Passing', 'Why it matters'];

interface Example {
  readonly kind: 'failing' | 'passing';
  readonly line: number;
  readonly text: string;
}

function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(/^```markdown (failing|passing)\n([\s\S]*?)^```$/gm)].map((match) => ({
    kind: match[1] as Example['kind'],
    line: page.slice(0, match.index).split('\n').length,
    text: match[2]!,
  }));
}

/** How many claims an example makes, and its findings as `code at line:character: message`. */
function checkExample(text: string, options: CheckOptions, rules: RuleSettings): { readonly claims: number; readonly codes: readonly (string | null)[]; readonly shown: readonly string[] } {
  const report = checkDocument({ text, languageId: 'markdown' }, options);
  const findings = diagnosticsOf(report, rules);
  const shown = findings.map(({ code, range, message }) => `${code} at ${range.start.line + 1}:${range.start.character + 1}: ${message}`);
  return { claims: report.claims.length, codes: findings.map(({ code }) => code), shown };
}

describe('docs/codes', () => {
  it('has a page for every code and no other', () => {
    const pages = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    assert.deepEqual(pages.sort(), Object.keys(CODES).map((code) => `${code}.md`).sort());
  });

  for (const [code, { level, stability }] of Object.entries<CodeInfo>(CODES)) {
    describe(code, () => {
      const rules: RuleSettings = { preset: 'recommended', levels: level === 'off' ? { [code]: 'info' } : {} };
      const path = new URL(`${code}.md`, FOLDER);
      const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const examples = examplesOf(page);

      it('says what triggers it, with examples, and why it matters', () => {
        assert.ok(page.startsWith(`# ${code}\n`));
        assert.equal(page.includes('\n*Reserved: no check gives this code yet.*\n'), stability === 'reserved');
        assert.deepEqual([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]), HEADINGS);
        for (const kind of ['failing', 'passing']) assert.ok(examples.some((example) => example.kind === kind), `no ${kind} example`);
      });

      for (const { kind, line, text } of examples) {
        it(`${kind} example on line ${line}`, () => {
          const { claims, codes, shown } = checkExample(text, code === 'unstable-form' ? { stability: 'findings' } : {}, rules);
          assert.ok(claims > 0, 'no claim was found in it');
          if (kind === 'passing') assert.deepEqual(shown, []);
          else if (stability === 'reserved') assert.ok(!codes.includes(code), `${code} is given by now: it is stable, not reserved`);
          else assert.ok(codes.includes(code), `${code} is not among ${JSON.stringify(shown)}`);
        });
      }
    });
  }
});
