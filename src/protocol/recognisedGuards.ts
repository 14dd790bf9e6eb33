/** Checks of what is told of functions. */
import type { FactJson, FormatJson, OverflowJson, RecognisedJson } from './recognised';
import { isArrayOf, isNumber, isOptional, isRecord, isString } from './values';

function isFact(value: unknown): value is FactJson {
  return isRecord(value) && isString(value.label) && isOptional(value.words, isString) && isOptional(value.latex, isString);
}

function isOverflow(value: unknown): value is OverflowJson {
  return isRecord(value) && isNumber(value.at) && isString(value.gives);
}

function isEnds(value: unknown): value is FormatJson['stable'] {
  return isRecord(value) && isOptional(value.below, isOverflow) && isOptional(value.above, isOverflow);
}

function isFormat(value: unknown): value is FormatJson {
  return isRecord(value) && isString(value.format) && isEnds(value.textbook) && isEnds(value.stable);
}

export function isRecognised(value: unknown): value is RecognisedJson {
  return (
    isRecord(value) &&
    isString(value.name) &&
    typeof value.isDefined === 'boolean' &&
    isArrayOf(value.facts, isFact) &&
    isOptional(value.formats, (formats): formats is FormatJson[] => isArrayOf(formats, isFormat))
  );
}
