/** Checks of figures and of what is asked of them. */
import type { ControlJson, DrawnPlotJson, MarkJson, PlotJson, PlotSettings, SeriesPlotJson } from './plot';
import { isArrayOf, isIndex, isNumber, isOptional, isRecord, isRecordOf, isString, isValue } from './values';

const subjects: readonly unknown[] = ['sides', 'contours', 'objective'];
const markLabels: readonly unknown[] = ['stated', 'found', 'witness'];

const isPairOf = <T>(isItem: (value: unknown) => value is T) => (value: unknown): value is readonly [T, T] => isArrayOf(value, isItem) && value.length === 2;
const isPoint = isPairOf(isValue);
const isNames = isPairOf(isString);
const isValues = (value: unknown): value is readonly number[] => isArrayOf(value, isValue);

function isControl(value: unknown): value is ControlJson {
  return isRecord(value) && isString(value.key) && isNumber(value.low) && isNumber(value.high);
}

function isMark(value: unknown): value is MarkJson {
  return isRecord(value) && markLabels.includes(value.label) && isValues(value.at) && isValue(value.value);
}

function isSeries(value: unknown): value is SeriesPlotJson['series'][number] {
  return isRecord(value) && isString(value.label) && isString(value.latex) && isArrayOf(value.points, isPoint);
}

const isPanel = (count: number) => (value: unknown): value is { label: string; latex: string; values: readonly number[] } =>
  isRecord(value) && isString(value.label) && isString(value.latex) && isValues(value.values) && value.values.length === count;

function isPlotWitness(value: unknown): value is NonNullable<SeriesPlotJson['witness']> {
  return isRecord(value) && isValue(value.x) && isValue(value.left) && isValue(value.right);
}

function isMatrix({ variables, rows, columns, panels, differing }: Record<string, unknown>): boolean {
  return isNames(variables) && isArrayOf(rows, isNumber) && isArrayOf(columns, isNumber) && isArrayOf(panels, isPanel(rows.length * columns.length)) && isArrayOf(differing, isIndex);
}

function isField({ variables, window, count, simplex, panels, marks }: Record<string, unknown>): boolean {
  return isNames(variables) && isPairOf(isPairOf(isNumber))(window) && isIndex(count) && typeof simplex === 'boolean' && isArrayOf(panels, isPanel(count * count)) && isArrayOf(marks, isMark);
}

export function isDrawnPlot(value: unknown): value is DrawnPlotJson {
  if (!isRecord(value) || !subjects.includes(value.subject) || !isRecordOf(value.at, isValue) || !isArrayOf(value.controls, isControl)) return false;
  switch (value.shape) {
    case 'line':
    case 'bars':
      return isString(value.variable) && isArrayOf(value.choices, isString) && isArrayOf(value.series, isSeries) && isOptional(value.witness, isPlotWitness) && isArrayOf(value.marks, isMark);
    case 'matrix':
      return isMatrix(value);
    case 'field':
      return isField(value);
    default:
      return false;
  }
}

export function isPlot(value: unknown): value is PlotJson {
  return isDrawnPlot(value) || (isRecord(value) && value.shape === 'undrawn' && subjects.includes(value.subject));
}

/** Finite numbers by name, and perhaps a name. */
export function isPlotSettings(value: unknown): value is PlotSettings {
  return isRecord(value) && isRecordOf(value.values, (number): number is number => isNumber(number) && Number.isFinite(number)) && isOptional(value.over, isString);
}
