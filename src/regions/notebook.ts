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
  if (typeof cells === 'string') return { regions: [], definitions: [], includes: [], problems: [{ span: { start: 0, end: text.length }, message: cells }] };
  const regions: Region[] = [];
  const definitions: PlacedDefinition[] = [];
  const problems: { span: { start: number; end: number }; message: string; cell: number }[] = [];
  for (const [cell, value] of cells.entries()) {
    const source = markdownSource(value);
    if (source === undefined) continue;
    const found = findMarkdown(source);
    const isHeading = property(value, 'cell_type') === 'heading';
    for (const region of found.regions) regions.push({ ...region, cell, ...(isHeading && region.kind === 'prose' ? { role: 'heading' } : {}) });
    for (const problem of found.problems) problems.push({ ...problem, cell });
    for (const definition of found.definitions) definitions.push({ ...definition, cell });
  }
  return { regions, definitions, includes: [], problems };
}

/** All cells in order, or why there are none to be had. A file without any text is a notebook that was just created. */
function readCells(text: string): readonly unknown[] | string {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (json.trim() === '') return [];
  let notebook: unknown;
  try {
    notebook = JSON.parse(json);
  } catch {
    return 'this notebook is not readable as JSON';
  }
  const cells = property(notebook, 'cells');
  if (Array.isArray(cells)) return cells as readonly unknown[];
  const worksheets = property(notebook, 'worksheets');
  if (!Array.isArray(worksheets)) return 'this notebook has no list of cells';
  return worksheets.flatMap((worksheet: unknown): readonly unknown[] => {
    const own = property(worksheet, 'cells');
    return Array.isArray(own) ? (own as readonly unknown[]) : [];
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The text of a Markdown cell, or of a heading as nbformat 3 has them; its source is a string or a list of lines. */
function markdownSource(cell: unknown): string | undefined {
  const type = property(cell, 'cell_type');
  if (type !== 'markdown' && type !== 'heading') return undefined;
  const source = property(cell, 'source');
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : undefined;
}

/** The source of each Markdown cell by its number; empty for an unreadable notebook. */
export function notebookCells(text: string): ReadonlyMap<number, string> {
  const sources = new Map<number, string>();
  const cells = readCells(text);
  if (typeof cells === 'string') return sources;
  for (const [cell, value] of cells.entries()) {
    const source = markdownSource(value);
    if (source !== undefined) sources.set(cell, source);
  }
  return sources;
}
