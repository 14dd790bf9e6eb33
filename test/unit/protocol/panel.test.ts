import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { readPanelRequest, readPanelState, readShowMessage } from '../../../src/protocol/panel';

const folder = 'test/fixtures/panel';
const claims = readdirSync(folder).map((name) => ({ name, claim: JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, unknown> }));
const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };

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
    ['a plot of an unknown shape', { ...whole, plot: { ...(whole.plot as object), shape: 'pie' } }],
    ['a witness without a side', { ...whole, witness: { point: {}, left: 1 } }],
    ['a reading whose symbols are no list', { ...whole, interpretation: { statement: 'x', symbols: 'x', assumptions: [], otherReadings: [] } }],
    ['a symbol from nowhere', { ...whole, interpretation: { statement: 'x', symbols: [{ name: 'x', meaning: 'a number', source: 'guessed' }], assumptions: [], otherReadings: [] } }],
    ['a repair without its edits', { ...whole, repairs: [{ latex: 'x', edit: 'put x for y' }] }],
    ['a repair whose edits have no place', { ...whole, repairs: [{ latex: 'x', edit: 'put x for y', edits: [{ newText: 'x' }] }] }],
    ['assumptions that are no list', { ...whole, assumptions: 'log' }],
  ];
  for (const [what, claim] of broken) it(`refuses ${what}`, () => assert.equal(readPanelState(report(claim)), undefined));

  it('accepts the numbers that JSON writes as null', () => {
    const plot = { variable: 'x', at: {}, shape: 'line', series: [{ label: 'l', latex: 'l', points: [[0, null]] }] };
    assert.ok(readPanelState(report({ ...whole, plot })));
  });

  it('accepts the other states', () => {
    for (const state of [{ kind: 'welcome' }, { kind: 'checking', document: 'a' }, { kind: 'nothing', document: 'a', message: 'b' }]) {
      assert.deepEqual(readPanelState(state), state);
    }
  });

  it('refuses anything else', () => {
    for (const value of [undefined, null, 1, 'welcome', [], {}, { kind: 'other' }, { kind: 'nothing', document: 'a' }]) {
      assert.equal(readPanelState(value), undefined);
    }
  });
});

describe('readShowMessage', () => {
  it('accepts a state under `show`', () => {
    assert.deepEqual(readShowMessage({ type: 'show', state: { kind: 'welcome' } }), { type: 'show', state: { kind: 'welcome' } });
  });
  it('refuses another message', () => {
    assert.equal(readShowMessage({ type: 'eval', state: { kind: 'welcome' } }), undefined);
    assert.equal(readShowMessage({ type: 'show', state: { kind: '?' } }), undefined);
  });
});

describe('readPanelRequest', () => {
  it('accepts the requests of the page', () => {
    for (const request of [
      { type: 'ready' },
      { type: 'reveal', generation: 3, range },
      { type: 'reveal', generation: 3, range, cell: 2 },
      { type: 'explain', code: 'wrong-number' },
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
    ]) {
      assert.equal(readPanelRequest(value), undefined);
    }
  });
});
