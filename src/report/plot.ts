import type { Compared } from '../check/verdict';
import type { FigureData, SeriesLabel } from '../numeric/figures/figure';
import type { DrawnPlotJson, PlotSubject } from '../protocol/plot';

/** What the parts of a figure are called: the sides as the author wrote them, or the objective. */
export type FigureNames = Pick<Compared, 'left' | 'right'> | { readonly objective: string };

const words: Readonly<Record<SeriesLabel, string>> = { left: 'left side', right: 'right side', objective: 'objective' };

/** Plot data as the panel takes them, each part under its own LaTeX. */
export function plotJson(subject: PlotSubject, data: FigureData, names: FigureNames): DrawnPlotJson {
  const latexOf: Readonly<Partial<Record<SeriesLabel, string>>> = names;
  const named = <Part extends { readonly label: SeriesLabel }>(part: Part) => ({ ...part, label: words[part.label], latex: latexOf[part.label] ?? '' });
  switch (data.shape) {
    case 'line':
    case 'bars':
      return { subject, ...data, series: data.series.map(named) };
    case 'matrix':
      return { subject, ...data, panels: data.panels.map(named) };
    case 'field':
      return { subject, ...data, panels: data.panels.map(named) };
  }
}
