/** Checks that data from the other side of a boundary has the shape the types promise. */
import type { Interpretation, SymbolJson } from './reading';
import type { ClaimJson, Evidence, PlotJson, Position, Range, RepairJson, StepJson, TextEditJson, VerdictName, WitnessJson } from './verdict';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isArrayOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isOptional<T>(value: unknown, isPresent: (value: unknown) => value is T): value is T | undefined {
  return value === undefined || isPresent(value);
}

/** A number; JSON writes the non-finite ones as null. */
function isValue(value: unknown): value is number {
  return isNumber(value) || value === null;
}

function isIndex(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0;
}

function isRecordOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is Readonly<Record<string, T>> {
  return isRecord(value) && Object.values(value).every(isItem);
}

export function isPosition(value: unknown): value is Position {
  return isRecord(value) && isIndex(value.line) && isIndex(value.character);
}

export function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value.start) && isPosition(value.end);
}

const verdictNames: readonly unknown[] = ['verified', 'refuted', 'conditional', 'stipulated', 'unchecked'] satisfies VerdictName[];

function isFinding(value: Record<string, unknown>): boolean {
  return (
    isRange(value.range) &&
    isString(value.latex) &&
    verdictNames.includes(value.verdict) &&
    (value.code === null || isString(value.code)) &&
    isString(value.message) &&
    isOptional(value.reason, isString) &&
    isOptional(value.witness, isWitness)
  );
}

function isSide(value: unknown): value is number | readonly number[] {
  return isValue(value) || isArrayOf(value, isValue);
}

function isWitness(value: unknown): value is WitnessJson {
  return isRecord(value) && isRecordOf(value.point, isValue) && isSide(value.left) && isSide(value.right);
}

function isStep(value: unknown): value is StepJson {
  return isRecord(value) && isFinding(value);
}

function isRepair(value: unknown): value is RepairJson {
  return isRecord(value) && isString(value.latex) && isString(value.edit) && isArrayOf(value.edits, isTextEdit);
}

function isTextEdit(value: unknown): value is TextEditJson {
  return isRecord(value) && isRange(value.range) && isString(value.newText);
}

function isEvidence(value: unknown): value is Evidence {
  return (
    isRecord(value) &&
    isOptional(value.method, isString) &&
    isOptional(value.informativePoints, isNumber) &&
    isOptional(value.sizes, (sizes): sizes is number[] => isArrayOf(sizes, isNumber)) &&
    isOptional(value.worstDifference, isValue) &&
    isOptional(value.precision, isNumber) &&
    isOptional(value.seed, isNumber) &&
    isOptional(value.reading, isString)
  );
}

function isPoint(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && isValue(value[0]) && isValue(value[1]);
}

function isSeries(value: unknown): value is PlotJson['series'][number] {
  return isRecord(value) && isString(value.label) && isString(value.latex) && isArrayOf(value.points, isPoint);
}

function isPlotWitness(value: unknown): value is NonNullable<PlotJson['witness']> {
  return isRecord(value) && isValue(value.x) && isValue(value.left) && isValue(value.right);
}

function isPlot(value: unknown): value is PlotJson {
  return (
    isRecord(value) &&
    isString(value.variable) &&
    isRecordOf(value.at, isValue) &&
    isArrayOf(value.series, isSeries) &&
    isOptional(value.witness, isPlotWitness) &&
    (value.shape === 'line' || value.shape === 'bars')
  );
}

function isSymbol(value: unknown): value is SymbolJson {
  return isRecord(value) && isString(value.name) && isString(value.meaning) && (value.source === 'stated' || value.source === 'convention' || value.source === 'inferred');
}

function isInterpretation(value: unknown): value is Interpretation {
  return (
    isRecord(value) &&
    isString(value.statement) &&
    isArrayOf(value.symbols, isSymbol) &&
    isArrayOf(value.assumptions, isString) &&
    isOptional(value.choice, isString) &&
    isArrayOf(value.otherReadings, isString)
  );
}

export function isClaim(value: unknown): value is ClaimJson {
  return (
    isRecord(value) &&
    isFinding(value) &&
    isOptional(value.cell, isIndex) &&
    isOptional(value.findingRange, isRange) &&
    isOptional(value.macro, isString) &&
    isString(value.kind) &&
    isEvidence(value.evidence) &&
    isArrayOf(value.assumptions, isString) &&
    isOptional(value.repairs, (repairs): repairs is RepairJson[] => isArrayOf(repairs, isRepair)) &&
    isOptional(value.steps, (steps): steps is StepJson[] => isArrayOf(steps, isStep)) &&
    isOptional(value.suppressed, (flag) => flag === true) &&
    isOptional(value.plot, isPlot) &&
    isOptional(value.interpretation, isInterpretation) &&
    isOptional(value.macros, (macros): macros is Record<string, string> => isRecordOf(macros, isString))
  );
}
