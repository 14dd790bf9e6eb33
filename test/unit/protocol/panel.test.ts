import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { readPanelRequest, readPanelState, readPanelMessage } from '../../../src/protocol/panel';

const folder = 'test/fixtures/panel';
const claims = readdirSync(folder).map((name) => ({ name, claim: JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, unknown> }));
const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };

const shown = { subject: 'sides', at: { x: 1 }, controls: [{ key: 'x', low: 0, high: 2 }] };
const matrix = { ...shown, shape: 'matrix', variables: ['i', 'j'], rows: [1, 2], columns: [1, 2], panels: [{ label: 'l', latex: 'l', values: [1, 2, null, 4] }], differing: [3] };
const field = { ...shown, shape: 'field', variables: ['a', 'b'], window: [[0, 1], [0, 1]], count: 2, simplex: false, panels: [{ label: 'l', latex: 'l', values: [1, 2, null, 4] }], marks: [{ label: 'witness', at: [0, 1], value: 2 }] };

function report(claim: unknown): unknown {
  return { kind: 'report', document: 'notes.md', generation: 1, claims: [claim] };
}

describe('readPanelState', () => {
  for (const { name, claim } of claims) {
    it(`accepts ${name}`, () => assert.deepEqual(readPanelState(report(claim)), report(claim)));
  }

  const whole = claims.find(({ name }) => name === 'refuted-definition.json')!.claim;
  const broken: readonly (readonly [string, Record<string, unknown>])[] = [
    ['an unknown verdict', { ...whole, verdict: 'maybe' }],
    ['a message that is no text', { ...whole, message: { toString: 'x' } }],
    ['a range without an end', { ...whole, range: { start: range.start } }],
    ['a negative line', { ...whole, range: { start: { line: -1, character: 0 }, end: range.end } }],
    ['macros that are no text', { ...whole, macros: { '\\x': 1 } }],
    ['a plot of an unknown shape', { ...whole, plots: [{ ...(whole.plots as object[])[0], shape: 'pie' }] }],
    ['a plot of nothing known', { ...whole, plots: [{ shape: 'undrawn', subject: 'secrets' }] }],
    ['a slider without ends', { ...whole, plots: [{ ...(whole.plots as object[])[0], controls: [{ key: 'x', low: 0 }] }] }],
    ['a matrix without some of its entries', { ...whole, plots: [{ ...matrix, panels: [{ label: 'l', latex: 'l', values: [1, 2, 3] }] }] }],
    ['contours that are no square', { ...whole, plots: [{ ...field, panels: [{ label: 'l', latex: 'l', values: [1] }] }] }],
    ['a fact that is no text', { ...whole, recognised: [{ name: 'the sigmoid', isDefined: true, facts: [{ label: 'Values', words: 1 }] }] }],
    ['an overflow at no number', { ...whole, recognised: [{ name: 'the sigmoid', isDefined: true, facts: [], formats: [{ format: 'float16', textbook: { above: { at: '1', gives: '∞' } }, stable: {} }] }] }],
    ['assumed facts that are no text', { ...whole, assumed: { facts: 1, unread: [] } }],
    ['a witness without a side', { ...whole, witness: { point: {}, left: 1 } }],
    ['a reading whose symbols are no list', { ...whole, interpretation: { statement: 'x', symbols: 'x', assumptions: [], otherReadings: [] } }],
    ['a symbol from nowhere', { ...whole, interpretation: { statement: 'x', symbols: [{ name: 'x', meaning: 'a number', source: 'guessed' }], assumptions: [], otherReadings: [] } }],
    ['a repair without its edits', { ...whole, repairs: [{ latex: 'x', edit: 'put x for y' }] }],
    ['a repair whose edits have no place', { ...whole, repairs: [{ latex: 'x', edit: 'put x for y', edits: [{ newText: 'x' }] }] }],
    ['assumptions that are no list', { ...whole, assumptions: 'log' }],
  ];
  for (const [what, claim] of broken) it(`refuses ${what}`, () => assert.equal(readPanelState(report(claim)), undefined));

  it('accepts every kind of figure, and the numbers that JSON writes as null', () => {
    const line = { ...shown, shape: 'line', variable: 'x', choices: [], series: [{ label: 'l', latex: 'l', points: [[0, null]] }], marks: [] };
    assert.ok(readPanelState(report({ ...whole, plots: [line, matrix, field, { shape: 'undrawn', subject: 'contours' }] })));
  });

  it('accepts the other states', () => {
    for (const state of [{ kind: 'checking', document: 'a' }, { kind: 'nothing', document: 'a', message: 'b' }]) {
      assert.deepEqual(readPanelState(state), state);
    }
  });

  it('refuses anything else', () => {
    for (const value of [undefined, null, 1, 'welcome', [], {}, { kind: 'other' }, { kind: 'nothing', document: 'a' }]) {
      assert.equal(readPanelState(value), undefined);
    }
  });
});

