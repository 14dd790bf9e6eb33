import type { Position, Range } from '../protocol/verdict';

/** One replacement in a document; a TextDocumentContentChangeEvent is one. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/** Where `range` lies after `change`, or undefined if the change touches it. */
export function shiftRange(range: Range, change: TextChange): Range | undefined {
  const apart = isBefore(change.range.end, range.start) || isBefore(range.end, change.range.start);
  return apart ? { start: shiftPosition(range.start, change), end: shiftPosition(range.end, change) } : undefined;
}

/** Where `position` lies after `change`; one within the replaced text goes to the end of the new text. */
export function shiftPosition(position: Position, { range, text }: TextChange): Position {
  if (!isBefore(range.start, position)) return position;
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1] ?? '';
  const line = range.start.line + lines.length - 1;
  const end = { line, character: (lines.length === 1 ? range.start.character : 0) + last.length };
  if (isBefore(position, range.end)) return end;
  const onLastLine = position.line === range.end.line;
  return {
    line: end.line + position.line - range.end.line,
    character: onLastLine ? end.character + position.character - range.end.character : position.character,
  };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
