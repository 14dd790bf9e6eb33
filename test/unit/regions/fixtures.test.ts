import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findRegions } from '../../../src/regions/findRegions';
import { macrosBehind } from '../../../src/regions/macroTable';
import type { LanguageId, Regions } from '../../../src/regions/region';
import { lineIndex, positionAt } from '../../../src/report/lines';
import { assertExact } from './describeRegions';

const folder = join(import.meta.dirname, '../../fixtures/regions');

const languages: Readonly<Record<string, LanguageId>> = {
  '.md': 'markdown', '.tex': 'latex', '.Rnw': 'latex', '.rst': 'restructuredtext', '.py': 'python', '.txt': 'plaintext', '.ipynb': 'ipynb',
};

/** One line for each formula, directive, heading, macro, inclusion and problem, with its place as editors count. */
function transcript(text: string, found: Regions): string {
  const lines = lineIndex(text);
  const place = (offset: number, cell: number | undefined) => {
    if (cell !== undefined) return `cell ${cell} @${offset}`;
    const { line, character } = positionAt(lines, offset);
    return `${line + 1}:${character + 1}`;
  };
  const regions = found.regions.flatMap((region) => {
    if (region.kind === 'prose') return region.role === 'heading' ? [`${place(region.span.start, region.cell)} heading ${JSON.stringify(region.text)}`] : [];
    if (region.kind === 'directive') return [`${place(region.span.start, region.cell)} ${region.directive} ${region.argument}`];
    const traits = [region.delimiter, ...(region.display ? ['display'] : []), ...(region.environment ? [region.environment] : [])];
    return [`${place(region.span.start, region.cell)} ${traits.join(' ')}: ${region.latex.replaceAll('\n', '⏎')}`];
  });
  const macros = Object.entries(macrosBehind(found.definitions)).map(([name, body]) => `macro ${name} ${body}`);
  const includes = found.includes.map((file) => `include ${file}`);
  const problems = found.problems.map(({ span, message, cell }) => `${place(span.start, cell)} problem: ${message}`);
  return [...regions, ...macros, ...includes, ...problems, ''].join('\n');
}

describe('documents with their regions beside them', () => {
  for (const name of readdirSync(folder).filter((file) => extname(file) in languages)) {
    it(name, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const languageId = languages[extname(name)]!;
      const found = findRegions(text, languageId);
      if (languageId !== 'ipynb') assertExact(text, found, '<{}');
      const expected = readFileSync(join(folder, `${name}.regions`), 'utf8');
      assert.equal(transcript(text, found), expected);
      const windows = text.replaceAll('\n', '\r\n');
      assert.equal(transcript(windows, findRegions(windows, languageId)).replaceAll('\r', ''), expected);
    });
  }
});
