import type { DrawnPlotJson, PlotSettings } from '../protocol/plot';
import type { Range } from '../protocol/verdict';

/** What shows a place in the editor. */
export type Reveal = Pick<PanelActions, 'reveal'>;

/** What the page can ask of the editor. */
export interface PanelActions {
  readonly reveal: (range: Range, cell: number | undefined) => void;
  readonly explain: (code: string) => void;
  readonly copy: (text: string) => void;
  readonly save: (format: 'svg' | 'png', content: string) => void;
  /** What can be asked about one claim of the report, by its place in it. */
  readonly ofClaim: (claim: number) => ClaimActions;
}

export interface ClaimActions {
  readonly repair: (repair: number) => void;
  /** Checks again under other facts; none where empty. */
  readonly assume: (facts: string) => void;
  /** Writes the facts it was checked under into the document. */
  readonly write: () => void;
  /** Undefined where the figure cannot be drawn so. */
  readonly draw: (plot: number, settings: PlotSettings) => Promise<DrawnPlotJson | undefined>;
}
