import { applyEdits, modify } from 'jsonc-parser';

/** A configuration file with a value set at a path of keys; everything else of it, comments too, stays as it is. */
export function setInConfig(text: string, path: readonly string[], value: string): string {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1];
  const isTabbed = indent?.startsWith('\t') === true;
  const formattingOptions = { insertSpaces: !isTabbed, tabSize: isTabbed || !indent ? 2 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const object = text.trim() === '' ? '{}\n' : text;
  return applyEdits(object, modify(object, [...path], value, { formattingOptions }));
}
