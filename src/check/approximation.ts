import { array, divide, multiply, rational } from '../ir/build';
import type { Property, PropertyKind, Reading } from '../ir/claim';
import type { Expression } from '../ir/expression';
import { freeSizes, freeVariables, substitute, substituteVariable } from '../ir/substitute';
import { enclose } from '../numeric/evaluateNumber';
import type { Evidence } from '../numeric/evidence';
import { called } from './property';
import type { Verdict } from './verdict';
import { numbers } from './wording';

type Approximation = Property & { readonly property: PropertyKind & { kind: 'approximates' } };

/** Entries well apart, so that the largest and the smallest stand out. */
const SAMPLES: readonly (readonly number[])[] = [[1, 2], [3, 1, 2], [-1, 2, 0], [2, -2, 1, -1, 0]];
/** A smooth maximum of t·x, over t, tends to the largest entry; at this t it is close. */
const STRETCH = 64;
const CLOSE = 0.1;

/** Whether a function of a vector tends to its largest or smallest entry as the entries move apart. */
export function judgeApproximation(claim: Approximation, reading: Reading, seed: number): Verdict {
  const { over, subject, property } = claim;
  if (over.dimensions.length !== 1 || freeVariables(subject).size > 1) return { kind: 'unchecked', reason: 'unsupported-claim', message: 'it is not a function of one vector alone' };
  const values = SAMPLES.map((entries) => ({ entries, value: stretched(subject, over.name, entries), own: valueAt(subject, over.name, entries.map((entry) => rational(entry))) }));
  if (values.some(({ value, own }) => value === undefined || own === undefined)) return { kind: 'unchecked', reason: 'not-decided-numerically', message: 'its values could not be computed' };
  const tendsTo = (extreme: (...entries: number[]) => number): boolean => values.every(({ entries, value }) => Math.abs(value! - extreme(...entries)) < CLOSE);
  const found = tendsTo(Math.max) ? 'maximum' : tendsTo(Math.min) ? 'minimum' : undefined;
  const evidence: Evidence = { method: 'interval', informativePoints: values.length, sizes: [...new Set(SAMPLES.map(({ length }) => length))], worstDifference: 0, precision: 53, seed };
  const [{ entries, own }] = values as [(typeof values)[0], ...typeof values];
  const what = called(claim);
  const example = `at ${over.name} = ${numbers(entries)} it is ${numbers(own!)}`;
  if (found === property.extreme) return { kind: 'verified', message: `${what} is a smooth ${found}: it tends to the ${found} as the entries move apart (${example})`, evidence };
  if (found === undefined || reading.conditionsUnread) return { kind: 'unchecked', reason: 'not-decided-numerically', message: 'it tends neither to the maximum nor to the minimum' };
  const witness = { point: Object.fromEntries(entries.map((entry, k) => [`${over.name}[${k + 1}]`, entry])), left: own!, right: property.extreme === 'maximum' ? Math.max(...entries) : Math.min(...entries) };
  return { kind: 'refuted', code: 'property-fails', message: `${what} is a smooth ${found}, not a smooth ${property.extreme}: it tends to the ${found} as the entries move apart (${example})`, evidence, witness };
}

/** f(t x)/t */
const stretched = (subject: Expression, name: string, entries: readonly number[]): number | undefined =>
  valueAt(divide(subject, rational(STRETCH)), name, entries.map((entry) => multiply(rational(STRETCH), rational(entry))));

function valueAt(subject: Expression, name: string, entries: readonly Expression[]): number | undefined {
  const sizes = new Map([...freeSizes(subject)].map((size) => [size, entries.length]));
  const fixed = substitute(substituteVariable(subject, name, array(...entries)), (node) => (node.kind === 'size' && sizes.has(node.name) ? rational(entries.length) : undefined));
  const value = enclose(fixed);
  return value.ok && value.low.length === 1 ? (value.low[0]! + value.high[0]!) / 2 : undefined;
}
