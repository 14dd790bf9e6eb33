/** Checks that data from the other side of a boundary has the shape the types promise. */
import type { Interpretation, SymbolJson } from './reading';
import type { PlotJson } from './plot';
import { isPlot } from './plotGuards';
import type { RecognisedJson } from './recognised';
import { isRecognised } from './recognisedGuards';
import { isArrayOf, isIndex, isNumber, isOptional, isRecord, isRecordOf, isString, isValue } from './values';
import type { AssumedJson, ClaimJson, Evidence, Position, Range, RepairJson, StepJson, TextEditJson, VerdictName, WitnessJson } from './verdict';

export function isPosition(value: unknown): value is Position {
  return isRecord(value) && isIndex(value.line) && isIndex(value.character);
}

export function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value.start) && isPosition(value.end);
}

const verdictNames: readonly unknown[] = ['verified', 'refuted', 'conditional', 'stipulated', 'unchecked'] satisfies VerdictName[];

export function isVerdict(value: unknown): value is VerdictName {
  return verdictNames.includes(value);
}

function isFinding(value: Record<string, unknown>): boolean {
  return (
    isRange(value.range) &&
    isString(value.latex) &&
    isVerdict(value.verdict) &&
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
  return isRecord(value) && isRecordOf(value.point, isValue) && isSide(value.left) && isSide(value.right) && isOptional(value.stated, (flag) => flag === true);
}

function isStep(value: unknown): value is StepJson {
  return isRecord(value) && isFinding(value);
}

function isRepair(value: unknown): value is RepairJson {
  return isRecord(value) && isString(value.latex) && isString(value.edit) && isArrayOf(value.edits, isTextEdit) && isOptional(value.plain, (flag) => flag === true);
}

function isTextEdit(value: unknown): value is TextEditJson {
  return isRecord(value) && isRange(value.range) && isString(value.newText);
}

function isAssumed(value: unknown): value is AssumedJson {
  return isRecord(value) && isString(value.facts) && isArrayOf(value.unread, isString) && isOptional(value.edit, isTextEdit);
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

function isSymbol(value: unknown): value is SymbolJson {
  return isRecord(value) && isString(value.name) && isString(value.meaning) && (value.source === 'stated' || value.source === 'convention' || value.source === 'inferred') && isOptional(value.definition, isString);
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
    isOptional(value.plots, (plots): plots is PlotJson[] => isArrayOf(plots, isPlot)) &&
    isOptional(value.recognised, (functions): functions is RecognisedJson[] => isArrayOf(functions, isRecognised)) &&
    isOptional(value.assumed, isAssumed) &&
    isOptional(value.interpretation, isInterpretation) &&
    isOptional(value.macros, (macros): macros is Record<string, string> => isRecordOf(macros, isString))
  );
}
