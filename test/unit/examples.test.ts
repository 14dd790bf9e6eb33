import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { languageOfPath } from '../../src/config/languages';
import { checkDocument } from '../../src/pipeline';
import { diagnosticsOf } from '../../src/report/diagnostic';

const folder = join(import.meta.dirname, '../../examples');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The findings the README of a folder of examples lists: `name, line 53 code`. */
function listedFindings(within = ''): readonly string[] {
  const rows = read(join(within, 'README.md')).matchAll(/^\| \[[^\]]+\]\(([^)]+)\), ((?:cell \d+, )?line \d+) \| \[([a-z-]+)\]\((?:\.\.\/)+docs\/codes\/\3\.md\) \|/gm);
  return [...rows].map(([, name, place, code]) => `${join(within, name!)}, ${place} ${code}`);
}

const namesIn = (within: string): readonly string[] => readdirSync(join(folder, within), { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'README.md').map(({ name }) => join(within, name));

function findingsOf(name: string): readonly string[] {
  const report = checkDocument({ text: read(name), languageId: languageOfPath(name)! });
  return diagnosticsOf(report).map(({ code, range, cell }) => `${name}, ${cell === undefined ? '' : `cell ${cell + 1}, `}line ${range.start.line + 1} ${code}`);
}

describe('the examples', () => {
  const names = namesIn('');

  it('have the findings their README lists, and no others', () => {
    assert.deepEqual(names.flatMap(findingsOf).sort(), [...listedFindings()].sort());
  });

  for (const name of names) {
    it(`${name} is decided throughout`, () => {
      const { claims } = checkDocument({ text: read(name), languageId: languageOfPath(name)! });
      const open = claims.filter(({ verdict }) => verdict === 'unchecked').map(({ latex, message }) => `${latex}: ${message}`);
      assert.deepEqual(open, []);
      assert.ok(claims.filter(({ verdict }) => verdict === 'verified').length >= 6);
    });
  }

  it('are in five formats', () => {
    assert.deepEqual(names.map((name) => extname(name)).sort(), ['.ipynb', '.md', '.rst', '.tex', '.txt']);
  });
});

describe('the course', () => {
  const pages = namesIn('course');

  it('has the mistakes its README lists, and no others', () => {
    const listed = listedFindings('course');
    assert.deepEqual(pages.flatMap(findingsOf).sort(), [...listed].sort());
    assert.deepEqual([pages.length, listed.length], [12, 13]);
  });

  it('is decided throughout', () => {
    const open = pages.flatMap((name) => checkDocument({ text: read(name), languageId: languageOfPath(name)! }).claims.filter(({ verdict }) => verdict === 'unchecked').map(({ latex, message }) => `${name}: ${latex}: ${message}`));
    assert.deepEqual(open, []);
  });
});
