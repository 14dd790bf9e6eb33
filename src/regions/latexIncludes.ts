import { readGroup, readOption } from './macroArgument';
import type { Scan } from './scan';
import { cutProse } from './scan';

/** Longer names are no files. */
const longestName = 500;

/**
 * Reads `\input{file}`, `\include`, `\subfile`, `\import{folder}{file}`, and packages and classes, of which the author's
 * own lie beside the document as `.sty` and `.cls`; notes what files are asked for.
 *
 * @returns the position behind the command, or `undefined` if it asks for no file
 */
export function readInclude(scan: Scan, at: number, name: string): number | undefined {
  const read = Object.hasOwn(commands, name) ? commands[name]! : undefined;
  const found = read?.(scan.text, at + 1 + name.length);
  if (!found) return undefined;
  scan.includes.push(...found.files);
  cutProse(scan, at, found.end);
  return found.end;
}

interface Include {
  readonly files: readonly string[];
  readonly end: number;
}

type ReadInclude = (text: string, at: number) => Include | undefined;

const commands: Readonly<Record<string, ReadInclude>> = {
  input: readInput,
  include: readInput,
  subfile: readInput,
  import: readImport,
  subimport: readImport,
  inputfrom: readImport,
  usepackage: (text, at) => readPackages(text, at, '.sty'),
  RequirePackage: (text, at) => readPackages(text, at, '.sty'),
  documentclass: readClass,
};

function isFileName(name: string): boolean {
  return name.length > 0 && name.length <= longestName && !/[\\#\n]/.test(name);
}

function readInput(text: string, at: number): Include | undefined {
  const found = /^\s*(?:\{\s*([^{}\n]{1,500}?)\s*\}|([^\s{}\\]{1,500}))/.exec(text.slice(at, at + longestName + 100));
  const name = found?.[1] ?? found?.[2];
  return found && name !== undefined && isFileName(name) ? { files: [name], end: at + found[0].length } : undefined;
}

function readImport(text: string, at: number): Include | undefined {
  const folder = readGroup(text, text.charAt(at) === '*' ? at + 1 : at);
  const file = folder && readGroup(text, folder.end);
  if (!file || !isFileName(file.text)) return undefined;
  const slash = folder.text === '' || folder.text.endsWith('/') ? '' : '/';
  return { files: [folder.text + slash + file.text], end: file.end };
}

function readPackages(text: string, at: number, extension: string): Include | undefined {
  const names = readGroup(text, optionsEnd(text, at));
  if (!names) return undefined;
  const files = names.text.split(',').map((name) => name.trim()).filter(isFileName);
  return { files: files.map((name) => name + extension), end: names.end };
}

/** A subfile names the document whose preamble it shares as an option of its class. */
function readClass(text: string, at: number): Include | undefined {
  const option = readOption(text, at);
  const found = readPackages(text, at, '.cls');
  return found && option && found.files.includes('subfiles.cls') ? { files: [option.text.trim()], end: found.end } : found;
}

/** Behind options in brackets, which may go over several lines. */
function optionsEnd(text: string, at: number): number {
  const options = /^\s*\[[^[\]]{0,1000}\]/.exec(text.slice(at, at + 1100));
  return at + (options?.[0].length ?? 0);
}