describe('readPanelMessage', () => {
  it('accepts a figure, or that there is none', () => {
    for (const message of [{ type: 'drawn', generation: 1, claim: 0, plot: 1, data: matrix }, { type: 'drawn', generation: 1, claim: 0, plot: 1 }]) assert.deepEqual(readPanelMessage(message), message);
  });
  it('refuses a figure that is none', () => {
    assert.equal(readPanelMessage({ type: 'drawn', generation: 1, claim: 0, plot: 1, data: { shape: 'undrawn', subject: 'sides' } }), undefined);
    assert.equal(readPanelMessage({ type: 'drawn', generation: 1, claim: -1, plot: 1 }), undefined);
  });
  it('accepts a state under `show`', () => {
    assert.deepEqual(readPanelMessage({ type: 'show', state: { kind: 'checking', document: 'a' } }), { type: 'show', state: { kind: 'checking', document: 'a' } });
  });
  it('refuses another message', () => {
    assert.equal(readPanelMessage({ type: 'eval', state: { kind: 'checking', document: 'a' } }), undefined);
    assert.equal(readPanelMessage({ type: 'show', state: { kind: '?' } }), undefined);
  });
});

describe('readPanelRequest', () => {
  it('accepts the requests of the page', () => {
    for (const request of [
      { type: 'ready' },
      { type: 'reveal', generation: 3, range },
      { type: 'reveal', generation: 3, range, cell: 2 },
      { type: 'explain', code: 'wrong-number' },
      { type: 'repair', generation: 3, claim: 0, repair: 1 },
      { type: 'assume', generation: 3, claim: 0, facts: 'x > 0, log base 2' },
      { type: 'write', generation: 3, claim: 0 },
      { type: 'draw', generation: 3, claim: 0, plot: 1, settings: { values: { 'z[1]': 0.5 }, over: 'z[2]' } },
      { type: 'copy', text: 'a = 1' },
      { type: 'save', format: 'svg', content: '<svg/>' },
      { type: 'save', format: 'png', content: 'iVBORw0KGgo=' },
    ]) {
      assert.deepEqual(readPanelRequest(request), request);
    }
  });

  it('refuses what the page never asks', () => {
    for (const value of [
      null,
      'ready',
      { type: 'reveal', range },
      { type: 'reveal', generation: 1, range: { start: range.start, end: { line: 'x', character: 0 } } },
      { type: 'explain', code: '../../etc/passwd' },
      { type: 'open', uri: 'file:///' },
      { type: 'repair', generation: 3, claim: 0, repair: 0.5 },
      { type: 'repair', claim: 0, repair: 0 },
      { type: 'assume', generation: 3, claim: 0, facts: 'x > 0 --> <script>' },
      { type: 'assume', generation: 3, claim: 0, facts: 'x > 0\n\\input{secret}' },
      { type: 'draw', generation: 3, claim: 0, plot: 1, settings: { values: { x: Infinity } } },
      { type: 'draw', generation: 3, claim: 0, plot: 1, settings: { values: {}, over: 1 } },
      { type: 'copy', text: 'x'.repeat(100_001) },
      { type: 'save', format: 'exe', content: '' },
      { type: 'save', format: 'png', content: '../../' },
      { type: 'save', format: 'svg', content: 1 },
    ]) {
      assert.equal(readPanelRequest(value), undefined);
    }
  });
});
