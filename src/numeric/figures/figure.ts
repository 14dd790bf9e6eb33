/** A number of a figure that may be set to something else: a variable or an entry of one, within [low, high]. */
export interface Control {
  readonly key: string;
  readonly low: number;
  readonly high: number;
}

interface Shown {
  /** The values of everything that does not run along an axis: sizes, indices, variables. */
  readonly at: Readonly<Record<string, number>>;
  /** Which of these may be set. */
  readonly controls: readonly Control[];
}

/** A point of a figure: of an objective where it is said to be optimal and where a search found it to be, else the witness. */
export interface Mark {
  readonly label: 'stated' | 'found' | 'witness';
  /** What runs along the axes. */
  readonly at: readonly number[];
  readonly value: number;
}

/** Values over one variable (`line`) or over the entries of a vector (`bars`). */
export interface SeriesData extends Shown {
  readonly shape: 'line' | 'bars';
  /** What runs along the axis: a variable or entry (`x`, `z[1]`), or for bars an index or `entry`. */
  readonly variable: string;
  /** Variables that could run along the axis instead. */
  readonly choices: readonly string[];
  readonly series: readonly { readonly label: SeriesLabel; readonly points: readonly (readonly [number, number])[] }[];
  /** Where the witness lies, if there is one and it is what is shown. */
  readonly witness?: { readonly x: number; readonly left: number; readonly right: number };
  readonly marks: readonly Mark[];
}

export type SeriesLabel = 'left' | 'right' | 'objective';

/** The entries of matrices, row-major. */
export interface MatrixData extends Shown {
  readonly shape: 'matrix';
  /** What the rows and columns are numbered by: indices, or `row` and `column`. */
  readonly variables: readonly [rows: string, columns: string];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly panels: readonly { readonly label: SeriesLabel; readonly values: readonly number[] }[];
  /** Positions of the entries that differ for certain: their enclosures do not overlap. */
  readonly differing: readonly number[];
}

/** Values over two variables, on a grid. */
export interface FieldData extends Shown {
  readonly shape: 'field';
  readonly variables: readonly [across: string, up: string];
  /** First and last value along each axis. */
  readonly window: readonly [across: readonly [number, number], up: readonly [number, number]];
  /** Values along each axis; `values[row * count + column]`, the first row at the low end. NaN where it is not defined. */
  readonly count: number;
  /** The variables are shares that, with a third, sum to 1: outside of that the values mean nothing. */
  readonly simplex: boolean;
  readonly panels: readonly { readonly label: SeriesLabel; readonly values: readonly number[] }[];
  readonly marks: readonly Mark[];
}

export type FigureData = SeriesData | MatrixData | FieldData;

/** What differs from a figure as it is first shown. */
export interface Settings {
  /** By the keys of its controls; values outside of a control's range are brought within it. */
  readonly values: Readonly<Record<string, number>>;
  /** What is to run along the axis, one of its choices. */
  readonly over?: string;
}

/** Something that can be drawn of a claim. */
export interface Figure {
  readonly subject: 'sides' | 'contours' | 'objective';
  /** Undefined where it cannot be evaluated. */
  readonly draw: (settings?: Settings) => FigureData | undefined;
}

/** The values of a figure's controls: as set, else as held. */
export function settled(controls: readonly Control[], held: (key: string) => number, { values }: Settings): ReadonlyMap<string, number> {
  return new Map(controls.map(({ key, low, high }) => {
    const wanted = values[key];
    return [key, wanted === undefined || !Number.isFinite(wanted) ? held(key) : Math.min(high, Math.max(low, wanted))];
  }));
}

/** `count` values from `low` to `high`. */
export const evenly = ([low, high]: readonly [number, number], count: number): readonly number[] => Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
