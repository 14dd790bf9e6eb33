import type { Range } from '../protocol/verdict';

/** What the page can ask of the editor. */
export interface PanelActions {
  readonly reveal: (range: Range, cell: number | undefined) => void;
  readonly explain: (code: string) => void;
}
