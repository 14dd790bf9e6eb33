/// <reference lib="dom" />
/**
 * Extends VS Code's renderer of Markdown cells: behind each formula stands its verdict, as in the Markdown preview. The
 * extension host tells the verdicts; the renderer says when it is there to be told.
 */
import markStyle from '../../media/markdown.css';
import { readCellsMessage, type CellsRequest } from '../protocol/cellMarks';
import { RenderedCells, type MarkdownIt } from './renderedCells';

/** The part of VS Code's renderer API that is used. Without messaging there is no extension host to ask. */
interface RendererContext {
  readonly getRenderer: (id: string) => Promise<MarkdownRenderer | undefined>;
  readonly postMessage?: (message: CellsRequest) => void;
  readonly onDidReceiveMessage?: (listener: (message: unknown) => void) => unknown;
}

interface MarkdownRenderer {
  readonly extendMarkdownIt: (extend: (markdownIt: MarkdownIt) => void) => void;
}

export async function activate(context: RendererContext): Promise<void> {
  const renderer = await context.getRenderer('vscode.markdown-it-renderer');
  if (!renderer) throw new Error('VS Code has no renderer of Markdown cells');
  const cells = new RenderedCells();
  addStyle();
  renderer.extendMarkdownIt((markdownIt) => cells.extend(markdownIt));
  context.onDidReceiveMessage?.((message) => {
    const told = readCellsMessage(message);
    if (told) cells.take(told.cells);
  });
  context.postMessage?.({ type: 'ready' });
}

/** Of the page, whose colours reach into the cells, and of each cell, which takes what has this class. */
function addStyle(): void {
  const style = document.createElement('style');
  style.textContent = markStyle;
  const template = document.createElement('template');
  template.className = 'markdown-style';
  template.content.append(style.cloneNode(true));
  document.head.append(style, template);
}
