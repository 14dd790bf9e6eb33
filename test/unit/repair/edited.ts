import type { TextEditJson } from '../../../src/protocol/verdict';

/** A text with edits made, as an editor makes them. */
export function edited(text: string, edits: readonly TextEditJson[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEditJson['range']['start']): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return [...edits].reverse().reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}
