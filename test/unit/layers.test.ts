import assert from 'node:assert/strict';
import { projectRoot } from '../../scripts/paths.mjs';
import { findLayerViolations, layers, readSources } from '../../scripts/layers';

function violations(path: string, text: string): readonly string[] {
  return findLayerViolations([{ path, text }]);
}

describe('layers', () => {
  it('src imports only what the table allows', () => {
    assert.deepEqual(findLayerViolations(readSources(projectRoot)), []);
  });

  it('reads every layer of the table that exists', () => {
    const paths = readSources(projectRoot).map(({ path }) => path);
    assert.ok(paths.includes('src/pipeline.ts'));
    assert.ok(paths.some((path) => path.startsWith('src/check/')));
    assert.ok(paths.every((path) => !path.endsWith('.d.ts')));
  });

  it('the table itself has no cycle', () => {
    const reach = (name: string, seen: readonly string[]): void => {
      assert.ok(!seen.includes(name), `${[...seen, name].join(' → ')}`);
      for (const next of layers[name]?.imports ?? []) reach(next, [...seen, name]);
    };
    for (const name of Object.keys(layers)) reach(name, []);
  });

  const forbidden: readonly (readonly [path: string, text: string, violation: string])[] = [
    [
      'src/check/identity.ts',
      "import type { Span } from '../util/span';\nimport { parseMath } from '../syntax/parseMath';",
      'src/check/identity.ts:2 imports src/syntax/parseMath: check may import numeric, ops, ir, util',
    ],
    [
      'src/check/identity.ts',
      "import type { Surface } from '../syntax/surface';",
      'src/check/identity.ts:1 imports src/syntax/surface: check may import numeric, ops, ir, util',
    ],
    [
      'src/util/span.ts',
      "export * from '../ir/expression';",
      'src/util/span.ts:1 imports src/ir/expression: util may import nothing',
    ],
    [
      'src/ops/scalar/abs.ts',
      "export const f = () => import('../../pipeline');",
      'src/ops/scalar/abs.ts:1 imports src/pipeline: ops may import ir, util',
    ],
    [
      'src/ir/claim.ts',
      "export type T = import('../ops/operator').Operator;",
      'src/ir/claim.ts:1 imports src/ops/operator: ir may import util',
    ],
    [
      'src/report/diagnostic.ts',
      "import { checkClaim } from '../check/checkClaim';",
      'src/report/diagnostic.ts:1 imports src/check/checkClaim: report may only import types from check',
    ],
    [
      'src/webview/main.ts',
      "import { codes } from '../report/codes';",
      'src/webview/main.ts:1 imports src/report/codes: webview may import protocol, util',
    ],
    ['src/worker/client.ts', "import { Uri } from 'vscode';", 'src/worker/client.ts:1 imports vscode: only vscode and the two entries may'],
    [
      'src/regions/scan.ts',
      "import { readFileSync } from 'fs';",
      'src/regions/scan.ts:1 imports fs: only cli, worker and vscode touch Node',
    ],
    [
      'src/numeric/sample.ts',
      "import { randomBytes } from 'node:crypto';",
      'src/numeric/sample.ts:1 imports node:crypto: only cli, worker and vscode touch Node',
    ],
    ['src/elaborate/scope.ts', "import katex from 'katex';", 'src/elaborate/scope.ts:1 imports katex: no package of elaborate'],
    ['src/syntax/parse.ts', "import k from 'katex-plus';", 'src/syntax/parse.ts:1 imports katex-plus: no package of syntax'],
    [
      'src/numeric/sample.ts',
      'export const draw = () =>\n  Math.random();',
      'src/numeric/sample.ts:2 uses Math.random: numeric must give the same answer every time',
    ],
    [
      'src/pipeline.ts',
      'const start = performance.now();',
      'src/pipeline.ts:1 uses performance.now: pipeline must give the same answer every time',
    ],
    ['src/report/text.ts', 'const now = new Date();', 'src/report/text.ts:1 uses Date: report must give the same answer every time'],
    [
      'src/vscode/panel.ts',
      '/// <reference lib="dom" />\nexport const x = 1;',
      "src/vscode/panel.ts:1 asks for the DOM's types: only webview may",
    ],
    ['src/extra/thing.ts', 'export const x = 1;', 'src/extra/thing.ts:1 is in no layer: add extra to scripts/layers.ts'],
    ['src/cli/main.ts', "import { drive } from '../../test/host/drive';", 'src/cli/main.ts:1 imports test/host/drive: that is outside src'],
  ];
  for (const [path, text, violation] of forbidden) {
    it(`forbids: ${violation}`, () => {
      assert.deepEqual(violations(path, text), [violation]);
    });
  }

  const allowed: readonly (readonly [path: string, text: string])[] = [
    ['src/check/identity.ts', "import { sample } from '../numeric/sample';"],
    ['src/report/diagnostic.ts', "import type { Verdict } from '../check/verdict';"],
    ['src/syntax/katexTree.ts', "import katex from 'katex';"],
    ['src/cli/main.ts', "import { readFile } from 'node:fs/promises';\nimport { checkDocument } from '../pipeline';"],
    ['src/extension.ts', "import * as vscode from 'vscode';\nimport { panel } from './vscode/panel';"],
    ['src/webview/main.ts', "import '../../media/panel.css';\nimport { axisLeft } from 'd3-axis';\nrequestAnimationFrame(() => Date.now());"],
    ['src/numeric/sample.ts', '// Math.random() would not do\nexport const text = "Date.now()";'],
    ['src/ops/scalar/abs.ts', "import { operator } from '../operator';"],
  ];
  for (const [path, text] of allowed) {
    it(`allows: ${path} ${text.split('\n')[0]}`, () => {
      assert.deepEqual(violations(path, text), []);
    });
  }
});
