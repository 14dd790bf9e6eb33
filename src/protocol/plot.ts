/**
 * Numbers for one figure of the panel. A figure whose controls were moved, or that runs over another of its choices, is
 * asked for again (`DrawRequest` in `worker.ts`, `draw` in `panel.ts`).
 */

/** A variable or an entry of one that a slider moves within [low, high]; its value is in `at`. */
export interface ControlJson {
  readonly key: string;
  readonly low: number;
  readonly high: number;
}

/** `sides`: both sides of what was checked; `contours`: the same over two variables; `objective`: what is to be least or greatest. */
export type PlotSubject = 'sides' | 'contours' | 'objective';

interface PlotBase {
  readonly subject: PlotSubject;
  /** The values of everything that does not run along an axis: sizes, indices, variables. */
  readonly at: Readonly<Record<string, number>>;
  readonly controls: readonly ControlJson[];
}

/** What is drawn several times over the same axes. */
interface Named {
  /** In words: `left side`. */
  readonly label: string;
  readonly latex: string;
}

/** The witness, the optimum that is stated, or the one that a search found. */
export interface MarkJson {
  readonly label: 'stated' | 'found' | 'witness';
  /** What runs along the axes. */
  readonly at: readonly number[];
  readonly value: number;
}

/** Values over one variable (`line`) or over the entries of a vector (`bars`). */
export interface SeriesPlotJson extends PlotBase {
  readonly shape: 'line' | 'bars';
  /** What runs along the axis: a variable or entry (`x`, `z[1]`), for bars an index or `entry`. */
  readonly variable: string;
  /** Variables that could run along the axis instead. */
  readonly choices: readonly string[];
  readonly series: readonly (Named & { readonly points: readonly (readonly [number, number])[] })[];
  /** Where the witness lies on each series, if there is one. */
  readonly witness?: { readonly x: number; readonly left: number; readonly right: number };
  readonly marks: readonly MarkJson[];
}

/** The entries of matrices, row-major; `differing` are the positions at which they differ for certain. */
export interface MatrixPlotJson extends PlotBase {
  readonly shape: 'matrix';
  readonly variables: readonly [rows: string, columns: string];
  /** The numbers of the rows and columns. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly panels: readonly (Named & { readonly values: readonly number[] })[];
  readonly differing: readonly number[];
}

/** Values on a square grid over two variables, the first row at the low end; null where they are not defined. */
export interface FieldPlotJson extends PlotBase {
  readonly shape: 'field';
  readonly variables: readonly [across: string, up: string];
  readonly window: readonly [across: readonly [number, number], up: readonly [number, number]];
  /** Values along each axis. */
  readonly count: number;
  /** The variables are shares that sum to 1 with a third. */
  readonly simplex: boolean;
  readonly panels: readonly (Named & { readonly values: readonly number[] })[];
  readonly marks: readonly MarkJson[];
}

/** A figure that there is and that is drawn only when somebody wants to see it. */
export interface UndrawnPlotJson {
  readonly shape: 'undrawn';
  readonly subject: PlotSubject;
}

export type DrawnPlotJson = SeriesPlotJson | MatrixPlotJson | FieldPlotJson;
export type PlotJson = DrawnPlotJson | UndrawnPlotJson;

/** How a figure is to be drawn. */
export interface PlotSettings {
  /** By the keys of its controls; what is not named is as first shown. */
  readonly values: Readonly<Record<string, number>>;
  /** One of its choices. */
  readonly over?: string;
}
