import { findMarkdown } from './markdown';
import type { PlacedDefinition, Region, Regions } from './region';

/**
 * The regions of a Jupyter notebook's Markdown cells. Offsets are into the source of the cell that `cell` names, which
 * counts all cells, those of code too.
 *
 * @param text the notebook's JSON (nbformat 3 or 4)
 */
export function findNotebook(text: string): Regions {
  const cells = readCells(text);
  if (!cells) return { regions: [], definitions: [], includes: [], problems: [{ span: { start: 0, end: text.length }, message: 'this notebook is not readable as JSON' }] };
  const regions: Region[] = [];
  const definitions: PlacedDefinition[] = [];
  const problems: { span: { start: number; end: number }; message: string; cell: number }[] = [];
  for (const [cell, value] of cells.entries()) {
    const source = markdownSource(value);
    if (source === undefined) continue;
    const found = findMarkdown(source);
    for (const region of found.regions) regions.push({ ...region, cell });
    for (const problem of found.problems) problems.push({ ...problem, cell });
    for (const definition of found.definitions) definitions.push({ ...definition, cell });
  }
  return { regions, definitions, includes: [], problems };
}

function readCells(text: string): readonly unknown[] | undefined {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return undefined;
  }
  const cells = property(notebook, 'cells') ?? property(firstOf(property(notebook, 'worksheets')), 'cells');
  return Array.isArray(cells) ? cells : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

/** The text of a Markdown cell, whose source is a string or a list of lines. */
function markdownSource(cell: unknown): string | undefined {
  if (property(cell, 'cell_type') !== 'markdown') return undefined;
  const source = property(cell, 'source');
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : undefined;
}

/** The source of each Markdown cell by its number; empty for an unreadable notebook. */
export function notebookCells(text: string): ReadonlyMap<number, string> {
  const sources = new Map<number, string>();
  for (const [cell, value] of (readCells(text) ?? []).entries()) {
    const source = markdownSource(value);
    if (source !== undefined) sources.set(cell, source);
  }
  return sources;
}
